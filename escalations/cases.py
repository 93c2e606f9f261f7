"""What a deviation and a dilemma share: a question that lies on a rung, is answered there or climbs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.domain import BaseAggregate

from domain.event import Fact
from domain.refusals import Refusal
from escalations.mandate import Question, must_hold_mandate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from domain.ladder import LadderVersion
    from escalations.facts import Facts
    from escalations.places import Place


class AnswerWasGiven(Refusal):
    """The answer was given: it stands."""


class QuestionWasWithdrawn(Refusal):
    """Whoever asked withdrew this."""


class QuestionIsWithTheAsker(Refusal):
    """A question was put back to whoever asked: only they can act now."""


class NoBackingIsNeeded(Refusal):
    """The clause leaves this to the professional: nobody else needs to back it."""


class ActIsTheAskers(Refusal):
    """Only whoever asked does this."""


class ActIsTheCaseDirectors(Refusal):
    """Only whoever asked or the case director of that day does this."""


class AnswerWasNotGiven(Refusal):
    """No answer came down yet."""


class OutcomeIsKnown(Refusal):
    """What came of it was recorded: that is done once."""


@dataclass(frozen=True)
class Act:
    """What somebody wants to do with a case: checked values, who, when, and what the record says."""

    event: type[CaseFact]
    values: Mapping[str, Any]
    by: str
    at: datetime
    on: date
    facts: Facts

    @classmethod
    def of(cls, event: Any, envelope: Mapping[str, Any], values: Mapping[str, Any], facts: Facts) -> Act:
        """From the envelope of a line or form."""
        return cls(event, values, envelope["recorded_by"], envelope["timestamp"], envelope["occurred_on"], facts)


class CaseFact(Fact):
    """A fact about a deviation or a dilemma: it decides whether it may be, and says what it changes."""

    @classmethod
    def is_the_workers(cls, act: Act) -> bool:  # noqa: ARG003
        """True when no account needs to stand behind this act."""
        return False

    @classmethod
    def decide(cls, case: Any, act: Act) -> dict[str, Any]:  # noqa: ARG003
        """Judge the act on this case; answers what the system adds to it. Raises a Refusal."""
        return {}

    def change(self, case: Any) -> None:
        """Assign what this fact changes in its case; replay does it again, and never judges."""


class Case(BaseAggregate[UUID]):
    """A question that somebody asked, on its way up the ladder and back."""

    @property
    def kind(self) -> str:
        """What it is: deviation or dilemma."""
        return str(type(self).TOPIC)  # type: ignore[attr-defined]

    def __init__(self) -> None:
        """A case without facts; its beginning is kept by its own event."""
        self.name = self.asker = self.organisation = self.status = ""
        self.trajectories: tuple[str, ...] = ()
        self.ladder_version = 0
        self.urgent = False
        self.place: Place | None = None
        self.decider: str | None = None
        self.decided_at: datetime | None = None
        self.withdrawn_at: datetime | None = None
        self.received = self.felt = False
        self.last_recorded_at: Any = None

    # Deciding

    def record(self, event: type[CaseFact], envelope: Mapping[str, Any], values: Mapping[str, Any],
               facts: Facts) -> None:
        """Do something with this case; what the system adds to it is computed here."""
        act = Act.of(event, envelope, values, facts)
        if not event.is_the_workers(act):
            facts.register.must_be_account(act.by)
        event.check(values, act.on)
        self.trigger_event(event, **envelope, **values, **event.decide(self, act))

    def ladder(self, facts: Facts) -> LadderVersion:
        """The rules under which this case began, and which it keeps."""
        return facts.register.ladders[self.ladder_version]

    def must_lie_on(self, act: Act, declined_by: str | None = None) -> Place:
        """This account may act on the rung where the case lies now, and it is up to a rung to act."""
        if self.place is None:
            raise NoBackingIsNeeded
        question = Question(self.asker, self.organisation, self.trajectories, declined_by)
        must_hold_mandate(self.ladder(act.facts).rung(self.place.rung), question, act.by, act.on, act.facts)
        return self.must_be_waiting()

    def must_be_waiting(self) -> Place:
        """It waits for an answer; answers where."""
        if self.place is None:
            raise NoBackingIsNeeded
        if self.status == "asked_back":
            raise QuestionIsWithTheAsker
        self.must_be_open()
        return self.place

    def must_be_open(self) -> None:
        """Nobody answered or withdrew it yet, nor said what came of it."""
        if self.status == "withdrawn":
            raise QuestionWasWithdrawn
        if self.decider is not None:
            raise AnswerWasGiven
        if self.status == "evaluated":
            raise OutcomeIsKnown

    def must_be_answered(self) -> None:
        """An answer came down."""
        if self.decider is None:
            raise AnswerWasNotGiven

    def must_be_the_askers(self, act: Act) -> None:
        """Whoever asked acts, under whichever of their accounts."""
        if not act.facts.register.is_one_person(act.by, self.asker):
            raise ActIsTheAskers("recorded_by")

    def must_follow_it(self, act: Act) -> None:
        """Whoever asked acts, or who holds the threads of one of these trajectories on that day."""
        register = act.facts.register
        followers = [self.asker, *(act.facts.case_director(t, act.on) for t in self.trajectories)]
        if not any(one is not None and register.is_one_person(act.by, one) for one in followers):
            raise ActIsTheCaseDirectors("recorded_by")

    # Answering, as it stands

    @property
    def rung(self) -> str | None:
        """The rung where it lies, or where it was answered; None when no rung is asked."""
        return None if self.place is None else self.place.rung

    @property
    def arrived_at(self) -> datetime | None:
        """When it arrived there."""
        return None if self.place is None else self.place.arrived_at

    @property
    def due_at(self) -> datetime | None:
        """When an answer is due; None while the question is back with the asker, and after the answer."""
        return None if self.place is None else self.place.due_at

    def overdue(self, now: datetime) -> bool:
        """True when the term has passed and nobody answered."""
        return self.place is not None and self.place.has_passed(now)

    # Evolving: replay only assigns

    def keep(self, fact: CaseFact) -> None:
        """Keep what this fact changes."""
        self.last_recorded_at = fact.timestamp
        fact.change(self)

    def answer(self, fact: Fact, status: str) -> None:
        """The rung answered: rung and arrival stay, the clock stops."""
        self.status, self.decider, self.decided_at = status, fact.recorded_by, fact.timestamp
        self.place = None if self.place is None else self.place.answered()
