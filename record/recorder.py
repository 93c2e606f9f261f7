"""Adding facts to the record and reading them back: one transaction, one writer at a time, nothing changed ever."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from sqlalchemy import BindParameter, Connection, Select, bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

from record import busy
from record.chain import START, link
from record.ending import whole_end
from record.errors import VersionConflict
from record.tables import CASE_TOPICS, chain, events, ids, receipts, store_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from record.store import Store

_LAST_LINK = select(chain.c.notification_id, chain.c.hash).order_by(chain.c.notification_id.desc()).limit(1)
_NUMBER = select(func.count()).select_from(events).where(events.c.notification_id <= bindparam("until"))
#: The ids come from the sequence: the application's role may not choose them.
_INSERT_ON_POSTGRESQL = (
    "INSERT INTO events (originator_id, originator_version, topic, state)"
    " SELECT s, v, t, d FROM unnest(%s::uuid[], %s::bigint[], %s::text[], %s::bytea[])"
    " WITH ORDINALITY AS new (s, v, t, d, place) ORDER BY place RETURNING notification_id")
#: Links and ids in one go to the server.
_LINKS_AND_IDS_ON_POSTGRESQL = (
    "WITH linked AS (INSERT INTO chain (notification_id, hash) SELECT * FROM unnest(%s::bigint[], %s::bytea[]))"
    " INSERT INTO ids (id, originator_id, originator_version)"
    " SELECT * FROM unnest(%s::text[], %s::uuid[], %s::bigint[])")


@dataclass(frozen=True)
class Recorded:
    """An event as it stands in the record, with its position."""

    id: int
    originator_id: UUID
    originator_version: int
    topic: str
    state: bytes


def as_uuid(stream: UUID | str) -> UUID:
    """The id of a stream; the library allows text too, this record does not use it."""
    return stream if isinstance(stream, UUID) else UUID(stream)


class Writer:
    """The record inside one write transaction, under the writer's lock."""

    def __init__(self, connection: Connection) -> None:
        """Made by Record.writing alone."""
        self.connection = connection
        self.undone = False
        self._head: tuple[int, bytes] | None = None

    def where(self, entries: Sequence[str]) -> dict[str, tuple[UUID, int]]:
        """The stream and version of each of these ids that is in the record."""
        asked = select(ids).where(ids.c.id.in_(entries))
        return {entry: (stream, version) for entry, stream, version in self.connection.execute(asked)}

    def receipt(self, command_id: str) -> tuple[int, str] | None:
        """The position and the result of this command when it was done before, or None."""
        found = self.connection.execute(
            select(receipts.c.notification_id, receipts.c.result).where(receipts.c.command_id == command_id)).first()
        return None if found is None else (found[0], found[1])

    def keep_receipt(self, command_id: str, notification_id: int, result: str) -> None:
        """Remember that this command was done, in the transaction that does it."""
        self.connection.execute(insert(receipts).values(command_id=command_id, notification_id=notification_id,
                                                        result=result))

    def set_mark(self, name: str, value: str) -> None:
        """Say something about this store for good."""
        self.connection.execute(insert(store_mark).values(name=name, value=value))

    def stored(self, stream: UUID, after_version: int = 0, limit: int | None = None) -> list[StoredEvent]:
        """The events of a stream, in the order of recording."""
        return _stored(self.connection, stream, after_version, limit)

    def of_topic(self, topic: str) -> list[Recorded]:
        """Every event of one topic of the cases, in the order of recording; found by their own index."""
        found = self.connection.execute(asked_by_topic(CASE_TOPICS).where(events.c.topic == topic))
        return [Recorded(p, s, v, t, bytes(d)) for p, s, v, t, d in found]

    def position(self, stream: UUID, version: int) -> int:
        """Where an event stands in the record."""
        return int(self.connection.execute(select(events.c.notification_id).where(
            events.c.originator_id == stream, events.c.originator_version == version)).scalar_one())

    def append(self, new: Sequence[StoredEvent], entry_ids: Sequence[str]) -> list[int]:
        """Add events, their links and their ids; answers the positions.

        Raises VersionConflict, which undoes the whole transaction, whoever catches it: a savepoint for each append
        would make it half as slow again. Raises RecordIsBroken when the end does not hold: nothing is built on it.
        """
        if not new:
            return []
        head = self._last()[1]
        try:
            positions = self._insert(new)
            links = []
            for position, e in zip(positions, new, strict=True):
                head = link(head, position, as_uuid(e.originator_id), e.originator_version, e.topic, e.state)
                links.append(head)
            self._insert_links_and_ids(new, positions, links, entry_ids)
        except IntegrityError:
            self.undone = True
            self.connection.rollback()
            raise VersionConflict from None
        self._head = (positions[-1], head)
        return positions

    def _insert(self, new: Sequence[StoredEvent]) -> list[int]:
        if self._on_postgresql:
            columns = [[e.originator_id for e in new], [e.originator_version for e in new], [e.topic for e in new],
                       [e.state for e in new]]
            found = self.connection.exec_driver_sql(_INSERT_ON_POSTGRESQL, tuple(columns))
            return [row[0] for row in found]
        first = self._last()[0] + 1
        positions = list(range(first, first + len(new)))
        self.connection.exec_driver_sql(
            "INSERT INTO events (notification_id, originator_id, originator_version, topic, state)"
            " VALUES (?, ?, ?, ?, ?)",
            [(p, as_uuid(e.originator_id).hex, e.originator_version, e.topic, e.state)
             for p, e in zip(positions, new, strict=True)])
        return positions

    def _insert_links_and_ids(self, new: Sequence[StoredEvent], positions: Sequence[int], links: Sequence[bytes],
                              entry_ids: Sequence[str]) -> None:
        if self._on_postgresql:
            columns = (list(positions), list(links), list(entry_ids), [e.originator_id for e in new],
                       [e.originator_version for e in new])
            self.connection.exec_driver_sql(_LINKS_AND_IDS_ON_POSTGRESQL, columns)
            return
        self.connection.exec_driver_sql("INSERT INTO chain (notification_id, hash) VALUES (?, ?)",
                                        list(zip(positions, links, strict=True)))
        self.connection.exec_driver_sql(
            "INSERT INTO ids (id, originator_id, originator_version) VALUES (?, ?, ?)",
            [(entry, as_uuid(e.originator_id).hex, e.originator_version)
             for entry, e in zip(entry_ids, new, strict=True)])

    def _last(self) -> tuple[int, bytes]:
        """The last position and link; read once, for nobody else writes in this transaction."""
        if self._head is None:
            end = whole_end(self.connection)
            self._head = (end.position, end.hash)
        return self._head

    @property
    def _on_postgresql(self) -> bool:
        return self.connection.dialect.name == "postgresql"


