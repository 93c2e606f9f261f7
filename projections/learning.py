"""What was learned and where it went: the lessons with their cycles, and the learning of a year in figures."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from escalations.clock import day_in_city
from projections.days import YEAR, iso
from projections.inbox import TAKE_UP_DAYS
from projections.medians import kaplan_meier_median
from projections.moments import number
from projections.rounding import share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from escalations.cycle import Cycle
    from projections.questions import Reader

STATUSES = ("planned", "running", "constrained", "checked", "acted", "closed")


def lessons(reader: Reader, now: datetime, cycles: Sequence[Cycle], versions: Mapping[str, tuple[str, int]], *,
            with_source: bool) -> list[dict[str, Any]]:
    """Each lesson, the oldest first, with the last cycle that took it up and the version of a protocol it brought.

    `versions`: the protocol and version that each cycle brought. Without `with_source` it is not told from which
    deviation or trajectory a lesson comes: each is about one girl. The code of a dilemma stays: it names a question,
    and opens nothing for whoever may not see cases.
    """
    taken_up = {lesson: cycle for cycle in cycles for lesson in cycle.plan.lessons}
    rows = lessons_drawn(reader)
    back = came_back(rows, cycles)
    late = (day_in_city(now) - timedelta(days=TAKE_UP_DAYS)).toordinal()
    found = []
    for row in rows:
        cycle = taken_up.get(row.lesson)
        protocol, version = (None, None) if cycle is None else versions.get(cycle.name, (None, None))
        found.append({
            "lesson": row.lesson, "from": row.name if with_source or row.source == "dilemma" else None,
            "kind": row.kind, "cause": row.cause, "statement": row.statement, "drawn_on": iso(row.drawn_on),
            "overdue": cycle is None and row.drawn_on < late, "cycle": cycle and cycle.name,
            "change": cycle and cycle.plan.change, "verdict": cycle and cycle.verdict,
            "decision": cycle and cycle.decision, "protocol": protocol, "version": version,
            "came_back": row.lesson in back})
    return found


def learning(reader: Reader, on: date, cycles: Sequence[Cycle]) -> dict[str, Any]:
    """What was learned in the year of a day (measures.md, learning); `cycles` as recorded by the end of that day.

    A cycle counts by its status on the day when anything of it was recorded in the year.
    """
    end, first = on.toordinal(), on.toordinal() - YEAR
    rows = [row for row in lessons_drawn(reader) if row.drawn_on <= end]
    drawn_on = {row.lesson: row.drawn_on for row in rows}
    in_year = [cycle for cycle in cycles if day_in_city(cycle.last_recorded_at).toordinal() > first]
    acted = [cycle for cycle in cycles if cycle.acted is not None and cycle.acted.occurred_on.toordinal() > first]
    waits: dict[str, int] = {}
    for cycle in cycles:
        for lesson in cycle.plan.lessons:
            waits.setdefault(lesson, cycle.plan.occurred_on.toordinal())
    back = came_back(rows, cycles)
    return {
        "cycles": {status: sum(cycle.status == status for cycle in in_year) for status in STATUSES},
        "improved_share": share(sum(cycle.verdict == "improved" for cycle in acted), len(acted)),
        "prediction_met_share": share(sum(_met(cycle) == "yes" for cycle in acted), len(acted)),
        "median_days_lesson_to_cycle": kaplan_meier_median(
            [day - drawn_on[lesson] for lesson, day in waits.items() if day > first and lesson in drawn_on], []),
        "median_days_plan_to_act": kaplan_meier_median(
            [(cycle.acted.occurred_on - cycle.plan.occurred_on).days for cycle in acted if cycle.acted], []),
        "reviews_overdue": sum(cycle.acted is None and cycle.plan.review_on < on for cycle in cycles),
        "lessons_not_taken_up": sum(row.lesson not in waits and end - row.drawn_on > TAKE_UP_DAYS for row in rows),
        "came_back": sum(row.lesson in back and row.drawn_on > first for row in rows),
    }


def _met(cycle: Cycle) -> str | None:
    return cycle.checks[-1].prediction_met if cycle.checks else None


def lessons_drawn(reader: Reader) -> list[Any]:
    """The lessons, the oldest first."""
    table = reader.tables["lesson"]
    return reader.all(select(table).order_by(table.c.drawn_at, table.c.lesson))


def adopted_on_cause(rows: Sequence[Any], cycles: Sequence[Cycle]) -> dict[str, tuple[datetime, Cycle]]:
    """For each cause the first cycle on a lesson of that cause that was adopted, and when; `rows`: the lessons."""
    cause_of = {row.lesson: row.cause for row in rows}
    adopted = sorted((cycle.acted.timestamp, cycle.name, cycle) for cycle in cycles
                     if cycle.acted is not None and cycle.acted.decision == "adopt")
    found: dict[str, tuple[datetime, Cycle]] = {}
    for at, _, cycle in adopted:
        for cause in {cause_of[lesson] for lesson in cycle.plan.lessons if lesson in cause_of}:
            found.setdefault(cause, (at, cycle))
    return found


def came_back(rows: Sequence[Any], cycles: Sequence[Cycle]) -> set[str]:
    """The lessons whose cause came back: drawn after a cycle on a lesson of the same cause was adopted."""
    adopted = {cause: number(at) for cause, (at, _) in adopted_on_cause(rows, cycles).items()}
    return {row.lesson for row in rows if row.cause in adopted and row.drawn_at > adopted[row.cause]}
