"""A dilemma: options side by side, advice from aside, a decision with reasons, and what came of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from eventsourcing.domain import AggregateCreated

from domain.fields import NAME, TEXT, Day, Flag, Name, Names, Part, PlainText, Text, ThingName, code, computed, things
from domain.refusals import FieldIsMissing, NameIsUsed, Refusal, ValueIsImpossible
from escalations.asking_back import AnsweredBack, AskedBack
from escalations.cases import CaseFact, OutcomeIsKnown
from escalations.coming_down import AnswerReceived, BackingFelt, Withdrawn
from escalations.deviation_events import SOLVED
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


class AdviceComesFromNobody(Refusal):
    """Advice is asked of an account or an organisation in the record."""


class AdviceWasNotAsked(Refusal):
    """Advice is given by whom it was asked of, or by an account of the organisation that was asked."""


class ReviewIsBeforeDecision(Refusal):
    """The day to look back does not lie before the decision."""


class DilemmaIsClosed(Refusal):
    """This dilemma is closed."""


class OutcomeIsNotKnown(Refusal):
    """A dilemma is closed once its outcome is known."""


class LessonIsMissing(Refusal):
    """Draw a lesson first, or say why there is none."""


class ActIsTheDeciders(Refusal):
    """Only whoever asked or whoever decided closes a dilemma."""


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


class AdviceAsked(CaseFact):
    """The rung asks somebody aside: an expert organisation, or peers."""

    TOPIC = "advice_asked"
    of: Name
    question: Text

    @classmethod
    def decide(cls, case: Dilemma, act: Act) -> dict[str, Any]:
        """The rung's act; whoever is asked is in the record."""
        case.must_lie_on(act)
        register = act.facts.register
        account = register.accounts.get(act.values["of"])
        if act.values["of"] not in register.organisations and (account is None or account.closed):
            raise AdviceComesFromNobody("of")
        return {}

    def change(self, case: Dilemma) -> None:
        """They may answer, also on a rung above."""
        case.asked_aside = case.asked_aside | {self.of}


class AdviceGiven(CaseFact):
    """Advice from aside; it decides nothing."""

    TOPIC = "advice_given"
    advice: Text

    @classmethod
    def decide(cls, case: Dilemma, act: Act) -> dict[str, Any]:
        """By an account of whom was asked, while the case waits for its rung."""
        entry = act.facts.register.must_be_account(act.by)
        if not {entry.account, entry.organisation} & case.asked_aside:
            raise AdviceWasNotAsked("recorded_by")
        case.must_be_waiting()
        return {}


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


EVENTS = (DilemmaRaised, DilemmaTakenUp, AdviceAsked, AdviceGiven, DilemmaAskedBack, DilemmaAnsweredBack,
          DilemmaHandedUp, DilemmaDecided, DilemmaAnswerReceived, DilemmaBackingFelt, DilemmaWithdrawn,
          DilemmaOutcomeRecorded, DilemmaClosed)
