"""The fold: from the record to the read model, from where it stood or from the beginning, to the same rows."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, text, update

from domain.identity import stream_id
from escalations.catalogue import EVENTS
from projections import streams
from projections.spells import no_rows
from projections.stream_rows import KEPT_ROWS, FoldStopped, add, days_asked_of, fill_cases
from projections.streams import events
from projections.tables import SETS, read_model
from projections.thresholds import DEFAULTS, Thresholds
from projections.writing import empty, fill, forget, forget_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import Engine

#: Every event is folded or passed over by name; a test holds the two against the catalogue.
FOLDED = frozenset(streams.OF_TRAJECTORIES) | frozenset(streams.OF_CASES)
PASSED_OVER = frozenset(EVENTS) - FOLDED
MODEL = "kantelpunt"
#: Events a batch in log order, and streams asked for at once.
BATCH = streams.BATCH
TOGETHER = 400
#: From so many events behind, if that is half of the record, the whole is sooner made anew.
FAR_BEHIND = 20_000

_REBUILDING = text("SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '.rebuild', 0))")


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
        asked_on = fill_cases(connection, other, head, thresholds)
        for stream in _trajectories(connection, head):
            add(rows, stream, thresholds, asked_on)
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
    asked = select(events.c.originator_id, events.c.topic).distinct().where(
        events.c.notification_id > head, events.c.notification_id <= position, events.c.topic.in_(FOLDED))
    _fold_streams(connection, other, [tuple(row) for row in connection.execute(asked)], position, thresholds)
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
                _fold_streams(connection, model.active, [(e.originator_id, e.topic) for e in log
                                                         if e.topic in FOLDED], position, thresholds)
            break
        except FoldStopped as found:
            stopped = found
    connection.execute(
        update(read_model).where(read_model.c.name == MODEL, read_model.c.position == model.position)
        .values(position=position, made_with=thresholds.as_text(), stopped_at=stopped and stopped.position,
                stopped_reason=stopped and stopped.reason))
    return not full, position, stopped


def _fold_streams(connection: Connection, active: str, touched: Iterable[tuple[Any, str]], upto: int,
                  thresholds: Thresholds) -> None:
    """Compute the rows of these streams anew and put them in the place of the old; each is given with a topic of it.

    Cases go first: the silence around a girl ends with a question about her, so those whom they name are made anew too.
    """
    courses: dict[str, Any] = {}
    cases: dict[str, Any] = {}
    for stream, topic in touched:
        (courses if streams.KIND_OF[topic] == "trajectory" else cases)[str(stream)] = stream
    for part in _parts(cases):
        rows = no_rows()
        for stream in streams.some(connection, part, upto):
            add(rows, stream, thresholds, {})
        forget_cases(connection, active, rows)
        fill(connection, active, rows)
        on_postgresql = connection.dialect.name == "postgresql"
        for _, _, trajectory, _ in rows["question_about"]:
            hers = stream_id("trajectory", trajectory)
            courses[str(hers)] = hers if on_postgresql else hers.hex
    for part in _parts(courses):
        rows = no_rows()
        found = list(streams.some(connection, part, upto))
        asked_on = days_asked_of(connection, active, found)
        for stream in found:
            add(rows, stream, thresholds, asked_on)
        forget(connection, active, [row[0] for row in rows["trajectory"]])
        fill(connection, active, rows)


def _parts(wanted: dict[str, Any]) -> Iterator[list[Any]]:
    ordered = [wanted[key] for key in sorted(wanted)]
    return (ordered[first:first + TOGETHER] for first in range(0, len(ordered), TOGETHER))


def _trajectories(connection: Connection, upto: int) -> Iterator[list[Any]]:
    """Every trajectory up to an event. Raises FoldStopped at an event that nobody folds nor passes over."""
    for stream in streams.all_of(connection, upto):
        unknown = next((e for e in stream if e[2] not in FOLDED and e[2] not in PASSED_OVER), None)
        if unknown is not None:
            raise FoldStopped(unknown[4], "an event of a kind this program does not know")
        if streams.KIND_OF[stream[0][2]] == "trajectory":
            yield stream
