"""How a dilemma ends: what came of the decision, and what was learned from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from domain.fields import Text, code
from domain.refusals import Refusal
from escalations.cases import CaseFact, OutcomeIsKnown
from escalations.deviation_events import SOLVED

if TYPE_CHECKING:
    from escalations.cases import Act
    from escalations.dilemma import Dilemma


class DilemmaIsClosed(Refusal):
    """This dilemma is closed."""


class OutcomeIsNotKnown(Refusal):
    """A dilemma is closed once its outcome is known."""


class LessonIsMissing(Refusal):
    """Draw a lesson first, or say why there is none."""


class ActIsTheDeciders(Refusal):
    """Only whoever asked or whoever decided closes a dilemma."""


class DilemmaOutcomeRecorded(CaseFact):
    """What came of the decision."""

    TOPIC = "dilemma_outcome_recorded"
    solved: Annotated[str, code(*SOLVED)]
    effect: Text
    her_view: Text | None = None

    @classmethod
    def decide(cls, case: Dilemma, act: Act) -> dict[str, Any]:
        """By the asker or the case director, once, after the decision."""
        case.must_follow_it(act)
        case.must_be_answered()
        if case.status != "decided":
            raise OutcomeIsKnown
        return {}

    def change(self, case: Dilemma) -> None:
        """It is known what came of it."""
        case.status = "outcome_known"


class DilemmaClosed(CaseFact):
    """It is done: a lesson was drawn, or it is said why there is none."""

    TOPIC = "dilemma_closed"
    no_lesson: Text | None = None

    @classmethod
    def decide(cls, case: Dilemma, act: Act) -> dict[str, Any]:
        """By the asker or whoever decided, once the outcome is known."""
        register = act.facts.register
        if not any(one is not None and register.is_one_person(act.by, one) for one in (case.asker, case.decider)):
            raise ActIsTheDeciders("recorded_by")
        if case.status == "closed":
            raise DilemmaIsClosed
        if case.status != "outcome_known":
            raise OutcomeIsNotKnown
        if act.values.get("no_lesson") is None and not act.facts.has_lesson(case.name):
            raise LessonIsMissing("no_lesson")
        return {}

    def change(self, case: Dilemma) -> None:
        """It is closed."""
        case.status = "closed"
