"""The fold: from the record to the read model, from where it stood or from the beginning, to the same rows."""

from __future__ import annotations

from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, table, text, update
from sqlalchemy import column as col

from domain.catalogue import TRAJECTORY_EVENTS
from escalations.catalogue import STREAMS as STREAM_KINDS
from projections.entries import EntryIsUnreadable, entries_of
from projections.spells import add_spells, no_rows
from projections.tables import SETS, read_model
from projections.thresholds import DEFAULTS, Thresholds
from projections.writing import empty, fill, forget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import Engine

#: Every event is folded or passed over by name; a test holds the two against the catalogue.
FOLDED = frozenset(TRAJECTORY_EVENTS)
PASSED_OVER = frozenset[str]().union(*(events for kind, events in STREAM_KINDS.items() if kind != "trajectory"))
MODEL = "kantelpunt"
#: Events a batch in log order, and streams asked for at once.
BATCH = 10_000
STREAMS = 400
#: From so many events behind, if that is half of the record, the whole is sooner made anew.
FAR_BEHIND = 20_000
#: Rows kept before they are written in a rebuild: bounds the memory.
KEPT_ROWS = 60_000

events = table("events", col("notification_id"), col("originator_id"), col("originator_version"), col("topic"),
               col("state"))
_REBUILDING = text("SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '.rebuild', 0))")


class FoldStopped(Exception):
    """The fold met an event that it cannot read: the figures are behind until the program can."""

    def __init__(self, position: int, reason: str) -> None:
        """`position` of the event in the record."""
        super().__init__(f"The figures stop before event {position}: {reason}. Figures after it would be wrong.")
        self.position, self.reason = position, reason


