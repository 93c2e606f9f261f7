"""The learning cycles of a quarter: what happened to each, in the order of a round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from escalations.cycle_events import CycleClosed, CycleConstrained, CyclePlanned, CycleResumed, CycleStarted
from escalations.cycle_outcome import CycleActed, CycleChecked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalations.cycle import Cycle
    from escalations.cycle_fact import CycleFact
    from projections.quarters import Quarter

#: What can happen to a cycle, in the order of a round.
STEPS: dict[str, type[CycleFact]] = {
    "planned": CyclePlanned, "started": CycleStarted, "stalled": CycleConstrained, "resumed": CycleResumed,
    "checked": CycleChecked, "acted": CycleActed, "closed": CycleClosed}


def cycle_steps(cycles: Sequence[tuple[Cycle, Sequence[Any]]], quarter: Quarter) -> dict[str, list[dict[str, Any]]]:
    """Under each step the cycles that took it in the quarter, a row each time, the first first.

    Only what can be read by all is told: titles, measures and verdicts, never the words of a problem or a reason.
    """
    found: dict[str, list[dict[str, Any]]] = {step: [] for step in STEPS}
    for cycle, facts in cycles:
        for step, event in STEPS.items():
            found[step] += [{"cycle": cycle.name, "title": cycle.plan.title, "on": fact.occurred_on.isoformat(),
                             **_more(cycle, facts, fact)} for fact in facts
                            if isinstance(fact, event) and quarter.holds(fact.occurred_on)]
    return {step: sorted(rows, key=lambda row: (row["on"], row["cycle"])) for step, rows in found.items()}


def _more(cycle: Cycle, facts: Sequence[Any], fact: Any) -> dict[str, Any]:
    """What is told of a check and of a decision besides."""
    plan = cycle.plan
    if isinstance(fact, CycleChecked):
        return {"measure": plan.measure, "verdict": fact.verdict, "prediction_met": fact.prediction_met,
                "balancing": plan.balancing["measure"], "balancing_verdict": fact.balancing_verdict}
    if isinstance(fact, CycleActed):
        checks = [each for each in facts[:facts.index(fact)] if isinstance(each, CycleChecked)]
        return {"decision": fact.decision, "verdict": checks[-1].verdict if checks else None,
                "against_figures": fact.against_figures, "next_cycle": fact.next_cycle}
    return {}
