"""What she can carry in a week, agreed with her or with her family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from domain.event import Fact
from domain.fields import Amount, code
from domain.refusals import ValueIsImpossible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

AGREED_WITH = ("young_person", "family", "both")


class CapacityAgreed(Fact):
    """So many appointments a week are enough."""

    TOPIC = "capacity_agreed"
    appointments_per_week: Amount
    agreed_with: Annotated[str, code(*AGREED_WITH)] = "young_person"

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:  # noqa: ARG003
        """A capacity is over 0, or a load could not be held against it."""
        if values["appointments_per_week"] <= 0:
            raise ValueIsImpossible("appointments_per_week", "Give a number over 0.")


EVENTS = (CapacityAgreed,)


def possible(history: Sequence[Fact], opened_on: date) -> None:
    """Any order is possible: the last agreement counts."""
