"""The middle of many figures: of what is counted, and of waits of which some have not ended."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HALF = Fraction(1, 2)


def median(counts: Mapping[Fraction, int]) -> Fraction | None:
    """The middle of values that each occur so often; the mean of the two middle ones of an even number."""
    total = sum(counts.values())
    if not total:
        return None
    places = ((total - 1) // 2, total // 2)
    middle: list[Fraction] = []
    passed = 0
    for value in sorted(counts):
        before, passed = passed, passed + counts[value]
        middle += [value for place in places if before <= place < passed]
    return Fraction(sum(middle), 2)


def kaplan_meier_median(ended: Iterable[int], censored: Iterable[int]) -> int | None:
    """The first number of days at which the curve is at or below one half; None when it stays above.

    On one day ends come before censorings. Kaplan and Meier, Nonparametric estimation from incomplete observations,
    J Am Stat Assoc 53 (1958) 457.
    """
    happened, lost = Counter(ended), Counter(censored)
    at_risk, curve = happened.total() + lost.total(), Fraction(1)
    for day in sorted({*happened, *lost}):
        if happened[day]:
            curve *= 1 - Fraction(happened[day], at_risk)
            if curve <= HALF:
                return day
        at_risk -= happened[day] + lost[day]
    return None
