"""What she waits for: a place to live, a specialist, a school place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import ThingName, code
from domain.refusals import Refusal
from domain.running import starts_once_and_runs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

FOR = ("housing", "specialist", "diagnostics", "treatment", "school_place", "other")
RESULTS = ("received", "cancelled", "refused")


class WaitDoesNotRun(Refusal):
    """This wait does not run on that day."""


class WaitStarted(Fact):
    """She is put on a waiting list."""

    TOPIC = "wait_started"
    wait: ThingName
    for_: Annotated[str, code(*FOR)]


class WaitEnded(Fact):
    """The waiting is over, one way or another."""

    TOPIC = "wait_ended"
    wait: ThingName
    result: Annotated[str, code(*RESULTS)]


EVENTS = (WaitStarted, WaitEnded)


def possible(history: Sequence[Fact], opened_on: date) -> None:  # noqa: ARG001
    """A wait starts once; only a running wait ends."""
    starts_once_and_runs(history, "wait", WaitStarted, WaitEnded, WaitDoesNotRun)
