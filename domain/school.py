"""How it goes at school: often the first place where something is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

STATUSES = ("regular", "extra_support", "absence", "dropped_out", "qualified")


class SchoolStatusChanged(Fact):
    """Her situation at school changed."""

    TOPIC = "school_status_changed"
    status: Annotated[str, code(*STATUSES)]


EVENTS = (SchoolStatusChanged,)


def possible(history: Sequence[Fact], opened_on: date) -> None:
    """Any order is possible: the last status counts."""
