"""What breaks the standstill, and what sets her back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

MILESTONES = ("school_resumed", "qualification", "internship", "job", "own_place", "contact_restored", "motivated",
              "other")
SETBACKS = ("school_absence", "ran_away", "offence", "substance_use", "victimised_again", "help_refused", "other")


class MilestoneReached(Fact):
    """A turning point: something that was stuck moves."""

    TOPIC = "milestone_reached"
    kind: Annotated[str, code(*MILESTONES)]


class SetbackRecorded(Fact):
    """A step back."""

    TOPIC = "setback_recorded"
    kind: Annotated[str, code(*SETBACKS)]


EVENTS = (MilestoneReached, SetbackRecorded)


def possible(history: Sequence[Fact], opened_on: date) -> None:
    """Any order is possible."""
