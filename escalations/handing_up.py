"""A case goes up a rung: handed up with a reason, or by itself when nobody answered in time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from domain.fields import computed
from domain.refusals import Refusal
from domain.register import SYSTEM
from escalations.cases import CaseFact
from escalations.places import Place, arrival

if TYPE_CHECKING:
    from escalations.cases import Act, Case

#: The reason of the worker, and of nobody else (workflow.md, Deviation).
DEADLINE_PASSED = "deadline_passed"


class NothingLiesAbove(Refusal):
    """This is the top of the ladder: it is answered here."""


class DeadlineIsTheSystems(Refusal):
    """Only the system hands up because a term has passed."""


class TermHasNotPassed(Refusal):
    """The term on this rung has not passed yet."""


class HandedUp(CaseFact):
    """The case arrives on the rung above.

    `rung`, `arrived_at` and `due_at` are of the new rung: by the worker it arrived when the term before ran out,
    whenever the worker ran.
    """

    reason: str
    rung: Annotated[str, computed("name")]
    arrived_at: Annotated[datetime, computed("moment")]
    due_at: Annotated[datetime, computed("moment")]

    @classmethod
    def is_the_workers(cls, act: Act) -> bool:
        """The worker hands up what was not answered in time."""
        return act.by == SYSTEM and act.values["reason"] == DEADLINE_PASSED

    @classmethod
    def decide(cls, case: Case, act: Act) -> dict[str, Any]:
        """The rung's act, or the worker's once the term has passed."""
        if cls.is_the_workers(act):
            place = case.must_be_waiting()
            if place.due_at is None or not place.has_passed(act.at):
                raise TermHasNotPassed
            at = place.due_at
        elif act.values["reason"] == DEADLINE_PASSED:
            raise DeadlineIsTheSystems("reason")
        else:
            place, at = case.must_lie_on(act), act.at
        ladder = case.ladder(act.facts)
        above = ladder.above(place.rung)
        if above is None:
            raise NothingLiesAbove
        there = arrival(ladder, above.rung, at, urgent=case.urgent)
        return {"rung": there.rung, "arrived_at": there.arrived_at, "due_at": there.due_at}

    def change(self, case: Case) -> None:
        """It waits on the new rung."""
        case.status = "waiting"
        case.place = Place(self.rung, self.arrived_at, self.due_at)
