"""A trajectory as one row: where and when it was opened and closed, her first signal and first specialist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.days import NEVER

if TYPE_CHECKING:
    from projections.course import Course, Rows

#: Help and expertise that count as the specialist (measures.md, specialist).
SPECIALIST_HELP = frozenset({"sexual_violence_treatment", "sexuality_counselling"})
SPECIALIST_FIELDS = frozenset({"sexual_violence", "sexuality"})


def fold(course: Course, rows: Rows) -> None:
    """The row of the trajectory."""
    signals = course.of("signal_recorded")
    first_signal = signals[0].day if signals else NEVER
    specialist = [e.day for e in course.of("expertise_consulted") if e.fact.field in SPECIALIST_FIELDS]
    specialist += [e.day for e in course.of("intervention_started") if e.fact.kind in SPECIALIST_HELP]
    first_specialist = min((day for day in specialist if day >= first_signal), default=NEVER)
    rows["trajectory"].append((course.name, course.opened.person or course.name, course.birth_on,
                               course.opened.district, course.opened_on, course.closed_on, first_signal,
                               first_specialist))
