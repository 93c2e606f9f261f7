"""The measures counted naively, day by day, straight from their definitions: slow, plain, and the oracle of the fold.

Nothing here looks at the read model or shares a line with it. Facts are lines in the import form; days are whole
numbers. A question on day D first throws away whatever happened after D, then looks at every day one by one.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from tests.projections.brute_course import Course
from tests.projections.brute_numbers import AHEAD, iso, number, over, running, t_score, to


class Girl(Course):
    """One trajectory, as it is seen on day D: the answer of `show`."""

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
            "case_director": now[0]["who"] if now else None,
            "case_director_since": iso(now[0]["since"]) if now else None,
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
