"""Proof that nothing in the record was changed: the chain is computed again, and the first broken place is named."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, func, select, text

from record.chain import START, link
from record.ending import end_of
from record.guards import missing
from record.tables import chain, events, ids, receipts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from record.recorder import Record

BATCH = 5_000
#: Before any position, also one that was forged.
BEFORE_ALL = -(2**62)
#: Every event with its link, and links without an event: a full outer join in two halves.
_TOLD = (select(events, chain.c.hash).outerjoin(chain, chain.c.notification_id == events.c.notification_id))
_ORPHAN = (select(func.min(chain.c.notification_id))
           .where(~select(events.c.notification_id).where(
               events.c.notification_id == chain.c.notification_id).exists()))
#: The ids of a whole batch are looked up in one statement; streams come as the store keeps them, for speed.
_KEPT_ON_SQLITE = text("SELECT id, originator_id, originator_version FROM ids"
                       " WHERE id IN (SELECT value FROM json_each(:asked))")
_KEPT_ON_POSTGRESQL = text("SELECT id, originator_id, originator_version FROM ids"
                           " WHERE id = ANY(CAST(:asked AS text[]))")


@dataclass(frozen=True)
class Verdict:
    """How many events there are, the first position at which the record does not hold, or None, and why.

    `unguarded`: what should stop a change in the database and is gone.
    """

    events: int
    first_broken: int | None = None
    reason: str | None = None
    unguarded: tuple[str, ...] = ()


class _Named(msgspec.Struct):
    id: str


_named = msgspec.json.Decoder(_Named)


def verify(record: Record) -> Verdict:
    """Recompute the chain over the whole record, hold links and ids against its events, and look for its guards.

    A chain that was computed anew from somewhere on, or an end that was cut off with all that tells of it, only shows
    against a hash that is kept elsewhere.
    """
    with record.reading() as connection:
        count, broken, reason = _chain(connection)
        orphan = connection.execute(_ORPHAN).scalar()
        if orphan is not None and (broken is None or orphan < broken):
            broken, reason = orphan, "the event of this link is gone"
        if broken is None:
            broken, reason = _after_the_end(connection, count)
        return Verdict(count, broken, reason, tuple(missing(connection)))


def _after_the_end(connection: Connection, count: int) -> tuple[int | None, str | None]:
    """What only shows once the chain holds: what tells of events that are not there."""
    end = end_of(connection)
    told = connection.execute(select(func.max(receipts.c.notification_id))).scalar() or 0
    if connection.execute(select(func.count()).select_from(ids)).scalar() != count:
        return end.position + 1, "there is an id without an event"
    if end.fault is not None:
        return end.position + 1, f"events are gone from the end: {end.fault}"
    if told > end.position:
        return end.position + 1, f"events are gone from the end: a command was answered with event {told}"
    return None, None


def _chain(connection: Connection) -> tuple[int, int | None, str | None]:
    """How many events, and the first of which the link or the id does not hold, and why."""
    head, count, last = START, 0, 0
    versions: dict[UUID, int] = {}
    try:
        for batch in _batches(connection):
            for row, kept in zip(batch, _kept(connection, batch), strict=True):
                count, last = count + 1, row.notification_id
                reason = _fault(row, versions)
                if reason is None:
                    head = link(head, last, row.originator_id, row.originator_version, row.topic, row.state)
                    if head != row.hash:
                        reason = "the event or one before it was changed, put in, taken out or moved"
                    elif not kept:
                        reason = "the id of the event is not kept, or as that of another"
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


def _batches(connection: Connection) -> Iterator[Sequence[Any]]:
    after = BEFORE_ALL
    while batch := connection.execute(_TOLD.where(events.c.notification_id > after)
                                      .order_by(events.c.notification_id).limit(BATCH)).all():
        yield batch
        after = batch[-1].notification_id


def _kept(connection: Connection, batch: Sequence[Any]) -> list[bool]:
    """Of each of these events whether its own id is kept as its id."""
    named = [_id_in(row.state) for row in batch]
    asked = [entry for entry in named if entry is not None]
    if connection.dialect.name == "sqlite":
        found = connection.execute(_KEPT_ON_SQLITE, {"asked": json.dumps(asked)})
        streams = [row.originator_id.hex for row in batch]
    else:
        found = connection.execute(_KEPT_ON_POSTGRESQL, {"asked": asked})
        streams = [row.originator_id for row in batch]
    kept = {entry: (stream, version) for entry, stream, version in found}
    return [kept.get(entry) == (stream, row.originator_version)
            for entry, stream, row in zip(named, streams, batch, strict=True)]


def _id_in(state: Any) -> str | None:
    """The id that an event says it has."""
    try:
        return _named.decode(state).id
    except (msgspec.DecodeError, TypeError):
        return None
