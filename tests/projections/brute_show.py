"""The answer of `show` and of `metrics`, counted day by day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from math import sqrt

from tests.projections.brute import ONE_DAY, OUT, Counted, over, rounded, say, turns


def show(facts, on: date):
    c = Counted(facts, on)
    now, year = c.days[-1], c.year
    return {"status": "not_yet" if c.opened_on is None else "closed" if c.closed_on else "open",
            "opened_on": say(c.opened_on), "closed_on": say(c.closed_on),
            "age": on.year - int(c.birth[:4]) - (on.month < int(c.birth[5:])),
            "load": _load(c, now, year), "turnover": _turnover(c, now, year), "placement": _placement(c, now, year),
            "stagnation": _stagnation(c, now), **_facts(c, now)}


def _spells(runs, on, least=1):
    return [{"from": say(a), "to": say(b) if b <= on else None} for a, b in runs if (b - a).days >= least]


def _load(c, now, year):
    help_ = list(now.help.values())
    return {"interventions": len(help_), "formal": sum(h["formal"] for h in help_),
            "informal": sum(not h["formal"] for h in help_),
            "merged": len({(h["kind"], h["provider"]) for h in help_}),
            "imposed": sum(h["basis"] == "imposed" for h in help_), "appointments_per_week": float(now.asked),
            "hours_per_week": float(sum(h["hours"] for h in help_ if h["participants"] != "family")),
            "family_appointments_per_week": float(sum(h["appointments"] for h in help_
                                                      if h["participants"] != "young_person")),
            "professionals": len({who for (_, who), (_, formal) in now.roles.items() if formal}),
            "organisations": len(now.organisations), "capacity": float(now.capacity),
            "capacity_source": "agreed" if now.agreed else "default",
            "ratio": rounded(over(now.asked, Fraction(now.capacity)), 3), "overloaded": now.overloaded,
            "overload_spells": _spells(c.runs("overloaded"), c.on, 14),
            "overloaded_days_year": sum(d.overloaded for d in year),
            "days_parallel_year": {str(n): sum(len(d.help) >= n for d in year) for n in (2, 3, 4)},
            "max_parallel": max(len(d.help) for d in c.days)}


def _turnover(c, now, year):
    formal = [h for h in c.handovers if h["formal"]]
    recent = [h for h in formal if (c.on - h["day"]).days <= 364]
    there = Counter(who for d in year for who in {who for (_, who), (_, formal) in d.roles.items() if formal})
    directors, total = c.directors_year, c.directors_year.total()
    director = next((who for role, who in now.roles if role == "case_director"), None)
    since = next((h["since"] for h in reversed(c.holders) if h["who"] == director and h["role"] == "case_director"
                  and h["end"] is None), None)
    first = next((d.day for d in c.days if any(r == "case_director" for r, _ in d.roles)), None)
    without = sum(d.open and first is not None and d.day > first
                  and not any(r == "case_director" for r, _ in d.roles) for d in year)
    return {"changes_year": len(recent), "changes": len(formal),
            "warm_year": sum(h["warm"] == "yes" for h in recent), "cold_year": sum(h["warm"] == "no" for h in recent),
            "unknown_year": sum(h["warm"] == "unknown" for h in recent), "caregivers_year": len(there),
            "case_directors_year": len(directors), "three_or_more_case_directors": len(directors) > 2,
            "case_director": director, "case_director_since": say(since),
            "case_director_days": (c.on - since).days if since else None, "days_without_case_director_year": without,
            "upc_year": rounded(over(max(there.values(), default=0), there.total()), 3),
            "coc_year": rounded(over(sum(n * n for n in directors.values()) - total, total * (total - 1)), 3),
            "trusted_person": now.trusted and now.trusted[0], "trusted_person_since": now.trusted and say(now.trusted[1]),
            "trusted_persons_lost": len(c.last("trusted_person_lost"))}


def _placement(c, now, year):
    out = sum(d.place is not None and d.place["kind"] in OUT for d in c.days)
    moves = [s for s in c.stays if s["move"]]
    closed = [d for d in c.days if d.place and d.place["kind"] == "closed"]
    ended = [s for s in c.stays if s["kind"] == "closed" and s["end"]]
    p = now.place
    return {"current": p and {"placement": p["placement"], "kind": p["kind"], "since": say(p["start"]),
                              "days": (c.on - p["start"]).days, "purpose": None, "planned_end": say(p["planned_end"])},
            "placements_year": c.placements_year, "three_or_more_placements": c.placements_year > 2,
            "days_out_of_home": out,
            "days_out_of_home_year": sum(d.place is not None and d.place["kind"] in OUT for d in year),
            "moves": len(moves), "moves_year": sum((c.on - s["start"]).days <= 364 for s in moves),
            "moves_per_1000_days": rounded(over(1000 * len(moves), out), 2), "closed_days": len(closed),
            "closed_days_year": sum((c.on - d.day).days <= 364 for d in closed),
            "closed_beyond_purpose_days": sum(d.place["planned_end"] is not None and d.day >= d.place["planned_end"]
                                              for d in closed),
            "closed_waiting_housing_days": sum(any(f == "housing" for f, _ in d.waits.values()) for d in closed),
            "closed_effects": {e: sum(s["effect"] == e for s in ended)
                               for e in ("positive", "negative", "mixed", "unknown")}}


def _stagnation(c, now):
    stalls = c.runs("stalled")
    here = [a for a, b in stalls if b == c.on + ONE_DAY]
    waits = sorted(now.waits.items(), key=lambda w: (w[1][1], w[0]))
    return {"last_movement_on": say(c.moved[-1] if c.moved else None),
            "days_since_movement": (c.on - now.base).days if now.open else None, "stalled": now.stalled,
            "stalled_since": say(here[0] if here else None), "stalled_without_help": now.stalled and not now.help,
            "stall_spells": _stall_spells(c),
            "waits": [{"wait": w, "for": f, "since": say(s), "days": (c.on - s).days} for w, (f, s) in waits],
            "silent": c.silent}


def _stall_spells(c):
    """A movement ends a stall, also when the next day would be stalled again (it cannot be: 180 days lie between)."""
    return _spells(c.runs("stalled"), c.on)


def _facts(c, now):
    signal, first = c.signal_and_specialist
    eighteen = turns(c.birth, 18)
    left = (eighteen - c.on).days
    ends = [m for m, kind in now.measures.items() if kind != "probation"]
    ends += [now.place["placement"]] if now.place and now.place["basis"] == "court_order" else []
    hers = [f for f in c.last("view_recorded") if f[3]["of"] == "young_person"]
    scores = list({f[3]["goal"]: f[3]["score"] for f in c.last("goal_reviewed")}.values())
    n = len(scores)
    kinds = {}
    for _, day, _, v in c.last("strength_recorded"):
        kinds.setdefault(v["kind"], day)
    school = c.last("school_status_changed")
    flags = {}
    for f in sorted(c.last("signal_weighed"), key=lambda f: f[2]):
        flags.setdefault(f[3]["signal"], []).append(f[3]["flag"])
    assessed = c.last("safety_assessed")
    return {"specialist": {"first_signal_on": say(signal), "first_specialist_on": say(first),
                           "days_to_specialist": (first - signal).days if first else None,
                           "days_waiting": (c.on - signal).days if signal and not first and now.open else None},
            "turning_18": {"turns_18_on": say(eighteen), "days_to_18": left,
                           "ends_at_18": sorted(ends) if 0 <= left <= 183 else []},
            "safety": {"spheres": {s: {"verdict": v, "on": say(d)} for s, (v, d) in now.spheres.items()},
                       "unsafe": sorted(s for s, (v, _) in now.spheres.items() if v == "unsafe"),
                       "days_since_assessed": (c.on - assessed[-1][1]).days if assessed else None},
            "voice": {"last_heard_on": say(now.heard), "days_since_heard": (c.on - now.heard).days if now.heard else None,
                      "latest": {f[3]["about"]: {"rating": f[3]["rating"], "on": say(f[1])} for f in hers}},
            "goals": {"set": len(c.last("goal_set")), "reviewed": n,
                      "t_score": round(50 + 10 * sum(scores) / sqrt(0.7 * n + 0.3 * n * n), 1) if n else None},
            "strengths": sorted(kinds, key=lambda kind: (kinds[kind], kind)),
            "school": school[-1][3]["status"] if school else None,
            "signals": dict(Counter(f[3]["form"] for f in c.last("signal_recorded"))), "flags": flags,
            "disagreement": sorted(s for s, f in flags.items() if len(set(f)) > 1)}
