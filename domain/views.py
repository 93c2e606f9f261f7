"""Her own voice, and her parents': how she sees the help, the burden, the future."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import code, whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

ABOUT = ("help", "burden", "trust", "placement", "future", "decision")
OF = ("young_person", "parent")


class ViewRecorded(Fact):
    """What she says of it, with a mark from 1 to 10 when she gives one."""

    TOPIC = "view_recorded"
    about: Annotated[str, code(*ABOUT)]
    rating: Annotated[int, whole(1, 10)] | None = None
    of: Annotated[str, code(*OF)] = "young_person"


EVENTS = (ViewRecorded,)


def possible(history: Sequence[Fact], opened_on: date) -> None:
    """Any order is possible: the last view counts."""
