"""The tables that were published of a quarter: districts by age, with their totals, and what is hidden said so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.views.fields import Line
from dashboard.views.quarter import name
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dashboard.words import Words

    Row = Mapping[str, Any]

#: The figures of the city that tables were made of, and what these call them.
FIGURES = {"open": None, "overloaded": "overloaded", "stalled": "stalled", "closed_now": "closed", "waiting": "waiting"}
#: The figures that are told by age too; of the others a table has a column for each answer.
BY_AGE = ("open", "overloaded")
AGES = ("under 16", "16-17", "18 and over")
ANSWERS = ("yes", "no")


def publishing(quarter: str, today: date) -> Line:
    """The tables of a quarter are published: once, and for good."""
    return Line({"event": "release_published", "occurred_on": str(today), "release": quarter, "quarter": quarter})


def published(answer: Row, words: Words) -> str:
    """Of when the tables are, who published them when, and by which mark they are known again."""
    cells = answer["cells"]
    return "  \n".join([
        words("release.published", quarter=name(answer["release"], words), by=plain(answer["by"]),
              moment=words.moment(answer["published_at"])),
        words("release.cells", hidden=words.number(cells["hidden"]),
              cells=words.number(cells["hidden"] + cells["shown"])),
        words("release.digest", digest=answer["digest"])])


def tables(answer: Row, figure: str, words: Words) -> list[tuple[str, dict[str, list[str]]]]:
    """The tables of a figure, each with its title. An empty list when there was nobody to count."""
    cells = {_key(row): row for row in answer["figures"]}
    what = FIGURES[figure]
    if what == "waiting":
        return _waiting(cells, words)
    districts = list(dict.fromkeys(row["district"] for row in answer["figures"] if "district" in row))
    if not districts:
        return []
    ages: list[tuple[str, Row]] = [(words.code("sheet.age", age), {"age": age}) for age in AGES]
    if what is None:
        return [(words("release.table.open"), _crossed(cells, districts, ages, {}, words))]
    if figure not in BY_AGE:
        heads: list[tuple[str, Row]] = [(_answer(answered, words), {what: answered}) for answered in ANSWERS]
        return [(words(f"release.table.{figure}"), _crossed(cells, districts, heads, {}, words))]
    return [(words(f"release.table.{figure}.{answered}"), _crossed(cells, districts, ages, {what: answered}, words))
            for answered in ANSWERS]


def hidden_in(tables: Sequence[tuple[str, Mapping[str, list[str]]]], words: Words) -> str:
    """How many cells of the tables that are shown are hidden."""
    written = [cell for _, table in tables for column in list(table.values())[1:] for cell in column
               if cell != words("release.untold")]
    return words("release.hidden", hidden=words.number(written.count(words("figure.hidden"))),
                 cells=words.number(len(written)))


def _crossed(cells: Mapping[frozenset[tuple[str, str]], Row], districts: Sequence[str],
             heads: Sequence[tuple[str, Row]], of_all: Row, words: Words) -> dict[str, list[str]]:
    """Districts by these columns, with the totals of both; `of_all`: what holds for every cell."""
    rows: list[tuple[str, Row]] = [*((district, {"district": district}) for district in districts),
                                   (words("release.total"), {})]
    columns = [*heads, (words("release.total"), {})]
    return {words("sheet.column.district"): [plain(title) for title, _ in rows],
            **{title: [_written(cells.get(_key({**row, **column, **of_all})), words) for _, row in rows]
               for title, column in columns}}


def _waiting(cells: Mapping[frozenset[tuple[str, str]], Row], words: Words) -> list[tuple[str, dict[str, list[str]]]]:
    """What is waited for, of the whole city: of this no table by district was made."""
    rows = [row for row in cells.values() if "waiting" in row]
    if not rows:
        return []
    return [(words("release.table.waiting"),
             {words("sheet.column.waiting"): [words.code("wait.for", row["waiting"]) for row in rows],
              words("sheet.column.girls"): [_written(row, words) for row in rows]})]


def _key(row: Row) -> frozenset[tuple[str, str]]:
    return frozenset((key, value) for key, value in row.items() if key not in {"girls", "hidden"})


def _written(row: Row | None, words: Words) -> str:
    """A cell: hidden says so, and so does what the tables never tell."""
    if row is None:
        return words("release.untold")
    return words("figure.hidden") if row["girls"] is None else words.number(row["girls"])


def _answer(answered: str, words: Words) -> str:
    text = words(f"sheet.dimension.{answered}")
    return text[:1].upper() + text[1:]
