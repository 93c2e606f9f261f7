"""The keys with which texts are sealed: one a girl, so that destroying it forgets her words and nobody else's."""

from __future__ import annotations

import hmac
import os
from collections import OrderedDict
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Uuid, create_engine, insert, select
from sqlalchemy.exc import DatabaseError

from record import bonds
from record.bonds import Bond
from record.errors import KeysAreMissing
from record.schema import run_versions
from record.sqlite import key_engine, make_private
from record.store import kind_of, sqlite_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Engine

METADATA = MetaData()
#: A row without a key says that it was destroyed: it is never made again.
keys = Table(
    "keys", METADATA,
    Column("stream_id", Uuid, primary_key=True),
    Column("wrapped", LargeBinary, nullable=True),
    Column("wrapping_version", Integer, nullable=False),
)
#: Streams whose texts are sealed with the key of others.
bond_rows = bonds.table_in(METADATA)
#: The store's own key: for texts of no one girl, and for the ids of lines that give none.
OWN = UUID(int=0)
KEY_BYTES = 32
WRAPPING_VERSION = 1
#: So many opened keys are held in memory.
KEPT = 20_000


class KeyStore:
    """The keys of one record, in a database of their own, wrapped (AES-KW, RFC 3394) by a key in a file."""

    def __init__(self, engine: Engine, wrapping_key: bytes) -> None:
        """Made by open_keys or create_keys."""
        self.engine, self._wrapping_key = engine, wrapping_key
        self._opened: OrderedDict[UUID, bytes] = OrderedDict()
        self._new: dict[UUID, bytes] = {}
        self._new_bonds: dict[UUID, Bond] = {}

    def key_of(self, stream: UUID, *, make: bool = False) -> bytes | None:
        """The key of a stream; None when there is none, or when it was destroyed. `make`: one is made if none was."""
        found = self._opened.get(stream) or self._new.get(stream)
        if found is not None:
            return found
        with self.engine.connect() as connection:
            row = connection.execute(select(keys.c.wrapped).where(keys.c.stream_id == stream)).first()
        if row is None and make:
            self._new[stream] = os.urandom(KEY_BYTES)
            return self._new[stream]
        if row is None:
            return self._key_of_others(stream)
        if row[0] is None:
            return None
        self._keep(stream, self._unwrapped(bytes(row[0])))
        return self._opened[stream]

    def bind(self, stream: UUID, to: UUID) -> None:
        """Let the texts of a stream be sealed with the key of another, which is made if it was not.

        A stream that is bound already stays so.
        """
        if self._bond(stream) is None:
            self.key_of(to, make=self._bond(to) is None)
            self._new_bonds[stream] = Bond((to,))

    def share(self, stream: UUID, among: Sequence[UUID]) -> None:
        """Give a stream a key of its own that can be had only with the keys of all of these.

        Where one of those was destroyed there is no key to have.
        """
        if self._bond(stream) is not None:
            return
        held = [key for holder in among if (key := self.key_of(holder, make=True)) is not None]
        if len(held) == len(among):
            self._new_bonds[stream] = Bond(tuple(among), bonds.wrapped_by(os.urandom(KEY_BYTES), held))

    def is_destroyed(self, stream: UUID) -> bool:
        """True when the key of this stream, or of one that holds it, was destroyed, and is not merely not there."""
        with self.engine.connect() as connection:
            row = connection.execute(select(keys.c.wrapped).where(keys.c.stream_id == stream)).first()
        if row is not None:
            return row[0] is None
        bond = self._bond(stream)
        return bond is not None and any(self.is_destroyed(holder) for holder in bond.holders)

    def _bond(self, stream: UUID) -> Bond | None:
        if stream in self._new_bonds:
            return self._new_bonds[stream]
        with self.engine.connect() as connection:
            return bonds.read(connection, bond_rows, stream)

    def _key_of_others(self, stream: UUID) -> bytes | None:
        """The key that seals a stream which has none by itself. It is not held: a holder's key may be destroyed."""
        bond = self._bond(stream)
        held = [] if bond is None else [self.key_of(holder) for holder in bond.holders]
        there = [key for key in held if key is not None]
        if bond is None or len(there) < len(held):
            return None
        return there[0] if bond.wrapped is None else bonds.unwrapped_by(bond.wrapped, there)

    def own_key(self) -> bytes:
        """The store's own key. Raises KeysAreMissing."""
        found = self.key_of(OWN)
        if found is None:
            raise KeysAreMissing
        return found

    def fingerprint(self) -> str:
        """What tells this key store from another, and tells nothing of its keys."""
        return hmac.new(self.own_key(), b"the key store of this record", sha256).hexdigest()

    def save_new(self) -> None:
        """Keep the keys that were made, before the events that need them are kept."""
        if not self._new and not self._new_bonds:
            return
        with self.engine.begin() as connection:
            for table, rows in ((keys, [
                    {"stream_id": stream, "wrapped": aes_key_wrap(self._wrapping_key, key),
                     "wrapping_version": WRAPPING_VERSION} for stream, key in self._new.items()]),
                    (bond_rows, [bonds.as_row(stream, bond) for stream, bond in self._new_bonds.items()])):
                if rows:
                    connection.execute(insert(table), rows)
        for stream, key in self._new.items():
            self._keep(stream, key)
        self.drop_new()

    def drop_new(self) -> None:
        """Forget the keys that were made and not saved: nothing was sealed with them after all."""
        self._new, self._new_bonds = {}, {}

    def destroy(self, stream: UUID) -> None:
        """Destroy a key for ever: what it sealed can never be read again."""
        with self.engine.begin() as connection:
            done = connection.execute(keys.update().where(keys.c.stream_id == stream).values(wrapped=None))
            if not done.rowcount:
                connection.execute(insert(keys).values(stream_id=stream, wrapped=None,
                                                       wrapping_version=WRAPPING_VERSION))
        self._opened.pop(stream, None)
        self._new.pop(stream, None)

    def close(self) -> None:
        """Close the key store and let go of its keys."""
        self._opened.clear()
        self.drop_new()
        self.engine.dispose()

    def _keep(self, stream: UUID, key: bytes) -> None:
        self._opened[stream] = key
        if len(self._opened) > KEPT:
            self._opened.popitem(last=False)

    def _unwrapped(self, wrapped: bytes) -> bytes:
        try:
            return aes_key_unwrap(self._wrapping_key, wrapped)
        except (InvalidUnwrap, ValueError):
            raise KeysAreMissing("The wrapping key is another than the one the keys were wrapped with.") from None


