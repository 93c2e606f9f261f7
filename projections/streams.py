"""The streams of the record as the fold reads them: raw rows, one stream after the other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, table
from sqlalchemy import column as col

from escalations.catalogue import STREAMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from sqlalchemy import BindParameter, Connection, Select

#: Rows asked for at once.
BATCH = 10_000
KIND_OF = {topic: kind for kind, topics in STREAMS.items() for topic in topics}
OF_TRAJECTORIES = tuple(STREAMS["trajectory"])
OF_CASES = tuple(topic for kind in ("deviation", "dilemma", "lesson") for topic in STREAMS[kind])

events = table("events", col("notification_id"), col("originator_id"), col("originator_version"), col("topic"),
               col("state"))
#: (stream, version, topic, state, position), in the order of streams.
_ROWS = select(events.c.originator_id, events.c.originator_version, events.c.topic, events.c.state,
               events.c.notification_id).order_by(events.c.originator_id, events.c.originator_version)


def some(connection: Connection, wanted: list[Any], upto: int | None = None) -> Iterator[list[Any]]:
    """The rows of each of these streams."""
    return _grouped(connection, _ROWS.where(events.c.originator_id.in_(wanted)), upto)


def one(connection: Connection, stream: UUID) -> Iterator[list[Any]]:
    """The rows of one stream, if it is in the record."""
    return some(connection, [stream if connection.dialect.name == "postgresql" else stream.hex])


def all_of(connection: Connection, upto: int | None = None) -> Iterator[list[Any]]:
    """The rows of every stream."""
    return _grouped(connection, _ROWS, upto)


def of_cases(connection: Connection, upto: int | None = None) -> Iterator[list[Any]]:
    """The rows of every deviation, dilemma and lesson."""
    return _grouped(connection, rows_of_cases(), upto)


def rows_of_cases() -> Select[Any]:
    """The question for them, which an index answers: the record is long and they are few."""
    topics: BindParameter[Any] = bindparam("topics", OF_CASES, expanding=True, literal_execute=True)
    return _ROWS.where(events.c.topic.in_(topics))


def plain(stream: list[Any]) -> list[tuple[int, str, bytes]]:
    """(version, topic, state) of the rows of a stream."""
    return [(version, topic, bytes(state)) for _, version, topic, state, _ in stream]


def _grouped(connection: Connection, asked: Select[Any], upto: int | None) -> Iterator[list[Any]]:
    if upto is not None:
        asked = asked.where(events.c.notification_id <= upto)
    found = connection.execute(asked, execution_options={"yield_per": BATCH})
    return (list(stream) for _, stream in groupby(found, key=lambda row: row[0]))
