"""What one can do to a learning cycle, which fields each act takes, and the lines that it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.views import rules
from dashboard.views.fields import Field, Line, filled
from dashboard.views.months import SERIES
from escalations.verdict import month_after

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.words import Words

_REASONS = Field("reasons", "text", required=True)
#: The acts on a cycle in the order in which they come; the three decisions are three acts on the page.
ACTS: dict[str, tuple[Field, ...]] = {
    "cycle_started": (Field("scope", "text", required=True),),
    "cycle_constrained": (Field("reason", "text", required=True),),
    "cycle_resumed": (Field("reason", "text", required=True),),
    "cycle_checked": (Field("remark", "text"),),
    "adopt": (_REASONS, Field("against_figures", "flag", default=False)),
    "adapt": (_REASONS, Field("next_cycle", "name", required=True)),
    "abandon": (_REASONS, Field("next_cycle", "name")),
    "cycle_closed": (),
}
DECISIONS = ("adopt", "adapt", "abandon")
_DIRECTION = ("up", "down")
PLAN = (
    Field("cycle", "name", required=True), Field("title", "name", required=True),
    Field("lessons", "several", required=True, running="lessons"),
    Field("problem", "text", required=True), Field("change", "text", required=True),
    Field("level", "choice", "cycle.level", ("team", "organisation", "city"), required=True),
    Field("cycle_owner", "choice", required=True, running="owners"),
    Field("about_clause", "choice", running="clauses"),
    Field("only_organisation", "choice", running="organisations"),
    Field("only_district", "choice", running="districts"),
    Field("measure", "choice", "figure", tuple(SERIES), required=True),
    Field("baseline_from", "choice", required=True, running="past"),
    Field("baseline_until", "choice", required=True, running="past"),
    Field("prediction_direction", "choice", "cycle.direction", _DIRECTION, required=True),
    Field("prediction_to", "number", required=True), Field("prediction_by", "choice", required=True, running="coming"),
    Field("balancing_measure", "choice", "figure", tuple(SERIES), required=True),
    Field("balancing_harm", "choice", "cycle.direction", _DIRECTION, required=True),
    Field("review_on", "day", required=True))
#: Fields with a label of their own in a plan; the record calls them by their last word.
_NAMED = ("cycle_owner", "only_organisation", "only_district")
#: How far back a baseline may be chosen, and how far ahead a prediction; in months.
_PAST, _COMING = 60, 36
_HUNDRED = 100


def possible(acts: list[str]) -> list[str]:
    """Those of the acts that this account may do now, in the order in which they are offered."""
    return [act for act in ACTS if act in acts]


def fields(act: str, clauses: int) -> tuple[Field, ...]:
    """The fields of an act; `clauses`: of the protocol that adopting revises in the same act, none without one."""
    return (*ACTS[act], *(rules.clause_fields(clauses) if act == "adopt" else ()))


def line(act: str, cycle: str, protocol: Mapping[str, Any] | None, clauses: int, today: date, typed: Mapping[str, Any],
         ) -> Line:
    """Check what was typed and make the line; adopting a change to a protocol makes a second in the same act."""
    made = filled(ACTS[act], typed)
    revision = rules.protocol("protocol_revised", protocol, clauses, today, {**typed, "reason": typed.get("reasons")}) \
        if act == "adopt" and protocol is not None else None
    if revision is not None:
        made.errors += [error for error in revision.errors if error[0] != "reason"]
        made.more = [{**revision.values, "cycle": cycle}]
    event = {"event": "cycle_acted", "decision": act} if act in DECISIONS else {"event": act}
    made.values = {**event, "occurred_on": str(today), "cycle": cycle, **made.values}
    return made


def plan(today: date, typed: Mapping[str, Any]) -> Line:
    """Check what was typed of a plan and make the line. A share is typed in percents and stored as a share."""
    made = filled(PLAN, typed)
    if made.errors:
        return made
    given = made.values
    wanted = {part: given.pop(f"prediction_{part}") for part in ("direction", "to", "by")}
    if SERIES[given["measure"]] == "share":
        wanted["to"] = round(wanted["to"] / _HUNDRED, 6)
    beside = {part: given.pop(f"balancing_{part}") for part in ("measure", "harm")}
    protocol, _, clause = str(given.pop("about_clause", "")).partition("|")
    about = {"protocol": protocol, "clause": clause} if protocol else {}
    about |= {name.rpartition("_")[2]: given.pop(name) for name in _NAMED if name in given}
    made.values = {"event": "cycle_planned", "occurred_on": str(today), **given, **about, "prediction": wanted,
                   "balancing": beside}
    return made


def choices(found: Mapping[str, Any], today: date, words: Words) -> dict[str, dict[str, str]]:
    """What can be chosen in a plan, by code and words; months that are over, and months to come."""
    now = f"{today:%Y-%m}"
    clauses = {f"{each['protocol']}|{clause['clause']}": f"{each['title'] or each['protocol']}: {clause['clause']}"
               for each in found["protocols"] for clause in each["clauses"]}
    waiting = sorted(found["lessons"], key=lambda row: (row["cycle"] is not None, not row["overdue"], row["drawn_on"]))
    return {
        "lessons": {row["lesson"]: f"{row['lesson']}: {row['statement']}" for row in waiting},
        "owners": {name: name for name in found["owners"]}, "clauses": clauses,
        "organisations": {name: name for name in found["organisations"]},
        "districts": {name: name for name in found["districts"]},
        "past": {month: words.month(month) for month in (month_after(now, -n) for n in range(1, _PAST))},
        "coming": {month: words.month(month) for month in (month_after(now, n) for n in range(_COMING))}}