def create_keys(url: str, wrapping_key_file: Path, *, empty_record: bool) -> None:
    """Make the key store with the store's own key, and the wrapping key's file, where they are not there yet.

    Never beside a record that holds events: its texts were sealed with other keys. Raises KeysAreMissing.
    """
    if not empty_record:
        open_keys(url, wrapping_key_file).close()
    if not wrapping_key_file.exists():
        wrapping_key_file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(wrapping_key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())  # before anything is wrapped with it
    if kind_of(url) == "sqlite":
        make_private(sqlite_path(url))
    store = KeyStore(_engine(url), _wrapping_key(wrapping_key_file))
    with store.engine.begin() as connection:
        run_versions(connection, "migrations:key_store")
    store.key_of(OWN, make=True)
    store.save_new()
    store.close()


def open_keys(url: str, wrapping_key_file: Path) -> KeyStore:
    """Open the key store. Raises KeysAreMissing when it, its own key or the wrapping key is not there."""
    wrapping_key = _wrapping_key(wrapping_key_file)
    if kind_of(url) == "sqlite" and not sqlite_path(url).exists():
        raise KeysAreMissing(f"There is no key store at {sqlite_path(url)}.")
    store = KeyStore(_engine(url), wrapping_key)
    try:
        store.own_key()
    except DatabaseError:
        store.close()
        raise KeysAreMissing from None
    except KeysAreMissing:
        store.close()
        raise
    return store


def _wrapping_key(file: Path) -> bytes:
    try:
        key = file.read_bytes()
    except OSError as error:
        raise KeysAreMissing(f"The wrapping key at {file} cannot be read: {error.strerror}.") from None
    if len(key) != KEY_BYTES:
        raise KeysAreMissing(f"The wrapping key at {file} is not {KEY_BYTES} bytes long.")
    return key


def _engine(url: str) -> Engine:
    if kind_of(url) == "sqlite":
        return key_engine(sqlite_path(url))
    return create_engine(url, pool_pre_ping=True, hide_parameters=True)
