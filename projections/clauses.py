"""Hot spots: how often a clause was left, how often that was backed, and how often it solved the problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, select

from escalations.clock import day_in_city
from projections.days import YEAR
from projections.ladder import acts_told
from projections.moments import number

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from projections.questions import Reader


def clauses_left(reader: Reader, now: datetime, fewest: int = 0) -> Callable[[str, str], dict[str, Any]]:
    """For a protocol and a clause: deviations, backed by a rung, solved, and whether it is proposed for revision.

    `fewest`: fewer acts than this are not told (None).
    What came after `now` does not count.

    Proposed is a clause left at least so often in the year, with the share of the evaluated ones that solved the
    problem at least so high (workflow.md, Learning; settings).
    """
    q = reader.tables["question"].c
    limits, since, at = reader.thresholds, day_in_city(now).toordinal() - YEAR, number(now)
    found: dict[tuple[str, str], list[Any]] = {}
    answered, evaluated_by = q.decided_at <= at, q.solved_at <= at
    for row in reader.all(select(q.protocol, q.clause, q.begun_on, case((answered, q.decision)).label("decision"),
                                 case((evaluated_by, q.solved)).label("solved")
                                 ).where(q.kind == "deviation", q.begun_at <= at)):
        found.setdefault((row.protocol, row.clause), []).append(row)

    def of(protocol: str, clause: str) -> dict[str, Any]:
        rows = found.get((protocol, clause), [])
        recent = [row for row in rows if row.begun_on > since]
        evaluated = [row for row in recent if row.solved is not None]
        solved = sum(row.solved == "yes" for row in evaluated)
        often = len(recent) >= limits.hot_spot_deviations and bool(evaluated)
        told = {"deviations": len(rows), "backed": sum(row.decision == "backed" for row in rows),
                "solved": sum(row.solved == "yes" for row in rows)}
        return {**{name: acts_told(number, fewest) for name, number in told.items()},
                "proposed": often and 100 * solved >= limits.hot_spot_solved_percent * len(evaluated)}

    return of
