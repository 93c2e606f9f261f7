"""A lesson: an obstacle or an opportunity in the system, from what happened around one girl."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, BaseAggregate

from domain.event import Fact
from domain.fields import Name, PlainText, ThingName, code
from domain.identity import stream_id
from domain.opening import TrajectoryWasNotOpened
from domain.refusals import NameIsUsed, Refusal
from escalations.deviation import DeviationWasNotRecorded
from escalations.dilemma import DilemmaWasNotRaised
from escalations.dilemma_events import CAUSES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from escalations.facts import Facts

SOURCES = ("deviation", "dilemma", "trajectory")


class LessonHasOneSource(Refusal):
    """A lesson comes from one deviation, one dilemma or one trajectory: name one of them."""


class LessonDrawn(Fact, AggregateCreated):
    """Somebody draws a lesson. Its statement is about no recognisable person: policy staff read it."""

    TOPIC = "lesson_drawn"
    lesson: ThingName
    kind: Annotated[str, code("obstacle", "opportunity")]
    cause: Annotated[str, code(*CAUSES)]
    statement: PlainText
    deviation: Name | None = None
    dilemma: Name | None = None
    trajectory: Name | None = None

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:  # noqa: ARG003
        """It comes from one thing."""
        if sum(values.get(source) is not None for source in SOURCES) != 1:
            raise LessonHasOneSource


EVENTS = (LessonDrawn,)


class Lesson(BaseAggregate[UUID]):
    """A lesson that was drawn; any account may."""

    TOPIC = "lesson"
    Event = Fact
    LessonDrawn = LessonDrawn

    def __init__(self) -> None:
        """A lesson; its drawing is kept by its own event."""
        self.lesson = ""
        self.dilemma: str | None = None
        self.last_recorded_at: Any = None

    @classmethod
    def first(cls, envelope: Mapping[str, Any], values: Mapping[str, Any], facts: Facts) -> Lesson:
        """Draw a lesson from something in the record."""
        facts.register.must_be_account(envelope["recorded_by"])
        LessonDrawn.check(values, envelope["occurred_on"])
        if values.get("deviation") is not None and facts.deviation(values["deviation"]) is None:
            raise DeviationWasNotRecorded("deviation")
        if values.get("dilemma") is not None and facts.dilemma(values["dilemma"]) is None:
            raise DilemmaWasNotRaised("dilemma")
        if values.get("trajectory") is not None and not facts.knows_trajectory(values["trajectory"]):
            raise TrajectoryWasNotOpened("trajectory")
        return cls._create(LessonDrawn, id=stream_id("lesson", values["lesson"]), **envelope, **values)

    def record(self, event: type[Fact], envelope: Mapping[str, Any], values: Mapping[str, Any],  # noqa: ARG002
               facts: Facts) -> None:  # noqa: ARG002
        """A lesson is drawn once."""
        raise NameIsUsed("lesson")

    def keep(self, fact: Any) -> None:
        """Replay only assigns."""
        self.lesson, self.dilemma, self.last_recorded_at = fact.lesson, fact.dilemma, fact.timestamp
