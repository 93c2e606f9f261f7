"""Empty records on each kind of store, one for every history that is made up; and the one of two sisters."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, update

from projections.fold import catch_up
from projections.questions import reader_of
from projections.tables import SETS, read_model
from projections.writing import empty
from record.store import open_store
from tests.projections.stored import empty_record, record_of
from tests.projections.test_examples import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy import Engine

    from projections.questions import Reader
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
def fresh_on_postgresql(postgres_server: Server, made_database: Database) -> Iterator[Fresh]:
    """A store used by a role that does not own it, emptied as often as it is called.

    A database for each example would take ten times as long. Only the owner can take the guard off the record.
    """
    with postgres_server.database(like=made_database) as database:
        owner, store = create_engine(database.owner), open_store(database.user, writing=True)
        with owner.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE events DISABLE TRIGGER USER")

        @contextmanager
        def fresh() -> Iterator[Engine]:
            with owner.begin() as connection:
                connection.exec_driver_sql("TRUNCATE events RESTART IDENTITY")
                for which in SETS:
                    empty(connection, which)
                connection.execute(update(read_model).values(active="a", position=0, made_with="", stopped_at=None,
                                                             stopped_reason=None))
            yield store.engine

        yield fresh
        store.close()
        owner.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def fresh(request: pytest.FixtureRequest) -> Fresh:
    """Makes an empty record for each example of a property, on each kind of store in turn."""
    return request.getfixturevalue(f"fresh_on_{request.param}")


@pytest.fixture
def sisters() -> Iterator[Reader]:
    """The read model of the worked example of two sisters."""
    engine = record_of(lines_of("two_sisters"))
    catch_up(engine)
    with engine.connect() as connection:
        yield reader_of(connection)
