"""Drafts: what somebody typed on a page and did not send yet; sealed, changed, thrown away; no part of the record."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import delete, insert, select

from record import busy
from record.tables import drafts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from record.keys import KeyStore
    from record.store import Store

_NONCE_BYTES = 12


class Draft(NamedTuple):
    """What was kept, and when: microseconds since 1970 in UTC."""

    text: bytes
    kept_at: int


class Drafts:
    """The drafts of one store. Each can be opened only with the keys of all whom it is about."""

    def __init__(self, store: Store, keys: KeyStore) -> None:
        """In this opened store."""
        self.store, self.keys = store, keys

    def keep(self, account: str, form: str, text: bytes, about: Sequence[UUID], at: int) -> bool:
        """Keep a draft in the place of the one before; False where a key is gone: nothing is kept then.

        A draft about nobody yet is sealed with the store's own key alone. Raises StoreIsBusy or StoreCannotBeWritten.
        """
        holders = " ".join(holder.hex for holder in about)
        sealed, bound = text, _bound(account, form, holders, at)
        for key in self._keys(about):
            if key is None:
                return False
            nonce = os.urandom(_NONCE_BYTES)
            sealed = nonce + AESGCM(key).encrypt(nonce, sealed, bound)
        try:
            with self.store.engine.begin() as connection:
                connection.execute(delete(drafts).where(*_of(account, form)))
                connection.execute(insert(drafts).values(account=account, form=form, holders=holders, kept_at=at,
                                                         sealed=sealed))
        except busy.TROUBLE as error:
            raise busy.in_words(error) from None
        return True

    def find(self, account: str, form: str, since: int) -> Draft | None:
        """The draft of this account for this form, unless it was kept before `since` or can no longer be opened."""
        with self.store.reading() as connection:
            row = connection.execute(select(drafts).where(*_of(account, form), drafts.c.kept_at >= since)).first()
        if row is None:
            return None
        text, bound = bytes(row.sealed), _bound(account, form, row.holders, row.kept_at)
        for key in reversed(self._keys([UUID(hex=holder) for holder in row.holders.split()])):
            if key is None:
                return None
            try:
                text = AESGCM(key).decrypt(text[:_NONCE_BYTES], text[_NONCE_BYTES:], bound)
            except InvalidTag:
                return None
        return Draft(text, row.kept_at)

    def forms(self, account: str, since: int) -> list[tuple[str, int]]:
        """(form, kept_at) of each draft of an account, the latest first."""
        asked = select(drafts.c.form, drafts.c.kept_at).where(drafts.c.account == account, drafts.c.kept_at >= since)
        with self.store.reading() as connection:
            return [(form, at) for form, at in connection.execute(asked.order_by(drafts.c.kept_at.desc()))]

    def drop(self, account: str, form: str) -> None:
        """Throw a draft away."""
        self._delete(*_of(account, form))

    def drop_before(self, at: int) -> None:
        """Throw away what was kept before this moment."""
        self._delete(drafts.c.kept_at < at)

    def _delete(self, *where: ColumnElement[bool]) -> None:
        try:
            with self.store.engine.begin() as connection:
                connection.execute(delete(drafts).where(*where))
        except busy.TROUBLE as error:
            raise busy.in_words(error) from None

    def _keys(self, about: Sequence[UUID]) -> list[bytes | None]:
        """The keys, each seals what the one before sealed."""
        return [self.keys.own_key(), *(self.keys.key_of(holder) for holder in about)]


def _of(account: str, form: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return drafts.c.account == account, drafts.c.form == form


def _bound(account: str, form: str, holders: str, at: int) -> bytes:
    """What a draft is bound to, each part with its length in front: none can stand in another's place."""
    parts = [part.encode() for part in ("draft", account, form, holders, str(at))]
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
