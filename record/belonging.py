"""Which keys belong to which record: the store says it itself, so that no other keys are taken for its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from record.errors import EventIsUnreadable, KeysAreMissing, KeysAreOfAnother
from record.sealing import SealingMapper

if TYPE_CHECKING:
    from record.keys import KeyStore
    from record.recorder import Record

#: The mark of a store under which the fingerprint of its key store stands.
MARK = "key store"
#: So many events are tried before keys are taken for those of a record that does not say which it has.
TRIED = 100


def must_belong(record: Record, keys: KeyStore) -> None:
    """Raises KeysAreOfAnother when the store says that it has other keys; one without the mark says nothing."""
    known = record.mark(MARK)
    if known is not None and known != keys.fingerprint():
        raise KeysAreOfAnother


def join(record: Record, keys: KeyStore) -> None:
    """Say for good that these are the keys of this record. Raises KeysAreOfAnother."""
    must_belong(record, keys)
    if record.mark(MARK) is not None:
        return
    mapper = SealingMapper(keys)
    try:
        for row in record.rows(0, TRIED):
            mapper.to_domain_event(row)
    except (EventIsUnreadable, KeysAreMissing):
        raise KeysAreOfAnother("Its first events cannot be opened.") from None
    with record.writing() as writer:
        writer.set_mark(MARK, keys.fingerprint())
