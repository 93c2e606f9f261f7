"""Proof that nothing in the record was changed: the chain is computed again, and the first broken place is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from record.chain import START, link
from record.recorder import Verdict
from record.tables import chain, events, ids

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from record.recorder import Record

BATCH = 20_000
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
        return Verdict(count, broken, reason)


def _chain(connection: Connection) -> tuple[int, int | None, str | None]:
    """How many events, and the first of which the link does not hold."""
    head, count = START, 0
    versions: dict[UUID, int] = {}
    for position, stream, version, topic, state, found in _events(connection):
        count += 1
        if found is None:
            return count, position, "the event has no link in the chain"
        head = link(head, position, stream, version, topic, bytes(state))
        if head != bytes(found):
            return count, position, "the event or one before it was changed, put in, taken out or moved"
        if version != versions.get(stream, 0) + 1:
            return count, position, "an event of this stream before it is gone"
        versions[stream] = version
    return count, None, None


def _events(connection: Connection) -> Iterator[tuple]:  # type: ignore[type-arg]
    after = 0
    while batch := connection.execute(_TOLD.where(events.c.notification_id > after)
                                      .order_by(events.c.notification_id).limit(BATCH)).all():
        yield from batch
        after = batch[-1].notification_id
