"""Proof that nothing in the record was changed: the chain is computed again, and the first broken place is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from record.chain import START, link
from record.recorder import Verdict
from record.tables import chain, events, ids

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from record.recorder import Record

BATCH = 20_000
#: Before any position, also one that was forged.
BEFORE_ALL = -(2**62)
#: Every event with its link, and links without an event: a full outer join in two halves.
_TOLD = (select(events, chain.c.hash).outerjoin(chain, chain.c.notification_id == events.c.notification_id))
_ORPHAN = (select(func.min(chain.c.notification_id))
           .where(~select(events.c.notification_id).where(
               events.c.notification_id == chain.c.notification_id).exists()))
_LOST_ID = (select(func.min(ids.c.originator_version))
            .where(~select(events.c.notification_id).where(
                events.c.originator_id == ids.c.originator_id,
                events.c.originator_version == ids.c.originator_version).exists()))


def verify(record: Record) -> Verdict:
    """Recompute the chain over the whole record, and look for links and ids whose event is gone."""
    with record.reading() as connection:
        count, broken, reason = _chain(connection)
        orphan = connection.execute(_ORPHAN).scalar()
        if orphan is not None and (broken is None or orphan < broken):
            broken, reason = orphan, "the event of this link is gone"
        if broken is None and connection.execute(_LOST_ID).scalar() is not None:
            broken, reason = count + 1, "the event of an id is gone"
        if broken is None and connection.execute(select(func.count()).select_from(ids)).scalar() != count:
            broken, reason = count, "the id of this event or of one before it is gone"
        return Verdict(count, broken, reason)


def _chain(connection: Connection) -> tuple[int, int | None, str | None]:
    """How many events, and the first of which the link does not hold, and why."""
    head, count, last = START, 0, 0
    versions: dict[UUID, int] = {}
    try:
        for row in _events(connection):
            count, last = count + 1, row.notification_id
            reason = _fault(row, versions)
            if reason is None:
                head = link(head, last, row.originator_id, row.originator_version, row.topic, row.state)
                if head != row.hash:
                    reason = "the event or one before it was changed, put in, taken out or moved"
            if reason is not None:
                return count, last, reason
            versions[row.originator_id] = row.originator_version
    except (TypeError, ValueError):
        return count, last + 1, "this event, or one soon after it, is not stored as it was written"
    return count, None, None


def _fault(row: Any, versions: dict[UUID, int]) -> str | None:
    """What is wrong with an event before its link is looked at, or None."""
    if row.notification_id < 1:
        return "the event was put in before the first"
    if row.hash is None:
        return "the event has no link in the chain"
    if not isinstance(row.state, bytes) or not isinstance(row.hash, bytes):
        return "the event is not stored as it was written"
    if row.originator_version != versions.get(row.originator_id, 0) + 1:
        return "an event of this stream before it is gone"
    return None


def _events(connection: Connection) -> Iterator[Any]:
    after = BEFORE_ALL
    while batch := connection.execute(_TOLD.where(events.c.notification_id > after)
                                      .order_by(events.c.notification_id).limit(BATCH)).all():
        yield from batch
        after = batch[-1].notification_id
