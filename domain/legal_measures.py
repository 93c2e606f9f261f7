"""Measures of a court: supervision, guardianship, an authorisation for a closed placement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import Text, ThingName, code
from domain.refusals import Refusal
from domain.running import starts_once_and_runs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

KINDS = ("supervision_order", "provisional_supervision_order", "guardianship", "provisional_guardianship",
         "placement_authorisation", "closed_placement_authorisation", "probation")


class MeasureDoesNotRun(Refusal):
    """This measure does not run on that day."""


class MeasureStarted(Fact):
    """A measure takes effect."""

    TOPIC = "measure_started"
    measure: ThingName
    kind: Annotated[str, code(*KINDS)]


class MeasureEnded(Fact):
    """A measure ends."""

    TOPIC = "measure_ended"
    measure: ThingName
    reason: Text | None = None


EVENTS = (MeasureStarted, MeasureEnded)


def possible(history: Sequence[Fact], opened_on: date) -> None:  # noqa: ARG001
    """A measure starts once; only a running measure ends."""
    starts_once_and_runs(history, "measure", MeasureStarted, MeasureEnded, MeasureDoesNotRun)
