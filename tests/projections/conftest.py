"""Empty records on each kind of store, one for every history that is made up."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from record.store import open_store
from tests.projections.stored import empty_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy import Engine

    from tests.postgres import Database, Server

    Fresh = Callable[[], AbstractContextManager[Engine]]


@pytest.fixture
def fresh_on_sqlite() -> Fresh:
    """A record in memory, as often as it is called."""

    @contextmanager
    def fresh() -> Iterator[Engine]:
        engine = empty_record()
        yield engine
        engine.dispose()

    return fresh


@pytest.fixture
def fresh_on_postgresql(postgres_server: Server, made_database: Database) -> Fresh:
    """A store in a database of its own, used by a role that does not own it, as often as it is called."""

    @contextmanager
    def fresh() -> Iterator[Engine]:
        with postgres_server.database(like=made_database) as database:
            store = open_store(database.user, writing=True)
            yield store.engine
            store.close()

    return fresh


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def fresh(request: pytest.FixtureRequest) -> Fresh:
    """Makes an empty record for each example of a property, on each kind of store in turn."""
    return request.getfixturevalue(f"fresh_on_{request.param}")
