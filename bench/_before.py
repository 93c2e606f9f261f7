"""The tables as they stood before the last events, for the peers to go on from, and whether they came out the same."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import select

from projections.streams import OF_TRAJECTORIES
from projections.tables import NAMES


def stand_before(connection: Any, active: str, other: str, start: int, *, copied: bool) -> None:
    """Let the set that is not read hold the rows as they stood at `start`; `copied`: it is a copy already."""
    from projections.fold import _fold_streams
    from projections.streams import events
    from projections.thresholds import DEFAULTS
    from projections.writing import empty, forget

    if not copied:
        empty(connection, other)
        for name in NAMES:
            connection.exec_driver_sql(f"INSERT INTO {name}_{other} SELECT * FROM {name}_{active}")
    touched = {row[0] for row in connection.execute(
        select(events.c.originator_id).where(events.c.notification_id > start, events.c.topic.in_(OF_TRAJECTORIES)))}
    firsts = connection.execute(select(events.c.originator_id, events.c.state).where(
        events.c.originator_version == 1, events.c.originator_id.in_(touched)))
    forget(connection, other, [msgspec.json.decode(bytes(state))["trajectory"] for _, state in firsts])
    _fold_streams(connection, other, [(stream, OF_TRAJECTORIES[0]) for stream in touched], start, DEFAULTS)


def must_be_equal(connection: Any, active: str, other: str) -> None:
    """The peer kept every row right, so it did the same work."""
    for name in NAMES:
        for one, two in ((active, other), (other, active)):
            left = connection.exec_driver_sql(
                f"SELECT count(*) FROM (SELECT * FROM {name}_{one} EXCEPT SELECT * FROM {name}_{two}) AS more").scalar()
            assert not left, f"{name}: {left} rows differ"
