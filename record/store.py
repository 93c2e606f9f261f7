"""Where the record stands: an SQLite file with one writing process, or a PostgreSQL server."""

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
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from record.errors import DatabaseFunctionsAreUnsafe, StoreCannotBeReached, StoreIsBeingWritten, StoreIsNotInitialised

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

#: Seconds that a writer waits for another one in the same process.
BUSY_SECONDS = 30
_REFUSED = frozenset({
    sqlite3.SQLITE_DROP_TABLE, sqlite3.SQLITE_DROP_TRIGGER, sqlite3.SQLITE_DROP_INDEX, sqlite3.SQLITE_ALTER_TABLE,
    sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_CREATE_TRIGGER,
})
_held: dict[str, tuple[int, int]] = {}
_holding = Lock()


@dataclass
class Store:
    """An opened store; close it when done. `writing` is False when it can only be read."""

    url: str
    engine: Engine
    writing: bool
    _release: Callable[[], None] = lambda: None

    def reading(self) -> Connection:
        """A connection for questions: it sees one state of the store and waits for no writer."""
        return self.engine.connect().execution_options(reads=True)

    @property
    def embedded(self) -> bool:
        """True for an SQLite file."""
        return self.engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Close all connections and let another process write."""
        self.engine.dispose()
        self._release()


def open_store(url: str, *, writing: bool) -> Store:
    """Open the store at this SQLAlchemy URL. Raises a StoreError that says what to do."""
    if os.environ.get("POSTGRES_ENABLE_DB_FUNCTIONS", "").strip().lower() in {"y", "yes", "t", "true", "on", "1"}:
        raise DatabaseFunctionsAreUnsafe
    if kind_of(url) == "postgresql":
        return Store(url, create_engine(url, pool_pre_ping=True, hide_parameters=True), writing)
    path = sqlite_path(url)
    if not path.exists():
        raise StoreIsNotInitialised(f"({path})")
    release = _hold(path) if writing else lambda: None
    return Store(url, sqlite_engine(path, writing=writing, guarded=True), writing, release)


def kind_of(url: str) -> str:
    """`sqlite` or `postgresql`. Raises StoreCannotBeReached for any other address."""
    try:
        name = make_url(url).get_backend_name()
    except ArgumentError:
        name = ""
    if name not in {"sqlite", "postgresql"}:
        raise StoreCannotBeReached("Give its address as sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE.")
    return name


def sqlite_path(url: str) -> Path:
    """The file of an SQLite store. Raises StoreCannotBeReached for a store in memory."""
    database = make_url(url).database
    if not database or database == ":memory:":
        raise StoreCannotBeReached("A record is kept in a file.")
    return Path(database)


def sqlite_engine(path: Path, *, writing: bool, guarded: bool) -> Engine:
    """An engine on this file. `guarded`: its connections cannot drop, alter or attach anything."""

    def connect() -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.Error as error:
            raise StoreCannotBeReached(f"({path}: {error})") from None
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA cache_size=-65536")
        if not writing:
            connection.execute("PRAGMA query_only=ON")
        if guarded:
            connection.set_authorizer(_allowed)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        reads = not writing or connection.get_execution_options().get("reads")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def _allowed(action: int, first: str | None, *_: str | None) -> int:
    """The authorizer: no connection that records may change the shape of the store."""
    if action in _REFUSED or (action == sqlite3.SQLITE_PRAGMA and first == "writable_schema"):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _hold(path: Path) -> Callable[[], None]:
    """Be the one writing process; answers how to let go. Raises StoreIsBeingWritten, which names the other."""
    with _holding:
        return _hold_alone(str(path.resolve()))


def _hold_alone(name: str) -> Callable[[], None]:
    """Count one holder more in this process; the first takes the lock of the file."""
    descriptor, holders = _held.get(name, (-1, 0))
    if not holders:
        descriptor = os.open(f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            other = os.read(descriptor, 200).decode(errors="replace").strip()
            os.close(descriptor)
            raise StoreIsBeingWritten(f"It is {other or 'not known which'}.") from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"process {os.getpid()} ({Path(sys.argv[0]).name} {' '.join(sys.argv[1:2])})".encode(), 0)
    _held[name] = (descriptor, holders + 1)

    def release() -> None:
        with _holding:
            held, count = _held.get(name, (-1, 0))
            if count == 1:
                del _held[name]
                os.close(held)
            elif count:
                _held[name] = (held, count - 1)

    return release
