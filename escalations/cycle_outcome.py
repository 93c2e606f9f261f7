"""What comes of a learning cycle: checked against the figures, and acted upon (CHECK and ACT)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from domain.fields import Flag, Name, Text, code, computed
from domain.refusals import Refusal
from escalations.cycle_fact import CycleFact, CycleIsNotRunning
from escalations.verdict import OPPOSITE, VERDICTS, figures, month_after, prediction_met, verdict

if TYPE_CHECKING:
    from escalations.cycle import Act, Cycle

DECISIONS = ("adopt", "adapt", "abandon")


class FiguresDoNotShowIt(Refusal):
    """The last check does not say improved: adopt against the figures with the reasons, or do not adopt."""


class CheckIsMissing(Refusal):
    """This needs a check first: look at the figures."""


class IsTooEarly(Refusal):
    """The last check said that it is too early to see anything."""


class NextCycleIsMissing(Refusal):
    """Adapting goes on in another cycle: name it."""


class CycleChecked(CycleFact):
    """CHECK: the verdict and the figures it rests on, computed from the measures as known at this moment.

    `baseline` and `points` as `figures` makes them, of the measure and of the one that must not suffer.
    """

    TOPIC = "cycle_checked"
    remark: Text | None = None
    verdict: Annotated[str, computed("code", *VERDICTS)] = ""
    prediction_met: Annotated[str | None, computed("code", "yes", "no", "too_early")] = None
    balancing_verdict: Annotated[str, computed("code", *VERDICTS)] = ""
    baseline: Annotated[dict[str, Any] | None, computed("object")] = None
    points: Annotated[list[Any] | None, computed("rows")] = None
    balancing_baseline: Annotated[dict[str, Any] | None, computed("object")] = None
    balancing_points: Annotated[list[Any] | None, computed("rows")] = None

    @classmethod
    def decide(cls, cycle: Cycle, act: Act) -> dict[str, Any]:
        """Once it has started, as often as wanted."""
        cycle.must_be_open()
        if cycle.started_in is None:
            raise CycleIsNotRunning
        plan, over = cycle.plan, month_after(f"{act.on:%Y-%m}", -1)
        wanted, harm = plan.prediction, plan.balancing["harm"]
        (before, after), (beside, beside_after) = cycle.points(act, over)
        baseline, points = figures(before, after)
        balancing_baseline, balancing_points = figures(beside, beside_after)
        return {"verdict": verdict(before, after, wanted["direction"]),
                "prediction_met": prediction_met(after, wanted["direction"], wanted["to"], wanted["by"], over),
                "balancing_verdict": verdict(beside, beside_after, OPPOSITE[harm]),
                "baseline": baseline, "points": points,
                "balancing_baseline": balancing_baseline, "balancing_points": balancing_points}

    def assign(self, cycle: Cycle) -> None:
        """The last check is the one that counts."""
        cycle.status, cycle.checks = "checked", (*cycle.checks, self)


class CycleActed(CycleFact):
    """ACT: the change is adopted, adapted in a next cycle, or abandoned."""

    TOPIC = "cycle_acted"
    decision: Annotated[str, code(*DECISIONS)]
    reasons: Text
    against_figures: Flag = False
    next_cycle: Name | None = None

    @classmethod
    def decide(cls, cycle: Cycle, act: Act) -> dict[str, Any]:
        """Adopting and adapting rest on a check; abandoning may come at any time."""
        cycle.must_be_open()
        if act.values["decision"] != "abandon":
            _must_rest_on_a_check(cycle, act)
        return {}

    def assign(self, cycle: Cycle) -> None:
        """It is decided what comes of it."""
        cycle.status, cycle.acted = "acted", self


def _must_rest_on_a_check(cycle: Cycle, act: Act) -> None:
    last = cycle.verdict
    if last is None:
        raise CheckIsMissing("decision")
    if last == "too_early":
        raise IsTooEarly("decision")
    adopts = act.values["decision"] == "adopt"
    if adopts and last != "improved" and not act.values["against_figures"]:
        raise FiguresDoNotShowIt("decision")
    if not adopts and act.values.get("next_cycle") in {None, cycle.name}:
        raise NextCycleIsMissing("next_cycle")
