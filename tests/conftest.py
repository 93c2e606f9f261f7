"""What tests of several folders need: a PostgreSQL server, and an address for a fresh store on either kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from record.schema import create_or_upgrade
from tests.postgres import Server, server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.postgres import Database


@dataclass(frozen=True)
class Address:
    """Where a store and its keys are to stand; `owner` and `administrator` on PostgreSQL alone."""

    store: str
    owner: str | None
    administrator: str | None
    keys: str
    wrapping_key_file: Path

    @property
    def environment(self) -> dict[str, str]:
        """The address as kantelpunt reads it from its environment."""
        told = {"KANTELPUNT_STORE": self.store, "KANTELPUNT_KEYS": self.keys,
                "KANTELPUNT_WRAPPING_KEY_FILE": str(self.wrapping_key_file)}
        return told | ({"KANTELPUNT_STORE_OWNER": self.owner} if self.owner else {})


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """One PostgreSQL server for the whole run."""
    with server() as started:
        yield started


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store in a file, to be copied."""
    file = tmp_path_factory.mktemp("made") / "store.db"
    create_or_upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def made_database(postgres_server: Server) -> Iterator[Database]:
    """An empty store in a database, to be copied."""
    with postgres_server.database() as made:
        create_or_upgrade(made.user, made.owner)
        yield made


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Address:
    """An address in a file."""
    return Address(f"sqlite:///{tmp_path / 'store.db'}", None, None, f"sqlite:///{tmp_path / 'keys.db'}",
                   tmp_path / "wrapping-key")


@pytest.fixture
def on_postgresql(postgres_server: Server, tmp_path: Path) -> Iterator[Address]:
    """An address in a database of its own, used by a role that does not own it."""
    with postgres_server.database() as database:
        yield Address(database.user, database.owner, database.administrator, f"sqlite:///{tmp_path / 'keys.db'}",
                      tmp_path / "wrapping-key")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest) -> Address:
    """An address for a fresh store, on each kind in turn."""
    return request.getfixturevalue(f"on_{request.param}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A real browser comes last: it is slowest, and while it is open no other test may run an event loop."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
