"""What came of it, and how like cases were answered, on the hand-written desk."""

from __future__ import annotations

from typing import Any

_DAYS = (0, 30, 60, 90, 180, 365, 730)


def outcomes(by: str | None, *, leaves: bool) -> dict[str, Any]:
    """One outcome with two groups; of the second nothing may be told to whoever sees no girl."""
    names = ("all",) if by is None else ("kept", "changed")
    groups = [_group(name, 0.04 * (place + 1), hidden=leaves and name == "changed") for place, name in enumerate(names)]
    return {"on": "2026-09-30" if leaves else "2026-11-25", "by": by, "outcomes": [
        {"outcome": "specialist", "counted_from": "first_signal", "landmark_days": 0, "left_out": {}, "groups": groups,
         "blind_spots": ["small", "no_cause"]},
        {"outcome": "goals_met", "counted_from": "opening", "landmark_days": 90, "left_out": {}, "groups": [],
         "blind_spots": ["as_recorded"]}]}


def _group(name: str, step: float, *, hidden: bool) -> dict[str, Any]:
    if hidden:
        return {"group": name, "number": None, "median_days": None, "at": None, "hidden": True}
    at = [{"day": day, "at_risk": 60 - 8 * place, "share": round(place * step, 3), "low": round(place * step * 0.8, 3),
           "high": round(place * step * 1.2, 3), "hidden": False} for place, day in enumerate(_DAYS)]
    at[0] |= {"share": None, "low": None, "high": None, "hidden": True}
    return {"group": name, "number": 60, "median_days": None if name == "all" else 300, "at": at, "hidden": False}


def _answers(name: str, answered: int | None, *, differs: bool | None = False) -> dict[str, Any]:
    share = None if answered is None else 0.6
    return {"group": name, "hidden": answered is None, "answered": answered, "backed": answered and 12,
            "backed_share": share, "low": share and 0.4, "high": share and 0.7, "median_days": answered and 4,
            "others_share": share and 0.8, "differs": differs if answered else None}


FAIRNESS: dict[str, Any] = {
    "on": "2026-09-30", "since": "2025-10-01", "comparisons": 3, "differing": 1, "blind_spots": ["to_be_looked_at"],
    "clauses": [
        {"protocol": "P-plaatsing", "clause": "c-[mentor]", "organisation": [_answers("org-a", 20, differs=True),
                                                                             _answers("org-b", None)],
         "district": [], "age": [_answers("under_18", 20)]},
        {"protocol": "P-plaatsing", "clause": "c-age", "organisation": [_answers("org-a", None)], "district": [],
         "age": []}]}
