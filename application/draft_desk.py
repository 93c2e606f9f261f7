"""What somebody typed on a page and did not send yet: kept for a few days, for that account alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from access.policy import ACT
from application import clock
from application.refusals import Refused
from domain.identity import stream_id
from domain.register import LOCAL
from projections.moments import moment, number
from record.drafts import Drafts
from record.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from application.workplace import Workplace

#: A draft is there for so many days after the last letter was typed in it.
DRAFT_DAYS = 7
#: A form holds twenty texts at most, of 20,000 characters.
MOST_BYTES = 1_000_000
#: How a day stands among the values of a draft.
_DAY = "day"


class DraftDesk:
    """The part of the desk that keeps drafts. A draft is no fact: it is in no figure, no list and no export."""

    workplace: Workplace

    def keep_draft(self, account: str, form: str, values: Mapping[str, Any], about: Sequence[tuple[str, str]]) -> bool:
        """Keep what stands in a form; True when it is kept.

        `about`: (kind, name) of the trajectories, deviations or dilemmas it is about, whose keys seal it. Nothing is
        kept for the local user, who may be anybody; nor where this process does not write, or one of them is forgotten.
        """
        self.workplace.must(account, ACT)
        text = msgspec.json.encode({name: {_DAY: value} if isinstance(value, date) else value
                                    for name, value in values.items()})
        if account == LOCAL or not self.workplace.store.writing or len(text) > MOST_BYTES:
            return False
        try:
            holders = [self._holder(kind, name) for kind, name in about]
            return self._drafts.keep(account, form, text, holders, number(clock.now()))
        except (StoreError, Refused):
            return False

    def draft(self, account: str, form: str) -> dict[str, Any] | None:
        """{values, kept_at} of the draft of this account for this form, or None."""
        if account == LOCAL or not self.workplace.may(account, ACT):
            return None
        found = self._drafts.find(account, form, _oldest())
        if found is None:
            return None
        values = {name: date.fromisoformat(value[_DAY]) if isinstance(value, dict) else value
                  for name, value in msgspec.json.decode(found.text).items()}
        return {"values": values, "kept_at": moment(found.kept_at)}

    def drafts(self, account: str) -> list[dict[str, Any]]:
        """{form, kept_at} of each draft of this account, the latest first."""
        if account == LOCAL or not self.workplace.may(account, ACT):
            return []
        return [{"form": form, "kept_at": moment(at)} for form, at in self._drafts.forms(account, _oldest())]

    def drop_draft(self, account: str, form: str) -> None:
        """Throw a draft away: it was sent or is no longer wanted. One that cannot go now goes by itself in time."""
        if self.workplace.store.writing:
            try:
                self._drafts.drop(account, form)
            except StoreError:
                return

    def drop_old_drafts(self) -> None:
        """Throw away the drafts that nobody came back to. Raises a StoreError."""
        if self.workplace.store.writing:
            self._drafts.drop_before(_oldest())

    @property
    def _drafts(self) -> Drafts:
        return Drafts(self.workplace.store, self.workplace.keys)

    def _holder(self, kind: str, name: str) -> Any:
        """The stream whose key seals the draft; a trajectory about which nothing was told yet gets its key now."""
        stream, keys = stream_id(kind, name), self.workplace.keys
        if kind == "trajectory" and keys.key_of(stream) is None and not keys.is_destroyed(stream):
            self.workplace.must_know_trajectory(name, None)
            with self.workplace.record.writing():
                keys.key_of(stream, make=True)
                keys.save_new()
        return stream


def _oldest() -> int:
    now: datetime = clock.now()
    return number(now - timedelta(days=DRAFT_DAYS))
