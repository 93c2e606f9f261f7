"""The lessons of a quarter: which were drawn, which were taken up in a cycle, and which causes came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.days import iso
from projections.learning import adopted_on_cause, came_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from escalations.cycle import Cycle
    from projections.quarters import Quarter

KINDS = ("obstacle", "opportunity")


def lessons_of(rows: Sequence[Any], quarter: Quarter, cycles: Sequence[Cycle]) -> dict[str, Any]:
    """`drawn`: the lessons of the quarter; `by_kind` and `by_cause`: how many. `rows`: every lesson drawn by its end.

    Their statements are about no recognisable person; from which case a lesson comes is not told.
    """
    drawn = _drawn_in(rows, quarter)
    where = {lesson: cycle.name for cycle in cycles for lesson in cycle.plan.lessons}
    return {"drawn": [_told(row) | {"cycle": where.get(row.lesson)} for row in drawn], "by_kind": _by_kind(drawn),
            "by_cause": [{"cause": cause, **_by_kind([row for row in drawn if row.cause == cause])}
                         for cause in sorted({row.cause for row in drawn})]}


def taken_up(rows: Sequence[Any], quarter: Quarter, cycles: Iterable[Cycle]) -> list[dict[str, Any]]:
    """The lessons on which a cycle was planned in the quarter, whenever they were drawn."""
    known = {row.lesson: row for row in rows}
    return [_told(known[lesson]) | {"cycle": cycle.name, "title": cycle.plan.title,
                                    "on": cycle.plan.occurred_on.isoformat()}
            for cycle in cycles if quarter.holds(cycle.plan.occurred_on)
            for lesson in cycle.plan.lessons if lesson in known]


def causes_back(rows: Sequence[Any], quarter: Quarter, cycles: Sequence[Cycle]) -> list[dict[str, Any]]:
    """The causes of lessons of the quarter that were drawn after a cycle on that cause was adopted, with that cycle."""
    back, adopted = came_back(rows, cycles), adopted_on_cause(rows, cycles)
    found: dict[str, list[str]] = {}
    for row in _drawn_in(rows, quarter):
        if row.lesson in back:
            found.setdefault(row.cause, []).append(row.lesson)
    return [{"cause": cause, "lessons": found[cause], "cycle": adopted[cause][1].name,
             "title": adopted[cause][1].plan.title} for cause in sorted(found)]


def _drawn_in(rows: Iterable[Any], quarter: Quarter) -> list[Any]:
    first, last = quarter.first.toordinal(), quarter.last.toordinal()
    return [row for row in rows if first <= row.drawn_on <= last]


def _told(row: Any) -> dict[str, Any]:
    return {"lesson": row.lesson, "kind": row.kind, "cause": row.cause, "statement": row.statement,
            "drawn_on": iso(row.drawn_on)}


def _by_kind(rows: Iterable[Any]) -> dict[str, int]:
    kinds = [row.kind for row in rows]
    return {kind: kinds.count(kind) for kind in KINDS}
