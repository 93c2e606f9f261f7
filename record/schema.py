"""The shape of the store: made and brought up to date by Alembic, and checked before anything else is done."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, OperationalError, ProgrammingError

from record.errors import (
    StoreCannotBeReached,
    StoreIsNewer,
    StoreIsNotInitialised,
    StoreIsOfNoVersion,
    StoreIsOlder,
)
from record.guards import put_back
from record.sqlite import hold, make_private, writing_engine
from record.store import kind_of, sqlite_path

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

#: The versions of the store, oldest first; a test holds them against migrations/.
VERSIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '.init', 0))")
#: Turning a new file to a write-ahead log waits for nobody (SQLite): in one process one makes a store at a time.
_ONE_MAKER = Lock()
#: What SQLite says when the tables are not what a version expects.
_OTHER_TABLES = ("no such ", "already exists", "duplicate column")
_GRANTS = """
GRANT SELECT ON events, chain, ids, receipts, store_mark, alembic_version TO {role};
GRANT INSERT (originator_id, originator_version, topic, state) ON events TO {role};
GRANT INSERT ON chain, ids, receipts, store_mark TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO {role};
GRANT USAGE ON SEQUENCE events_notification_id_seq TO {role};
"""


def check_version(engine: Engine) -> None:
    """The store is of this program's version. Raises StoreIsNotInitialised, StoreIsOlder or StoreIsNewer."""
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                raise StoreIsNotInitialised
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except OperationalError:
        raise StoreCannotBeReached from None
    except DatabaseError:
        raise StoreCannotBeReached("It is no store of this program.") from None
    if version is None:
        raise StoreIsNotInitialised
    if version not in VERSIONS:
        raise StoreIsNewer
    if version != VERSIONS[-1]:
        raise StoreIsOlder


def create_or_upgrade(url: str, owner_url: str | None = None) -> str:
    """Make the store, or bring it up to date, as its owner, and put back what guards it; answers the version.

    A file is held meanwhile: no other process may be writing in it. Raises a StoreError.
    """
    with _ONE_MAKER:
        return _create_or_upgrade(url, owner_url)


def _create_or_upgrade(url: str, owner_url: str | None) -> str:
    if kind_of(url) == "sqlite":
        path, role = sqlite_path(url), None
        make_private(path)
        release = hold(path)[1]
        engine = writing_engine(path, guarded=False)
    else:
        role = make_url(url).username
        engine, release = create_engine(owner_url or url, hide_parameters=True), lambda: None
    try:
        _refuse_newer(engine)
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(_ONE_AT_A_TIME)
            _bring_up_to_date(connection)
            put_back(connection)
            if owner_url is not None and role is not None and make_url(owner_url).username != role:
                _grant(connection, role)
    finally:
        engine.dispose()
        release()
    return VERSIONS[-1]


def _bring_up_to_date(connection: Connection) -> None:
    """Raises StoreIsOfNoVersion where a table, column or index lacks that the version has, or stands already."""
    try:
        run_versions(connection, "migrations:")
    except ProgrammingError:  # so PostgreSQL says it
        raise StoreIsOfNoVersion from None
    except OperationalError as error:  # and so SQLite, which says much else in this way
        if not any(words in str(error.orig) for words in _OTHER_TABLES):
            raise
        raise StoreIsOfNoVersion from None


def run_versions(connection: Connection, where: str) -> None:
    """Run the versions in this folder that were not run yet (Alembic)."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", where)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _refuse_newer(engine: Engine) -> None:
    try:
        check_version(engine)
    except (StoreIsNotInitialised, StoreIsOlder):
        return


def _grant(connection: Connection, role: str) -> None:
    """The application's role may add and read events and nothing else there, and has the usual rights on the rest."""
    quoted = connection.dialect.identifier_preparer.quote(role)
    for statement in _GRANTS.format(role=quoted).strip().splitlines():
        connection.execute(text(statement))
    for table in inspect(connection).get_table_names():
        if table.endswith(("_a", "_b")) or table == "read_model":
            connection.execute(text(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {quoted}"))
