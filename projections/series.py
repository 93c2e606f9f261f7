"""A figure month by month: as on the last day of each month, or of the days and events within it."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from projections import asked_by_month
from projections.rounding import SHARE_DECIMALS, rate, rounded, share
from projections.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from projections.questions import Reader

_DECEMBER = 12
Row = dict[str, Any]


class SeriesIsUnknown(ValueError):
    """There is no series of this key."""


def series(reader: Reader, key: str, from_month: str, to_month: str, on: date, district: str | None = None,
           organisation: str | None = None) -> list[Row]:
    """A list of {month, value, numerator, denominator}; months that are not over on the day are left out.

    Months as YYYY-MM. Raises SeriesIsUnknown.
    """
    if key not in KEYS:
        raise SeriesIsUnknown(key)
    starts = month_starts(from_month, to_month, on)
    if len(starts) < 2:  # noqa: PLR2004 - not one whole month
        return []
    told = KEYS[key](Scope(reader, district, organisation), starts)
    return [{"month": date.fromordinal(start).isoformat()[:7], **row} for start, row in zip(starts, told, strict=False)]


def month_starts(from_month: str, to_month: str, on: date) -> list[int]:
    """The first day of each month that is over on the day, and of the month after the last."""
    year, month = int(from_month[:4]), int(from_month[5:])
    starts = [date(year, month, 1).toordinal()]
    while f"{year:04d}-{month:02d}" <= to_month:
        year, month = (year + 1, 1) if month == _DECEMBER else (year, month + 1)
        start = date(year, month, 1)
        if start > on:
            break
        starts.append(start.toordinal())
    return starts


def _state_share(state: str) -> Callable[[Scope, Sequence[int]], list[Row]]:
    """The share of the open trajectories that is in a state on the last day of the month."""
    def told(scope: Scope, starts: Sequence[int]) -> list[Row]:
        ends = [start - 1 for start in starts[1:]]
        parts = _on_days(ends, scope.state_spells(state, starts[0], starts[-1]))
        wholes = _on_days(ends, scope.open_spells(starts[0], starts[-1]))
        return [_row(share(part, whole), part, whole) for part, whole in zip(parts, wholes, strict=True)]
    return told


def _mean_ratio(scope: Scope, starts: Sequence[int]) -> list[Row]:
    """The mean ratio of load and capacity over the open trajectories on the last day of the month."""
    ends = [start - 1 for start in starts[1:]]
    changes: dict[int, list[tuple[int, int]]] = {}
    for day, capacity, change in scope.load_steps(starts[0], starts[-1]):
        changes.setdefault(capacity, []).append((bisect_left(ends, day), change))
    sums = [Fraction(0)] * len(ends)
    for capacity, steps in changes.items():
        running = 0
        for n, change in enumerate(_summed(steps, len(ends))):
            running += change
            sums[n] += Fraction(running, capacity)
    wholes = _on_days(ends, scope.open_spells(starts[0], starts[-1]))
    return [_row(rounded(total / whole, SHARE_DECIMALS) if whole else None, rounded(total, SHARE_DECIMALS), whole)
            for total, whole in zip(sums, wholes, strict=True)]


def _summed(steps: Iterable[tuple[int, int]], length: int) -> list[int]:
    """What is added at each place."""
    found = [0] * (length + 1)
    for place, number in steps:
        found[place] += number
    return found[:-1]


def _changes(scope: Scope, starts: Sequence[int]) -> list[Row]:
    """Formal handovers per 1,000 open days of the month."""
    return _rates(starts, scope.handovers(starts[0], starts[-1]), scope.open_spells(starts[0], starts[-1]))


def _moves(scope: Scope, starts: Sequence[int]) -> list[Row]:
    """Moves per 1,000 days out of home of the month."""
    return _rates(starts, scope.moves(starts[0], starts[-1]), scope.out_of_home_spells(starts[0], starts[-1]))


def _rates(starts: Sequence[int], events: Iterable[Any], spells: Iterable[Any]) -> list[Row]:
    days = sorted(since for since, _ in events)
    numbers = [bisect_left(days, end) - bisect_left(days, start) for start, end in pairwise(starts)]
    wholes = _days_between(starts, spells)
    return [_row(rate(number, whole), number, whole) for number, whole in zip(numbers, wholes, strict=True)]


def _on_days(days: Sequence[int], spells: Iterable[Any]) -> list[int]:
    """How many spells run on each of these days, in one sweep."""
    changes = [0] * (len(days) + 1)
    for since, until in spells:
        changes[bisect_left(days, since)] += 1
        changes[bisect_left(days, until)] -= 1
    found, running = [], 0
    for change in changes[:-1]:
        running += change
        found.append(running)
    return found


def _days_between(bounds: Sequence[int], spells: Iterable[Any]) -> list[int]:
    """How many days of the spells lie between each bound and the next, in one sweep.

    The days before a bound are the sum of what lies between it and each start before it, less the same of the ends.
    """
    slopes, reach = [0] * (len(bounds) + 1), [0] * (len(bounds) + 1)
    for since, until in spells:
        for day, sign in ((since, 1), (until, -1)):
            place = bisect_left(bounds, day)
            slopes[place] += sign
            reach[place] += sign * day
    before, slope, taken = [], 0, 0
    for n, bound in enumerate(bounds):
        slope, taken = slope + slopes[n], taken + reach[n]
        before.append(slope * bound - taken)
    return [later - earlier for earlier, later in pairwise(before)]


def _row(value: float | None, numerator: float, denominator: int) -> Row:
    return {"value": value, "numerator": numerator, "denominator": denominator}


#: Shares of the open trajectories, by the state that is counted.
STATES = {"overloaded_share": "overload_run", "stalled_share": "stalled", "silent_share": "silent",
          "heard_within_90_days_share": "heard_within_90_days"}
KEYS: dict[str, Callable[[Scope, Sequence[int]], list[Row]]] = {
    **{key: _state_share(state) for key, state in STATES.items()},
    "mean_ratio": _mean_ratio,
    "changes_per_1000_days": _changes,
    "moves_per_1000_days": _moves,
    **asked_by_month.KEYS,
}
