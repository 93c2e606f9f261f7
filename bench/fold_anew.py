"""How fast the whole read model is made anew, against peers that keep the same tables event by event."""

from __future__ import annotations

import os
from typing import Any

from _before import must_be_equal, stand_before
from _figures import say, title
from _peer_on_sqlite import follow_on_sqlite
from _peers import WithOrm, WithSql, follow_on_postgresql
from _stores import asked, measured, postgresql_store, sqlite_store
from sqlalchemy import create_engine, select

from projections.fold import position_of
from projections.tables import SETS, read_model
from record.sqlite import writing_engine

AIM = 100_000


def main() -> None:
    """Rebuild on both stores; the peers take the last events of the same record."""
    events, tail = asked().events, asked().tail
    with postgresql_store(events) as url:
        ours = _ours("PostgreSQL")
        engine = create_engine(url)
        for number, (view, called, aim) in enumerate((
                (WithOrm, "the library's ProjectionRunner, SQLAlchemy ORM", 100),
                (WithSql, "the library's ProjectionRunner, hand-written SQL", 20))):
            theirs = _peer(engine, tail, lambda which, start, head, view=view: follow_on_postgresql(
                url, view, which, start, head), copied=number > 0)
            _compare(called, ours, theirs, aim)
        engine.dispose()
    files = sqlite_store(events)
    ours = _ours("SQLite")
    engine = writing_engine(files.store, guarded=False)
    theirs = _peer(engine, tail, lambda which, start, head: follow_on_sqlite(files.store, which, start, head),
                   copied=False)
    _compare("a runner on the library's notification log, hand-written SQL", ours, theirs, 10)
    engine.dispose()


def _ours(store: str) -> float:
    told = measured("rebuild")
    rate = float(told["events"] / told["seconds"])
    title(f"Rebuild of the read model, {store}")
    say(f"{told['events']:,} events in {told['seconds']:.1f} s",
        f"{rate:,.0f} events/s ({told['events'] / told['processor']:,.0f})", f"{AIM:,}")
    say("  peak memory", f"{told['megabytes']} MB", f"{told['before']} MB before it began")
    return rate


def _peer(engine: Any, tail: int, follow: Any, *, copied: bool) -> float:
    """The rate of a peer on the last events, whose rows are checked against ours."""
    with engine.begin() as connection:
        active = connection.execute(select(read_model.c.active)).scalar()
        other, head = SETS[1 - SETS.index(active)], position_of(connection)
        stand_before(connection, active, other, head - tail, copied=copied)
    rate: float = follow(other, head - tail, head)
    with engine.begin() as connection:
        must_be_equal(connection, active, other)
    return rate


def _compare(called: str, ours: float, theirs: float, aim: int) -> None:
    say(called, f"{theirs:,.0f} events/s")
    say("  ours against it", f"{ours / theirs:,.0f} x", f"{aim} x")


if __name__ == "__main__":
    os.environ.pop("POSTGRES_ENABLE_DB_FUNCTIONS", None)
    main()
