"""What she waits for: a place to live, a specialist, a school place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import ThingName, code
from domain.refusals import NameIsUsed, Refusal

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
    used: set[str] = set()
    running: set[str] = set()
    for fact in history:
        name = fact.wait  # type: ignore[attr-defined]
        if isinstance(fact, WaitStarted):
            if name in used:
                raise NameIsUsed("wait")
            used.add(name)
            running.add(name)
        elif name not in running:
            raise WaitDoesNotRun(None if name in used else "wait")
        else:
            running.discard(name)
