"""What was changed in which protocol: clause by clause, the old text beside the new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.protocols import ProtocolWithdrawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from projections.quarters import Quarter

_PARTS = ("text", "latitude")
#: How each event is told, by its stored name.
_DONE = {"protocol_adopted": "adopted", "protocol_revised": "revised", "protocol_withdrawn": "withdrawn"}


def changed_rules(protocols: Sequence[Sequence[Any]], quarter: Quarter) -> list[dict[str, Any]]:
    """Every change of a protocol in a quarter, the first first, with the clauses that differ.

    `protocols`: the facts of each. A clause that was not there before, or is no longer, has null on that side.
    """
    found = [change for facts in protocols for change in _changes(facts, quarter)]
    return sorted(found, key=lambda change: (change["on"], change["protocol"]))


def _changes(facts: Sequence[Any], quarter: Quarter) -> Iterator[dict[str, Any]]:
    before: dict[str, Any] = {}
    for fact in facts:
        after = {} if isinstance(fact, ProtocolWithdrawn) else {each["clause"]: each for each in fact.clauses}
        if quarter.holds(fact.occurred_on):
            yield {"protocol": facts[0].protocol, "title": facts[0].title, "done": _DONE[fact.TOPIC],
                   "on": fact.occurred_on.isoformat(), "version": getattr(fact, "version", None),
                   "cycle": getattr(fact, "cycle", None),
                   "clauses": [{"clause": name, "before": _side(before.get(name)), "after": _side(after.get(name))}
                               for name in {**after, **before} if _side(before.get(name)) != _side(after.get(name))]}
        before = after


def _side(clause: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if clause is None else {part: clause[part] for part in _PARTS}
