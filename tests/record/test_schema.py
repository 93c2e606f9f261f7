"""A store is made and brought up to date by one command, from anywhere, and a program knows which it can use."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, inspect

from record.chain import START, link
from record.errors import (
    DatabaseFunctionsAreUnsafe,
    StoreCannotBeReached,
    StoreIsNewer,
    StoreIsNotInitialised,
    StoreIsOfNoVersion,
    StoreIsOlder,
)
from record.schema import VERSIONS, check_version, create_or_upgrade
from record.store import open_store, sqlite_path
from record.tables import chain, events, ids
from record.verifying import verify
from tests.record.telling import ANNA, Desk, history, ids_in, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from tests.conftest import Address


def migrations() -> Config:
    """Alembic's settings, as record/schema.py makes them."""
    config = Config()
    config.set_main_option("script_location", "migrations:")
    return config


@contextmanager
def as_owner(address: Address) -> Iterator[Connection]:
    """A transaction of whoever owns the tables."""
    engine = create_engine(address.owner or address.store)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def run(address: Address, act, *arguments) -> None:
    """Do something with Alembic as the owner."""
    with as_owner(address) as connection:
        config = migrations()
        config.attributes["connection"] = connection
        act(config, *arguments)


def checked(address: Address) -> None:
    """Whether this program can use the store."""
    store = open_store(address.store, writing=False)
    try:
        check_version(store.engine)
    finally:
        store.close()


def test_a_made_store_can_be_used(address):
    assert create_or_upgrade(address.store, address.owner) == VERSIONS[-1]
    checked(address)
    with Desk.at(address) as desk:
        desk.tell(told(ANNA, 1))
        assert verify(desk.record).events == 1


def test_making_a_store_again_changes_nothing(store_at):
    with Desk.at(store_at) as desk:
        desk.tell(*history(10))
        before, rows = desk.record.head(), desk.all()
    assert create_or_upgrade(store_at.store, store_at.owner) == VERSIONS[-1]
    with Desk.at(store_at) as desk:
        assert (desk.record.head(), desk.all()) == (before, rows)


def test_an_older_store_is_not_used_and_is_brought_up_to_date_with_all_it_holds(address):
    as_its_owner = replace(address, store=address.owner or address.store)
    if address.owner is None:
        sqlite_path(address.store).touch()
    run(address, command.upgrade, VERSIONS[0])
    with pytest.raises(StoreIsOlder):
        checked(as_its_owner)
    with as_owner(address) as connection:
        head = add_as_it_was(connection, history(10))
    create_or_upgrade(address.store, address.owner)
    checked(address)
    with Desk.at(address) as desk:
        assert desk.record.head() == head
        assert verify(desk.record).first_broken is None


def add_as_it_was(connection: Connection, facts) -> tuple[int, bytes]:
    """Add facts to a store of the first version; answers its head."""
    head = START
    for place, e in enumerate(facts, 1):
        head = link(head, place, e.originator_id, e.originator_version, e.topic, e.state)
        connection.execute(insert(events).values(
            notification_id=place, originator_id=e.originator_id, originator_version=e.originator_version,
            topic=e.topic, state=e.state))
        connection.execute(insert(chain).values(notification_id=place, hash=head))
        connection.execute(insert(ids).values(id=ids_in([e])[0], originator_id=e.originator_id,
                                              originator_version=e.originator_version))
    return len(facts), head


def test_a_newer_store_is_left_alone(store_at):
    with as_owner(store_at) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreIsNewer):
        checked(store_at)
    with pytest.raises(StoreIsNewer):
        create_or_upgrade(store_at.store, store_at.owner)


def test_a_store_whose_making_was_broken_off_says_so(store_at):
    with as_owner(store_at) as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    with pytest.raises(StoreIsNotInitialised):
        checked(store_at)


@pytest.mark.parametrize(("version", "other"), [("0003", "ALTER TABLE read_model DROP COLUMN made_with"),
                                                ("0004", "DROP TABLE drafts")])
def test_a_store_whose_tables_are_not_those_of_its_version_is_left_as_it_is(store_at, version, other):
    """A table that lacks something, and one that has an index already."""
    with as_owner(store_at) as connection:
        connection.exec_driver_sql(other)
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")
        before = sorted(inspect(connection).get_table_names())
    with pytest.raises(StoreIsOfNoVersion):
        create_or_upgrade(store_at.store, store_at.owner)
    with as_owner(store_at) as connection:
        assert sorted(inspect(connection).get_table_names()) == before
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == version


