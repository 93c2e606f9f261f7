"""A dilemma: options side by side, a rung that works on it, and a decision with reasons."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from eventsourcing.domain import AggregateCreated

from domain.fields import NAME, TEXT, Day, Flag, Name, Names, Part, PlainText, Text, ThingName, code, computed, things
from domain.refusals import FieldIsMissing, NameIsUsed, Refusal, ValueIsImpossible
from escalations.advice import AdviceAsked, AdviceGiven
from escalations.asking_back import AnsweredBack, AskedBack
from escalations.cases import CaseFact
from escalations.coming_down import AnswerReceived, BackingFelt, Withdrawn
from escalations.dilemma_closing import DilemmaClosed, DilemmaOutcomeRecorded
from escalations.handing_up import DEADLINE_PASSED, HandedUp
from escalations.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escalations.cases import Act
    from escalations.dilemma import Dilemma

CAUSES = ("money", "law", "mandate", "capacity", "cooperation", "knowledge", "housing", "information_sharing",
          "culture", "other")
#: Decided otherwise than by an option of the list; no option has this name.
OTHER = "other"


class OptionsAreTooFew(Refusal):
    """A dilemma has at least two options; one of them may be none."""


class WorksOnItAlready(Refusal):
    """This account took it up before."""


class ReviewIsBeforeDecision(Refusal):
    """The day to look back does not lie before the decision."""


class DilemmaRaised(CaseFact, AggregateCreated):
    """Somebody asks what nobody around her may decide.

    The system adds the ladder as it is, the asker's organisation, and the rung where it starts with its term.
    """

    TOPIC = "dilemma_raised"
    dilemma: ThingName
    trajectories: Names
    question: Text
    at_stake: Text
    options: Annotated[list[dict[str, str]], things(Part("option", NAME), Part("text", TEXT),
                                                    Part("for", TEXT, required=False),
                                                    Part("against", TEXT, required=False))]
    cause: Annotated[str, code(*CAUSES)]
    preferred: Name | None = None
    shareable: PlainText | None = None
    urgent: Flag = False
    deviation: Name | None = None
    ladder_version: Annotated[int, computed("number")] = 0
    organisation: Annotated[str, computed("name")] = ""
    rung: Annotated[str, computed("name")] = ""
    arrived_at: Annotated[datetime | None, computed("moment")] = None
    due_at: Annotated[datetime | None, computed("moment")] = None

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:  # noqa: ARG003
        """Two options or more, none of them called other, and the preferred one among them."""
        names = [option["option"] for option in values["options"]]
        if len(names) < 2:  # noqa: PLR2004 - events.md, Dilemma: at least two options
            raise OptionsAreTooFew("options")
        if OTHER in names:
            raise ValueIsImpossible(f"options[{names.index(OTHER)}].option", "Give it another name than other.")
        if values.get("preferred") is not None and values["preferred"] not in names:
            raise ValueIsImpossible("preferred", "Choose one of the options.")

    @classmethod
    def decide(cls, case: Dilemma, act: Act) -> dict[str, Any]:  # noqa: ARG003
        """A dilemma begins once."""
        raise NameIsUsed("dilemma")

    def change(self, case: Dilemma) -> None:
        """The case as it begins."""
        case.name, case.asker, case.organisation = self.dilemma, self.recorded_by, self.organisation
        case.trajectories, case.ladder_version, case.urgent = tuple(self.trajectories), self.ladder_version, self.urgent
        # Options whose key was destroyed are no list any more; the case stays readable without them.
        case.options = tuple(o["option"] for o in self.options) if isinstance(self.options, list) else ()
        case.deviation = self.deviation
        case.status = "waiting"
        if self.arrived_at is not None:
            case.place = Place(self.rung, self.arrived_at, self.due_at)


class DilemmaTakenUp(CaseFact):
    """Somebody of the rung works on it; a colleague may take it over."""

    TOPIC = "dilemma_taken_up"

    @classmethod
    def decide(cls, case: Dilemma, act: Act) -> dict[str, Any]:
        """The rung's act."""
        case.must_lie_on(act)
        if case.status == "taken_up" and case.taken_up_by == act.by:
            raise WorksOnItAlready
        return {}

    def change(self, case: Dilemma) -> None:
        """It is worked on; the clock goes on."""
        case.status, case.taken_up_by = "taken_up", self.recorded_by


class DilemmaAskedBack(AskedBack):
    """The rung puts a question back to whoever asked."""

    TOPIC = "dilemma_asked_back"


class DilemmaAnsweredBack(AnsweredBack):
    """Whoever asked answers that question."""

    TOPIC = "dilemma_answered_back"


class DilemmaHandedUp(HandedUp):
    """The dilemma goes up a rung."""

    TOPIC = "dilemma_handed_up"
    reason: Annotated[str, code("no_mandate", "cross_domain", "money", "law", DEADLINE_PASSED, "other")]


class DilemmaDecided(CaseFact):
    """The rung chooses an option, or something else in words, with its reasons and a day to look back."""

    TOPIC = "dilemma_decided"
    option: Name
    reasons: Text
    review_on: Day
    text: Text | None = None
    conditions: Text | None = None

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:
        """Something else is said in words; one looks back afterwards."""
        if values["option"] == OTHER and values.get("text") is None:
            raise FieldIsMissing("text")
        if values["review_on"] < occurred_on:
            raise ReviewIsBeforeDecision("review_on")

    @classmethod
    def decide(cls, case: Dilemma, act: Act) -> dict[str, Any]:
        """The rung's act; whoever declined the deviation behind it does not decide it."""
        behind = None if case.deviation is None else act.facts.deviation(case.deviation)
        case.must_lie_on(act, declined_by=None if behind is None else behind.decider)
        if act.values["option"] not in (*case.options, OTHER):
            raise ValueIsImpossible("option", "Choose one of the options, or other with a text.")
        return {}

    def change(self, case: Dilemma) -> None:
        """It is decided."""
        case.answer(self, "decided")


class DilemmaAnswerReceived(AnswerReceived):
    """Whoever asked confirms the answer."""

    TOPIC = "dilemma_answer_received"


class DilemmaBackingFelt(BackingFelt):
    """How far whoever asked felt backed."""

    TOPIC = "dilemma_backing_felt"


class DilemmaWithdrawn(Withdrawn):
    """Whoever asked withdraws it."""

    TOPIC = "dilemma_withdrawn"


EVENTS = (DilemmaRaised, DilemmaTakenUp, AdviceAsked, AdviceGiven, DilemmaAskedBack, DilemmaAnsweredBack,
          DilemmaHandedUp, DilemmaDecided, DilemmaAnswerReceived, DilemmaBackingFelt, DilemmaWithdrawn,
          DilemmaOutcomeRecorded, DilemmaClosed)
