"""What somebody with every right on the store could do to it: each attack at a place, and the first place it breaks."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import create_engine

from record.chain import START, link
from record.recorder import Record
from record.store import Store, sqlite_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from tests.conftest import Address

_TABLES = ("events", "chain", "ids", "receipts")
_COLUMNS = ("originator_id", "originator_version", "topic", "state")


class Tampered(Record):
    """The record as it stands inside the transaction of an attack."""

    def __init__(self, connection: Connection) -> None:
        """On the attacker's own connection."""
        super().__init__(Store("", connection.engine, writing=False))
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
        self._on_postgresql = connection.dialect.name == "postgresql"
        if self._on_postgresql:
            for table in _TABLES:
                self.do(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        else:
            for name, in self.do("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
                self.do(f"DROP TRIGGER {name}")
        self.places = [row[0] for row in self.do("SELECT notification_id FROM events ORDER BY 1")]

    def do(self, statement: str, *values: Any) -> Any:
        """Run a statement with `?` for its values."""
        told = statement.replace("?", "%s") if self._on_postgresql else statement
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
def attacker_at(address: Address) -> Iterator[Attacker]:
    """Somebody with every right on this store."""
    engine = create_engine(address.administrator or f"sqlite:///{sqlite_path(address.store)}")
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        attacker = Attacker(connection)
        attacker.do("SAVEPOINT whole")
        yield attacker
        connection.rollback()
    engine.dispose()


# Attacks: on the event at this place, or at another one after it. Each answers the first place that does not hold.

def edit_the_state(by: Attacker, at: int, _: int) -> int:
    """One bit of what was told."""
    state = bytearray(by.event(at)["state"])
    state[len(state) // 2] ^= 1
    by.put(at, state=bytes(state))
    return at


def edit_the_name(by: Attacker, at: int, _: int) -> int:
    """What kind of fact it was."""
    by.put(at, topic="milestone_reached")
    return at


def edit_the_version(by: Attacker, at: int, _: int) -> int:
    """Its place in her stream."""
    by.put(at, originator_version=by.event(at)["originator_version"] + 1_000)
    return at


def give_it_to_another(by: Attacker, at: int, _: int) -> int:
    """Whose fact it was."""
    stream = by.event(at)["originator_id"]
    digits = stream if isinstance(stream, str) else stream.hex
    other = ("0" if digits[0] != "0" else "1") + digits[1:]
    by.put(at, originator_id=other)
    return at


def delete_an_event(by: Attacker, at: int, _: int) -> int:
    """Its link stays."""
    by.do("DELETE FROM events WHERE notification_id = ?", at)
    return at


def delete_an_event_and_its_link(by: Attacker, at: int, _: int) -> int:
    """The one after it no longer fits; at the end only its id tells."""
    by.do("DELETE FROM events WHERE notification_id = ?", at)
    by.do("DELETE FROM chain WHERE notification_id = ?", at)
    return next((place for place in by.places if place > at), at)


def delete_a_link(by: Attacker, at: int, _: int) -> int:
    """Its event stays."""
    by.do("DELETE FROM chain WHERE notification_id = ?", at)
    return at


def edit_a_link(by: Attacker, at: int, _: int) -> int:
    """As if another event had been linked."""
    by.do("UPDATE chain SET hash = ? WHERE notification_id = ?", bytes(32), at)
    return at


def add_an_event_without_a_link(by: Attacker, at: int, _: int) -> int:
    """At the end, where there is room."""
    by.insert(by.places[-1] + 1, by.event(at) | {"originator_version": 1_000})
    return by.places[-1] + 1


def add_an_event_with_a_made_up_link(by: Attacker, at: int, _: int) -> int:
    """The link of another event."""
    by.insert(by.places[-1] + 1, by.event(at) | {"originator_version": 1_000})
    by.do("INSERT INTO chain (notification_id, hash) VALUES (?, ?)", by.places[-1] + 1, by.link_of(at))
    return by.places[-1] + 1


def put_an_event_in(by: Attacker, at: int, _: int) -> int:
    """In the middle, with a link that fits: all that comes after it no longer does."""
    before, event = by.link_of(at - 1), by.event(at) | {"originator_version": 1_000}
    by.make_room(at)
    by.insert(at, event)
    by.do("INSERT INTO chain (notification_id, hash) VALUES (?, ?)", at, before)
    return at


def swap_what_was_told(by: Attacker, at: int, other: int) -> int:
    """The sealed words of one under the name of another."""
    one, two = by.event(at)["state"], by.event(other)["state"]
    by.put(at, state=two)
    by.put(other, state=one)
    return at


def change_the_order(by: Attacker, at: int, other: int) -> int:
    """Two events in each other's place, whole; their links stay."""
    for old, new in ((at, 10_000_000), (other, at), (10_000_000, other)):
        by.do("UPDATE events SET notification_id = ? WHERE notification_id = ?", new, old)
    return at


def change_the_order_with_the_links(by: Attacker, at: int, other: int) -> int:
    """Two events in each other's place, whole, with their links."""
    for table in ("events", "chain"):
        for old, new in ((at, 10_000_000), (other, at), (10_000_000, other)):
            by.do(f"UPDATE {table} SET notification_id = ? WHERE notification_id = ?", new, old)
    return at


def tell_it_twice(by: Attacker, at: int, other: int) -> int:
    """What was told at one place, at another too."""
    by.put(other, state=by.event(at)["state"])
    return other


ATTACKS: tuple[Callable[[Attacker, int, int], int], ...] = (
    edit_the_state, edit_the_name, edit_the_version, give_it_to_another, delete_an_event, delete_an_event_and_its_link,
    delete_a_link, edit_a_link, add_an_event_without_a_link, add_an_event_with_a_made_up_link, put_an_event_in,
    swap_what_was_told, change_the_order, change_the_order_with_the_links, tell_it_twice,
)


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
