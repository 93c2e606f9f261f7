"""Texts about others' courses: sealed with the key of her whom they are about, or with one that all of them hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap
from sqlalchemy import Column, LargeBinary, MetaData, Table, Text, Uuid, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection


class Bond(NamedTuple):
    """Whose key seals the texts of a stream.

    One holder without a wrapped key: the holder's own key seals them (a deviation, a lesson). Else they have a key of
    their own, wrapped by the key of each holder in turn (a dilemma about several girls): once the key of one is
    destroyed, it cannot be unwrapped any more (design.md, How a fact travels, 3).
    """

    holders: tuple[UUID, ...]
    wrapped: bytes | None = None


def table_in(metadata: MetaData) -> Table:
    """The table of bonds; `holders` are ids with a space between them, in the order of wrapping."""
    return Table("bonds", metadata, Column("stream_id", Uuid, primary_key=True),
                 Column("holders", Text, nullable=False), Column("wrapped", LargeBinary, nullable=True))


def wrapped_by(key: bytes, holders: Sequence[bytes]) -> bytes:
    """The key, wrapped by the key of each holder in turn."""
    for holder in holders:
        key = aes_key_wrap(holder, key)
    return key


def unwrapped_by(wrapped: bytes, holders: Sequence[bytes]) -> bytes:
    """The key again; raises InvalidUnwrap where one of the keys is another."""
    for holder in reversed(holders):
        wrapped = aes_key_unwrap(holder, wrapped)
    return wrapped


def read(connection: Connection, bonds: Table, stream: UUID) -> Bond | None:
    """The bond of a stream, or None."""
    row = connection.execute(select(bonds.c.holders, bonds.c.wrapped).where(bonds.c.stream_id == stream)).first()
    if row is None:
        return None
    return Bond(tuple(UUID(holder) for holder in row[0].split()), None if row[1] is None else bytes(row[1]))


def as_row(stream: UUID, bond: Bond) -> dict[str, object]:
    """A bond as it is kept."""
    return {"stream_id": stream, "holders": " ".join(str(holder) for holder in bond.holders), "wrapped": bond.wrapped}
