"""The history of one protocol, written by hand: a clause that another version changed, one of which little is told."""

from __future__ import annotations

from typing import Any

from tests.dashboard import ladder_rows

FIRST = {"version": 1, "from": "2024-01-01", "until": "2026-01-01", "days": 731, "open_years": 98.1, "cycle": None,
         "changed": None, "latitude": "director", "text": "Bij overplaatsing wisselt de <b>mentor</b>.",
         "deviations": 5, "per_100_open_years": 5.1, "backed": 4, "evaluated": 5, "solved": 3,
         "her_view": {"told": 6, "mean": 4.25}}
SECOND = {**FIRST, "version": 2, "from": "2026-01-01", "until": None, "days": 329, "open_years": 44.2, "cycle": "C-1",
          "changed": True, "latitude": "mandate_holder", "text": "Bij overplaatsing blijft de mentor een maand.",
          "deviations": 2, "per_100_open_years": 4.52, "backed": 2, "evaluated": 2, "solved": 2,
          "her_view": {"told": 2, "mean": None}}
MONTHS = [f"{2024 + n // 12}-{n % 12 + 1:02d}" for n in range(24)]
DRIFT = {"verdict": "drift", "since": "2025-06", "signals": ["shift"], "blind_spots": ["to_be_judged"], "baseline": 12,
         "mean": 0.5, "lower": 0.0, "upper": 2.1,
         "months": [{"month": month, "value": n % 2 + (n > 16), "signals": ["shift"] if n > 20 else []}
                    for n, month in enumerate(MONTHS)]}
CALM = {**DRIFT, "verdict": "none", "since": None, "signals": [], "blind_spots": ["to_be_judged", "rare"]}
SHORT = {**CALM, "verdict": "too_little_data", "baseline": 4, "mean": None, "lower": None, "upper": None, "months": []}


def history(*, protects: bool) -> list[dict[str, Any]]:
    """As `protocols --history` answers. `protects`: to whoever sees no persons."""
    own, mentor, age = ladder_rows.CLAUSES
    none = {"deviations": 0, "per_100_open_years": 0.0, "backed": 0, "evaluated": 0, "solved": 0,
            "her_view": {"told": 0, "mean": None}}
    since = {**SECOND, "latitude": "director", "text": FIRST["text"], **none}
    clauses = [{**own, "history": [{**FIRST, **none}, {**since, "changed": False}], "drift": SHORT},
               {**mentor, "history": [FIRST, SECOND], "drift": DRIFT},
               {**age, "drift": CALM,
                "history": [{**since, "changed": None, "deviations": 1, "per_100_open_years": 2.26}]}]
    if protects:
        clauses = [{**clause, "history": [_protected(row) for row in clause["history"]], "hidden": False,
                    "drift": {**clause["drift"], "mean": None, "lower": None, "upper": None, "months": None,
                              "hidden": True}} for clause in clauses]
        clauses[2] |= {"deviations": None, "hidden": True}
    return [{**ladder_rows.PROTOCOLS[0], "clauses": clauses}]


def _protected(row: dict[str, Any]) -> dict[str, Any]:
    few = {name: None for name in ("deviations", "backed", "evaluated", "solved") if 0 < row[name] < 5}
    rate = {"per_100_open_years": None} if "deviations" in few else {}
    return {**row, **few, **rate, "her_view": {"told": None, "mean": None}, "hidden": True}
