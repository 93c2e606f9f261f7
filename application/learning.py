"""The questions about what was learned: a cycle with its checks, and every lesson with where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from access.policy import READ_CASE, READ_LEARNING, may
from application.cases import written
from application.cycles import cycle_of, read_cycles
from application.figures import checks_as_told
from projections.learning import lessons

if TYPE_CHECKING:
    from datetime import datetime

    from application.workplace import Workplace
    from escalations.cycle_outcome import CycleChecked


def ask_cycle(workplace: Workplace, account: str, name: str, now: datetime) -> dict[str, Any]:
    """A cycle as recorded by then, with the figures of each check (workflow.md). Raises Refused."""
    workplace.must(account, READ_LEARNING)
    cycle = cycle_of(workplace, name, now)
    last = cycle.checks[-1] if cycle.checks else None
    return {"id": name, "status": cycle.status, "verdict": cycle.verdict,
            "prediction_met": last and last.prediction_met, "balancing_verdict": last and last.balancing_verdict,
            "checks": checks_as_told(workplace, account, cycle, [_checked(check) for check in cycle.checks]),
            "lessons": list(cycle.plan.lessons), "decision": cycle.decision, "measure": cycle.plan.measure,
            "balancing": cycle.plan.balancing, "organisation": cycle.plan.organisation,
            "district": cycle.plan.district}


def ask_lessons(workplace: Workplace, account: str, now: datetime) -> list[dict[str, Any]]:
    """The lessons and where each went; whose case it was stays hidden from whoever may not see cases."""
    workplace.must(account, READ_LEARNING)
    subject = workplace.subject(account)
    sees = subject is not None and may(subject, READ_CASE)
    with workplace.record.reading() as connection:
        protocols = workplace.register(connection).protocols.values()
    versions = {cycle: (entry.protocol, version) for entry in protocols
                for cycle, version in entry.versions_of.items()}
    with workplace.reading(None) as reader:
        return lessons(reader, now, read_cycles(workplace), versions, with_source=sees)


def _checked(check: CycleChecked) -> dict[str, Any]:
    return {"at": written(check.timestamp), "verdict": check.verdict, "prediction_met": check.prediction_met,
            "balancing_verdict": check.balancing_verdict, "baseline": check.baseline, "points": check.points}
