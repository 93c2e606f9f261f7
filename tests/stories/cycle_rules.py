"""The rules of a learning cycle said once more, from what was told: which of them an act would break."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from domain.protocols import CycleDecidedOtherwise, CycleIsNotInTheRecord, ProtocolWasNotAdopted
from domain.refusals import NameIsUsed, VersionIsNotNext
from domain.register import ActIsPolicys, OrganisationIsNotRegistered
from escalations.cycle import ActIsTheOwners, CycleWasNotPlanned, LessonWasNotDrawn, OwnerIsNotRegistered
from escalations.cycle_events import (
    BalancingIsTheMeasure,
    BaselineEndsBeforeItBegins,
    BaselineRunsIntoStart,
    ClauseIsWithoutProtocol,
    ConcernsTwoThings,
    CycleIsActedUpon,
    CycleIsClosed,
    CycleIsNotActedUpon,
    CycleIsNotConstrained,
    CycleIsStarted,
    PredictionIsTooSoon,
    ReviewIsBeforePlan,
)
from escalations.cycle_fact import CycleIsNotRunning
from escalations.cycle_outcome import CheckIsMissing, FiguresDoNotShowIt, IsTooEarly, NextCycleIsMissing
from escalations.deviation import ClauseIsNotInTheProtocol
from tests.stories.learning_city import ACCOUNTS

if TYPE_CHECKING:
    from domain.refusals import Refusal

    Broken = set[type[Refusal]]

#: What an account that is closed is told on any form.
IS_CLOSED = "may not do this (act)"


@dataclass
class Planned:
    """A cycle as it was told: its plan, and where it stands."""

    plan: dict[str, Any]
    status: str = "planned"
    started_in: str | None = None
    checks: list[dict[str, Any]] = field(default_factory=list)
    decision: str | None = None
    #: (moment, status) in the order of telling.
    way: list[tuple[Any, str]] = field(default_factory=list)


@dataclass
class Known:
    """What was told about people, lessons, cycles and protocols."""

    policy: set[str] = field(default_factory=lambda: {"pol"})
    closed: set[str] = field(default_factory=set)
    #: Lesson to (moment, cause).
    lessons: dict[str, tuple[Any, str]] = field(default_factory=dict)
    cycles: dict[str, Planned] = field(default_factory=dict)
    #: Protocol to (version, the version that each cycle brought).
    protocols: dict[str, tuple[int, dict[str, int]]] = field(
        default_factory=lambda: {"P-1": (1, {}), "P-2": (1, {})})
    #: Cause to the moment at which a cycle on it was first adopted.
    adopted: dict[str, Any] = field(default_factory=dict)

    def planning_breaks(self, plan: dict[str, Any], by: str, today: date) -> Broken:
        """What is wrong with a plan."""
        clause, protocol = plan.get("clause"), plan.get("protocol")
        rules: dict[type[Refusal], bool] = {
            NameIsUsed: plan["cycle"] in self.cycles,
            ActIsTheOwners: not self._is_theirs(plan["owner"], by),
            OwnerIsNotRegistered: plan["owner"] not in ACCOUNTS or plan["owner"] in self.closed,
            LessonWasNotDrawn: not set(plan["lessons"]) <= set(self.lessons),
            ProtocolWasNotAdopted: protocol not in {None, *self.protocols},
            ClauseIsNotInTheProtocol: clause not in {None, "c-1"} and protocol in self.protocols,
            ClauseIsWithoutProtocol: clause is not None and protocol is None,
            OrganisationIsNotRegistered: plan.get("organisation") not in {None, "org-a", "org-b", "city"},
            BaselineEndsBeforeItBegins: plan["baseline_until"] < plan["baseline_from"],
            BalancingIsTheMeasure: plan["balancing"]["measure"] == plan["measure"],
            ReviewIsBeforePlan: date.fromisoformat(plan["review_on"]) < today,
            ConcernsTwoThings: {"organisation", "district"} <= plan.keys()}
        return _broken(rules)

    def doing_breaks(self, name: str, act: dict[str, Any], by: str, today: date) -> Broken:
        """What is wrong with an act on a cycle after its plan."""
        cycle = self.cycles.get(name)
        if cycle is None:
            return {CycleWasNotPlanned}
        event, status = act["event"], cycle.status
        rules: dict[type[Refusal], bool] = {ActIsTheOwners: not self._is_theirs(cycle.plan["owner"], by)}
        if event == "cycle_closed":
            rules |= {CycleIsClosed: status == "closed", CycleIsNotActedUpon: status not in {"acted", "closed"}}
            return _broken(rules)
        rules |= {CycleIsClosed: status == "closed", CycleIsActedUpon: status == "acted"}
        if cycle.decision is not None:
            return _broken(rules)
        match event:
            case "cycle_started":
                by_month, until = cycle.plan["prediction"]["by"], cycle.plan["baseline_until"]
                passed = (int(by_month[:4]) - today.year) * 12 + int(by_month[5:]) - today.month
                rules |= {CycleIsStarted: cycle.started_in is not None, PredictionIsTooSoon: passed < 2,
                          BaselineRunsIntoStart: until >= f"{today:%Y-%m}"}
            case "cycle_constrained":
                rules[CycleIsNotRunning] = status not in {"running", "checked"}
            case "cycle_resumed":
                rules[CycleIsNotConstrained] = status != "constrained"
            case "cycle_checked":
                rules[CycleIsNotRunning] = cycle.started_in is None
            case "cycle_acted":
                rules |= self._deciding(cycle, act)
        return _broken(rules)

    def _deciding(self, cycle: Planned, act: dict[str, Any]) -> dict[type[Refusal], bool]:
        last = cycle.checks[-1]["verdict"] if cycle.checks else None
        adopts, adapts = act["decision"] == "adopt", act["decision"] == "adapt"
        return {CheckIsMissing: (adopts or adapts) and last is None,
                IsTooEarly: (adopts or adapts) and last == "too_early",
                FiguresDoNotShowIt: adopts and last not in {None, "improved"} and not act.get("against_figures"),
                NextCycleIsMissing: adapts and act.get("next_cycle") in {None, cycle.plan["cycle"]}}

    def revising_breaks(self, act: dict[str, Any], by: str, *, decides: str | None) -> Broken:
        """What is wrong with a revision of a protocol that names a cycle, which `decides` that in the same act."""
        cycle, (version, _) = self.cycles.get(act["cycle"]), self.protocols[act["protocol"]]
        decision = decides or (cycle and cycle.decision)
        about = cycle.plan.get("protocol") if cycle else None
        return _broken({ActIsPolicys: by not in self.policy, VersionIsNotNext: act["version"] != version + 1,
                        CycleIsNotInTheRecord: cycle is None,
                        CycleDecidedOtherwise: cycle is not None and (
                            decision in {"adapt", "abandon"} or about not in {None, act["protocol"]})})

    def _is_theirs(self, owner: str, by: str) -> bool:
        one = ACCOUNTS.get(owner)
        return by in self.policy or owner == by or (one is not None and one[0] == ACCOUNTS[by][0])


def _broken(rules: dict[type[Refusal], bool]) -> Broken:
    return {refusal for refusal, breaks in rules.items() if breaks}
