"""Deviations and dilemmas as they stand at a moment, told whole from the record with their texts opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from access.policy import READ_CASE
from application.clock import day_of
from application.refusals import Refused
from application.streams import replayed
from domain.event import values_of
from domain.identity import stream_id
from escalations.computed import computed_values
from escalations.deviation import Deviation
from interchange.jsonlines import plain

if TYPE_CHECKING:
    from datetime import datetime

    from application.workplace import Workplace
    from domain.event import Fact
    from escalations.cases import Case


def ask_case(workplace: Workplace, account: str, kind: str, name: str, now: datetime) -> dict[str, Any]:
    """A deviation or dilemma as recorded by then, with that moment for the clock (workflow.md). Raises Refused."""
    workplace.must(account, READ_CASE)
    facts = facts_of(workplace, kind, name, now)
    case: Case = replayed(facts)
    answer: dict[str, Any] = {
        "id": name, "status": case.status, "rung": case.rung, "ladder_version": case.ladder_version,
        "arrived_at": written(case.arrived_at), "due_at": written(case.due_at), "overdue": case.overdue(now),
        "asker": case.asker, "decider": case.decider, "decided_at": written(case.decided_at)}
    if isinstance(case, Deviation):
        answer["in_force"] = case.in_force(day_of(now))
        answer["motivation_overdue"] = case.motivation_overdue(now)
    answer["history"] = [told(workplace, fact) for fact in facts]
    return answer


def facts_of(workplace: Workplace, kind: str, name: str, now: datetime) -> list[Fact]:
    """The facts of a case that were recorded by then. Raises Refused where there are none."""
    stored = workplace.record.stored(stream_id(kind, name))
    facts = [fact for fact in map(workplace.mapper.to_domain_event, stored) if fact.timestamp <= now]
    if not facts:
        reason = f"there is no {kind} {name!r} in this record{' at that moment' if stored else ''}"
        raise Refused(reason)
    return facts


def told(workplace: Workplace, fact: Fact) -> dict[str, Any]:
    """A stored event with all its fields; a forgotten text is null."""
    fields = {field: plain(workplace.readable(value)) for field, value in values_of(fact).items() if value is not None}
    return {"event": fact.TOPIC, "at": written(fact.timestamp), "by": fact.recorded_by,
            "occurred_on": fact.occurred_on.isoformat(), "entry": fact.entry_id, **fields, **computed_values(fact)}


def written(moment: datetime | None) -> str | None:
    """A moment as it is answered."""
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")
