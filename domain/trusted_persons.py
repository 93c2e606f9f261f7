"""The one person she trusts: anybody, and perhaps with leave to step outside a protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import Flag, Name, Text, code
from domain.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

RELATIONS = ("caregiver", "family", "informal")


class TrustedPersonIsNotThere(Refusal):
    """This person is not her trusted person on that day."""


class TrustedPersonNamed(Fact):
    """Somebody becomes her trusted person, in the place of the one before."""

    TOPIC = "trusted_person_named"
    person: Name
    relation: Annotated[str, code(*RELATIONS)] = "informal"
    may_step_outside_protocol: Flag = False


class TrustedPersonLost(Fact):
    """Her trusted person falls away."""

    TOPIC = "trusted_person_lost"
    person: Name
    reason: Text | None = None


EVENTS = (TrustedPersonNamed, TrustedPersonLost)


def possible(history: Sequence[Fact], opened_on: date) -> None:  # noqa: ARG001
    """Only whoever is there is lost."""
    there: str | None = None
    for fact in history:
        if isinstance(fact, TrustedPersonNamed):
            there = fact.person
        elif fact.person != there:  # type: ignore[attr-defined]
            raise TrustedPersonIsNotThere("person")
        else:
            there = None
