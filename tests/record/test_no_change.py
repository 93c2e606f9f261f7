"""What is recorded is never changed: not by the program, not by the owner of the tables, not by writing over it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from record.errors import StoreCannotBeWritten
from record.schema import create_or_upgrade
from record.store import sqlite_path
from record.verifying import verify
from tests.record.tampering import attacker_at
from tests.record.telling import ANNA, BO, Desk, ids_in, told

TABLES = ("events", "chain", "ids", "receipts")
CHANGES = {
    "events": "topic = 'goal_set'",
    "chain": "hash = X'00'",
    "ids": "originator_version = 7",
    "receipts": "result = 'other'",
}
KEYS = {"events": "notification_id", "chain": "notification_id", "ids": "id", "receipts": "command_id"}
SHAPE_OF_A_FILE = (
    "DROP TABLE events", "DROP TABLE chain", "DROP TRIGGER events_update", "DROP TRIGGER chain_delete",
    "DROP INDEX ix_events_registers", "ALTER TABLE events RENAME TO old", "ALTER TABLE events ADD COLUMN more TEXT",
    "ALTER TABLE events DROP COLUMN state", "ATTACH DATABASE ':memory:' AS other", "PRAGMA writable_schema = ON",
    "CREATE TRIGGER mine BEFORE INSERT ON events BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TEMP TRIGGER mine BEFORE INSERT ON main.events BEGIN SELECT RAISE(IGNORE); END",
    "UPDATE sqlite_master SET sql = NULL", "DELETE FROM sqlite_master",
    "UPDATE sqlite_sequence SET seq = 0", "UPDATE store_mark SET value = 'other'", "DELETE FROM store_mark",
)


def over(table: str, value: str = "REPLACE INTO") -> str:
    """The statement that writes the first row of a table over itself."""
    return f"{value} {table} SELECT * FROM {table} LIMIT 1"


ON_A_FILE = [
    *(f"UPDATE {table} SET {change}" for table, change in CHANGES.items()),
    *(f"DELETE FROM {table}" for table in TABLES),
    *(f"DELETE FROM {table} WHERE 1 = 1" for table in TABLES),
    *(over(table) for table in TABLES),
    *(over(table, "INSERT OR REPLACE INTO") for table in TABLES),
    *(f"UPDATE OR REPLACE {table} SET {change}" for table, change in CHANGES.items()),
    *(f"INSERT INTO {table} SELECT * FROM {table} WHERE 1 = 1 ON CONFLICT ({KEYS[table]}) DO UPDATE SET {change}"
      for table, change in CHANGES.items()),
]
DOES_NOTHING = ("CREATE OR REPLACE FUNCTION record_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RETURN NEW; END $$")
#: As the application's role, which may do no more than add and read.
ON_A_SERVER = [
    *(f"UPDATE {table} SET {change.replace('X', 'decode(') + (', $$hex$$)' if 'X' in change else '')}"
      for table, change in CHANGES.items()),
    *(f"DELETE FROM {table}" for table in TABLES),
    *(f"TRUNCATE {table}" for table in TABLES),
    *(f"DROP TABLE {table}" for table in TABLES),
    *(f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in TABLES),
    *(f"ALTER TABLE {table} RENAME TO old" for table in TABLES),
    *(f"DROP TRIGGER {table}_change ON {table}" for table in TABLES),
    *(f"LOCK TABLE {table} IN EXCLUSIVE MODE" for table in TABLES),
    *(f"{over(table, 'INSERT INTO')} ON CONFLICT ({KEYS[table]}) DO UPDATE SET {KEYS[table]} = EXCLUDED.{KEYS[table]}"
      for table in TABLES),
    ("INSERT INTO events (notification_id, originator_id, originator_version, topic, state)"
     " SELECT 900, originator_id, 900, topic, state FROM events LIMIT 1"),
    "SELECT setval('events_notification_id_seq', 1, false)",
    "ALTER SEQUENCE events_notification_id_seq RESTART",
    DOES_NOTHING,
    "SET session_replication_role = replica",
    "UPDATE store_mark SET value = 'other'", "DELETE FROM store_mark", "UPDATE alembic_version SET version_num = '1'",
    "CREATE TABLE mine (a INTEGER)",
]
#: Why a statement is refused, and never because it was written badly: no right, or a trigger.
REFUSALS = ("42501", "23001", "25006", "never changed", "already there", "not authorized",
            "may not be modified", "readonly")


@pytest.fixture
def told_of_two(desk):
    """A record with a row in each of its tables."""
    with desk.record.writing() as writer:
        facts = [told(ANNA, 1), told(ANNA, 2), told(BO, 1)]
        positions = writer.append(facts, ids_in(facts))
        writer.keep_receipt("command 1", positions[-1], "done")
        writer.set_mark("demonstration", "invented")
    return desk


def refused(run, statement: str, desk: Desk) -> None:
    """When this is done, it is refused, and everything stands as it stood."""
    before, rows = desk.counts(), desk.all()
    with pytest.raises((DBAPIError, sqlite3.Error)) as found:
        run(statement)
    told_as = getattr(getattr(found.value, "orig", None), "sqlstate", None) or str(found.value)
    assert told_as in REFUSALS or any(words in told_as for words in REFUSALS), f"{statement}: {told_as}"
    assert (desk.counts(), desk.all()) == (before, rows)


def through(desk: Desk):
    """Run a statement as the program could."""

    def run(statement: str) -> None:
        with desk.store.engine.begin() as connection:
            connection.exec_driver_sql(statement)

    return run


@pytest.mark.parametrize("store_at", ["sqlite"], indirect=True)
def test_the_program_cannot_change_a_file(told_of_two):
    for statement in (*ON_A_FILE, *SHAPE_OF_A_FILE):
        refused(through(told_of_two), statement, told_of_two)


@pytest.mark.parametrize("store_at", ["sqlite"], indirect=True)
def test_the_file_itself_refuses_whoever_else_opens_it(told_of_two):
    def run(change: str) -> None:
        with closing(sqlite3.connect(sqlite_path(told_of_two.store.url))) as connection, connection:
            connection.execute(change)

    for statement in ON_A_FILE:
        refused(run, statement, told_of_two)


@pytest.mark.postgres
@pytest.mark.parametrize("store_at", ["postgresql"], indirect=True)
def test_the_application_s_role_can_add_and_read_and_nothing_else(told_of_two):
    for statement in ON_A_SERVER:
        refused(through(told_of_two), statement, told_of_two)


@pytest.mark.postgres
@pytest.mark.parametrize("store_at", ["postgresql"], indirect=True)
@pytest.mark.parametrize("who", ["owner", "administrator"])
def test_the_server_itself_refuses_its_owner_and_administrator(told_of_two, store_at, who):
    engine = create_engine(getattr(store_at, who))
    replica = "SET LOCAL session_replication_role = replica" if who == "administrator" else "SELECT 1"

    def run(change: str) -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql(replica)  # triggers that are not ENABLE ALWAYS would be passed by
            connection.exec_driver_sql(change)

    for table in TABLES:
        key = KEYS[table]
        for statement in (f"UPDATE {table} SET {key} = {key}", f"DELETE FROM {table}", f"TRUNCATE {table}"):
            refused(run, statement, told_of_two)
    engine.dispose()


@pytest.mark.postgres
@pytest.mark.parametrize("store_at", ["postgresql"], indirect=True)
def test_the_application_s_role_has_the_four_usual_rights_on_the_read_model(told_of_two):
    for statement in ("INSERT INTO trusted_spell_a VALUES ('T-1', 'p', 1, 2)", "UPDATE trusted_spell_a SET until = 3",
                      "SELECT * FROM trusted_spell_b", "DELETE FROM trusted_spell_a",
                      "UPDATE read_model SET position = 3"):
        through(told_of_two)(statement)


def test_whoever_opened_the_store_to_read_cannot_write(store_at):
    with Desk.at(store_at, writing=False) as reader:
        refused(through(reader), "INSERT INTO receipts (command_id, notification_id, result) VALUES ('a', 1, 'b')",
                reader)


def test_an_error_of_the_database_does_not_quote_what_was_to_be_kept(desk):
    with pytest.raises((StoreCannotBeWritten, DBAPIError)) as found, desk.record.writing() as writer:
        writer.connection.execute(text("INSERT INTO nothing VALUES (:said)"), {"said": "CANARY"})
    assert "CANARY" not in str(found.value)


#: Ways to take one of the guards away: it is gone, switched off, or does nothing any more.
TAKEN_AWAY = {
    "sqlite": [("DROP TRIGGER events_delete",),
               ("DROP TRIGGER ids_replace", "CREATE TRIGGER ids_replace BEFORE INSERT ON ids BEGIN SELECT 1; END")],
    "postgresql": [("DROP TRIGGER events_change ON events",), ("ALTER TABLE ids DISABLE TRIGGER ids_truncate",),
                   ("ALTER TABLE ids ENABLE TRIGGER ids_change",),
                   (DOES_NOTHING,)],
}


def test_a_guard_that_is_gone_is_told_and_put_back(store_at, told_of_two):
    assert verify(told_of_two.record).unguarded == ()
    kind = "sqlite" if store_at.administrator is None else "postgresql"
    for statements in TAKEN_AWAY[kind]:
        engine = create_engine(store_at.administrator or store_at.store)
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
        engine.dispose()
        assert verify(told_of_two.record).unguarded
        assert verify(told_of_two.record).first_broken is None
        create_or_upgrade(store_at.store, store_at.owner)
        assert verify(told_of_two.record).unguarded == ()


def test_a_store_without_its_guards_can_be_given_them_again(store_at, told_of_two):
    with attacker_at(store_at, keep=True):
        assert verify(told_of_two.record).first_broken is None
    assert len(verify(told_of_two.record).unguarded) == (12 if store_at.administrator is None else 8)
    create_or_upgrade(store_at.store, store_at.owner)
    assert verify(told_of_two.record).unguarded == ()
