"""The end of the record: where the next link is tied, and what shows that something after it was cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text

from record.chain import START
from record.errors import RecordIsBroken

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ASKED = """
SELECT (SELECT notification_id FROM events ORDER BY notification_id DESC LIMIT 1) AS event,
       (SELECT notification_id FROM chain ORDER BY notification_id DESC LIMIT 1) AS link,
       (SELECT hash FROM chain ORDER BY notification_id DESC LIMIT 1) AS hash,
       (SELECT max(position) FROM read_model) AS folded,
       {} AS ever
"""
#: SQLite keeps the last position that ever stood; PostgreSQL's sequence also counts what was undone, and tells nothing.
_ON_SQLITE = text(_ASKED.format("coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0)"))
_ON_POSTGRESQL = text(_ASKED.format("NULL"))


class End(NamedTuple):
    """The last position and its link, (0, 32 zero bytes) for an empty record; and why they cannot be the last."""

    position: int
    hash: bytes
    fault: str | None


def end_of(connection: Connection) -> End:
    """The end as it stands in this transaction."""
    found = connection.execute(_ON_SQLITE if connection.dialect.name == "sqlite" else _ON_POSTGRESQL).one()
    last, fault = found.event or 0, None
    if (found.link or 0) != last:
        fault = "the last event and the last link are not at the same place"
    elif found.ever is not None and found.ever != last:
        fault = f"the store once held an event {found.ever}"
    elif (found.folded or 0) > last:
        fault = f"the figures were made up to event {found.folded}"
    return End(found.link or 0, START if found.hash is None else bytes(found.hash), fault)


def whole_end(connection: Connection) -> End:
    """The end, if nothing shows that it was cut off. Raises RecordIsBroken."""
    end = end_of(connection)
    if end.fault is not None:
        raise RecordIsBroken(f"({end.fault})")
    return end
