"""A trajectory begins and ends: from the day the city takes a girl's course on, to the day it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from eventsourcing.domain import AggregateCreated

from domain.event import Fact
from domain.fields import Month, Name, ThingName, code
from domain.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

REFERRERS = ("municipality", "gp", "youth_doctor", "certified_institution", "medical_specialist", "self", "court",
             "school", "police", "other")
CLOSE_REASONS = ("goals_met", "moved_away", "refused_further_help", "transferred", "deceased", "other")


class TrajectoryIsAlreadyOpen(Refusal):
    """This trajectory was opened before; a second course of the same person gets a name of its own."""


class TrajectoryWasNotOpened(Refusal):
    """This trajectory is not in the record: it begins with trajectory_opened."""


class TrajectoryIsClosed(Refusal):
    """The trajectory was closed on or before that day."""


class ClosingIsNotAfterOpening(Refusal):
    """A trajectory closes after the day on which it was opened."""


class OpeningCannotBeRetracted(Refusal):
    """The opening of a trajectory cannot be retracted: correct it."""


class TrajectoryOpened(Fact, AggregateCreated):
    """The trajectory begins. `person` is the trajectory's own name when absent."""

    TOPIC = "trajectory_opened"
    trajectory: ThingName
    birth_month: Month
    district: Name
    referred_by: Annotated[str, code(*REFERRERS)]
    person: Name | None = None

    @classmethod
    def complete(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Without a person the trajectory stands for one of its own."""
        return {**values, "person": values.get("person") or values["trajectory"]}


class TrajectoryClosed(Fact):
    """The trajectory ends, and with it everything that runs."""

    TOPIC = "trajectory_closed"
    reason: Annotated[str, code(*CLOSE_REASONS)]


EVENTS = (TrajectoryOpened, TrajectoryClosed)


def closing_of(facts: Sequence[Fact]) -> TrajectoryClosed | None:
    """The closing among these facts, if there is one."""
    return next((f for f in facts if isinstance(f, TrajectoryClosed)), None)


def possible(history: Sequence[Fact], opened_on: date) -> None:
    """One closing, after the opening day."""
    closings = [f for f in history if isinstance(f, TrajectoryClosed)]
    if len(closings) > 1:
        raise TrajectoryIsClosed
    if closings and closings[0].occurred_on <= opened_on:
        raise ClosingIsNotAfterOpening("occurred_on")
