"""Days and spells of days, as whole numbers: a spell runs from its first day up to the day after its last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The day after all days: the end of what still runs.
NEVER = date.max.toordinal() + 1
#: The first of all days.
ALWAYS = 1
#: The year of a day is the day itself and the 364 before it (measures.md, What is looked at).
YEAR = 365
_DECEMBER = 12

Spell = tuple[int, int]


def iso(day: int | None) -> str | None:
    """A day as YYYY-MM-DD; None for none and for never."""
    return None if day is None or day >= NEVER else date.fromordinal(day).isoformat()


def birthday(birth_on: int, years: int) -> int:
    """The day on which somebody born on this first day of a month turns so many years."""
    born = date.fromordinal(birth_on)
    return date(born.year + years, born.month, 1).toordinal()


def age_on(birth_on: int, day: int) -> int:
    """Whole years between the birth month and a day; a birthday falls on the first of the month."""
    born, now = date.fromordinal(birth_on), date.fromordinal(day)
    return now.year - born.year - (now.month < born.month)


def overlap(since: int, until: int, first: int, end: int) -> int:
    """How many days of [since, until) lie in [first, end)."""
    return max(0, min(until, end) - max(since, first))


def whole_months(since: int, until: int) -> list[int]:
    """The first days of the whole months in [since, until), and of the month after the last."""
    first, last = date.fromordinal(since), date.fromordinal(until)
    year, month = (first.year, first.month) if first.day == 1 else _next(first.year, first.month)
    starts = []
    while (start := date(year, month, 1)) <= last:
        starts.append(start.toordinal())
        year, month = _next(year, month)
    return starts


def _next(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == _DECEMBER else (year, month + 1)


def union(spells: Iterable[Spell]) -> list[Spell]:
    """The days that lie in any of the spells, as spells that neither overlap nor touch."""
    joined: list[Spell] = []
    for since, until in sorted(s for s in spells if s[0] < s[1]):
        if joined and since <= joined[-1][1]:
            if until > joined[-1][1]:
                joined[-1] = (joined[-1][0], until)
        else:
            joined.append((since, until))
    return joined


def without(spells: Iterable[Spell], taken: Iterable[Spell]) -> list[Spell]:
    """The days of the spells that lie in none of the taken ones."""
    rest = union(spells)
    for since, until in union(taken):
        rest = [part for a, b in rest for part in ((a, min(b, since)), (max(a, until), b)) if part[0] < part[1]]
    return rest


def within(spells: Iterable[Spell], first: int, end: int) -> list[Spell]:
    """The days of the spells that lie in [first, end)."""
    return [(max(a, first), min(b, end)) for a, b in spells if max(a, first) < min(b, end)]


def at_least(spells: Iterable[Spell], number: int) -> list[Spell]:
    """The days that lie in at least so many of the spells."""
    changes: dict[int, int] = {}
    for since, until in spells:
        if since < until:
            changes[since] = changes.get(since, 0) + 1
            changes[until] = changes.get(until, 0) - 1
    found, running, start = [], 0, None
    for day in sorted(changes):
        running += changes[day]
        if running >= number and start is None:
            start = day
        elif running < number and start is not None:
            found.append((start, day))
            start = None
    return found