class Record:
    """The record of one store."""

    def __init__(self, store: Store) -> None:
        """The record in this opened store."""
        self.store = store

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction under the writer's lock: kept at the end, and nothing of it after an error.

        Raises StoreIsBusy when another writer takes long, StoreCannotBeWritten when the disk is full or fails.
        """
        try:
            with self.store.engine.begin() as connection:
                if not self.store.embedded:
                    busy.take_writers_lock(connection)
                writer = Writer(connection)
                yield writer
                if writer.undone:
                    raise VersionConflict
        except busy.TROUBLE as error:
            raise busy.in_words(error) from None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store."""
        with self.store.reading() as connection:
            yield connection

    def stored(self, stream: UUID, topics: Sequence[str] | None = None, limit: int | None = None,
               ) -> list[StoredEvent]:
        """The events of a stream, of these topics alone when they are given, in the order of recording."""
        with self.reading() as connection:
            return _stored(connection, stream, 0, limit, topics)

    def rows(self, after: int, limit: int) -> list[Recorded]:
        """At most so many events after this position, in log order."""
        asked = (select(events).where(events.c.notification_id > after).order_by(events.c.notification_id).limit(limit))
        with self.reading() as connection:
            return [Recorded(p, s, v, t, bytes(d)) for p, s, v, t, d in connection.execute(asked)]

    def mark(self, name: str) -> str | None:
        """What was said about this store under this name, or None."""
        with self.reading() as connection:
            return connection.execute(select(store_mark.c.value).where(store_mark.c.name == name)).scalar()

    def must_be_whole(self) -> None:
        """Raises RecordIsBroken when something shows that the end was cut off."""
        with self.reading() as connection:
            whole_end(connection)

    def head(self) -> tuple[int, bytes]:
        """The last position and its link; (0, 32 zero bytes) for an empty record."""
        with self.reading() as connection:
            found = connection.execute(_LAST_LINK).first()
        return (0, START) if found is None else (found[0], bytes(found[1]))

    def number(self, until: int) -> int:
        """How many events there are up to and with a position."""
        with self.reading() as connection:
            return int(connection.execute(_NUMBER, {"until": until}).scalar_one())


def of_topics(connection: Connection, topics: Sequence[str]) -> list[Recorded]:
    """Every event of these topics, in the order of recording."""
    return [Recorded(p, s, v, t, bytes(d)) for p, s, v, t, d in connection.execute(asked_by_topic(topics))]


def asked_by_topic(topics: Sequence[str]) -> Select[Any]:
    """The question for these topics, as the planner finds that an index holds them all: they stand in it themselves."""
    among: BindParameter[Any] = bindparam("topics", topics, expanding=True, literal_execute=True)
    return select(events).where(events.c.topic.in_(among)).order_by(events.c.notification_id)


def _stored(connection: Connection, stream: UUID, after_version: int, limit: int | None,
            topics: Sequence[str] | None = None) -> list[StoredEvent]:
    asked = (select(events.c.originator_id, events.c.originator_version, events.c.topic, events.c.state)
             .where(events.c.originator_id == stream, events.c.originator_version > after_version)
             .order_by(events.c.originator_version).limit(limit))
    if topics is not None:
        asked = asked.where(events.c.topic.in_(topics))
    return [StoredEvent(s, v, t, bytes(d)) for s, v, t, d in connection.execute(asked)]
