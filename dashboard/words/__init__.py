"""The words on the screen, in Dutch and in English, with days and figures as people write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("nl", "en")
DEFAULT_LANGUAGE = "nl"
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&^=])")
#: Where a page would make a link of an address by itself, escaped or not: a sign without width comes between.
_LINKS = re.compile(r"(?<=http)(?=s?://)|(?<=ftp)(?=://)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@)", re.IGNORECASE)
_PERCENT = "#,##0\N{NO-BREAK SPACE}%"
_LOCALES = {"nl": "nl_NL", "en": "en_GB"}


@cache
def texts_of(language: str) -> Mapping[str, str]:
    """Every text of a language by its key, read once from words/<language>.po."""
    with (Path(__file__).parent / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id}


def plain(text: str) -> str:
    """Text that somebody typed, safe inside the marked-up text of a page: no links, pictures or styles of its own."""
    return _MARKS.sub(r"\\\1", _LINKS.sub("\N{WORD JOINER}", text))


class Words:
    """One language: texts by key, codes of the record in words, days and figures in the usual form."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        """An unknown language is answered in Dutch."""
        self.language = language if language in LANGUAGES else DEFAULT_LANGUAGE
        self.locale = _LOCALES[self.language]
        self._texts = texts_of(self.language)

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key, with its values filled in. A missing key shows itself."""
        text = self._texts.get(key, key)
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        """True when this language has the key."""
        return key in self._texts

    def code(self, group: str, code: str | None) -> str:
        """A code of the record in words; a code without words is shown readably, never hidden."""
        if code is None:
            return self("none")
        key = f"{group}.{code}"
        return self(key) if self.has(key) else code.replace("_", " ")

    def codes(self, group: str, codes: list[str]) -> str:
        """Several codes in words, with commas."""
        return ", ".join(self.code(group, code) for code in codes) or self("none")

    def count(self, key: str, number: float) -> str:
        """A number with its noun: one day, two days. Keys end in .one and .many."""
        return self(f"{key}.one" if number == 1 else f"{key}.many", number=self.number(number))

    def day(self, day: date | str | None) -> str:
        """1 maart 2025."""
        return self("none") if day is None else format_date(_as_date(day), "d MMMM yyyy", locale=self.locale)

    def moment(self, at: datetime | str | None) -> str:
        """1 maart 2025 om 14:05, on the clock of the city."""
        if at is None:
            return self("none")
        there = in_the_city(at)
        return self("moment", day=self.day(there.date()), time=f"{there:%H:%M}")

    def short_day(self, day: date | str | None) -> str:
        """1 mrt 2025."""
        return self("none") if day is None else format_date(_as_date(day), "d MMM yyyy", locale=self.locale)

    def month(self, month: str) -> str:
        """`2025-03` as maart 2025."""
        return format_date(date.fromisoformat(f"{month}-01"), "LLLL yyyy", locale=self.locale)

    def number(self, value: float | None, digits: int | None = None) -> str:
        """1.234,5; nothing is said of a number that is not there."""
        if value is None:
            return self("none")
        pattern = "#,##0.###" if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=self.locale)

    def share(self, value: float | None) -> str:
        """0.612 as 61 %; a share that cannot be worked out is not nought."""
        return self("none") if value is None else format_percent(value, _PERCENT, self.locale)

    def yes(self, value: object) -> str:
        """Ja or nee."""
        return self("yes" if value else "no")


def in_the_city(at: datetime | str) -> datetime:
    """An instant on the clock of the city."""
    return (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone(ZoneInfo("Europe/Amsterdam"))


def _as_date(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day
