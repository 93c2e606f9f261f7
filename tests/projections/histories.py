"""Made-up histories for Hypothesis: lines that are told at random, of which the possible ones are kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from domain.catalogue import TRAJECTORY_EVENTS
from domain.checking import checked_values
from domain.event import values_of
from domain.fields import fields_of
from domain.refusals import Refusal
from domain.trajectory import Trajectory
from tests.projections.stored import ENVELOPE

START = date(2019, 1, 1)
NAMES = st.sampled_from(["p", "q", "r"])
ORGANISATIONS = st.sampled_from(["org-a", "org-b", None])
ROLES = st.sampled_from(["case_director", "case_director", "guardian", "mentor"])
FLAG = st.booleans()


def one(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


#: What may be told of each event; few names, so that things meet.
TOLD: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "intervention_started": {"intervention": one("h1", "h2", "h3", "h4"), "provider": ORGANISATIONS, "formal": FLAG,
                             "kind": one("family_therapy", "sexual_violence_treatment", "mentoring"),
                             "participants": one("young_person", "family", "both"),
                             "basis": one("voluntary", "imposed"), "appointments_per_week": one(0, 1, 1.5, 2.25, 3),
                             "hours_per_week": one(0, 2)},
    "intervention_adjusted": {"intervention": one("h1", "h2", "h3", "h4"),
                              "appointments_per_week": one(None, 0, 2, 4), "hours_per_week": one(None, 1)},
    "intervention_ended": {"intervention": one("h1", "h2", "h3", "h4"), "goals_met": one("partly", "not")},
    "placement_started": {"placement": one("a", "b", "c", "d", "e"), "basis": one("voluntary", "court_order"),
                          "kind": one("own_home", "kinship", "crisis", "closed", "closed", "unknown_whereabouts")},
    "placement_ended": {"placement": one("a", "b", "c", "d", "e"), "effect": one("positive", "unknown")},
    "caregiver_assigned": {"caregiver": NAMES, "role": ROLES, "organisation": ORGANISATIONS, "formal": FLAG,
                           "warm_handover": one("yes", "no", "unknown")},
    "caregiver_changed": {"role": ROLES, "from": NAMES, "to": NAMES, "organisation": ORGANISATIONS,
                          "formal": one(None, True, False), "warm_handover": one("yes", "no")},
    "caregiver_released": {"caregiver": NAMES, "role": ROLES},
    "trusted_person_named": {"person": NAMES},
    "trusted_person_lost": {"person": NAMES},
    "capacity_agreed": {"appointments_per_week": one(0.5, 2, 3)},
    "goal_set": {"goal": one("g", "h"), "domain": one("school"), "baseline": one(-2, 0)},
    "goal_reviewed": {"goal": one("g", "h"), "score": one(-1, 0, 1, 2)},
    "milestone_reached": {"kind": one("job")},
    "wait_started": {"wait": one("w", "x"), "for": one("housing", "diagnostics")},
    "wait_ended": {"wait": one("w", "x"), "result": one("received", "refused")},
    "measure_started": {"measure": one("m", "n"), "kind": one("supervision_order", "probation")},
    "measure_ended": {"measure": one("m", "n")},
    "safety_assessed": {"sphere": one("home", "school"), "verdict": one("safe", "unsafe", "unknown")},
    "signal_recorded": {"signal": one("s", "t"), "form": one("assault", "exposing"), "certainty": one("suspected")},
    "signal_weighed": {"signal": one("s", "t"), "flag": one("green", "red")},
    "expertise_consulted": {"field": one("sexuality", "trauma")},
    "view_recorded": {"about": one("help", "trust"), "of": one("young_person", "parent"), "rating": one(None, 4)},
    "strength_recorded": {"kind": one("caring", "social")},
    "school_status_changed": {"status": one("absence", "regular")},
    "trajectory_closed": {"reason": one("goals_met")},
}
EVERY_DAY = st.integers(-60, 500)
ROUND_DAYS = st.sampled_from([0, 0, 7, 14, 30, 200, 210, 390])


@st.composite
def histories(draw: Any, name: str = "T-1", person: str | None = None) -> list[dict[str, Any]]:
    """The lines of one trajectory; the impossible ones are left out."""
    opening = {"event": "trajectory_opened", "trajectory": name, "id": f"{name}-0", "district": draw(one("N", "Z")),
               "birth_month": draw(one("2001-06", "2003-02", "2005-01")), "referred_by": "school",
               "occurred_on": str(START + timedelta(days=draw(st.integers(0, 40))))} | (
                   {"person": person} if person else {})
    teller, lines = Teller(), []
    teller.tell(opening)
    lines.append(opening)
    for number in range(1, draw(st.integers(0, 25)) + 1):
        line = draw(_lines(name, number))
        try:
            teller.tell(line)
        except Refusal:
            continue
        lines.append(line)
    return lines


@st.composite
def _lines(draw: Any, name: str, number: int) -> dict[str, Any]:
    day = str(START + timedelta(days=draw(EVERY_DAY | ROUND_DAYS)))
    line = {"trajectory": name, "id": f"{name}-{number}", "occurred_on": day}
    if number > 1 and draw(st.integers(0, 9)) == 0:
        entry = f"{name}-{draw(st.integers(0, number - 1))}"
        if draw(FLAG):
            return line | {"event": "entry_retracted", "entry": entry, "reason": "no"}
        return line | {"event": "entry_corrected", "entry": entry, "reason": "no", "values": {"occurred_on": day}}
    topic = draw(st.sampled_from(list(TOLD)))
    return line | {"event": topic, **{f: v for f, s in TOLD[topic].items() if (v := draw(s)) is not None}}


class Teller:
    """Tells lines to a trajectory, which refuses what is impossible."""

    def __init__(self) -> None:
        self.trajectory: Trajectory | None = None

    def tell(self, line: dict[str, Any]) -> None:
        """Raises a Refusal."""
        event = TRAJECTORY_EVENTS[line["event"]]
        values = checked_values(event, {n: v for n, v in line.items() if n not in ENVELOPE - set(fields_of(event))})
        envelope = {"entry_id": line["id"], "occurred_on": date.fromisoformat(line["occurred_on"]),
                    "recorded_by": "local", "timestamp": datetime(2021, 1, 1, tzinfo=UTC), "imported_at": None}
        if self.trajectory is None:
            self.trajectory = Trajectory.first(envelope, values)
        elif line["event"] == "entry_corrected":
            self.trajectory.correct(envelope, values, date(2021, 1, 1))
        elif line["event"] == "entry_retracted":
            self.trajectory.retract(envelope, values)
        else:
            self.trajectory.record(event, envelope, values)


def standing(lines: list[dict[str, Any]]) -> list[tuple[str, date, int, dict[str, Any]]]:
    """The facts that stand after these lines, as (event, day, place in the order of recording, values)."""
    teller = Teller()
    for line in lines:
        teller.tell(line)
    return [(f.TOPIC, f.occurred_on, f.originator_version, values_of(f)) for f in teller.trajectory.standing.values()]
