"""A desk with plausible plain answers, written by hand, for the tests of the pages."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from application.refusals import Refused
from tests.dashboard.fake_cases import FakeCases

TODAY = date(2026, 11, 25)
NAMES = [f"T-{number:04d}" for number in range(1, 61)]
#: The one that was closed, on 31 August 2026.
CLOSED = "T-0060"


@dataclass(frozen=True)
class Measure:
    """One entry of the register."""

    key: str
    en: str
    nl: str
    definition_en: str
    definition_nl: str
    source: str = "measures"
    unit: str = "trajectories"
    direction: str = "down"
    smallest_number: int = 5


def figures() -> dict[str, Any]:
    """The city's figures of one day."""
    return {
        "open": 49, "overloaded": 22, "overloaded_share": 0.449, "stalled": 17, "stalled_share": 0.347,
        "stalled_without_help": 3, "silent": 9, "median_ratio": 1.25, "three_or_more_placements": 6,
        "three_or_more_case_directors": 8, "changes_per_1000_days": 3.42, "moves_per_1000_days": 4.1,
        "closed_now": 5, "closed_beyond_purpose_now": 2, "waiting": {"housing": 11, "specialist": 4, "treatment": 3},
        "heard_within_90_days_share": 0.612, "unsafe": 12, "median_days_to_specialist": 143,
        "came_back_share": None, "no_new_start_share": 0.82,
    }


def show(name: str, on: date, known_at: datetime | None) -> dict[str, Any]:
    """One trajectory as `show` answers."""
    return {
        "trajectory": name, "on": str(on), "known_at": known_at and known_at.isoformat(), "status": "open",
        "opened_on": "2025-02-04", "closed_on": None, "age": 17,
        "load": {"interventions": 4, "formal": 3, "informal": 1, "merged": 4, "imposed": 1,
                 "appointments_per_week": 4.5, "hours_per_week": 6,
                 "family_appointments_per_week": 1, "professionals": 3, "organisations": 4,
                 "capacity": 3, "capacity_source": "agreed", "ratio": 1.5, "overloaded": True,
                 "overload_spells": [{"from": "2025-04-01", "to": "2025-06-03"}, {"from": "2026-06-01", "to": None}],
                 "overloaded_days_year": 178, "days_parallel_year": {"2": 365, "3": 300, "4": 178}, "max_parallel": 5},
        "turnover": {"changes_year": 2, "changes": 4, "warm_year": 1, "cold_year": 1, "unknown_year": 0,
                     "caregivers_year": 5, "case_directors_year": 2, "three_or_more_case_directors": False,
                     "case_director": "c-brown", "case_director_since": "2026-05-06", "case_director_days": 203,
                     "days_without_case_director_year": 38, "upc_year": 0.619, "coc_year": 0.525,
                     "trusted_person": "aunt", "trusted_person_since": "2025-06-15", "trusted_persons_lost": 1},
        "placement": {"current": {"placement": "closed-house", "kind": "closed", "since": "2026-05-13", "days": 196,
                                  "purpose": "tot rust komen, dan een kamer", "planned_end": "2026-11-13"},
                      "placements_year": 2, "three_or_more_placements": False, "days_out_of_home": 310,
                      "days_out_of_home_year": 224, "moves": 2, "moves_year": 1, "moves_per_1000_days": 6.45,
                      "closed_days": 196, "closed_days_year": 196, "closed_beyond_purpose_days": 12,
                      "closed_waiting_housing_days": 41,
                      "closed_effects": {"positive": 0, "negative": 0, "mixed": 0, "unknown": 0}},
        "stagnation": {"last_movement_on": "2026-02-20", "days_since_movement": 278, "stalled": True,
                       "stalled_since": "2026-08-20", "stalled_without_help": False,
                       "stall_spells": [{"from": "2026-08-20", "to": None}],
                       "waits": [{"wait": "a-room", "for": "housing", "since": "2026-10-15", "days": 41}],
                       "silent": True},
        "specialist": {"first_signal_on": "2025-02-06", "first_specialist_on": "2025-09-12", "days_to_specialist": 218,
                       "days_waiting": None},
        "turning_18": {"turns_18_on": "2027-03-01", "days_to_18": 96, "ends_at_18": ["closed-authorisation"]},
        "safety": {"spheres": {"home": {"verdict": "unsafe", "on": "2026-03-20"},
                               "school": {"verdict": "safe", "on": "2026-09-01"}},
                   "unsafe": ["home"], "days_since_assessed": 85},
        "voice": {"last_heard_on": "2026-10-01", "days_since_heard": 55,
                  "latest": {"burden": {"rating": 3, "on": "2026-10-01"}, "trust": {"rating": 6, "on": "2026-08-12"}}},
        "goals": {"set": 3, "reviewed": 2, "t_score": 46.2}, "strengths": ["intelligent", "caring"],
        "school": "absence", "signals": {"assault": 1, "shame_sexting": 2}, "flags": {"party": ["yellow", "red"]},
        "disagreement": ["party"],
        "open_questions": [],
    }


