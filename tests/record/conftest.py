"""Stores that are made and empty, so that each test begins with a record of its own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from record.keys import create_keys, open_keys
from record.store import sqlite_path
from tests.conftest import Address
from tests.record.telling import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from record.keys import KeyStore
    from tests.postgres import Database, Server


@pytest.fixture
def store_on_sqlite(on_sqlite: Address, made_file: Path) -> Address:
    """A store in a file, made and empty."""
    shutil.copy(made_file, sqlite_path(on_sqlite.store))
    return on_sqlite


@pytest.fixture
def store_on_postgresql(postgres_server: Server, made_database: Database, tmp_path: Path) -> Iterator[Address]:
    """A store in a database, made and empty."""
    with postgres_server.database(like=made_database) as database:
        yield Address(database.user, database.owner, database.administrator, f"sqlite:///{tmp_path / 'keys.db'}",
                      tmp_path / "wrapping-key")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store_at(request: pytest.FixtureRequest) -> Address:
    """A store, made and empty, of each kind in turn."""
    return request.getfixturevalue(f"store_on_{request.param}")


@pytest.fixture
def desk(store_at: Address) -> Iterator[Desk]:
    """Somebody who may record in it."""
    with Desk.at(store_at) as opened:
        yield opened


@pytest.fixture
def keys(on_sqlite: Address) -> Iterator[KeyStore]:
    """A fresh key store."""
    create_keys(on_sqlite.keys, on_sqlite.wrapping_key_file, empty_record=True)
    opened = open_keys(on_sqlite.keys, on_sqlite.wrapping_key_file)
    yield opened
    opened.close()
