"""Measures of a court as spells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.running import spells_of

if TYPE_CHECKING:
    from projections.course import Course, Rows


def fold(course: Course, rows: Rows) -> None:
    """One row a measure."""
    rows["legal_measure"] += [(course.name, start.measure, start.kind, since, until)
                              for start, since, until in spells_of(course, "measure", "measure_started",
                                                                   "measure_ended")]
