"""Where the record stands: an SQLite file with one writing process, or a PostgreSQL server."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError

from record.errors import DatabaseFunctionsAreUnsafe, StoreCannotBeReached, StoreIsNotInitialised
from record.sqlite import hold, reading_engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection


@dataclass
class Store:
    """An opened store; close it when done.

    `reader` is for questions: its connections see one state of the store and change nothing. `engine` is for what
    changes the store; in a store opened to be read it is the reader, and `writing` is False.
    """

    url: str
    engine: Engine
    reader: Engine
    writing: bool
    _release: Callable[[], None] = lambda: None

    def reading(self) -> Connection:
        """A connection for questions: it sees one state of the store, waits for no writer and changes nothing."""
        return self.reader.connect()

    @property
    def embedded(self) -> bool:
        """True for an SQLite file."""
        return self.engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Close all connections and let another process write."""
        self.reader.dispose()
        self._release()


def open_store(url: str, *, writing: bool) -> Store:
    """Open the store at this SQLAlchemy URL. Raises a StoreError that says what to do."""
    if os.environ.get("POSTGRES_ENABLE_DB_FUNCTIONS", "").strip().lower() in {"y", "yes", "t", "true", "on", "1"}:
        raise DatabaseFunctionsAreUnsafe
    if kind_of(url) == "postgresql":
        engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
        reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        return Store(url, engine if writing else reader, reader, writing, engine.dispose)
    path = sqlite_path(url)
    if not path.exists():
        raise StoreIsNotInitialised(f"({path})")
    if not writing:
        file = reading_engine(path)
        return Store(url, file, file, writing)
    engine, release = hold(path)
    return Store(url, engine, reading_engine(path), writing, release)


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