def timeline() -> dict[str, Any]:
    """What ran when in one trajectory."""
    return {
        "placements": [
            {"name": "home", "kind": "own_home", "since": date(2025, 1, 1), "until": date(2026, 4, 15),
             "basis": "voluntary"},
            {"name": "bed", "kind": "crisis", "since": date(2026, 4, 15), "until": date(2026, 5, 13),
             "provider": "org-b"},
            {"name": "closed-house", "kind": "closed", "since": date(2026, 5, 13), "until": None, "provider": "org-b",
             "basis": "court_order"}],
        "caregivers": [
            {"name": "c-adams", "kind": "case_director", "role": "case_director", "since": date(2025, 2, 4),
             "until": date(2026, 3, 30), "organisation": "org-a", "formal": True},
            {"name": "c-brown", "kind": "case_director", "role": "case_director", "since": date(2026, 5, 6),
             "until": None, "organisation": "org-a", "formal": True},
            {"name": "c-clark", "kind": "therapist", "role": "therapist", "since": date(2025, 3, 4), "until": None,
             "organisation": "org-b", "formal": True}],
        "interventions": [
            {"name": "school-coach", "kind": "school_support", "since": date(2025, 1, 14), "until": date(2026, 1, 20),
             "provider": "org-d", "formal": True, "basis": "voluntary"},
            {"name": "trauma", "kind": "trauma_treatment", "since": date(2025, 3, 4), "until": None,
             "provider": "org-b", "formal": True, "basis": "voluntary"},
            {"name": "probation", "kind": "probation_supervision", "since": date(2025, 3, 18), "until": None,
             "provider": "org-c", "formal": True, "basis": "imposed"},
            {"name": "talks", "kind": "family_therapy", "since": date(2025, 2, 18), "until": date(2025, 5, 20),
             "provider": "org-b", "formal": True, "basis": "voluntary"},
            {"name": "mentor", "kind": "mentoring", "since": date(2026, 6, 1), "until": None, "provider": "org-d",
             "formal": False, "basis": "voluntary"}],
        "load": [
            {"since": date(2025, 1, 14), "until": date(2025, 4, 1), "appointments_per_week": 2, "capacity": 2},
            {"since": date(2025, 4, 1), "until": date(2025, 6, 3), "appointments_per_week": 4, "capacity": 2},
            {"since": date(2025, 6, 3), "until": date(2026, 6, 1), "appointments_per_week": 3, "capacity": 3},
            {"since": date(2026, 6, 1), "until": None, "appointments_per_week": 4.5, "capacity": 3}],
        "marks": [
            {"on": date(2025, 2, 6), "event": "signal_recorded", "kind": "assault", "name": "party"},
            {"on": date(2025, 10, 20), "event": "milestone_reached", "kind": "school_resumed"},
            {"on": date(2026, 4, 10), "event": "setback_recorded", "kind": "ran_away"},
            {"on": date(2026, 5, 6), "event": "caregiver_changed", "kind": "case_director", "name": "c-brown"}],
    }


