"""Cases found by the words of the texts that were marked shareable: no sealed text is in any index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, column, func, literal_column, select, table, text

if TYPE_CHECKING:
    from projections.questions import Reader

#: Dutch words of four letters and more that say nothing of a case: the list of Snowball, as PostgreSQL has it too.
STOP_WORDS = frozenset({
    "alles", "altijd", "andere", "daar", "deze", "doch", "doen", "door", "eens", "geen", "geweest", "haar", "hebben",
    "heeft", "hier", "iemand", "iets", "kunnen", "maar", "meer", "mijn", "moet", "naar", "niet", "niets", "omdat",
    "onder", "over", "reeds", "tegen", "toch", "toen", "veel", "voor", "want", "waren", "werd", "wezen", "worden",
    "wordt", "zelf", "zich", "zijn", "zonder"})
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHORTEST = 4


def words_of(shareable: str | None) -> list[str]:
    """The words of a text that can be shared: four letters or more, and no stop words; each once."""
    return sorted(set(_WORD.findall((shareable or "").lower())) - STOP_WORDS)


def places_with(reader: Reader, words: list[str]) -> Select[Any]:
    """The places in the record of the cases whose shareable text has one of these words, in any order.

    PostgreSQL compares them by their Dutch stem (text search, configuration `dutch`). SQLite has no stemmer for Dutch:
    there a word counts when it begins with the asked one without its ending, whatever its accents, so that a compound
    is found by its first part too; a vowel that doubles (school, scholen) is seen through by PostgreSQL alone.
    """
    q = reader.tables["question"]
    if reader.connection.dialect.name == "postgresql":
        dutch: ColumnElement[str] = literal_column("'dutch'")
        return select(q.c.place).where(func.to_tsvector(dutch, q.c.shareable).op("@@")(
            func.to_tsquery(dutch, " | ".join(words))))
    index = table(q.name.replace("question", "words"), column("rowid"))
    sought = text(f"{index.name} MATCH :sought").bindparams(sought=" OR ".join(f'"{_cut(word)}" *' for word in words))
    return select(index.c.rowid.label("place")).where(sought)


def _cut(word: str) -> str:
    """A word without its ending (-en, -s, -e), four letters at least: plaatsingen, plaatsing; gesprekken, gesprek."""
    for ending in ("en", "s", "e"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            is_doubled = ending != "s" and len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "aeou"
            return stem[:-1] if is_doubled else stem
    return word
