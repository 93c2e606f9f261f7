"""The same questions counted by hand, day by day: slow, plain, and sharing nothing with the read model.

A day is looked at after everything that happened on it. What starts and ends on one day is never seen running.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

SPECIALIST_HELP = {"sexual_violence_treatment", "sexuality_counselling"}
OUT = {"kinship", "supervised_living", "foster", "family_home", "residential", "crisis", "closed", "detention"}
RANK = {"detention": 6, "closed": 5, "crisis": 4, "residential": 3, "foster": 2, "family_home": 2,
        "supervised_living": 2, "kinship": 1, "family": 1, "own_home": 0}
ONE_DAY = timedelta(days=1)


def say(day):
    return None if day is None else day.isoformat()


def turns(birth_month, years):
    year, month = map(int, birth_month.split("-"))
    return date(year + years, month, 1)


def rounded(value, decimals):
    return None if value is None else float(round(value, decimals))


def over(part, whole):
    return Fraction(part) / whole if whole else None


@dataclass
class Day:
    """What is so on one day."""

    day: date
    open: bool = False
    capacity: float = 0
    agreed: bool = False
    help: dict[str, dict[str, Any]] = field(default_factory=dict)
    roles: dict[tuple[str, str], tuple[str | None, bool]] = field(default_factory=dict)
    trusted: tuple[str, date] | None = None
    place: dict[str, Any] | None = None
    waits: dict[str, tuple[str, date]] = field(default_factory=dict)
    measures: dict[str, str] = field(default_factory=dict)
    spheres: dict[str, tuple[str, date]] = field(default_factory=dict)
    base: date | None = None
    heard: date | None = None

    @property
    def asked(self):
        return sum(h["appointments"] for h in self.help.values() if h["participants"] != "family")

    @property
    def overloaded(self):
        return self.asked > self.capacity

    @property
    def stalled(self):
        return self.open and (self.day - self.base).days > 180

    @property
    def organisations(self):
        return ({org for org, formal in self.roles.values() if formal and org}
                | {h["provider"] for h in self.help.values() if h["formal"] and h["provider"]})


class Counted:
    """One trajectory, looked at on a day: `facts` as (topic, day, place, values), in any order."""

    def __init__(self, facts: list[tuple[str, date, int, dict[str, Any]]], on: date) -> None:
        self.on = on
        self.opening = next(f for f in facts if f[0] == "trajectory_opened")
        self.facts = sorted((f for f in facts if f[1] <= on), key=lambda f: (f[1], f[2]))
        self.opened_on = self.opening[1] if self.opening[1] <= on else None
        self.closed_on = next((f[1] for f in self.facts if f[0] == "trajectory_closed"), None)
        self.birth = self.opening[3]["birth_month"]
        self.moved: list[date] = []
        self.handovers: list[dict[str, Any]] = []
        self.stays: list[dict[str, Any]] = []
        self.holders: list[dict[str, Any]] = []
        self.best, self.rank = {}, None
        first = min([f[1] for f in self.facts], default=on)
        self.first = min(first, on)
        self.days = self.walk()
        self.year = self.days[-365:]

    def walk(self):
        days, now = [], Day(self.first)
        at = self.first
        while at <= self.on:
            for topic, day, place, values in self.facts:
                if day == at:
                    self.happen(now, topic, day, place, values)
            years = (16, 18)
            if not now.agreed:
                now.capacity = 2 + sum(at >= turns(self.birth, y) for y in years)
            now.day = at
            now.open = self.opened_on is not None and self.opened_on <= at < (self.closed_on or date.max)
            if self.opened_on is not None:
                now.base = max([self.opened_on, *(d for d in self.moved if d >= self.opened_on)])
            days.append(Day(at, now.open, now.capacity, now.agreed, {k: dict(v) for k, v in now.help.items()},
                            dict(now.roles), now.trusted, now.place, dict(now.waits), dict(now.measures),
                            dict(now.spheres), now.base, now.heard))
            at += ONE_DAY
        return days

    def happen(self, now, topic, day, place, v):
        moved = topic == "milestone_reached"
        if topic == "trajectory_closed":
            for stay in self.stays:
                stay["end"] = stay["end"] or day
            for holder in self.holders:
                holder["end"] = holder["end"] or day
            now.help, now.roles, now.waits, now.measures = {}, {}, {}, {}
            now.trusted = now.place = None
        elif topic == "intervention_started":
            now.help[v["intervention"]] = {**v, "appointments": Fraction(str(v["appointments_per_week"])),
                                           "hours": Fraction(str(v["hours_per_week"]))}
        elif topic == "intervention_adjusted":
            for name, key in (("appointments_per_week", "appointments"), ("hours_per_week", "hours")):
                if v[name] is not None:
                    now.help[v["intervention"]][key] = Fraction(str(v[name]))
        elif topic == "intervention_ended":
            del now.help[v["intervention"]]
            moved = v["goals_met"] in {"fully", "partly"}
        elif topic == "placement_started":
            if self.stays and self.stays[-1]["end"] is None:
                self.stays[-1]["end"] = day
            move = v["kind"] in OUT and any(s["kind"] in OUT and 0 <= (day - s["end"]).days <= 7 for s in self.stays)
            self.stays.append({**v, "start": day, "end": None, "move": move, "effect": "unknown"})
            now.place = self.stays[-1]
            if v["kind"] in RANK:
                moved = self.rank is not None and RANK[v["kind"]] < self.rank
                self.rank = RANK[v["kind"]]
        elif topic == "placement_ended":
            stay = next(s for s in self.stays if s["placement"] == v["placement"])
            stay["effect"] = v["effect"]
            if stay["end"] is None:
                stay["end"], now.place = day, None
        elif topic.startswith("caregiver"):
            self.care(now, topic, day, place, v)
        elif topic == "trusted_person_named":
            if now.trusted is None or now.trusted[0] != v["person"]:
                now.trusted = v["person"], day
        elif topic == "trusted_person_lost":
            now.trusted = None
        elif topic == "capacity_agreed":
            now.capacity, now.agreed = Fraction(str(v["appointments_per_week"])), True
        elif topic == "goal_set":
            self.best[v["goal"]] = v["baseline"]
        elif topic == "goal_reviewed":
            moved = v["score"] > self.best[v["goal"]]
            self.best[v["goal"]] = max(self.best[v["goal"]], v["score"])
        elif topic == "wait_started":
            now.waits[v["wait"]] = v["for"], day
        elif topic == "wait_ended":
            del now.waits[v["wait"]]
            moved = v["result"] == "received"
        elif topic == "measure_started":
            now.measures[v["measure"]] = v["kind"]
        elif topic == "measure_ended":
            del now.measures[v["measure"]]
        elif topic == "safety_assessed":
            moved = v["verdict"] == "safe" and now.spheres.get(v["sphere"], ("",))[0] == "unsafe"
            now.spheres[v["sphere"]] = v["verdict"], day
        elif topic == "view_recorded" and v["of"] == "young_person":
            now.heard = day
        if moved:
            self.moved.append(day)

    def care(self, now, topic, day, place, v):
        def end(role, who):
            if now.roles.pop((role, who), None) is not None:
                held = next(h for h in self.holders if h["role"] == role and h["who"] == who and h["end"] is None)
                self.holders.remove(held)
                self.holders.append({**held, "end": day})

        role = v["role"]
        if topic == "caregiver_released":
            end(role, v["caregiver"])
            return
        new = v["to"] if topic == "caregiver_changed" else v["caregiver"]
        organisation, formal, handover = v["organisation"], v["formal"], True
        if topic == "caregiver_changed":
            was = now.roles[role, v["from"]]
            organisation = was[0] if organisation is None else organisation
            formal = was[1] if formal is None else formal
            end(role, v["from"])
        else:
            before = [who for r, who in now.roles if r == role]
            if role in {"case_director", "guardian"} and before:
                end(role, before[0])
            else:
                ended = [h for h in self.holders if h["role"] == role and h["end"] and h["since"] < h["end"]]
                last = max(enumerate(ended), key=lambda h: (h[1]["end"], h[0]), default=(0, None))[1]
                handover = not self.held_on(day, place, role) and last is not None and last["who"] != new \
                    and (day - last["end"]).days <= 90
        now.roles[role, new] = organisation, formal
        self.holders.append({"role": role, "who": new, "since": day, "end": None})
        if handover:
            self.handovers.append({"day": day, "formal": formal, "warm": v["warm_handover"]})

    def held_on(self, day, place, role):
        """Whether anybody who took the role before still holds it when this day ends."""
        for holder in (h for h in self.holders if h["role"] == role and h["end"] is None):
            for topic, when, order, v in self.facts:
                if when == day and order > place and v.get("role") == role and (
                        (topic == "caregiver_released" and v["caregiver"] == holder["who"])
                        or (topic == "caregiver_changed" and v["from"] == holder["who"])):
                    break
            else:
                return True
        return False

    # Counting

    def last(self, topic):
        return [f for f in self.facts if f[0] == topic]

    def runs(self, name):
        """The runs of days on which something is so, as [from, to or None]."""
        found = []
        for day in self.days:
            if getattr(day, name):
                if found and found[-1][1] == day.day:
                    found[-1][1] = day.day + ONE_DAY
                else:
                    found.append([day.day, day.day + ONE_DAY])
        return found

    @property
    def silent(self):
        now = self.days[-1]
        heavy = [r for r in self.runs("overloaded") if r[1] > self.on and (r[1] - r[0]).days >= 14]
        return now.open and (now.stalled or bool(heavy))

    @property
    def placements_year(self):
        return len({d.place["placement"] for d in self.year if d.place and d.place["kind"] in OUT})

    @property
    def directors_year(self):
        return Counter(who for d in self.year for role, who in d.roles if role == "case_director")

    @property
    def signal_and_specialist(self):
        signal = next((f[1] for f in self.last("signal_recorded")), None)
        first = next((f[1] for f in self.facts if signal and f[1] >= signal and (
            (f[0] == "expertise_consulted" and f[3]["field"] in {"sexual_violence", "sexuality"})
            or (f[0] == "intervention_started" and f[3]["kind"] in SPECIALIST_HELP))), None)
        return signal, first
