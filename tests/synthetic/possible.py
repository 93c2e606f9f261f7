"""The rules of "What no stream may do", written a second time and apart from domain/: what one is held against."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_ENVELOPE = {"event", "trajectory", "occurred_on", "id", "note", "recorded_at", "recorded_by"}
#: What must be told, and what may be, of each event.
_FIELDS = {
    "trajectory_opened": ("birth_month district referred_by", "person"),
    "trajectory_closed": ("reason", ""),
    "background_recorded": ("item answer", ""),
    "signal_recorded": ("signal form certainty", "setting part own_view by duration"),
    "signal_weighed": ("signal flag", "consent voluntariness equality development context impact"),
    "safety_assessed": ("sphere verdict", ""),
    "intervention_started": (
        "intervention kind", "provider formal participants basis appointments_per_week hours_per_week planned_end"),
    "intervention_adjusted": ("intervention", "appointments_per_week hours_per_week"),
    "intervention_ended": ("intervention", "reason goals_met satisfaction"),
    "placement_started": ("placement kind", "basis purpose planned_end provider"),
    "placement_ended": ("placement", "reason effect effect_by"),
    "caregiver_assigned": ("caregiver role", "organisation formal warm_handover"),
    "caregiver_changed": ("role from to", "organisation formal reason warm_handover"),
    "caregiver_released": ("caregiver role", "reason"),
    "trusted_person_named": ("person", "relation may_step_outside_protocol"),
    "trusted_person_lost": ("person", "reason"),
    "capacity_agreed": ("appointments_per_week", "agreed_with"),
    "goal_set": ("goal domain", "in_her_words baseline"),
    "goal_reviewed": ("goal score", ""),
    "milestone_reached": ("kind", ""),
    "setback_recorded": ("kind", ""),
    "wait_started": ("wait for", ""),
    "wait_ended": ("wait result", ""),
    "expertise_consulted": ("field", "organisation"),
    "view_recorded": ("about", "rating of"),
    "strength_recorded": ("kind", ""),
    "school_status_changed": ("status", ""),
    "measure_started": ("measure kind", ""),
    "measure_ended": ("measure", "reason"),
    "police_contact_recorded": ("kind", ""),
    "consent_recorded": ("to given", ""),
    "entry_corrected": ("entry reason values", ""),
    "entry_retracted": ("entry reason", ""),
}
_ONE_AT_A_TIME = {"case_director", "guardian"}
_RANGES = {"rating": (1, 10), "satisfaction": (1, 10), "score": (-2, 2), "baseline": (-2, 2),
           "appointments_per_week": (0, 168), "hours_per_week": (0, 168)}


def faults(lines: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """What is impossible in these lines, judged on what is recorded up to and with each: (id of the line, why)."""
    streams: dict[str, list[dict[str, Any]]] = defaultdict(list)
    last: dict[str, datetime] = {}
    ids: set[str] = set()
    for line in lines:
        facts, moment = streams[line["trajectory"]], datetime.fromisoformat(line["recorded_at"])
        why = [*_form(line), *_clock(line, moment, last.get(line["trajectory"], moment))]
        if line["id"] in ids:
            why.append("id is used")
        if (line["event"] == "trajectory_opened") != (not facts):
            why.append("an opening first, and only once")
        ids.add(line["id"])
        last[line["trajectory"]] = moment
        why += _mend(facts, line)
        yield from ((line["id"], reason) for reason in (*why, *_history(facts)))


def _form(line: dict[str, Any]) -> Iterator[str]:
    required, optional = (set(names.split()) for names in _FIELDS[line["event"]])
    if missing := required - line.keys():
        yield f"without {missing}"
    if more := line.keys() - required - optional - _ENVELOPE:
        yield f"unknown {more}"
    for name, (low, high) in _RANGES.items():
        if name in line and not low <= line[name] <= high:
            yield f"{name} out of range"
    if line.get("planned_end", "9") < line["occurred_on"]:
        yield "planned to end before it starts"


def _clock(line: dict[str, Any], moment: datetime, before: datetime) -> Iterator[str]:
    if moment < before:
        yield "recorded before the line above"
    if date.fromisoformat(line["occurred_on"]) > moment.astimezone(_AMSTERDAM).date():
        yield "happened after it was recorded"
    if moment.utcoffset() != timedelta(0):
        yield "not in UTC"


def _mend(facts: list[dict[str, Any]], line: dict[str, Any]) -> Iterator[str]:
    """Add the line to the facts that stand, or lay it over one of them."""
    if not line["event"].startswith("entry_"):
        facts.append(line)
        return
    at = next((n for n, fact in enumerate(facts) if fact["id"] == line["entry"]), None)
    if at is None:
        yield "mends nothing that stands"
    elif line["event"] == "entry_retracted":
        del facts[at]
    else:
        facts[at] = facts[at] | line["values"]


def _history(facts: list[dict[str, Any]]) -> Iterator[str]:
    """What is impossible in the history that results, in the order in which things happened."""
    opening = facts[0]
    closings = [f["occurred_on"] for f in facts if f["event"] == "trajectory_closed"]
    if len(closings) > 1 or any(day <= opening["occurred_on"] for day in closings):
        yield "closes twice or too early"
    if any(f["occurred_on"][:7] < opening["birth_month"] for f in facts):
        yield "before her birth"
    if closings and any(f["occurred_on"] >= closings[0] for f in facts if f["event"] != "trajectory_closed"):
        yield "on or after the closing"
    state = _State()
    for fact in sorted(facts, key=lambda f: f["occurred_on"]):
        theme = getattr(state, fact["event"].partition("_")[0], None)
        if theme is not None and not theme(fact):
            yield f"{fact['event']} of {fact['id']} is impossible"


class _State:
    """What was started, runs and is held so far; each theme answers whether the next fact is possible."""

    def __init__(self) -> None:
        self.started: set[tuple[str, str]] = set()
        self.runs: set[tuple[str, str]] = set()
        self.place: str | None = None
        self.left: dict[Any, str] = {}
        self.held: dict[str, set[str]] = defaultdict(set)
        self.trusts: str | None = None

    def _thing(self, fact: dict[str, Any], name: str, starts: str, ends: str) -> bool:
        thing = (name, fact[name])
        if fact["event"] == starts:
            fresh = thing not in self.started
            self.started.add(thing)
            self.runs.add(thing)
            return fresh
        possible = thing in self.runs
        if fact["event"] == ends:
            self.runs.discard(thing)
        return possible

    def intervention(self, fact: dict[str, Any]) -> bool:
        return self._thing(fact, "intervention", "intervention_started", "intervention_ended")

    def wait(self, fact: dict[str, Any]) -> bool:
        return self._thing(fact, "wait", "wait_started", "wait_ended")

    def measure(self, fact: dict[str, Any]) -> bool:
        return self._thing(fact, "measure", "measure_started", "measure_ended")

    def goal(self, fact: dict[str, Any]) -> bool:
        return self._thing(fact, "goal", "goal_set", "")

    def signal(self, fact: dict[str, Any]) -> bool:
        return self._thing(fact, "signal", "signal_recorded", "")

    def placement(self, fact: dict[str, Any]) -> bool:
        name = fact["placement"]
        if fact["event"] == "placement_started":
            fresh = ("placement", name) not in self.started
            self.started.add(("placement", name))
            if self.place is not None:
                self.left[self.place] = fact["occurred_on"]
            self.place = name
            return fresh
        if name == self.place:
            self.place = None
            return True
        return self.left.pop(name, None) == fact["occurred_on"]

    def caregiver(self, fact: dict[str, Any]) -> bool:
        role, held = fact["role"], self.held[fact["role"]]
        if fact["event"] == "caregiver_released":
            if fact["caregiver"] in held:
                held.remove(fact["caregiver"])
                return True
            return self.left.pop((role, fact["caregiver"]), None) == fact["occurred_on"]
        comes = fact.get("to") or fact["caregiver"]
        goes = {fact["from"]} if "from" in fact else set(held) if role in _ONE_AT_A_TIME else set()
        possible = comes not in held and goes <= held
        self.left |= {(role, one): fact["occurred_on"] for one in goes}
        held -= goes
        held.add(comes)
        return possible

    def trusted(self, fact: dict[str, Any]) -> bool:
        before, self.trusts = self.trusts, fact["person"] if fact["event"] == "trusted_person_named" else None
        return fact["event"] == "trusted_person_named" or before == fact["person"]
