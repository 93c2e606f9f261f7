"""A quarter as people name it, 2026-3: its first and last day, and up to which moment one can look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from escalations.clock import day_in_city, end_of_day

_MONTHS = 3
_STEP = timedelta(microseconds=1)


@dataclass(frozen=True)
class Quarter:
    """A quarter of a year, seen at a moment: `at` is the last moment of it that is looked at, UTC."""

    name: str
    first: date
    last: date
    at: datetime

    @classmethod
    def seen(cls, name: str, now: datetime) -> Quarter:
        """The quarter YYYY-N as it can be seen now."""
        first, last = first_day(name), last_day(name)
        return cls(name, first, last, min(now, end_of_day(last) - _STEP))

    @property
    def over(self) -> bool:
        """True when nothing can be added to it any more."""
        return self.at == end_of_day(self.last) - _STEP

    def holds(self, day: date) -> bool:
        """True for a day of it."""
        return self.first <= day <= self.last

    @property
    def seen_until(self) -> date:
        """The last day of it that is looked at."""
        return day_in_city(self.at)

    @property
    def since(self) -> datetime:
        """The moment at which it begins, UTC."""
        return end_of_day(self.first - timedelta(days=1))


def first_day(quarter: str) -> date:
    """The first day of a quarter YYYY-N."""
    return date(int(quarter[:4]), _MONTHS * (int(quarter[5:]) - 1) + 1, 1)


def last_day(quarter: str) -> date:
    """The last day of a quarter YYYY-N."""
    year, number = int(quarter[:4]), int(quarter[5:])
    after = date(year + number // 4, _MONTHS * number % 12 + 1, 1)
    return after - timedelta(days=1)


def quarter_of(day: date) -> str:
    """The quarter YYYY-N in which a day falls."""
    return f"{day.year}-{(day.month - 1) // _MONTHS + 1}"
