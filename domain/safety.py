"""Whether she is safe: at home, where she is placed, among others, online and at school."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

SPHERES = ("home", "placement", "network", "online", "school")
VERDICTS = ("safe", "unsafe", "unknown")


class SafetyAssessed(Fact):
    """A judgement of her safety in one sphere."""

    TOPIC = "safety_assessed"
    sphere: Annotated[str, code(*SPHERES)]
    verdict: Annotated[str, code(*VERDICTS)]


EVENTS = (SafetyAssessed,)


def possible(history: Sequence[Fact], opened_on: date) -> None:
    """Any order is possible: the last assessment counts."""
