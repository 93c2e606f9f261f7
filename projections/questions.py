"""Where a question is asked: the read model as it stands, or one refolded as it was known at an instant."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, create_engine, select

from projections.entries import entries_of
from projections.fold import FOLDED, MODEL, events
from projections.spells import add_spells, no_rows
from projections.tables import metadata, read_model, tables_of
from projections.thresholds import DEFAULTS, Thresholds
from projections.writing import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from uuid import UUID

#: Rows kept before they are written while a city is refolded.
KEPT_EVENTS = 60_000


class Reader:
    """The tables of one set, on one connection."""

    def __init__(self, connection: Connection, which: str, thresholds: Thresholds = DEFAULTS) -> None:
        """`which`: a or b."""
        self.connection, self.tables, self.thresholds = connection, tables_of(which), thresholds

    def table(self, name: str) -> Table:
        """A table of the read model by its plain name."""
        return self.tables[name]

    def rows_of(self, name: str, trajectory: str) -> list[Any]:
        """The rows of one trajectory in one table."""
        asked = self.tables[name]
        return list(self.connection.execute(select(asked).where(asked.c.trajectory == trajectory)))

    def all(self, asked: Any) -> list[Any]:
        """The rows that a question finds."""
        return list(self.connection.execute(asked))

    def one(self, asked: Any) -> Any:
        """The one value that a question finds, or None."""
        return self.connection.execute(asked).scalar()


def reader_of(connection: Connection, thresholds: Thresholds = DEFAULTS) -> Reader:
    """The read model as it stands."""
    active = connection.execute(select(read_model.c.active).where(read_model.c.name == MODEL)).scalar_one()
    return Reader(connection, active, thresholds)


@contextmanager
def refolded(record: Connection, known_at: datetime, stream: UUID | None = None, thresholds: Thresholds = DEFAULTS,
             progress: Callable[[int], None] = lambda _: None) -> Iterator[Reader]:
    """The read model as it was known at an instant: what was recorded by then, folded anew in memory.

    `stream` (a UUID) narrows to the stream of one trajectory.
    """
    engine = create_engine("sqlite://")
    metadata().create_all(engine, tables=list(tables_of("a").values()))
    try:
        with engine.connect() as memory:
            rows, kept, done = no_rows(), 0, 0
            for told in _streams(record, stream):
                entries = entries_of(told, known_at)
                if entries:
                    add_spells(rows, entries, thresholds)
                kept, done = kept + len(told), done + len(told)
                if kept > KEPT_EVENTS:
                    fill(memory, "a", rows)
                    rows, kept = no_rows(), 0
                    progress(done)
            fill(memory, "a", rows)
            yield Reader(memory, "a", thresholds)
    finally:
        engine.dispose()


def _streams(record: Connection, stream: UUID | None) -> Iterator[list[tuple[int, str, bytes]]]:
    asked = (select(events.c.originator_id, events.c.originator_version, events.c.topic, events.c.state)
             .order_by(events.c.originator_id, events.c.originator_version))
    if stream is not None:
        on_postgresql = record.dialect.name == "postgresql"
        asked = asked.where(events.c.originator_id == (stream if on_postgresql else stream.hex))
    for _, found in groupby(record.execute(asked, execution_options={"yield_per": 10_000}), key=lambda row: row[0]):
        told = [(version, topic, bytes(state)) for _, version, topic, state in found]
        if told[0][1] in FOLDED:
            yield told
