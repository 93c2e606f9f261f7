"""An expert is asked: on sexual violence, trauma, culture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import Name, code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

EXPERTISE = ("sexual_violence", "sexuality", "trauma", "mild_intellectual_disability", "culture", "other")


class ExpertiseConsulted(Fact):
    """An expert was consulted about her."""

    TOPIC = "expertise_consulted"
    field: Annotated[str, code(*EXPERTISE)]
    organisation: Name | None = None


EVENTS = (ExpertiseConsulted,)


def possible(history: Sequence[Fact], opened_on: date) -> None:
    """Any order is possible."""
