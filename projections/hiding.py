"""Which counts of girls are too small to tell, and how the others are told: rounded, and the same as long as it can.

A count of 1 to 9 is hidden; so is none or all of a group, for that says something of everybody in it. What is told is
rounded to 5, and a figure that was told a quarter ago stands until it moved by 10.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Fewer girls than this are not told (ACRO 1.0.2, threshold 10).
FEWEST = 10
#: Counts of acts (deviations, dilemmas, answers) are told from this number on.
FEWEST_ACTS = 5
#: Figures that leave are multiples of this (OpenSAFELY, rounding to 5).
STEP = 5
#: A figure stands until the rounded count moved by so much: no two quarters differ by less.
MOVED = 10

#: What a cell counts: ("district=Zuid", "age=16-17", "overloaded=yes").
Key = tuple[str, ...]


@dataclass(frozen=True)
class Sum:
    """A group that is the sum of its parts.

    `tells`: the parts part the group by what is asked about its girls, so that none or all of it tells about each of
    them. Districts and ages do not: a district without girls of an age says of no girl what her address does not say.
    """

    whole: Key
    parts: tuple[Key, ...]
    tells: bool = False


@dataclass(frozen=True)
class Counts:
    """Numbers of girls by cell, and the sums that hold between them; all the tables of one release are one of these.

    `unlisted`: cells that are not told, and that whoever reads the others could still work out.
    """

    cells: dict[Key, int]
    sums: tuple[Sum, ...]
    unlisted: frozenset[Key] = frozenset()

    def joined(self, other: Counts) -> Counts:
        """Both together: a cell of the same name is the same cell."""
        return Counts(self.cells | other.cells, tuple(dict.fromkeys((*self.sums, *other.sums))),
                      self.unlisted | other.unlisted)


def too_small(counts: Counts) -> set[Key]:
    """The cells that may not be told: 1 to 9 girls, and none or all of a group that tells."""
    small = {key for key, number in counts.cells.items() if 0 < number < FEWEST}
    for one in counts.sums:
        whole = counts.cells[one.whole]
        if one.tells and whole:
            small |= {part for part in one.parts if counts.cells[part] in {0, whole}}
    return small


def rounded_to_step(number: int) -> int:
    """To the nearest multiple of 5."""
    return STEP * ((number + STEP // 2) // STEP)


def figure(number: int, before: int | None = None) -> int:
    """How a count of 0 or of 10 or more is told; `before`: the figure that was told last, if one was.

    Which of the two it is depends on nothing but what is told: on the rounded count, not on the count.
    """
    fresh = rounded_to_step(number)
    return fresh if before is None or not before or abs(fresh - before) >= MOVED else before


def admitted(told: int, *, stands: bool) -> tuple[int, int]:
    """The lowest and highest count for which this is told; `stands`: it was told before, and may be of then."""
    if not told:
        return 0, 0
    reach = STEP // 2 + (MOVED - STEP if stands else 0)
    return max(FEWEST, told - reach), told + reach


def others(part: Key, parts: Iterable[Key]) -> list[Key]:
    """The parts of a group beside this one."""
    return [other for other in parts if other != part]
