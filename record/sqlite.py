"""A record in a file: one process writes in it, others read beside it, and nobody can change its shape.

One process has one connection that writes: SQLite before 3.51.3 can damage a file when two write and checkpoint.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from record import busy
from record.errors import StoreCannotBeReached, StoreIsBeingWritten, StoreIsReadOnly
from record.tables import APPEND_ONLY

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

#: What a connection keeps of the file at hand, in KiB.
CACHE_KIB = 65_536
_SHAPE = frozenset({
    sqlite3.SQLITE_DROP_TABLE, sqlite3.SQLITE_DROP_TRIGGER, sqlite3.SQLITE_DROP_INDEX, sqlite3.SQLITE_DROP_VIEW,
    sqlite3.SQLITE_ALTER_TABLE, sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_CREATE_TRIGGER,
    sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
})
_CHANGES = frozenset({sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})
_GUARDED = frozenset({table.name for table in APPEND_ONLY} | {"store_mark", "sqlite_master", "sqlite_sequence"})


@dataclass
class _Held:
    """A file in which this process writes, and how many in it have it open."""

    descriptor: int
    engine: Engine
    holders: int = 0


_held: dict[str, _Held] = {}
_one_at_a_time = Lock()


def hold(path: Path) -> tuple[Engine, Callable[[], None]]:
    """Be the one writing process; answers the engine that writes, and how to let go.

    Raises StoreIsBeingWritten, which names the process that writes, or StoreIsReadOnly.
    """
    name = str(path.resolve())
    if not (_may_write(path) and _may_write(path.parent)):
        raise StoreIsReadOnly
    with _one_at_a_time:
        if name not in _held:
            _held[name] = _Held(_locked(f"{name}.lock"), writing_engine(path, guarded=True))
        held = _held[name]
        held.holders += 1
    let_go = False

    def release() -> None:
        nonlocal let_go
        with _one_at_a_time:
            if not let_go:
                let_go = True
                held.holders -= 1
                if not held.holders:
                    held.engine.dispose()
                    os.close(held.descriptor)
                    del _held[name]

    return held.engine, release


def writing_engine(path: Path, *, guarded: bool) -> Engine:
    """An engine with the one connection that writes. `guarded`: it cannot change the shape of the store."""

    def connect() -> sqlite3.Connection:
        connection = _connected(path, "rw", "journal_mode=WAL", "synchronous=FULL")
        if guarded:
            connection.set_authorizer(_allowed)
        return connection

    return _engine(connect, "BEGIN IMMEDIATE", connections=1)


def reading_engine(path: Path) -> Engine:
    """An engine whose connections read, beside whoever writes."""
    # In a folder that cannot be written SQLite has no room for its own files; where no log lies there, nobody writes.
    still = not _may_write(path.parent) and not Path(f"{path}-wal").exists()
    mode = "ro&immutable=1" if still else "ro"
    return _engine(lambda: _connected(path, mode, "query_only=ON"), "BEGIN", connections=10)


def key_engine(path: Path) -> Engine:
    """An engine on a key store: without a write-ahead log, and what is taken out is overwritten at once."""
    return _engine(lambda: _connected(path, "rw", "journal_mode=DELETE", "synchronous=FULL", "secure_delete=ON"),
                   "BEGIN", connections=1)


def make_private(path: Path) -> None:
    """Make the file, where it is not there yet, so that only its owner can read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=True)


def _connected(path: Path, mode: str, *pragmas: str) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None,
                                     check_same_thread=False, timeout=busy.PATIENCE)
        for pragma in (*pragmas, f"cache_size=-{CACHE_KIB}"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error as error:
        raise StoreCannotBeReached(f"({path}: {error})") from None
    return connection


def _engine(connect: Callable[[], sqlite3.Connection], begin: str, connections: int) -> Engine:
    # An error of the database would quote the values: what is kept never stands in a message.
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=connections, max_overflow=0,
                           pool_timeout=busy.PATIENCE, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """The authorizer: whoever records cannot change the shape of the store, nor what is recorded."""
    # Opening an index of words asks to change sqlite_master, and changes nothing: without the pragma nobody can.
    opens_words = action == sqlite3.SQLITE_UPDATE and first == "sqlite_master"
    refused = (action in _SHAPE
               or (action == sqlite3.SQLITE_PRAGMA and first == "writable_schema" and second is not None)
               or (action in _CHANGES and first in _GUARDED and not opens_words))
    return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK


def _locked(name: str) -> int:
    """Lock this file for this process, and write in it who that is."""
    try:
        descriptor = os.open(name, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        raise StoreIsReadOnly from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        other = os.read(descriptor, 200).decode(errors="replace").strip()
        os.close(descriptor)
        raise StoreIsBeingWritten(f"It is {other or 'not known which'}.") from None
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"process {os.getpid()} ({' '.join(['kantelpunt', *sys.argv[1:2]])})".encode(), 0)
    return descriptor
