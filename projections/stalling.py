"""Where the route stalls: what waits longest on each rung, what lies with whoever asked, and what ran out of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, select

from escalations.handing_up import DEADLINE_PASSED
from projections.moments import moment, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from projections.questions import Reader

#: So many cases of each kind are told: more than anybody reads at once (the page says when there may be more).
MOST = 60
_STANDS = ("kind", "question", "rung", "status", "asker", "urgent", "clause", "cause")


def stalling(reader: Reader, names: Sequence[str], now: datetime) -> dict[str, Any]:
    """Cases in three lists, `waiting` by rung, `asked_back` and `expired`, and how many a list holds at `most`.

    What waits stands with the overdue first and then by how long it lies there; what was put back by how long ago that
    was; what ran out with the latest first, a row for each rung on which it did.
    """
    stay = reader.tables["stay"].c
    of_case = reader.tables["question"]
    q = of_case.c
    stands = select(*(q[name] for name in _STANDS), q.arrived_at, q.due_at, q.last_at).limit(MOST)
    overdue = case((q.due_at <= number(now), 0), else_=1)
    waiting = stands.where(q.status.in_(("waiting", "taken_up"))).order_by(overdue, q.arrived_at, q.question)
    put_back = stands.where(q.status == "asked_back").order_by(q.last_at, q.question)
    expired = (stands.add_columns(stay.rung.label("ran_out_on"), stay.left_at)
               .join_from(of_case, reader.tables["stay"], (stay.kind == q.kind) & (stay.question == q.question))
               .where(stay.how == DEADLINE_PASSED).order_by(stay.left_at.desc(), q.question))
    return {"waiting": {name: [_told(row, row.arrived_at, now) for row in reader.all(waiting.where(q.rung == name))]
                        for name in names},
            "asked_back": [_told(row, row.last_at, now) for row in reader.all(put_back)],
            "expired": [_told(row, row.left_at, now) | {"ran_out_on": row.ran_out_on} for row in reader.all(expired)],
            "most": MOST}


def _told(row: Any, since: int, now: datetime) -> dict[str, Any]:
    return {"kind": row.kind, "id": row.question, "rung": row.rung, "status": row.status, "asker": row.asker,
            "urgent": row.urgent, "about": row.clause or row.cause, "since": moment(since),
            "due_at": None if row.due_at is None else moment(row.due_at),
            "overdue": row.due_at is not None and row.due_at <= number(now)}
