"""Hot spots: how often a clause was left, how often that was backed, and how often it solved the problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from escalations.clock import day_in_city
from projections.days import YEAR
from projections.ladder import acts_told
from projections.moments import number

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import ColumnElement, Label

    from projections.questions import Reader

_TOLD = ("deviations", "backed", "solved")


def clauses_left(reader: Reader, now: datetime, fewest: int = 0) -> Callable[[str, str], dict[str, Any]]:
    """For a protocol and a clause: deviations, backed by a rung, solved, and whether it is proposed for revision.

    `fewest`: fewer acts than this are not told (None).
    What came after `now` does not count.

    Proposed is a clause left at least so often in the year, with the share of the evaluated ones that solved the
    problem at least so high (workflow.md, Learning; settings).
    """
    q = reader.tables["question"].c
    limits, since, at = reader.thresholds, day_in_city(now).toordinal() - YEAR, number(now)
    answered, evaluated, recent = q.decided_at <= at, (q.solved_at <= at) & q.solved.is_not(None), q.begun_on > since
    solved = evaluated & (q.solved == "yes")
    found = {(row.protocol, row.clause): row for row in reader.all(select(
        q.protocol, q.clause, func.count().label("deviations"), _so_many(answered & (q.decision == "backed"), "backed"),
        _so_many(solved, "solved"), _so_many(recent, "recent"), _so_many(recent & evaluated, "recent_evaluated"),
        _so_many(recent & solved, "recent_solved"),
    ).where(q.kind == "deviation", q.begun_at <= at).group_by(q.protocol, q.clause))}

    def of(protocol: str, clause: str) -> dict[str, Any]:
        row = found.get((protocol, clause))
        told = {name: acts_told(0 if row is None else getattr(row, name), fewest) for name in _TOLD}
        return {**told, "proposed": row is not None and row.recent >= limits.hot_spot_deviations
                and row.recent_evaluated > 0
                and 100 * row.recent_solved >= limits.hot_spot_solved_percent * row.recent_evaluated}

    return of


def _so_many(when: ColumnElement[bool], name: str) -> Label[int]:
    return func.sum(case((when, 1), else_=0)).label(name)
