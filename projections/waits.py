"""Waiting as spells: for a place to live, for a specialist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.running import spells_of

if TYPE_CHECKING:
    from projections.course import Course, Rows


def fold(course: Course, rows: Rows) -> None:
    """One row a wait."""
    rows["wait"] += [(course.name, start.wait, start.for_, since, until)
                     for start, since, until in spells_of(course, "wait", "wait_started", "wait_ended")]
