"""The shape of the store: made and brought up to date by Alembic, and checked before anything else is done."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, OperationalError

from record.errors import StoreCannotBeReached, StoreIsNewer, StoreIsNotInitialised, StoreIsOlder
from record.store import kind_of, sqlite_engine, sqlite_path

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

#: The versions of the store, oldest first; a test holds them against migrations/.
VERSIONS = ("0001", "0002")
_GRANTS = """
GRANT SELECT ON events, chain, ids, receipts, store_mark, alembic_version TO {role};
GRANT INSERT (originator_id, originator_version, topic, state) ON events TO {role};
GRANT INSERT ON chain, ids, receipts, store_mark TO {role};
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
    if version not in VERSIONS:
        raise StoreIsNewer
    if version != VERSIONS[-1]:
        raise StoreIsOlder


def is_empty(url: str) -> bool:
    """True when the record at this address holds no event yet."""
    engine = create_engine(url) if kind_of(url) != "sqlite" else sqlite_engine(sqlite_path(url), writing=False,
                                                                               guarded=True)
    with closing(_Disposing(engine)), engine.connect() as connection:
        return connection.execute(text("SELECT 1 FROM events LIMIT 1")).first() is None


def create_or_upgrade(url: str, owner_url: str | None = None) -> str:
    """Make the store, or bring it up to date, as its owner; answers the version. Raises a StoreError."""
    from alembic import command
    from alembic.config import Config

    if kind_of(url) == "sqlite":
        sqlite_path(url).parent.mkdir(parents=True, exist_ok=True)
        engine = sqlite_engine(sqlite_path(url), writing=True, guarded=False)
    else:
        engine = create_engine(owner_url or url)
    config = Config()
    config.set_main_option("script_location", "migrations:")
    with closing(_Disposing(engine)):
        _refuse_newer(engine)
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if owner_url is not None and make_url(owner_url).username != make_url(url).username:
                _grant(connection, str(make_url(url).username))
    return VERSIONS[-1]


class _Disposing:
    """Closes an engine at the end of a block."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def close(self) -> None:
        self.engine.dispose()


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
