"""Where a question is asked: the read model as it stands, or one refolded as it was known at an instant."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, create_engine, select

from projections import streams
from projections.entries import Entry, entries_of
from projections.fold import MODEL
from projections.route import add_stream, days_asked, told
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
#: Rows of an answer at once.
KEPT_OF_A_QUESTION = 500


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
        return list(self.connection.execute(asked).all())

    def each(self, asked: Any) -> Iterator[Any]:
        """The rows that a question finds, a part at a time: of many rows few stand in memory at once."""
        for part in self.connection.execute(asked).partitions(KEPT_OF_A_QUESTION):
            yield from part

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
            asked_on = _cases(record, memory, known_at)
            rows, kept, done = no_rows(), 0, 0
            for told in streams.all_of(record) if stream is None else streams.one(record, stream):
                entries = _entries(told, known_at)
                if entries:
                    add_spells(rows, entries, thresholds, asked_on)
                kept, done = kept + len(told), done + len(told)
                if kept > KEPT_EVENTS:
                    fill(memory, "a", rows)
                    rows, kept = no_rows(), 0
                    progress(done)
            fill(memory, "a", rows)
            yield Reader(memory, "a", thresholds)
    finally:
        engine.dispose()


def _entries(told: list[Any], known_at: datetime) -> list[Entry]:
    return entries_of(streams.plain(told), known_at) if streams.KIND_OF.get(told[0][2]) == "trajectory" else []


def _cases(record: Connection, memory: Connection, known_at: datetime) -> dict[str, list[int]]:
    """Fill in the cases as they were known then; answers the days of questions, by trajectory."""
    rows = no_rows()
    for stream in streams.of_cases(record):
        add_stream(rows, streams.KIND_OF[stream[0][2]], told(streams.plain(stream), known_at), stream[0][4])
    fill(memory, "a", rows)
    return days_asked(rows)
