"""The read model of streams in memory, as it was known at a moment."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine

from projections import streams
from projections.entries import entries_of
from projections.questions import Reader
from projections.route import add_stream, days_asked, told
from projections.spells import add_spells, no_rows
from projections.tables import metadata, tables_of
from projections.thresholds import DEFAULTS
from projections.writing import fill
from record.sealing import SealingMapper
from tests.history.golden import KeysOfThen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime


@contextmanager
def folded(aggregates: Iterable[Any], known_at: datetime) -> Iterator[Reader]:
    """The rows of these streams."""
    mapper = SealingMapper(KeysOfThen())
    rows, girls = no_rows(), []
    for place, aggregate in enumerate(aggregates, start=1):
        stored = [mapper.to_stored_event(fact) for fact in aggregate.pending_events]
        plain = [(one.originator_version, one.topic, one.state) for one in stored]
        kind = streams.KIND_OF[plain[0][1]]
        if kind == "trajectory":
            girls.append(entries_of(plain, known_at))
        elif plain[0][1] in streams.OF_CASES:
            add_stream(rows, kind, told(plain, known_at), place)
    asked_on = days_asked(rows)
    for entries in filter(None, girls):
        add_spells(rows, entries, DEFAULTS, asked_on)
    engine = create_engine("sqlite://")
    metadata().create_all(engine, tables=list(tables_of("a").values()))
    with engine.connect() as memory:
        fill(memory, "a", rows)
        yield Reader(memory, "a")
    engine.dispose()
