"""How a learning cycle goes: planned, started, perhaps stalled, and closed (PLAN and DO)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from eventsourcing.domain import AggregateCreated

from domain.fields import Day, Field, Name, Names, Part, PlainText, Text, ThingName, code, thing
from domain.refusals import Refusal
from escalations.cycle_fact import CycleFact, CycleIsNotRunning
from escalations.cycle_outcome import CycleActed, CycleChecked
from escalations.verdict import month_after

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from escalations.cycle import Act, Cycle

#: The figures that a cycle can aim at: the keys of `series` (measures.md).
SERIES = ("overloaded_share", "stalled_share", "silent_share", "heard_within_90_days_share", "mean_ratio",
          "changes_per_1000_days", "moves_per_1000_days", "deviations", "dilemmas", "answer_days")
DIRECTIONS = ("up", "down")
_MEASURE = code(*SERIES)
_MONTH = Field("month")
_TO = Field("number", low=-1_000_000, high=1_000_000, decimals=6)
_PREDICTION = thing(Part("direction", code(*DIRECTIONS)), Part("to", _TO), Part("by", _MONTH))
_BALANCING = thing(Part("measure", _MEASURE), Part("harm", code(*DIRECTIONS)))


class BaselineEndsBeforeItBegins(Refusal):
    """The last month of the baseline lies before the first."""


class BalancingIsTheMeasure(Refusal):
    """What must not suffer is another figure than the one that is to change."""


class ReviewIsBeforePlan(Refusal):
    """The day to look back does not lie before the plan."""


class ConcernsTwoThings(Refusal):
    """A cycle concerns one organisation, one district or the whole city."""


class ClauseIsWithoutProtocol(Refusal):
    """Name the protocol of this clause."""


class CycleIsNotConstrained(Refusal):
    """Only a cycle that stalled goes on again."""


class CycleIsStarted(Refusal):
    """This cycle was started before."""


class CycleIsActedUpon(Refusal):
    """It was decided what comes of this cycle: that stands."""


class CycleIsNotActedUpon(Refusal):
    """A cycle is closed once it was decided what comes of it."""


class CycleIsClosed(Refusal):
    """This cycle is closed."""


class PredictionIsTooSoon(Refusal):
    """The predicted month lies at least two months after the month of the start: before that nothing can be seen."""


class BaselineRunsIntoStart(Refusal):
    """The baseline ends before the month of the start: it is what was, without the change."""


class CyclePlanned(CycleFact, AggregateCreated):
    """PLAN: which lessons are taken up, what will be changed, and what that is expected to do to one figure.

    `baseline_from` and `baseline_until` are months, both included; `prediction`: {direction, to, by (month)};
    `balancing`: {measure, harm}, another figure that must not go the harmful way.
    """

    TOPIC = "cycle_planned"
    cycle: ThingName
    title: PlainText
    level: Annotated[str, code("team", "organisation", "city")]
    owner: Name
    lessons: Names
    problem: Text
    change: Text
    measure: Annotated[str, _MEASURE]
    baseline_from: Annotated[str, _MONTH]
    baseline_until: Annotated[str, _MONTH]
    prediction: Annotated[dict[str, Any], _PREDICTION]
    balancing: Annotated[dict[str, Any], _BALANCING]
    review_on: Day
    protocol: Name | None = None
    clause: Name | None = None
    organisation: Name | None = None
    district: Name | None = None

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:
        """The rules over several fields."""
        if values["baseline_until"] < values["baseline_from"]:
            raise BaselineEndsBeforeItBegins("baseline_until")
        if values["balancing"]["measure"] == values["measure"]:
            raise BalancingIsTheMeasure("balancing.measure")
        if values["review_on"] < occurred_on:
            raise ReviewIsBeforePlan("review_on")
        if values.get("organisation") is not None and values.get("district") is not None:
            raise ConcernsTwoThings
        if values.get("clause") is not None and values.get("protocol") is None:
            raise ClauseIsWithoutProtocol("protocol")

    def assign(self, cycle: Cycle) -> None:
        """Keep the plan."""
        cycle.name, cycle.owner, cycle.status, cycle.plan = self.cycle, self.owner, "planned", self


class CycleStarted(CycleFact):
    """DO: the change is made from now on, within a scope."""

    TOPIC = "cycle_started"
    scope: Text

    @classmethod
    def decide(cls, cycle: Cycle, act: Act) -> dict[str, Any]:
        """Once, and with a prediction and a baseline that leave room to see a change."""
        cycle.must_be_open()
        if cycle.started_in is not None:
            raise CycleIsStarted
        month = f"{act.on:%Y-%m}"
        if cycle.plan.prediction["by"] < month_after(month, 2):
            raise PredictionIsTooSoon
        if cycle.plan.baseline_until >= month:
            raise BaselineRunsIntoStart
        return {}

    def assign(self, cycle: Cycle) -> None:
        """It runs."""
        cycle.status, cycle.started_in = "running", f"{self.occurred_on:%Y-%m}"


class CycleConstrained(CycleFact):
    """The cycle stalls: something keeps the change from being made."""

    TOPIC = "cycle_constrained"
    reason: Text

    @classmethod
    def decide(cls, cycle: Cycle, act: Act) -> dict[str, Any]:  # noqa: ARG003
        """While it runs; a check does not end that."""
        cycle.must_be_open()
        if cycle.status not in {"running", "checked"}:
            raise CycleIsNotRunning
        return {}

    def assign(self, cycle: Cycle) -> None:
        """It stalls."""
        cycle.status = "constrained"


class CycleResumed(CycleFact):
    """What kept the change from being made is out of the way."""

    TOPIC = "cycle_resumed"
    reason: Text

    @classmethod
    def decide(cls, cycle: Cycle, act: Act) -> dict[str, Any]:  # noqa: ARG003
        """Only after it stalled."""
        cycle.must_be_open()
        if cycle.status != "constrained":
            raise CycleIsNotConstrained
        return {}

    def assign(self, cycle: Cycle) -> None:
        """It goes on."""
        cycle.status = "running"


class CycleClosed(CycleFact):
    """The cycle is done."""

    TOPIC = "cycle_closed"

    @classmethod
    def decide(cls, cycle: Cycle, act: Act) -> dict[str, Any]:  # noqa: ARG003
        """Once it was decided what comes of it."""
        if cycle.status == "closed":
            raise CycleIsClosed
        if cycle.acted is None:
            raise CycleIsNotActedUpon
        return {}

    def assign(self, cycle: Cycle) -> None:
        """It is closed."""
        cycle.status = "closed"


EVENTS = (CyclePlanned, CycleStarted, CycleConstrained, CycleResumed, CycleChecked, CycleActed, CycleClosed)
