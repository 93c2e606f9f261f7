"""An opened store with all that commands and questions need: the record, its keys, the read model."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from access.policy import Subject, may
from application.refusals import Refused, StoreIsUnhealthy
from application.registers import last_of_registers, read_register
from application.settings import thresholds
from application.troubles import in_words
from domain.identity import stream_id
from domain.register import LOCAL
from record.belonging import must_belong
from record.errors import StoreError, StoreIsBeingWritten, StoreIsReadOnly
from record.keys import KeyStore, open_keys
from record.recorder import Record
from record.schema import check_version
from record.sealing import FORGOTTEN, SealingMapper
from record.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from application.places import Place
    from domain.register import Register
    from projections.questions import Reader

DEMONSTRATION = "demonstration"


@dataclass
class Workplace:
    """One opened store."""

    store: Store
    record: Record
    keys: KeyStore
    mapper: SealingMapper
    #: The register as it was last read for the policy, with the last event in it: a page asks the policy ten times.
    _register: tuple[int, Register] | None = None

    @classmethod
    def open(cls, at: Place, *, writing: bool | Literal["if free"]) -> Workplace:
        """Open the store and its keys; checks its version first. Raises a StoreError."""
        try:
            store = open_store(at.store, writing=bool(writing))
        except (StoreIsBeingWritten, StoreIsReadOnly):
            if writing != "if free":
                raise
            store = open_store(at.store, writing=False)
        try:
            check_version(store.reader)
            keys = open_keys(at.keys, at.wrapping_key_file)
        except StoreError:
            store.close()
            raise
        workplace = cls(store, Record(store), keys, SealingMapper(keys))
        try:
            must_belong(workplace.record, keys)
        except StoreError:
            workplace.close()
            raise
        return workplace

    def close(self) -> None:
        """Close store and keys."""
        self.keys.close()
        self.store.close()

    # Who

    def register(self, connection: Connection, known_at: datetime | None = None) -> Register:
        """Who is in the record and what rules hold, read on this connection; or as recorded by then."""
        return read_register(connection, self.mapper, known_at)

    def subject(self, account: str) -> Subject | None:
        """Who this account is, with its roles; None when it is not in the record."""
        if account == LOCAL:
            return Subject(LOCAL)
        with self.record.reading() as connection:
            last = last_of_registers(connection)
            if self._register is None or self._register[0] != last:
                self._register = last, self.register(connection)
        entry = self._register[1].accounts.get(account)
        return None if entry is None else Subject(account, entry.roles, closed=entry.closed)

    def must(self, account: str, action: str) -> None:
        """This account may do this. Raises Refused, also when the account is not in the record."""
        subject = self.subject(account)
        if subject is None:
            reason = f"there is no account {account!r} in this record"
            raise Refused(reason)
        if not may(subject, action):
            reason = f"account {account!r} may not do this ({action})"
            raise Refused(reason)

    def may(self, account: str, action: str) -> bool:
        """True when this account may do this."""
        subject = self.subject(account)
        return subject is not None and may(subject, action)

    def takes_others(self, register: Register, acting: str) -> bool:
        """True when lines in another's name are taken outside trajectories (workflow.md, Who may do what)."""
        entry = register.accounts.get(acting)
        administrator = entry is not None and "administrator" in entry.roles and not entry.closed
        return not register.accounts or (self.store.embedded and administrator)

    # The read model

    def must_be_whole(self) -> None:
        """Nothing shows that the end of the record was cut off. Raises StoreIsUnhealthy."""
        with in_words():
            self.record.must_be_whole()

    def is_behind(self) -> bool:
        """True when the read model does not hold all that is in the record."""
        from projections.fold import is_behind

        with self.record.reading() as connection:
            return is_behind(connection, thresholds())

    def catch_up(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Fold what was recorded since; answers the position.

        Raises StoreIsUnhealthy when the fold stopped, or when the end of the record was cut off.
        """
        self.must_be_whole()
        return self.fold(progress)

    def fold(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Catch up after an append, which has just seen that the end is whole: that is not asked twice."""
        from projections.fold import catch_up
        from projections.stream_rows import FoldStopped

        try:
            return catch_up(self.store.engine, progress, thresholds())
        except FoldStopped as stopped:
            raise StoreIsUnhealthy(str(stopped)) from None

    def rebuild(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Make the read model anew beside the one in use, and flip; answers the position."""
        from projections.fold import rebuild
        from projections.stream_rows import FoldStopped

        self.must_be_whole()
        try:
            return rebuild(self.store.engine, progress, thresholds())
        except FoldStopped as stopped:
            raise StoreIsUnhealthy(str(stopped)) from None

    @contextmanager
    def reading(self, known_at: datetime | None, only: str | None = None,
                progress: Callable[[int], None] = lambda _: None) -> Iterator[Reader]:
        """The read model as it stands; or refolded as it was known at an instant.

        `only` refolds one trajectory and no other.
        """
        from projections.questions import reader_of, refolded

        if known_at is not None:
            stream = None if only is None else stream_id("trajectory", only)
            with self.record.reading() as connection, refolded(
                    connection, known_at, stream, thresholds(), progress) as reader:
                yield reader
            return
        with self.record.reading() as connection:
            yield reader_of(connection, thresholds())

    def must_know_trajectory(self, name: str, known_at: datetime | None) -> None:
        """The trajectory is in the record, and was known by then. Raises Refused."""
        stored = self.record.stored(stream_id("trajectory", name), limit=1)
        opened = self.mapper.to_domain_event(stored[0]) if stored else None
        if opened is None or (known_at is not None and opened.timestamp > known_at):
            when = "" if known_at is None or opened is None else " at that moment"
            reason = f"there is no trajectory {name!r} in this record{when}"
            raise Refused(reason)

    def readable(self, value: Any) -> Any:
        """A text or answer, None in the place of a forgotten one."""
        return None if value is FORGOTTEN else value

    # The demonstration

    def is_demonstration(self) -> bool:
        """True when all in this store is invented."""
        return self.record.mark(DEMONSTRATION) is not None

    def mark_demonstration(self) -> None:
        """Say for good that all in this store is invented."""
        with self.record.writing() as writer:
            writer.set_mark(DEMONSTRATION, "invented")
