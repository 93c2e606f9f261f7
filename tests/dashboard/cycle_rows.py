"""The learning cycles of the hand-written desk: one that ran well, one that is planned, one that stalled."""

from __future__ import annotations

from datetime import date
from typing import Any

from escalations.verdict import figures, month_after

_PLAN = {"level": "city", "owner": "carla", "lessons": ["L-3"], "problem": "Niemand *durft*.",
         "change": "Wie afwijkt weet wie dekt.", "measure": "overloaded_share", "baseline_from": "2024-09",
         "baseline_until": "2025-10", "prediction": {"direction": "down", "to": 0.25, "by": "2026-06"},
         "balancing": {"measure": "moves_per_1000_days", "harm": "up"}, "review_on": date(2026, 8, 1), "protocol": None,
         "clause": None, "organisation": None, "district": None, "planned_on": date(2025, 10, 20),
         "review_overdue": True}
_CHECK = {"at": "2026-07-02T09:00:00Z", "verdict": "improved", "prediction_met": "no", "balancing_verdict": "no_signal",
          "baseline": {"points": [], "mean": 0.36, "lower": 0.3, "upper": 0.42}, "points": [{}] * 7}
_WAY = [{"event": "cycle_started", "by": "carla", "occurred_on": "2025-11-03", "scope": "Team West."},
        {"event": "cycle_checked", "by": "carla", "occurred_on": "2026-07-02", "remark": "Het helpt."}]
CYCLES: dict[str, dict[str, Any]] = {
    "C-1": _PLAN | {"id": "C-1", "title": "Eerst [wat](http://x) loopt", "status": "checked", "verdict": "improved",
                    "decision": None, "prediction_met": "no", "balancing_verdict": "no_signal", "checks": [_CHECK],
                    "way": _WAY, "revised": [], "started_in": "2025-11",
                    "protocol": "P-plaatsing", "clause": "c-mentor"},
    "C-2": _PLAN | {"id": "C-2", "title": "Later", "status": "planned", "verdict": None, "decision": None,
                    "prediction_met": None, "balancing_verdict": None, "checks": [], "way": [], "revised": [],
                    "started_in": None, "review_overdue": False},
    "C-3": _PLAN | {"id": "C-3", "title": "Gestokt", "status": "constrained", "verdict": None, "decision": None,
                    "prediction_met": None, "balancing_verdict": None, "checks": [], "revised": [],
                    "way": [_WAY[0], {"event": "cycle_constrained", "by": "carla", "occurred_on": "2026-02-02",
                                      "reason": "Geen personeel."}],
                    "started_in": "2025-11", "organisation": "org-a", "review_overdue": False},
}
_ACTS = {"C-1": ["cycle_checked", "cycle_constrained", "adopt", "adapt", "abandon"],
         "C-2": ["cycle_started", "abandon"],
         "C-3": ["cycle_resumed", "cycle_checked", "abandon"]}


def board() -> list[dict[str, Any]]:
    """The cycles as the board shows them."""
    later = ("way", "acts", "revised", "lays_down", "started_in", "checks", "prediction_met", "balancing_verdict")
    return [{key: value for key, value in row.items() if key not in later} for row in CYCLES.values()]


def cycle(name: str, *, acts: bool, lays_down: bool) -> dict[str, Any]:
    """One cycle as whoever asks may see it."""
    return CYCLES[name] | {"acts": _ACTS[name] if acts else [], "lays_down": lays_down}


def course() -> dict[str, Any]:
    """Two years of a share that went down after the start."""
    months = [month_after("2024-09", n) for n in range(26)]
    values = [0.36 + 0.01 * (n % 3 - 1) - (0.1 if n > 16 else 0) for n in range(26)]
    valued = [(month, round(value, 3)) for month, value in zip(months, values, strict=True)]
    baseline, points = figures([one for one in valued if one[0] <= "2025-10"],
                               [one for one in valued if one[0] >= "2025-12"])
    return {"series": [{"month": month, "value": value, "numerator": 1, "denominator": 2} for month, value in valued],
            "baseline": baseline, "points": points, "hidden": False}
