"""The rules of the hand-written desk: mandates, accounts, the ladder and the lessons."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.dashboard import ladder_rows

LENT = {"account": "bart", "to": "anna", "rung": "mandate_holder", "valid_from": date(2026, 11, 20),
        "valid_until": date(2026, 12, 1), "runs": True}
LESSONS = [
    {"lesson": "L-1", "from": "Q-old", "source": "dilemma", "kind": "obstacle", "cause": "housing",
     "statement": "Er is geen *eigen* kamer.", "drawn_on": "2026-03-02", "overdue": True,
     "cycle": None, "change": None, "verdict": None, "decision": None,
     "protocol": None, "version": None, "came_back": False},
    {"lesson": "L-2", "from": None, "source": "deviation", "kind": "opportunity", "cause": "mandate",
     "statement": "De mentor kan mee.", "drawn_on": "2026-10-06", "overdue": False,
     "cycle": None, "change": None, "verdict": None, "decision": None,
     "protocol": None, "version": None, "came_back": False},
    {"lesson": "L-3", "from": "D-2", "source": "deviation", "kind": "obstacle", "cause": "mandate",
     "statement": "Niemand mag het.", "drawn_on": "2025-10-06", "overdue": False, "cycle": "C-1",
     "change": "Wie mag het *wel*.", "verdict": "improved", "decision": "adopt", "protocol": "P-plaatsing",
     "version": 2, "came_back": False},
]


def rules(*, makes_policy: bool) -> dict[str, Any]:
    """The ladder in force."""
    return {"version": 3, "rungs": ladder_rows.RUNGS, "motivation_within_hours": 24, "evaluate_within_days": 90,
            "organisations": ["gemeente", "org-a"], "makes_policy": makes_policy}


def mandates(account: str, holds: list[str]) -> dict[str, Any]:
    """One mandate, from bart to anna."""
    return {"lent": [LENT] if account == "bart" else [], "borrowed": [LENT] if account == "anna" else [],
            "holds": holds, "to": [each["account"] for each in ladder_rows.ACCOUNTS if each["account"] != account]}


def people(*, administers: bool) -> dict[str, Any]:
    """The accounts, one of them closed."""
    entries = [{**each, "person": each["account"], "closed": False} for each in ladder_rows.ACCOUNTS]
    gone = {"account": "zoe", "roles": ["professional"], "organisation": "org-a", "person": "zoe", "closed": True}
    return {"accounts": [*entries, gone], "organisations": ["gemeente", "org-a"], "administers": administers}
