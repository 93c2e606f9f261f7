"""What is strong in her and around her."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

KINDS = ("intelligent", "self_confident", "warm_upbringing", "bond_with_parent", "supportive_network", "caring",
         "social", "talented", "ambitious", "other")


class StrengthRecorded(Fact):
    """A strength was seen."""

    TOPIC = "strength_recorded"
    kind: Annotated[str, code(*KINDS)]


EVENTS = (StrengthRecorded,)


def possible(history: Sequence[Fact], opened_on: date) -> None:
    """Any order is possible."""
