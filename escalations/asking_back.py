"""A question is put back to whoever asked: the clock stops, and goes on with what was left."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from domain.fields import Text, computed
from domain.refusals import Refusal
from escalations.cases import CaseFact

if TYPE_CHECKING:
    from escalations.cases import Act, Case


class TermHasPassed(Refusal):
    """The term has passed: answer, or hand it up; asking back would stop a clock that ran out."""


class NothingWasAskedBack(Refusal):
    """No question was put back to whoever asked."""


class AskedBack(CaseFact):
    """The rung needs to know more."""

    question: Text

    @classmethod
    def decide(cls, case: Case, act: Act) -> dict[str, Any]:
        """The rung's act, while its term runs."""
        if case.must_lie_on(act).has_passed(act.at):
            raise TermHasPassed
        return {}

    def change(self, case: Case) -> None:
        """The clock stops."""
        case.status = "asked_back"
        case.place = None if case.place is None else case.place.stopped(self.timestamp)


class AnsweredBack(CaseFact):
    """Whoever asked answers, and it waits for the rung again."""

    answer: Text
    due_at: Annotated[datetime | None, computed("moment")] = None

    @classmethod
    def decide(cls, case: Case, act: Act) -> dict[str, Any]:
        """The asker's act; the clock goes on with what was left of it (elapsed time)."""
        case.must_be_the_askers(act)
        if case.status != "asked_back" or case.place is None or case.place.left is None:
            raise NothingWasAskedBack
        return {"due_at": act.at + case.place.left}

    def change(self, case: Case) -> None:
        """It waits again, until the moment that was computed."""
        case.status = "waiting"
        case.place = None if case.place is None else case.place.resumed(self.due_at)
