"""The measures counted naively, day by day, straight from their definitions: slow, plain, and the oracle of the fold.

Nothing here looks at the read model or shares a line with it. Facts are lines in the import form; days are whole
numbers. A question on day D first throws away whatever happened after D, then looks at every day one by one.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal, getcontext
from fractions import Fraction
from typing import Any

from domain.catalogue import EVENTS
from domain.fields import fields_of

OUT_OF_HOME = {"kinship", "supervised_living", "foster", "family_home", "residential", "crisis", "closed", "detention"}
RESTRICTIVE = {"detention": 6, "closed": 5, "crisis": 4, "residential": 3, "foster": 2, "family_home": 2,
               "supervised_living": 2, "kinship": 1, "family": 1, "own_home": 0}
AHEAD = 10**9


def number(day: str | date) -> int:
    return (date.fromisoformat(day) if isinstance(day, str) else day).toordinal()


def iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()


def to(decimals: int, value: Fraction | None) -> float | None:
    """Half to even, on the exact fraction."""
    if value is None:
        return None
    scaled = value * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest - scaled.denominator
    return (whole + (twice > 0 or (twice == 0 and whole % 2 == 1))) / 10**decimals


def over(part: int | Fraction, whole: int | Fraction) -> Fraction | None:
    return Fraction(part) / Fraction(whole) if whole else None


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


class Girl:
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

    # The blocks of `show`

    def show(self) -> dict[str, Any]:
        on = self.on
        status = "not_yet" if on < self.opened else "open" if on < self.closed else "closed"
        return {"trajectory": self.name, "on": iso(on), "status": status,
                "opened_on": iso(self.opened) if self.opened <= on else None,
                "closed_on": iso(self.closed) if self.closed <= on else None, "age": self.age(on),
                "load": self.load(), "turnover": self.turnover(), "placement": self.placement(),
                "stagnation": self.stagnation(), **self.rest()}

    def load(self) -> dict[str, Any]:
        on, now = self.on, running(self.help, self.on)
        hers, hours, family = self.asked(on)
        capacity, source = self.capacity(on)
        parallel = {day: len(running(self.help, day)) for day in self.record}
        return {
            "interventions": len(now), "formal": sum(i["formal"] for i in now),
            "informal": sum(not i["formal"] for i in now), "merged": len({(i["kind"], i["provider"]) for i in now}),
            "imposed": sum(i["basis"] == "imposed" for i in now), "appointments_per_week": float(hers),
            "hours_per_week": float(hours), "family_appointments_per_week": float(family),
            "professionals": len({h["who"] for h in running(self.roles, on) if h["formal"]}),
            "organisations": len(self.organisations(on)), "capacity": float(capacity), "capacity_source": source,
            "ratio": to(3, hers / capacity), "overloaded": self.overloaded(on),
            "overload_spells": self.spells(self.overloaded, self.record, 14),
            "overloaded_days_year": sum(self.overloaded(d) for d in self.year),
            "days_parallel_year": {str(k): sum(parallel[d] >= k for d in self.year) for k in (2, 3, 4)},
            "max_parallel": max(parallel.values()),
        }

    def turnover(self) -> dict[str, Any]:
        on, year = self.on, self.year
        formal = [h for h in self.handovers if h["formal"]]
        recent = [h for h in formal if h["since"] in year]
        caregivers = Counter(w for d in year for w in {h["who"] for h in running(self.roles, d) if h["formal"]})
        directing = [h for h in self.roles if h["role"] == "case_director"]
        directors = Counter(h["who"] for d in year for h in running(directing, d))
        held = [d for d in self.record if running(directing, d)]
        total = sum(directors.values())
        now = running(directing, on)
        trusted: tuple[str, int] | None = None
        for fact in self.of("trusted_person_named", "trusted_person_lost"):
            if fact["event"] == "trusted_person_lost":
                trusted = None
            elif trusted is None or trusted[0] != fact["person"]:
                trusted = (fact["person"], fact["on"])
        trusted = None if on >= self.closed else trusted
        return {
            "changes_year": len(recent), "changes": len(formal),
            **{f"{k}_year": sum(h["warm"] == v for h in recent)
               for k, v in (("warm", "yes"), ("cold", "no"), ("unknown", "unknown"))},
            "caregivers_year": len(caregivers), "case_directors_year": len(directors),
            "three_or_more_case_directors": len(directors) >= 3,
            "case_director": now[0]["who"] if now else None, "case_director_since": iso(now[0]["since"]) if now else None,
            "case_director_days": on - now[0]["since"] if now else None,
            "days_without_case_director_year": sum(
                self.is_open(d) and bool(held) and d > held[0] and not running(directing, d) for d in year),
            "upc_year": to(3, over(max(caregivers.values(), default=0), sum(caregivers.values()))),
            "coc_year": to(3, over(sum(n * n for n in directors.values()) - total, total * (total - 1))
                           if total > 1 else None),
            "trusted_person": trusted[0] if trusted else None,
            "trusted_person_since": iso(trusted[1]) if trusted else None,
            "trusted_persons_lost": len(self.of("trusted_person_lost")),
        }

    def placement(self) -> dict[str, Any]:
        on, out = self.on, [p for p in self.lived if p["out"]]
        closed = [p for p in self.lived if p["kind"] == "closed"]
        housing = [w for w in self.waits if w["for"] == "housing"]
        now = running(self.lived, on)
        moves = [p["since"] for p in self.lived if p["move"]]
        days_out = [d for d in self.record if running(out, d)]
        days_closed = [d for d in self.record if running(closed, d)]
        ended = [p["effect"] for p in closed if p["until"] <= on]
        return {
            "current": {"placement": now[0]["placement"], "kind": now[0]["kind"], "since": iso(now[0]["since"]),
                        "days": on - now[0]["since"], "planned_end": now[0]["planned_end"]} if now else None,
            "placements_year": sum(any(p["since"] <= d < p["until"] for d in self.year) for p in out),
            "three_or_more_placements": sum(any(p["since"] <= d < p["until"] for d in self.year) for p in out) >= 3,
            "days_out_of_home": len(days_out), "days_out_of_home_year": sum(d in self.year for d in days_out),
            "moves": len(moves), "moves_year": sum(m in self.year for m in moves),
            "moves_per_1000_days": to(2, over(1000 * len(moves), len(days_out))),
            "closed_days": len(days_closed), "closed_days_year": sum(d in self.year for d in days_closed),
            "closed_beyond_purpose_days": sum(
                any(p["planned_end"] and number(p["planned_end"]) <= d for p in running(closed, d))
                for d in self.record),
            "closed_waiting_housing_days": sum(bool(running(housing, d)) for d in days_closed),
            "closed_effects": {e: ended.count(e) for e in ("positive", "negative", "mixed", "unknown")},
        }

    def stagnation(self) -> dict[str, Any]:
        on = self.on
        stalls = self.spells(self.stalled, self.record)
        waits = sorted(running(self.waits, on), key=lambda w: (w["since"] - on, w["wait"]))
        return {
            "last_movement_on": iso(max(self.moved, default=None)), "days_since_movement": self.since_movement(on),
            "stalled": self.stalled(on), "stalled_since": stalls[-1]["from"] if self.stalled(on) else None,
            "stalled_without_help": self.stalled(on) and not running(self.help, on), "stall_spells": stalls,
            "waits": [{"wait": w["wait"], "for": w["for"], "since": iso(w["since"]), "days": on - w["since"]}
                      for w in waits],
            "silent": self.silent(),
        }

    def rest(self) -> dict[str, Any]:
        on = self.on
        signal, specialist = self.specialist()
        turns = date(self.born[0] + 18, self.born[1], 1).toordinal()
        ends = [m["measure"] for m in running(self.measures, on) if m["kind"] != "probation"]
        ends += [p["placement"] for p in running(self.lived, on) if p["basis"] == "court_order"]
        assessed, heard = self.of("safety_assessed"), self.heard()
        scores = {f["goal"]: f["score"] for f in self.of("goal_reviewed")}
        strengths: dict[str, int] = {}
        for f in self.of("strength_recorded"):
            strengths[f["kind"]] = min(f["on"], strengths.get(f["kind"], AHEAD))
        flags: dict[str, list[str]] = {}
        for f in sorted(self.of("signal_weighed"), key=lambda f: f["seq"]):
            flags.setdefault(f["signal"], []).append(f["flag"])
        return {
            "specialist": {"first_signal_on": iso(signal), "first_specialist_on": iso(specialist),
                           "days_to_specialist": specialist - signal if specialist is not None else None,
                           "days_waiting": on - signal if signal is not None and specialist is None
                           and self.is_open(on) else None},
            "turning_18": {"turns_18_on": iso(turns), "days_to_18": turns - on,
                           "ends_at_18": sorted(ends) if 0 <= turns - on <= 183 else []},
            "safety": {"spheres": self.spheres(), "unsafe": self.unsafe(),
                       "days_since_assessed": on - assessed[-1]["on"] if assessed else None},
            "voice": {"last_heard_on": iso(heard[-1]["on"]) if heard else None,
                      "days_since_heard": on - heard[-1]["on"] if heard else None,
                      "latest": {f["about"]: {"rating": f["rating"], "on": iso(f["on"])} for f in heard}},
            "goals": {"set": len(self.of("goal_set")), "reviewed": len(scores), "t_score": t_score(scores)},
            "strengths": [k for _, k in sorted((day, k) for k, day in strengths.items())],
            "school": next((f["status"] for f in reversed(self.of("school_status_changed"))), None),
            "signals": dict(Counter(f["form"] for f in self.of("signal_recorded"))), "flags": flags,
            "disagreement": sorted(s for s, told in flags.items() if len(set(told)) > 1),
        }


def running(things: list[dict[str, Any]], day: int) -> list[dict[str, Any]]:
    return [t for t in things if t["since"] <= day < t["until"]]


def t_score(scores: dict[str, int]) -> float | None:
    if not scores:
        return None
    getcontext().prec = 40
    n = Decimal(len(scores))
    return float(round(50 + 10 * sum(scores.values()) / (Decimal("0.7") * n + Decimal("0.3") * n * n).sqrt(), 1))


def years_before(day: int, years: int) -> int:
    then = date.fromordinal(day)
    try:
        return then.replace(year=then.year - years).toordinal()
    except ValueError:
        return date(then.year - years, 2, 28).toordinal()


def half_years_before(on: int) -> list[tuple[int, int]]:
    """The half calendar years whose last day lies before D, the last one first: (first day, last day)."""
    year = date.fromordinal(on).year
    halves = [(date(y, m, 1).toordinal(), (date(y + (m == 7), 1 if m == 7 else 7, 1) - timedelta(1)).toordinal())
              for y in (year, year - 1, year - 2) for m in (7, 1)]
    return [half for half in halves if half[1] < on]
