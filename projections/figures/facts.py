"""What was told of one girl and is looked up: specialist, turning 18, safety, voice, goals, strengths, signals."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import TYPE_CHECKING, Any

from projections.days import NEVER, birthday, iso

if TYPE_CHECKING:
    from projections.show import Looked

#: Weight of the correlation between goals (Kiresuk and Sherman 1968).
RHO = Decimal("0.3")


def specialist(looked: Looked) -> dict[str, Any]:
    """The block `specialist`: how long the wait for it was."""
    on, row = looked.on, looked.row
    signal = row.first_signal_on if row.first_signal_on <= on else NEVER
    first = row.first_specialist_on if row.first_specialist_on <= on and signal < NEVER else NEVER
    waits = signal < NEVER and first == NEVER and looked.open
    return {"first_signal_on": iso(signal), "first_specialist_on": iso(first),
            "days_to_specialist": first - signal if first < NEVER else None,
            "days_waiting": on - signal if waits else None}


def turning_18(looked: Looked) -> dict[str, Any]:
    """The block `turning_18`: what ends when she does."""
    turns = birthday(looked.row.birth_on, 18)
    days = turns - looked.on
    ends: list[str] = []
    if 0 <= days <= looked.thresholds.turning_18_ahead:
        ends = [m.measure for m in looked.running("legal_measure") if m.kind != "probation"]
        ends += [p.placement for p in looked.running("placement") if p.basis == "court_order"]
    return {"turns_18_on": iso(turns), "days_to_18": days, "ends_at_18": sorted(ends)}


def safety(looked: Looked) -> dict[str, Any]:
    """The block `safety`: the last assessment of each sphere."""
    told = looked.told("safety_assessed")
    last = {r.name: r for r in told}
    return {"spheres": {name: {"verdict": r.kind, "on": iso(r.day)} for name, r in last.items()},
            "unsafe": sorted(name for name, r in last.items() if r.kind == "unsafe"),
            "days_since_assessed": looked.on - told[-1].day if told else None}


def voice(looked: Looked) -> dict[str, Any]:
    """The block `voice`: when she was last heard, and on what."""
    hers = [r for r in looked.told("view_recorded") if r.name == "young_person"]
    return {"last_heard_on": iso(hers[-1].day) if hers else None,
            "days_since_heard": looked.on - hers[-1].day if hers else None,
            "latest": {r.kind: {"rating": r.number, "on": iso(r.day)} for r in hers}}


def goals(looked: Looked) -> dict[str, Any]:
    """The block `goals`: how many were set and reviewed, and the T-score of goal attainment scaling."""
    scores = [r.number for r in {r.name: r for r in looked.told("goal_reviewed")}.values()]
    return {"set": len(looked.told("goal_set")), "reviewed": len(scores), "t_score": _t_score(scores)}


def _t_score(scores: list[int]) -> float | None:
    """50 + 10 S / sqrt(0.7 n + 0.3 n^2), to 1 decimal (Kiresuk and Sherman 1968, equal weights)."""
    n = len(scores)
    if not n:
        return None
    with localcontext(prec=50):
        spread = ((1 - RHO) * n + RHO * n * n).sqrt()
        return float((50 + 10 * sum(scores) / spread).quantize(Decimal("0.1"), ROUND_HALF_EVEN))


def strengths_and_school(looked: Looked) -> dict[str, Any]:
    """The keys `strengths` and `school`."""
    first: dict[str, int] = {}
    for r in looked.told("strength_recorded"):
        first.setdefault(r.kind, r.day)
    school = looked.told("school_status_changed")
    return {"strengths": sorted(first, key=lambda kind: (first[kind], kind)),
            "school": school[-1].kind if school else None}


def signals(looked: Looked) -> dict[str, Any]:
    """The keys `signals`, `flags` and `disagreement`."""
    forms: dict[str, int] = {}
    for r in looked.told("signal_recorded"):
        forms[r.kind] = forms.get(r.kind, 0) + 1
    flags: dict[str, list[Any]] = {}
    for r in looked.told("signal_weighed"):
        flags.setdefault(r.name, []).append(r)
    by_recording = {name: [r.kind for r in sorted(told, key=lambda r: r.place)] for name, told in flags.items()}
    return {"signals": forms, "flags": by_recording,
            "disagreement": sorted(name for name, colours in by_recording.items() if len(set(colours)) > 1)}
