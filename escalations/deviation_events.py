"""Stepping outside a protocol: it is motivated, backed or declined, and what came of it is written down."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from eventsourcing.domain import AggregateCreated

from domain.fields import TEXT, Day, Flag, Name, Part, PlainText, Text, Texts, ThingName, code, codes, computed, thing
from domain.refusals import FieldIsMissing, NameIsUsed, Refusal
from escalations.asking_back import AnsweredBack, AskedBack
from escalations.cases import CaseFact, OutcomeIsKnown, QuestionWasWithdrawn
from escalations.coming_down import AnswerReceived, BackingFelt, Withdrawn
from escalations.handing_up import DEADLINE_PASSED, HandedUp
from escalations.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escalations.cases import Act
    from escalations.deviation import Deviation

SOLVED = ("yes", "partly", "no", "unknown")
#: The value triangle: what allows it, who is part of it, what good it does (report, 5.2.3).
MOTIVATION = thing(Part("legitimacy", TEXT), Part("involvement", TEXT), Part("benefit", TEXT))


class MotivationIsMissing(Refusal):
    """The motivation is not there yet: until then it can be asked back or handed up, not backed or declined."""


class MotivatedBefore(Refusal):
    """A deviation is motivated once."""


class BackingEndsBeforeItBegins(Refusal):
    """The day after the last lies after the day from which the deviation holds."""


class NothingWasDone(Refusal):
    """It was planned and declined: there is nothing to evaluate."""


class DeviationRecorded(CaseFact, AggregateCreated):
    """Somebody steps outside a clause for her: planned, or done first because it could not wait.

    The system adds the ladder and the protocol as they are, the asker's organisation, the rung that may back it (none
    for a clause left to the professional) with arrival and term, when the motivation of an act done first is due, and
    the last day of its evaluation. That a motivation is there is said apart from the motivation, which is sealed.
    """

    TOPIC = "deviation_recorded"
    deviation: ThingName
    trajectory: Name
    protocol: Name
    clause: Name
    instead: Text
    effective_from: Day
    acted_first: Flag = False
    urgent: Flag = False
    urgency: Text | None = None
    motivation: Annotated[dict[str, str], MOTIVATION] | None = None
    expected_effect: Text | None = None
    alternatives: Texts | None = None
    discussed_with: Annotated[list[str], codes("young_person", "parents", "colleague", "expert")] | None = None
    her_view: Text | None = None
    follows: Name | None = None
    shareable: PlainText | None = None
    ladder_version: Annotated[int, computed("number")] = 0
    protocol_version: Annotated[int, computed("number")] = 1
    organisation: Annotated[str, computed("name")] = ""
    rung: Annotated[str | None, computed("name")] = None
    arrived_at: Annotated[datetime | None, computed("moment")] = None
    due_at: Annotated[datetime | None, computed("moment")] = None
    motivation_due_at: Annotated[datetime | None, computed("moment")] = None
    evaluate_until: Annotated[date | None, computed("day")] = None
    motivated: Annotated[bool, computed("flag")] = False

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:  # noqa: ARG003
        """Planned, its motivation is there; done first, why it could not wait."""
        required = ("urgency",) if values["acted_first"] else ("motivation", "expected_effect")
        for name in required:
            if values.get(name) is None:
                raise FieldIsMissing(name)

    @classmethod
    def decide(cls, case: Deviation, act: Act) -> dict[str, Any]:  # noqa: ARG003
        """A deviation begins once."""
        raise NameIsUsed("deviation")

    def change(self, case: Deviation) -> None:
        """The case as it begins."""
        case.name, case.asker, case.organisation = self.deviation, self.recorded_by, self.organisation
        case.trajectories, case.ladder_version, case.urgent = (self.trajectory,), self.ladder_version, self.urgent
        case.acted_first, case.effective_from = self.acted_first, self.effective_from
        case.motivation_due_at = self.motivation_due_at
        case.motivated_at = self.timestamp if self.motivated else None
        case.status = "own_latitude" if self.rung is None else "waiting"
        if self.rung is not None and self.arrived_at is not None:
            case.place = Place(self.rung, self.arrived_at, self.due_at)


class DeviationMotivated(CaseFact):
    """The motivation of what was done first."""

    TOPIC = "deviation_motivated"
    motivation: Annotated[dict[str, str], MOTIVATION]
    expected_effect: Text

    @classmethod
    def decide(cls, case: Deviation, act: Act) -> dict[str, Any]:
        """The asker's act, once; that it is late is seen, and never a reason to refuse it."""
        case.must_be_the_askers(act)
        if case.motivated_at is not None:
            raise MotivatedBefore
        if case.status == "withdrawn":
            raise QuestionWasWithdrawn
        return {}

    def change(self, case: Deviation) -> None:
        """The rung can answer now."""
        case.motivated_at = self.timestamp