def test_a_store_is_made_once_however_many_make_it(address):
    with ThreadPoolExecutor(4) as makers:
        made = makers.map(lambda _: create_or_upgrade(address.store, address.owner), range(4))
        assert list(made) == [VERSIONS[-1]] * 4
    checked(address)


def test_only_its_owner_reads_the_file(on_sqlite):
    create_or_upgrade(on_sqlite.store)
    assert stat.S_IMODE(sqlite_path(on_sqlite.store).stat().st_mode) == 0o600


def test_a_store_that_was_never_made_says_so(address):
    with pytest.raises(StoreIsNotInitialised):
        checked(address)


def test_what_is_no_store_says_so(on_sqlite):
    sqlite_path(on_sqlite.store).write_text("a letter, and not a short one " * 100)
    with pytest.raises(StoreCannotBeReached):
        checked(on_sqlite)


@pytest.mark.postgres
def test_a_server_that_is_not_there_says_so(tmp_path):
    store = open_store(f"postgresql+psycopg://nobody@/nothing?host={tmp_path}", writing=False)
    with pytest.raises(StoreCannotBeReached):
        check_version(store.engine)
    store.close()


@pytest.mark.parametrize("url", ["mysql://a/b", "nonsense", "", "sqlite://", "sqlite:///:memory:"])
def test_an_address_of_another_kind_says_what_it_must_be(url):
    with pytest.raises(StoreCannotBeReached):
        open_store(url, writing=False)


@pytest.mark.parametrize("value", ["y", "yes", "true", "True", "on", "1", " t "])
def test_the_library_s_database_functions_are_refused_for_they_lose_events(store_at, monkeypatch, value):
    monkeypatch.setenv("POSTGRES_ENABLE_DB_FUNCTIONS", value)
    for writing in (True, False):
        with pytest.raises(DatabaseFunctionsAreUnsafe):
            open_store(store_at.store, writing=writing)


@pytest.mark.parametrize("value", ["n", "no", "false", "0", "off", ""])
def test_a_store_opens_when_they_are_off(store_on_sqlite, monkeypatch, value):
    monkeypatch.setenv("POSTGRES_ENABLE_DB_FUNCTIONS", value)
    open_store(store_on_sqlite.store, writing=False).close()


def test_every_version_of_the_store_is_known_and_no_other():
    scripts = ScriptDirectory.from_config(migrations()).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == VERSIONS


def test_tables_and_migrations_say_the_same(store_at):
    run(store_at, command.check)


def test_the_tables_of_both_stores_are_the_same(store_on_sqlite, store_on_postgresql):
    def tables(address: Address) -> dict[str, list[str]]:
        with as_owner(address) as connection:
            seen = inspect(connection)
            return {name: [column["name"] for column in seen.get_columns(name)] for name in seen.get_table_names()
                    if not name.startswith("words_")}       # words are found by what each store has for that

    assert tables(store_on_sqlite) == tables(store_on_postgresql)


def in_a_process(address: Address, code: str, folder) -> str:
    """Run this in a process of its own, in another folder, with what is installed and no more."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | address.environment
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_store_is_made_from_whatever_folder(on_sqlite, tmp_path):
    made = "import os; from record.schema import create_or_upgrade as c; print(c(os.environ['KANTELPUNT_STORE']))"
    assert in_a_process(on_sqlite, made, tmp_path).strip() == VERSIONS[-1]
    checked(on_sqlite)


def test_a_command_loads_no_more_than_it_needs(store_on_sqlite, tmp_path):
    used = """
import os, sys
UNNEEDED = 'psycopg', 'psycopg_pool', 'alembic', 'eventsourcing.postgres', 'sqlalchemy.dialects.postgresql'
from record.keys import open_keys; from record.recorder import Record; from record.schema import check_version
from record.sealing import SealingMapper; from record.store import open_store
store = open_store(os.environ['KANTELPUNT_STORE'], writing=True)
check_version(store.engine)
print(Record(store).head()[0])
print(*(name for name in UNNEEDED if name in sys.modules))
"""
    assert in_a_process(store_on_sqlite, used, tmp_path).split() == ["0"]
