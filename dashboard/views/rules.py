"""The rules of the route: mandates that are lent, protocols with their clauses, and the terms of the ladder."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dashboard.views.fields import Field, Line, filled
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.words import Words

#: The lowest rung that may back stepping outside a clause.
LATITUDES = ("professional", "mandate_holder", "director", "city_board")
#: The one ladder that is laid down here; each time with its next version.
LADDER = "ladder"
MANDATE = (Field("to", "choice", required=True, running="to"), Field("rung", "choice", required=True, running="holds"),
           Field("valid_from", "day", required=True), Field("last_day", "day", required=True))
#: What becomes of a protocol, and the fields of it beside the clauses.
PROTOCOL: dict[str, tuple[Field, ...]] = {
    "protocol_adopted": (Field("protocol", "name", required=True), Field("title", "name", required=True),
                         Field("owner", "choice", required=True, running="organisations")),
    "protocol_revised": (Field("reason", "text", required=True),),
    "protocol_withdrawn": (Field("reason", "text", required=True),),
}
WITH_CLAUSES = ("protocol_adopted", "protocol_revised")
_PARTS = ("clause", "text", "latitude")
_TERMS = ("answer_within_days", "urgent_within_hours")
_OF_ALL = ("motivation_within_hours", "evaluate_within_days")


def mandate(account: str, today: date, typed: Mapping[str, Any]) -> Line:
    """A mandate lent up to and with its last day."""
    made = filled(MANDATE, typed)
    if made.errors:
        return made
    until = date.fromisoformat(made.values.pop("last_day")) + timedelta(days=1)
    made.values = {"event": "mandate_delegated", "occurred_on": str(today), "account": account, **made.values,
                   "valid_until": until.isoformat()}
    if made.values["valid_until"] <= made.values["valid_from"]:
        made.errors.append(("last_day", "error.ends_before"))
    return made


def withdrawn(row: Mapping[str, Any], today: date) -> Line:
    """A mandate taken back before its end."""
    return Line({"event": "mandate_withdrawn", "occurred_on": str(today), "account": row["account"], "to": row["to"],
                 "rung": row["rung"]})


def mandate_told(row: Mapping[str, Any], words: Words, *, lent: bool) -> str:
    """One mandate in a sentence, to or from whom."""
    last = row["valid_until"] - timedelta(days=1)
    return words("rules.lent" if lent else "rules.borrowed", account=plain(row["to"] if lent else row["account"]),
                 rung=words.code("rung", row["rung"]).lower(), since=words.day(row["valid_from"]), last=words.day(last),
                 runs=words("rules.runs" if row["runs"] else "rules.later"))


def clause_fields(number: int) -> tuple[Field, ...]:
    """The fields of so many clauses, below each other: of each clause that is there, all are needed."""
    return tuple(field for n in range(1, number + 1) for field in (
        Field(f"clause_{n}", "name", required=True),
        Field(f"latitude_{n}", "choice", "clause.latitude", LATITUDES, required=True),
        Field(f"text_{n}", "text", required=True)))


def clauses_as_typed(clauses: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The clauses of a protocol as they stand in the fields of a form."""
    return {f"{part}_{n}": clause[part] for n, clause in enumerate(clauses, 1) for part in _PARTS}


def protocol(event: str, found: Mapping[str, Any] | None, number: int, today: date, typed: Mapping[str, Any]) -> Line:
    """Check what was typed and make the line. `found`: the protocol that is revised or withdrawn."""
    made = filled(PROTOCOL[event], typed)
    clauses = _clauses(number, typed, made) if event in WITH_CLAUSES else None
    if made.errors:
        return made
    named = {"version": 1} if found is None else {"protocol": found["protocol"]}
    if event == "protocol_revised" and found is not None:
        named["version"] = found["version"] + 1
    made.values = {"event": event, "occurred_on": str(today), **named, **made.values,
                   **({} if clauses is None else {"clauses": clauses})}
    return made


def _clauses(number: int, typed: Mapping[str, Any], made: Line) -> list[dict[str, Any]]:
    """The clauses that are filled in; one that is filled in by half is told, an empty one is left out."""
    clauses = []
    for n in range(1, number + 1):
        values = {part: str(typed.get(f"{part}_{n}") or "").strip() for part in _PARTS}
        if not any(values.values()):
            continue
        made.errors += [(f"{part}_{n}", "error.required") for part in _PARTS if not values[part]]
        clauses.append(values)
    if not clauses:
        made.errors.append(("clause_1", "error.required"))
    return clauses


def ladder_fields(rungs: Sequence[Mapping[str, Any]]) -> tuple[Field, ...]:
    """The terms of each rung, and of what is asked afterwards."""
    each = tuple(Field(f"{term}_{n}", "whole", required=True) for n, _ in enumerate(rungs, 1) for term in _TERMS)
    return (*each, *(Field(name, "whole", required=True) for name in _OF_ALL))


def ladder_as_typed(rules: Mapping[str, Any]) -> dict[str, str]:
    """The ladder in force as it stands in the fields of a form."""
    each = {f"{term}_{n}": str(rung[term]) for n, rung in enumerate(rules["rungs"], 1) for term in _TERMS}
    return {**each, **{name: str(rules[name]) for name in _OF_ALL}}


def ladder(rules: Mapping[str, Any], today: date, typed: Mapping[str, Any]) -> Line:
    """The next version of the ladder: the same rungs, with other terms."""
    made = filled(ladder_fields(rules["rungs"]), typed)
    if made.errors:
        return made
    rungs = [{**rung, **{term: made.values[f"{term}_{n}"] for term in _TERMS}}
             for n, rung in enumerate(rules["rungs"], 1)]
    made.values = {"event": "ladder_adopted", "occurred_on": str(today), "ladder": LADDER,
                   "version": rules["version"] + 1, "rungs": rungs, **{name: made.values[name] for name in _OF_ALL}}
    return made


def ladder_table(rules: Mapping[str, Any], words: Words) -> dict[str, list[str]]:
    """The rungs from low to high, with their terms."""
    rungs = rules["rungs"]
    return {words("table.rung"): [words.code("rung", rung["rung"]) for rung in rungs],
            words("rules.scope"): [words(f"scope.{rung['scope']}") for rung in rungs],
            words("table.term"): [words.count("days", rung["answer_within_days"]) for rung in rungs],
            words("table.urgent"): [words.count("hours", rung["urgent_within_hours"]) for rung in rungs]}


def named(protocol: Mapping[str, Any], words: Words) -> str:
    """A protocol by its title in a list, and that it was withdrawn where it was."""
    title: str = protocol["title"] or protocol["protocol"]
    return words("rules.withdrawn", title=title) if "withdrawn_on" in protocol else title


def clause_told(clause: Mapping[str, Any], words: Words) -> str:
    """One clause as it holds, and who may back leaving it."""
    return f"**{plain(clause['clause'])}**: {plain(clause['text'])}  \n{backed_by(clause['latitude'], words)}."


def backed_by(latitude: str, words: Words) -> str:
    """Who may back leaving a clause."""
    return words("rules.backed_by", rung=words.code("clause.latitude", latitude).lower())
