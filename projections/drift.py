"""A slow rise of the deviations from one clause: nobody notices it case by case, so the months are laid side by side.

Whether the protocol wears out, the girls changed or people grew bolder is for people to judge.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from escalations.xmr import FEWEST_FOR_CERTAINTY, by_rule, limits_of
from projections.days import iso, whole_months

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from projections.left import LeftBy

#: The months that are looked at, and at most so many before them set mean and limits.
LATELY, BASELINE = 12, 24
#: The rules that show something slow.
SLOW = ("trend", "shift")


def drift(left: LeftBy, on: date) -> Callable[[str, str, int, int], dict[str, Any]]:
    """For a protocol, a clause and the days from which and up to which it held: its months, and whether they rise.

    {verdict, since, signals, blind_spots, baseline, mean, lower, upper, months: [{month, value, signals}]}; whole
    months alone, up to the last that is over on the day. The verdict is too_little_data (fewer than 12 months before
    the last 12), drift (a trend or shift upward in the last 12; `since` its first month) or none.
    """
    def of(protocol: str, clause: str, since: int, until: int) -> dict[str, Any]:
        starts = whole_months(since, min(until, on.toordinal() + 1))[-(LATELY + BASELINE + 1):]
        by_month: Counter[int] = Counter()
        for told in left.get((protocol, clause), ()):
            by_month[told.month] += told.deviations
        months = starts[:-1]
        return judged([str(iso(month))[:7] for month in months], [by_month[month] for month in months])

    return of


def judged(months: Sequence[str], counts: Sequence[int]) -> dict[str, Any]:
    """The same of a row of months and counts, the last twelve of which are looked at."""
    first = counts[:-LATELY]
    rules = by_rule(counts, first)
    told = [[rule for rule in SLOW if rules and rules[rule][n] == (rule, "up")] for n in range(len(counts))]
    enough = len(first) >= FEWEST_FOR_CERTAINTY
    lately = [n for n in range(len(first), len(counts)) if told[n]]
    since = lately[0] if enough and lately else None
    while since and told[since - 1]:
        since -= 1
    return {"verdict": "too_little_data" if not enough else "none" if since is None else "drift",
            "since": None if since is None else months[since],
            "signals": sorted({rule for n in lately for rule in told[n]}) if enough else [],
            "blind_spots": ["to_be_judged", *(["rare"] if sum(first) < len(first) else [])],
            "baseline": len(first), **limits_of(first),
            "months": [{"month": month, "value": count, "signals": signals}
                       for month, count, signals in zip(months, counts, told, strict=True)]}
