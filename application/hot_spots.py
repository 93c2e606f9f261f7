"""The protocols with what became of each clause under each version, for whoever may ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from application.cases import facts_of
from application.figures import sees_persons
from application.route import ask_protocols
from domain.protocols import ProtocolWithdrawn
from escalations.clock import day_in_city
from projections.clause_release import history_told
from projections.days import NEVER
from projections.drift import drift
from projections.hot_spots import history
from projections.left import Version, left_by_clause
from projections.moments import number

if TYPE_CHECKING:
    from datetime import datetime

    from application.workplace import Workplace


def ask_history(workplace: Workplace, account: str, now: datetime) -> list[dict[str, Any]]:
    """As `ask_protocols`, with `history` and `drift` at each clause; each version with its text. Raises Refused."""
    answer = ask_protocols(workplace, account, now)
    versions = {told["protocol"]: _versions(workplace, told["protocol"], now) for told in answer}
    on, protects = day_in_city(now), not sees_persons(workplace, account)
    with workplace.reading(None) as reader:
        left = left_by_clause(reader, versions, on)
        told_of, rises = history(reader, left, versions, on), drift(left, on)
    for protocol in answer:
        for clause in protocol["clauses"]:
            name = clause["clause"]
            holding = [version for version in versions[protocol["protocol"]] if name in version.clauses]
            rows = [{**row, "text": version.clauses[name][0]} for row, version in zip(
                told_of(protocol["protocol"], name), holding, strict=True)]
            months = rises(protocol["protocol"], name, holding[0].since, holding[-1].until)
            clause.update(history_told(clause, rows, months) if protects else {"history": rows, "drift": months})
    return answer


def _versions(workplace: Workplace, protocol: str, now: datetime) -> list[Version]:
    """The versions of a protocol in their order, each up to the day of the next or of the withdrawal."""
    facts: list[Any] = list(facts_of(workplace, "protocol", protocol, now))
    ends = [*(fact.occurred_on.toordinal() for fact in facts[1:]), NEVER]
    return [Version(fact.version, number(fact.timestamp), fact.occurred_on.toordinal(), end,
                    getattr(fact, "cycle", None),
                    {clause["clause"]: (clause["text"], clause["latitude"]) for clause in fact.clauses})
            for fact, end in zip(facts, ends, strict=True) if not isinstance(fact, ProtocolWithdrawn)]
