"""One girl's course counted by hand: what stands, what runs, and what is so on one day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from domain.fields import fields_of
from escalations.catalogue import EVENTS
from tests.projections.brute_numbers import AHEAD, OUT_OF_HOME, RESTRICTIVE, iso, number, running


def standing(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The facts that stand, with their defaults, corrections laid over, retractions left out; `seq` as recorded."""
    found: dict[str, dict[str, Any]] = {}
    for seq, line in enumerate(lines):
        if line["event"] == "entry_retracted":
            del found[line["entry"]]
        elif line["event"] == "entry_corrected":
            found[line["entry"]] |= line["values"]
        else:
            found[line["id"]] = dict(line) | {"seq": seq}
    for fact in found.values():
        for name, field in fields_of(EVENTS[fact["event"]]).items():
            if fact.get(name) is None:
                fact[name] = field.default
        fact["on"] = number(fact["occurred_on"])
    return sorted(found.values(), key=lambda f: (f["on"], f["seq"]))


class Course:
    """One trajectory, as it is seen on day D."""

    def __init__(self, lines: list[dict[str, Any]], on: int) -> None:
        facts = standing(lines)
        opening = next(f for f in facts if f["event"] == "trajectory_opened")
        self.on, self.name = on, opening["trajectory"]
        self.district, self.person = opening["district"], opening["person"] or opening["trajectory"]
        year, month = map(int, opening["birth_month"].split("-"))
        self.born = (year, month)
        self.facts = [f for f in facts if f["on"] <= on]
        self.opened = opening["on"]
        self.closed = next((f["on"] for f in self.of("trajectory_closed")), AHEAD)
        self.first_day = min([f["on"] for f in self.facts], default=on)
        self.year = range(on - 364, on + 1)
        self.record = range(min(self.first_day, on - 364), on + 1)
        self.help = self.things("intervention", "intervention_started", "intervention_ended")
        self.waits = self.things("wait", "wait_started", "wait_ended")
        self.measures = self.things("measure", "measure_started", "measure_ended")
        self.lived = self.placements()
        self.roles, self.handovers = self.caregivers()
        self.moved = self.movements()

    def of(self, *events: str) -> list[dict[str, Any]]:
        return [f for f in self.facts if f["event"] in events]

    def is_open(self, day: int) -> bool:
        return self.opened <= day < self.closed

    # What runs

    def things(self, key: str, started: str, ended: str) -> list[dict[str, Any]]:
        found = []
        for start in self.of(started):
            end = next((f["on"] for f in self.of(ended) if f[key] == start[key]), AHEAD)
            found.append(start | {"since": start["on"], "until": min(end, self.closed)})
        return found

    def placements(self) -> list[dict[str, Any]]:
        starts = self.of("placement_started")
        found = []
        for n, start in enumerate(starts):
            ends = [f for f in self.of("placement_ended") if f["placement"] == start["placement"]]
            until = min([f["on"] for f in ends] + [f["on"] for f in starts[n + 1:n + 2]] + [self.closed])
            found.append(start | {"since": start["on"], "until": until, "out": start["kind"] in OUT_OF_HOME,
                                  "effect": ends[0]["effect"] if ends else "unknown"})
        for n, stay in enumerate(found):
            stay["move"] = stay["out"] and any(
                e["out"] and 0 <= stay["since"] - e["until"] <= 7 for e in found[:n])
        return found

    def caregivers(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        held: list[dict[str, Any]] = []
        handovers = []
        for fact in self.of("caregiver_assigned", "caregiver_changed", "caregiver_released"):
            role, day = fact["role"], fact["on"]
            holding = [h for h in held if h["role"] == role and h["until"] == AHEAD]
            if fact["event"] == "caregiver_released":
                leaving = [h for h in holding if h["who"] == fact["caregiver"]]
            elif fact["event"] == "caregiver_changed":
                leaving = [h for h in holding if h["who"] == fact["from"]]
            else:
                leaving = holding if role in {"case_director", "guardian"} else []
            for one in leaving:
                one["until"], one["end_seq"] = day, fact["seq"]
            if fact["event"] == "caregiver_released":
                continue
            new = {"role": role, "since": day, "until": AHEAD, "warm": fact["warm_handover"], "end_seq": AHEAD,
                   "seq": fact["seq"], "who": fact["to" if fact["event"] == "caregiver_changed" else "caregiver"],
                   "organisation": fact["organisation"], "formal": fact["formal"]}
            if fact["event"] == "caregiver_changed":
                new["organisation"] = new["organisation"] or leaving[0]["organisation"]
                new["formal"] = leaving[0]["formal"] if new["formal"] is None else new["formal"]
            new["succeeds"] = bool(leaving)
            held.append(new)
        for one in held:
            one["until"] = min(one["until"], self.closed)
        for new in held:
            before = [h for h in held if h["role"] == new["role"] and h["seq"] != new["seq"]
                      and (h["since"], h["seq"]) < (new["since"], new["seq"])]
            now = any(h["since"] <= new["since"] < h["until"] for h in before)
            gone = sorted((h for h in before if h["since"] < h["until"] <= new["since"]),
                          key=lambda h: (h["until"], h["end_seq"]))
            follows = (not now and gone and gone[-1]["who"] != new["who"]
                       and new["since"] - gone[-1]["until"] <= 90)
            if new["succeeds"] or follows:
                handovers.append(new)
        return held, handovers

    def movements(self) -> list[int]:
        days = []
        for n, fact in enumerate(self.facts):
            before = self.facts[:n]
            match fact["event"]:
                case "milestone_reached":
                    moved = True
                case "goal_reviewed":
                    scores = [f["baseline" if f["event"] == "goal_set" else "score"] for f in before
                              if f["event"] in {"goal_set", "goal_reviewed"} and f["goal"] == fact["goal"]]
                    moved = fact["score"] > max(scores)
                case "wait_ended":
                    moved = fact["result"] == "received"
                case "intervention_ended":
                    moved = fact["goals_met"] in {"fully", "partly"}
                case "placement_started":
                    ranked = [RESTRICTIVE[f["kind"]] for f in before
                              if f["event"] == "placement_started" and f["kind"] in RESTRICTIVE]
                    moved = bool(ranked) and fact["kind"] in RESTRICTIVE and RESTRICTIVE[fact["kind"]] < ranked[-1]
                case "safety_assessed":
                    same = [f["verdict"] for f in before
                            if f["event"] == "safety_assessed" and f["sphere"] == fact["sphere"]]
                    moved = fact["verdict"] == "safe" and same[-1:] == ["unsafe"]
                case _:
                    moved = False
            if moved:
                days.append(fact["on"])
        return days

    # One day

    def asked(self, day: int) -> tuple[Fraction, Fraction, Fraction]:
        """Appointments and hours asked of her, and appointments asked of the family."""
        hers = hours = family = Fraction(0)
        for one in running(self.help, day):
            now = {"appointments_per_week": one["appointments_per_week"], "hours_per_week": one["hours_per_week"]}
            for fact in self.of("intervention_adjusted"):
                if fact["intervention"] == one["intervention"] and fact["on"] <= day:
                    now |= {k: fact[k] for k in now if fact[k] is not None}
            appointments, time = (Fraction(str(now[k])) for k in ("appointments_per_week", "hours_per_week"))
            if one["participants"] in {"young_person", "both"}:
                hers, hours = hers + appointments, hours + time
            if one["participants"] in {"family", "both"}:
                family += appointments
        return hers, hours, family

    def age(self, day: int) -> int:
        then = date.fromordinal(day)
        return then.year - self.born[0] - (then.month < self.born[1])

    def capacity(self, day: int) -> tuple[Fraction, str]:
        agreed = [f for f in self.of("capacity_agreed") if f["on"] <= day]
        if agreed:
            return Fraction(str(agreed[-1]["appointments_per_week"])), "agreed"
        age = self.age(day)
        return Fraction(2 if age < 16 else 3 if age < 18 else 4), "default"

    def overloaded(self, day: int) -> bool:
        return self.asked(day)[0] > self.capacity(day)[0]

    def since_movement(self, day: int) -> int | None:
        if not self.is_open(day):
            return None
        return day - max([self.opened] + [m for m in self.moved if self.opened <= m <= day])

    def stalled(self, day: int) -> bool:
        days = self.since_movement(day)
        return days is not None and days > 180

    def spells(self, so: Any, days: range, at_least: int = 1) -> list[dict[str, Any]]:
        """The longest runs of days on which something is so; the last one runs on when it holds on D."""
        found, start = [], None
        for day in [*days, None]:
            now = day is not None and so(day)
            if now and start is None:
                start = day
            elif not now and start is not None:
                end = day if day is not None else self.on + 1
                if end - start >= at_least:
                    found.append({"from": iso(start), "to": None if day is None else iso(day)})
                start = None
        return found

    def silent(self) -> bool:
        heavy = any(s["to"] is None for s in self.spells(self.overloaded, self.record, 14))
        return self.is_open(self.on) and (self.stalled(self.on) or heavy)

    def unsafe(self) -> list[str]:
        return sorted(s for s, v in self.spheres().items() if v["verdict"] == "unsafe")

    def spheres(self) -> dict[str, dict[str, Any]]:
        return {f["sphere"]: {"verdict": f["verdict"], "on": iso(f["on"])} for f in self.of("safety_assessed")}

    def heard(self) -> list[dict[str, Any]]:
        return [f for f in self.of("view_recorded") if f["of"] == "young_person"]

    def organisations(self, day: int) -> set[str]:
        """Of formal assignments and of formal help."""
        formal = [h["organisation"] for h in running(self.roles, day) if h["formal"]]
        return {o for o in formal + [i["provider"] for i in running(self.help, day) if i["formal"]] if o is not None}

    def specialist(self) -> tuple[int | None, int | None]:
        signals = [f["on"] for f in self.of("signal_recorded")]
        if not signals:
            return None, None
        seen = [f["on"] for f in self.of("expertise_consulted") if f["field"] in {"sexual_violence", "sexuality"}]
        seen += [f["on"] for f in self.of("intervention_started")
                 if f["kind"] in {"sexual_violence_treatment", "sexuality_counselling"}]
        return min(signals), min([day for day in seen if day >= min(signals)], default=None)
