"""How long whoever records waits for somebody else who does, and what is said when that was too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionIsFree

from record.errors import StoreCannotBeWritten, StoreError, StoreIsBusy

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: Seconds.
PATIENCE = 30
#: What PostgreSQL and SQLite say when a lock is not given in time.
_NOT_GIVEN = ("55P03", "database is locked")
_WRITERS_LOCK = text("SELECT set_config('lock_timeout', :patience, true),"
                     " pg_advisory_xact_lock(hashtextextended(current_schema() || '.events', 0))")
#: What can go wrong while a transaction writes.
TROUBLE = (OperationalError, NoConnectionIsFree)


def take_writers_lock(connection: Connection) -> None:
    """Take the writer's lock on PostgreSQL, or give up, in one go to the server."""
    connection.execute(_WRITERS_LOCK, {"patience": f"{int(PATIENCE * 1000)}ms"})


def in_words(error: OperationalError | NoConnectionIsFree) -> StoreError:
    """What went wrong, without what was to be kept."""
    if not isinstance(error, OperationalError):
        return StoreIsBusy()
    said = str(error.orig).strip().partition("\n")[0]
    busy = getattr(error.orig, "sqlstate", None) in _NOT_GIVEN or said in _NOT_GIVEN
    return StoreIsBusy() if busy else StoreCannotBeWritten(f"({said})")