class _Answered(CaseFact):
    """A rung says yes or no."""

    reasons: Text

    @classmethod
    def decide(cls, case: Deviation, act: Act) -> dict[str, Any]:
        """The rung's act, once the motivation is there."""
        case.must_lie_on(act)
        if case.motivated_at is None:
            raise MotivationIsMissing
        return {}


class DeviationBacked(_Answered):
    """The rung stands behind it, perhaps on conditions or until a day."""

    TOPIC = "deviation_backed"
    conditions: Text | None = None
    valid_until: Day | None = None

    @classmethod
    def decide(cls, case: Deviation, act: Act) -> dict[str, Any]:
        """Backing that ends before the deviation begins backs nothing."""
        super().decide(case, act)
        until = act.values.get("valid_until")
        if until is not None and until <= case.effective_from:
            raise BackingEndsBeforeItBegins("valid_until")
        return {}

    def change(self, case: Deviation) -> None:
        """It is in force from its day on."""
        case.answer(self, "backed")
        case.backed, case.valid_until = True, self.valid_until


class DeviationDeclined(_Answered):
    """The rung does not stand behind it, and says why."""

    TOPIC = "deviation_declined"
    instead: Text | None = None

    def change(self, case: Deviation) -> None:
        """A decline ends it."""
        case.answer(self, "declined")
        case.declined = True


class DeviationAskedBack(AskedBack):
    """The rung puts a question back to whoever asked."""

    TOPIC = "deviation_asked_back"


class DeviationAnsweredBack(AnsweredBack):
    """Whoever asked answers that question."""

    TOPIC = "deviation_answered_back"


class DeviationHandedUp(HandedUp):
    """The deviation goes up a rung."""

    TOPIC = "deviation_handed_up"
    reason: Annotated[str, code("no_mandate", "cross_domain", DEADLINE_PASSED, "other")]


class DeviationWithdrawn(Withdrawn):
    """Whoever asked withdraws it."""

    TOPIC = "deviation_withdrawn"


class DeviationAnswerReceived(AnswerReceived):
    """Whoever asked confirms the answer."""

    TOPIC = "deviation_answer_received"


class DeviationBackingFelt(BackingFelt):
    """How far whoever asked felt backed."""

    TOPIC = "deviation_backing_felt"


class DeviationEvaluated(CaseFact):
    """What came of it: whether the problem was solved counts, not that there was a deviation."""

    TOPIC = "deviation_evaluated"
    problem_solved: Annotated[str, code(*SOLVED)]
    effect: Text
    her_view: Text | None = None
    would_do_again: Annotated[str, code("yes", "no", "unknown")] | None = None

    @classmethod
    def decide(cls, case: Deviation, act: Act) -> dict[str, Any]:
        """By the asker or the case director, once, after an answer or where none is needed; late is better than not."""
        case.must_follow_it(act)
        if case.status == "evaluated":
            raise OutcomeIsKnown
        if case.status == "withdrawn":
            raise QuestionWasWithdrawn
        if case.place is not None:
            case.must_be_answered()
        if case.declined and not case.acted_first:
            raise NothingWasDone
        return {}

    def change(self, case: Deviation) -> None:
        """It is known what came of it."""
        case.status = "evaluated"


EVENTS = (DeviationRecorded, DeviationMotivated, DeviationBacked, DeviationDeclined, DeviationAskedBack,
          DeviationAnsweredBack, DeviationHandedUp, DeviationWithdrawn, DeviationAnswerReceived, DeviationBackingFelt,
          DeviationEvaluated)