@dataclass
class FakeDesk(FakeCases):
    """Answers from the hand-written rows; keeps what was recorded, once per command id."""

    is_demonstration: bool = True
    behind_because: str | None = None
    refused_actions: frozenset[str] = frozenset()
    refuse_with: list[dict[str, Any]] = field(default_factory=list)
    lines: list[dict[str, Any]] = field(default_factory=list)
    receipts: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[tuple[Any, ...]] = field(default_factory=list)

    def today(self) -> date:
        return TODAY

    def position(self) -> int:
        return 12345 + len(self.lines)

    def behind(self) -> str | None:
        return self.behind_because

    def may(self, account: str, action: str, resource: str | None) -> bool:
        return action not in self.refused_actions and self.permits(account, action)

    def city(self, account: str, on: date, district: str | None, organisation: str | None) -> dict[str, Any]:
        self.asked.append(("city", on, district, organisation))
        if not self.permits(account, "read_trajectory"):
            return {**figures(), "unsafe": None, "waiting": {"housing": 15, "treatment": None}, "hidden": True,
                    "hidden_figures": ["unsafe", "waiting.treatment"], "on": "2026-10-31"}
        return figures() if on.year > 2000 else {**figures(), "open": 0}

    def series(self, account: str, key: str, from_month: str, to_month: str, on: date, district: str | None,
               organisation: str | None) -> dict[str, Any]:
        first = int(from_month[:4]) * 12 + int(from_month[5:]) - 1
        share = key.endswith("share")
        rows, points = [], []
        for step in range(24):
            month = f"{(first + step) // 12}-{(first + step) % 12 + 1:02d}"
            value = 0.35 + 0.04 * math.sin(step * 2.4 + len(key)) + (0.11 if step > 20 else 0)
            value = round(value if share else value * 10, 3)
            if key in {"deviations", "dilemmas", "answer_days"}:
                value = None if key == "answer_days" else 0
            rows.append({"month": month, "value": value, "numerator": value and round(value * 48), "denominator": 48})
            signal = "two_of_three" if step in {21, 22} else "outside" if step == 23 else None
            if value is not None:
                points.append({"value": value, "signal": signal if value else None,
                               "direction": "up" if signal else None})
        scale = 1 if share else 10
        limits: dict[str, Any] = {"mean": 0.362 * scale, "lower": 0.25 * scale, "upper": 0.452 * scale, "trial": False}
        if not points:
            limits = {"mean": None, "lower": None, "upper": None, "trial": True}
        return {"series": rows, "xmr": {**limits, "points": points}}

    def counted(self, account: str, key: str, month: str, on: date, district: str | None, organisation: str | None,
                ) -> list[dict[str, Any]]:
        self.asked.append(("counted", key, month, on, district, organisation))
        day = date.fromisoformat(f"{month}-28")
        more = {"mean_ratio": {"ratio": 1.5}, "changes_per_1000_days": {"role": "guardian"},
                "moves_per_1000_days": {"kind": "crisis"}}.get(key, {})
        return [{"trajectory": name, "on": day, **more} for name in (NAMES if key == "mean_ratio" else NAMES[2:5])]

    def attention(self, account: str, on: date, district: str | None) -> list[dict[str, Any]]:
        kinds = [("unsafe", "home"), ("stalled", None), ("overloaded", None), ("silent", None), ("waiting", "housing")]
        rows = []
        for number, name in enumerate(NAMES[:31]):
            chosen = [kinds[(number + step) % 5] for step in range(1 + (number * 7) % 3)]
            rows.append({"trajectory": name, "reasons": [
                {"reason": reason, "since": date(2026, 1 + (number % 10), 3 + number % 20), "detail": detail}
                for reason, detail in chosen]})
        return sorted(rows, key=lambda row: -len(row["reasons"]))

    def trajectory(self, account: str, name: str, on: date, known_at: datetime | None) -> dict[str, Any]:
        self.asked.append(("trajectory", name, on))
        if name not in NAMES:
            raise Refused("There is no trajectory of this name.")
        return show(name, on, known_at)

    def timeline(self, account: str, name: str, on: date) -> dict[str, Any]:
        self.asked.append(("timeline", name, on))
        if name not in NAMES:
            raise Refused("There is no trajectory of this name.")
        return timeline()

    def course(self, account: str, name: str) -> dict[str, date | None]:
        if name not in NAMES:
            raise Refused("There is no trajectory of this name.")
        return {"opened_on": date(2025, 2, 4), "closed_on": date(2026, 8, 31) if name == CLOSED else None}

    def trajectories(self, account: str, on: date, contains: str) -> list[str]:
        return [name for name in NAMES if contains.lower() in name.lower()][:50]

    def districts(self) -> list[str]:
        return ["Centrum", "Nieuw-West", "Noord", "Zuidoost"]

    def organisations(self) -> list[str]:
        return ["org-a", "org-b", "org-c"]

    def measures(self) -> list[Measure]:
        keys = ("open", "overloaded", "stalled", "silent", "overloaded_share", "stalled_share", "silent_share",
                "heard_within_90_days_share", "mean_ratio", "changes_per_1000_days", "moves_per_1000_days",
                "deviations", "dilemmas", "answer_days")
        return [Measure(key, key, key, f"Definition of {key}.", f"Omschrijving van {key}.") for key in keys]

    def work(self) -> None:
        self.worked = getattr(self, "worked", 0) + 1

    def record(self, account: str, line: dict[str, Any], command_id: str, *more: dict[str, Any]) -> dict[str, Any]:
        if self.refuse_with:
            raise Refused("refused", self.refuse_with)  # type: ignore[arg-type]
        if command_id in self.receipts:
            return {**self.receipts[command_id], "repeated": True}
        self.act(account, line)
        self.lines += [line, *more]
        self.receipts[command_id] = {"id": f"e-{len(self.lines)}", "position": self.position(), "repeated": False}
        return self.receipts[command_id]
