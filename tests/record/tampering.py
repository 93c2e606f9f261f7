"""Somebody with every right on the store, and the record as it stands amid what they do to it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import create_engine

from record.chain import START, link
from record.recorder import Record
from record.store import Store, sqlite_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from tests.conftest import Address

_TABLES = ("events", "chain", "ids", "receipts")
_COLUMNS = ("originator_id", "originator_version", "topic", "state")


class Tampered(Record):
    """The record as it stands inside the transaction of an attack."""

    def __init__(self, connection: Connection) -> None:
        """On the attacker's own connection."""
        super().__init__(Store("", connection.engine, connection.engine, writing=False))
        self.connection = connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The attacker's connection."""
        yield self.connection


class Attacker:
    """Somebody who may do anything, with all guards taken away; what is done is undone at the end."""

    def __init__(self, connection: Connection) -> None:
        """Take the guards away."""
        self.connection = connection
        self.on_postgresql = connection.dialect.name == "postgresql"
        if self.on_postgresql:
            for table in _TABLES:
                self.do(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        else:
            for name, in self.do("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
                self.do(f"DROP TRIGGER {name}")
        self.places = [row[0] for row in self.do("SELECT notification_id FROM events ORDER BY 1")]

    def do(self, statement: str, *values: Any) -> Any:
        """Run a statement with `?` for its values."""
        told = statement.replace("?", "%s") if self.on_postgresql else statement
        return self.connection.exec_driver_sql(told, values)

    def undo(self) -> None:
        """As if nothing had been done since the guards were taken away."""
        self.do("ROLLBACK TO SAVEPOINT whole")

    def event(self, place: int) -> dict[str, Any]:
        """The event at a place."""
        row = self.do(f"SELECT {', '.join(_COLUMNS)} FROM events WHERE notification_id = ?", place).one()
        return dict(zip(_COLUMNS, row, strict=True))

    def put(self, place: int, **values: Any) -> None:
        """Overwrite columns of the event at a place."""
        said = ", ".join(f"{column} = ?" for column in values)
        self.do(f"UPDATE events SET {said} WHERE notification_id = ?", *values.values(), place)

    def insert(self, place: int, event: dict[str, Any]) -> None:
        """Put an event at a place that is free."""
        self.do(f"INSERT INTO events (notification_id, {', '.join(_COLUMNS)}) VALUES (?, ?, ?, ?, ?)",
                place, *(event[column] for column in _COLUMNS))

    def link_of(self, place: int) -> bytes:
        """The link at a place; the one before the first is START."""
        found = self.do("SELECT hash FROM chain WHERE notification_id = ?", place).scalar()
        return START if found is None else bytes(found)

    def make_room(self, place: int) -> None:
        """Move every event and link from this place on, one place up."""
        for table in ("events", "chain"):
            for one in reversed([p for p in self.places if p >= place]):
                self.do(f"UPDATE {table} SET notification_id = ? WHERE notification_id = ?", one + 1, one)


@contextmanager
def attacker_at(address: Address, *, keep: bool = False) -> Iterator[Attacker]:
    """Somebody with every right on this store; `keep`: what is done is not undone at the end."""
    engine = create_engine(address.administrator or f"sqlite:///{sqlite_path(address.store)}")
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        attacker = Attacker(connection)
        attacker.do("SAVEPOINT whole")
        yield attacker
        if keep:
            connection.commit()
        connection.rollback()
    engine.dispose()


def compute_the_chain_anew(by: Attacker, after: int) -> None:
    """What only a checkpoint outside the store can tell: every link from here on made to fit."""
    head = by.link_of(max((p for p in by.places if p <= after), default=0))
    rows = by.do("SELECT notification_id, originator_id, originator_version, topic, state FROM events"
                 " WHERE notification_id > ? ORDER BY 1", after).all()
    for place, stream, version, topic, state in rows:
        head = link(head, place, _uuid(stream), version, topic, bytes(state))
        by.do("UPDATE chain SET hash = ? WHERE notification_id = ?", head, place)


def _uuid(stream: Any) -> UUID:
    return UUID(stream) if isinstance(stream, str) else stream
