"""Hot spots: how often a clause was left, how often that was backed, and how often it solved the problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, true

from escalations.clock import day_in_city
from projections.days import YEAR
from projections.moments import number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from projections.questions import Reader

#: A protocol and a clause of it.
Name = tuple[str, str]


def clauses_left(reader: Reader, now: datetime, clauses: Iterable[Name]) -> dict[Name, dict[str, Any]]:
    """For each of these clauses: deviations, backed by a rung, solved, and whether it is proposed for revision.

    Others that were ever left stand beside them. What came after `now` does not count.

    Proposed is a clause left at least so often in the year, with the share of the evaluated ones that solved the
    problem at least so high (workflow.md, Learning; settings).
    """
    q = reader.tables["question"].c
    limits, since, at = reader.thresholds, day_in_city(now).toordinal() - YEAR, number(now)
    evaluated, solved, recent = q.solved_at <= at, q.solved == "yes", q.begun_on > since
    wanted = {"deviations": true(), "backed": (q.decided_at <= at) & (q.decision == "backed"),
              "solved": evaluated & solved, "recent": recent, "recent_evaluated": recent & evaluated,
              "recent_solved": recent & evaluated & solved}
    found: dict[Name, dict[str, Any]] = {
        name: {"deviations": 0, "backed": 0, "solved": 0, "proposed": False} for name in clauses}
    for row in reader.all(
            select(q.protocol, q.clause, *(func.count().filter(which).label(name) for name, which in wanted.items()))
            .where(q.kind == "deviation", q.begun_at <= at).group_by(q.protocol, q.clause)):
        often = row.recent >= limits.hot_spot_deviations and row.recent_evaluated > 0
        found[row.protocol, row.clause] = {
            **{name: getattr(row, name) for name in ("deviations", "backed", "solved")},
            "proposed": often and 100 * row.recent_solved >= limits.hot_spot_solved_percent * row.recent_evaluated}
    return found
