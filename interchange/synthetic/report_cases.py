"""Ten invented girls, R-01 to R-10, whose figures together are those of table 2.1 and chapter 2 of the report."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

#: The ten, by what their course shows.
COURSES = ("r01_held_while_waiting", "r02_seen_online", "r03_left_school", "r04_a_pause_that_helped",
           "r05_two_worlds", "r06_a_network_grew_inside", "r07_bullied_out", "r08_one_who_stayed",
           "r09_nobody_stayed", "r10_on_her_own_feet")


def lines(until: date) -> Iterator[dict[str, Any]]:
    """The lines of the ten courses, one course after the other; nothing of `until` itself or later."""
    for name in COURSES:
        yield from import_module(f"interchange.synthetic.courses.{name}").told().lines(until)