def catch_up(engine: Engine, progress: Callable[[int], None] = lambda _: None,
             thresholds: Thresholds = DEFAULTS) -> int:
    """Fold what was recorded since, in batches, each with its position in one transaction; answers the position.

    A read model made with other thresholds, or far behind, is made anew. Raises FoldStopped; what stands before the
    event that cannot be read is folded.
    """
    with engine.connect() as connection:
        model, head = _model(connection, lock=False), _head(connection)
    if _made_otherwise(model, thresholds):
        return rebuild(engine, progress, thresholds)
    if head - model.position > max(FAR_BEHIND, head // 2):
        with suppress(FoldStopped):     # in batches what stands before it is folded
            return rebuild(engine, progress, thresholds)
    while True:
        with engine.begin() as connection:
            done, position, stopped = _batch(connection, thresholds)
        progress(position)
        if stopped is not None:
            raise stopped
        if done:
            return position


def rebuild(engine: Engine, progress: Callable[[int], None] = lambda _: None,
            thresholds: Thresholds = DEFAULTS) -> int:
    """Make the read model anew from the whole record, stream by stream, in the set of tables that is not read.

    Filling, position and flip are one transaction; on PostgreSQL the set in use goes on being caught up meanwhile.
    Raises FoldStopped and leaves the set in use as it was.
    """
    with engine.begin() as connection:
        _alone(connection)
        other = SETS[1 - SETS.index(_model(connection, lock=False).active)]
        head = _head(connection)
        empty(connection, other)
        rows, kept, done = no_rows(), 0, 0
        for stream in _all_streams(connection, head):
            _add(rows, stream, thresholds)
            kept, done = kept + len(stream), done + len(stream)
            if kept > KEPT_ROWS:
                fill(connection, other, rows)
                rows, kept = no_rows(), 0
                progress(done)
        fill(connection, other, rows)
        position = _last_folded(connection, other, head, thresholds)
        connection.execute(update(read_model).where(read_model.c.name == MODEL)
                           .values(active=other, position=position, made_with=thresholds.as_text(), stopped_at=None,
                                   stopped_reason=None))
    progress(position)
    return position


def _alone(connection: Connection) -> None:
    """One rebuild at a time; whoever records or catches up meanwhile does not wait for it."""
    if connection.dialect.name == "postgresql":
        connection.execute(_REBUILDING)


def _last_folded(connection: Connection, other: str, head: int, thresholds: Thresholds) -> int:
    """Fold into the new set what was folded into the old one while it was made; answers the position."""
    position = max(head, int(_model(connection).position))
    asked = select(events.c.originator_id).distinct().where(
        events.c.notification_id > head, events.c.notification_id <= position, events.c.topic.in_(FOLDED))
    _fold_streams(connection, other, [stream for (stream,) in connection.execute(asked)], position, thresholds)
    return position


def is_behind(connection: Connection, thresholds: Thresholds = DEFAULTS) -> bool:
    """True when something was recorded since, or when the figures were made with other thresholds."""
    model = _model(connection, lock=False)
    return bool(model.position != _head(connection)) or _made_otherwise(model, thresholds)


def stopped_at(connection: Connection) -> str | None:
    """Why the figures are behind, in words, or None."""
    model = _model(connection, lock=False)
    return None if model.stopped_at is None else str(FoldStopped(model.stopped_at, model.stopped_reason))


def position_of(connection: Connection) -> int:
    """The last event that is folded."""
    return int(_model(connection, lock=False).position)


def _made_otherwise(model: Any, thresholds: Thresholds) -> bool:
    return model.made_with not in {"", thresholds.as_text()}


def _head(connection: Connection) -> int:
    """The last event of the record."""
    last = select(events.c.notification_id).order_by(events.c.notification_id.desc()).limit(1)
    return int(connection.execute(last).scalar() or 0)


def _model(connection: Connection, *, lock: bool = True) -> Any:
    asked = select(read_model).where(read_model.c.name == MODEL)
    return connection.execute(asked.with_for_update() if lock else asked).one()


def _batch(connection: Connection, thresholds: Thresholds) -> tuple[bool, int, FoldStopped | None]:
    """Fold at most BATCH events; answers whether that was all, the position, and where it stopped if it did."""
    model = _model(connection)
    log = connection.execute(
        select(events.c.notification_id, events.c.originator_id, events.c.topic)
        .where(events.c.notification_id > model.position).order_by(events.c.notification_id).limit(BATCH)).all()
    if not log:
        return True, model.position, None
    full = len(log) == BATCH
    unknown = next((e for e in log if e.topic not in FOLDED and e.topic not in PASSED_OVER), None)
    stopped = unknown and FoldStopped(unknown.notification_id, "an event of a kind this program does not know")
    while True:
        if stopped is not None:
            log = [e for e in log if e.notification_id < stopped.position]
        position = log[-1].notification_id if log else model.position
        try:
            with connection.begin_nested():     # nothing of it stays when it stops half way
                _fold_streams(connection, model.active, {e.originator_id for e in log if e.topic in FOLDED}, position,
                              thresholds)
            break
        except FoldStopped as found:
            stopped = found
    connection.execute(
        update(read_model).where(read_model.c.name == MODEL, read_model.c.position == model.position)
        .values(position=position, made_with=thresholds.as_text(), stopped_at=stopped and stopped.position,
                stopped_reason=stopped and stopped.reason))
    return not full, position, stopped


def _fold_streams(connection: Connection, active: str, streams: Iterable[Any], upto: int,
                  thresholds: Thresholds) -> None:
    """Compute the rows of these streams anew and put them in the place of the old."""
    wanted = sorted(streams, key=str)
    for first in range(0, len(wanted), STREAMS):
        rows = no_rows()
        asked = (select(events.c.originator_id, events.c.originator_version, events.c.topic, events.c.state,
                        events.c.notification_id)
                 .where(events.c.originator_id.in_(wanted[first:first + STREAMS]), events.c.notification_id <= upto)
                 .order_by(events.c.originator_id, events.c.originator_version))
        for _, stream in groupby(connection.execute(asked), key=lambda row: row[0]):
            _add(rows, list(stream), thresholds)
        forget(connection, active, [row[0] for row in rows["trajectory"]])
        fill(connection, active, rows)


def _all_streams(connection: Connection, upto: int) -> Iterator[list[Any]]:
    """The events of each stream of a trajectory, one stream after the other."""
    asked = (select(events.c.originator_id, events.c.originator_version, events.c.topic, events.c.state,
                    events.c.notification_id)
             .where(events.c.notification_id <= upto)
             .order_by(events.c.originator_id, events.c.originator_version))
    found = connection.execute(asked, execution_options={"yield_per": BATCH})
    for _, stream in groupby(found, key=lambda row: row[0]):
        told = list(stream)
        unknown = next((e for e in told if e[2] not in FOLDED and e[2] not in PASSED_OVER), None)
        if unknown is not None:
            raise FoldStopped(unknown[4], "an event of a kind this program does not know")
        if told[0][2] in FOLDED:
            yield told


def _add(rows: dict[str, Any], stream: list[Any], thresholds: Thresholds) -> None:
    """Add the rows of one stream. Raises FoldStopped with the position of what cannot be read."""
    try:
        add_spells(rows, entries_of((version, topic, bytes(state)) for _, version, topic, state, _ in stream),
                   thresholds)
    except EntryIsUnreadable as error:
        position = next(p for _, version, _, _, p in stream if version == error.version)
        raise FoldStopped(position, "an event that cannot be read") from None

