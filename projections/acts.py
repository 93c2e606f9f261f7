"""How counts of acts (deviations, dilemmas, answers) are told to whoever sees no persons: from five on.

Counts whose sum is told somewhere are told together: else one that is not told is what the others leave of the sum.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, TypeVar

from projections.hiding import FEWEST_ACTS

if TYPE_CHECKING:
    from collections.abc import Mapping

K = TypeVar("K")


def acts_told(number: int, fewest: int) -> int | None:
    """A count of acts that is no part of a sum; None for some that are fewer than may be told."""
    return None if 0 < number < fewest else number


def told_together(counts: Mapping[K, int]) -> dict[K, int | None]:
    """Counts whose sum whoever reads them may know; None for what is not told.

    Where one of them is 1 to 4, all under a bound are not told, none too. The bound is five, or the next of 10, 15, 20
    and so on for which each that is not told could be none for whoever knows the sum and this rule.
    """
    if all(acts_told(number, FEWEST_ACTS) is not None for number in counts.values()):
        return dict(counts)
    bound = next(bound for bound in count(FEWEST_ACTS, FEWEST_ACTS) if _are_apart(counts, bound))
    return {key: None if number < bound else number for key, number in counts.items()}


def part_of_acts_told(part: int, whole: int) -> int | None:
    """A count that is part of one that is told, as is what it leaves of that."""
    return told_together({"part": part, "rest": whole - part})["part"]


def _are_apart(counts: Mapping[K, int], bound: int) -> bool:
    """True when each under the bound could be none, the others up to the bound being the sum, or none is left."""
    under = [number for number in counts.values() if number < bound]
    return len(under) == len(counts) or (len(under) > 1 and sum(under) <= (bound - 1) * (len(under) - 1))
