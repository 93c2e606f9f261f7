"""Whether others may be told: her consent, given or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import Flag, code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

TO = ("parents", "school", "police", "informal", "municipality")


class ConsentRecorded(Fact):
    """Consent to share with somebody was given or refused."""

    TOPIC = "consent_recorded"
    to: Annotated[str, code(*TO)]
    given: Flag


EVENTS = (ConsentRecorded,)


def possible(history: Sequence[Fact], opened_on: date) -> None:
    """Any order is possible: the last word counts."""
