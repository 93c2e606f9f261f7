"""Contact with the police: a report, a complaint, a talk with a trained officer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

KINDS = ("report", "complaint", "suspect", "trained_officer_talk")


class PoliceContactRecorded(Fact):
    """She had to do with the police."""

    TOPIC = "police_contact_recorded"
    kind: Annotated[str, code(*KINDS)]


EVENTS = (PoliceContactRecorded,)


def possible(history: Sequence[Fact], opened_on: date) -> None:
    """Any order is possible."""
