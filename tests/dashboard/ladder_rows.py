"""A small believable set of cases, protocols and accounts, written by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

ACCOUNTS = [
    {"account": "anna", "roles": ["professional"], "organisation": "org-a"},
    {"account": "bart", "roles": ["mandate_holder"], "organisation": "org-a"},
    {"account": "carla", "roles": ["director"], "organisation": "org-a"},
    {"account": "dirk", "roles": ["board_member"], "organisation": "gemeente"},
    {"account": "els", "roles": ["policy"], "organisation": "gemeente"},
    {"account": "fred", "roles": ["administrator"], "organisation": "gemeente"},
]
RUNGS = [
    {"rung": "mandate_holder", "role": "mandate_holder", "scope": "organisation", "answer_within_days": 5,
     "urgent_within_hours": 24},
    {"rung": "director", "role": "director", "scope": "organisation", "answer_within_days": 10,
     "urgent_within_hours": 48},
    {"rung": "city_board", "role": "board_member", "scope": "city", "answer_within_days": 21,
     "urgent_within_hours": 72},
]
CLAUSES = [
    {"clause": "c-own", "text": "Een gesprek duurt een uur.", "latitude": "professional", "deviations": 0, "backed": 0,
     "solved": 0, "proposed": False},
    {"clause": "c-mentor", "text": "Bij overplaatsing wisselt de mentor.", "latitude": "mandate_holder",
     "deviations": 7, "backed": 6, "solved": 5, "proposed": True},
    {"clause": "c-age", "text": "Hulp stopt op de achttiende verjaardag.", "latitude": "director", "deviations": 1,
     "backed": 0, "solved": 0, "proposed": False},
]
PROTOCOLS = [{"protocol": "P-plaatsing", "version": 2, "title": "Plaatsing en overplaatsing", "clauses": CLAUSES}]
PRECEDENTS = [
    {"kind": "deviation", "id": "D-old", "clause": "c-mentor", "cause": None, "shared": ["clause", "words"],
     "decision": "backed", "conditions": "elke maand samen terugkijken", "solved": "yes", "on": "2026-03-02"},
    {"kind": "dilemma", "id": "Q-old", "clause": None, "cause": "housing", "shared": ["cause"], "decision": "b",
     "conditions": None, "solved": "partly", "on": "2025-11-20"},
]
CURVE = {"days": [0, 1, 2, 3, 4, 5], "answered": [0.12, 0.3, 0.41, 0.55, 0.81, 0.81],
         "low": [0.08, 0.24, 0.34, 0.47, 0.74, 0.74], "high": [0.19, 0.37, 0.49, 0.63, 0.87, 0.87],
         "on": [0, 1, 2, 3, 4, 5], "at_risk": [164, 144, 115, 97, 74, 31]}
FIGURES = [
    {"rung": "mandate_holder", "answer_within_days": 5, "waiting": 12, "overdue": 2, "answered": 143,
     "answered_in_time_share": 0.91, "median_days": 3, "curve": CURVE, "expired": 9},
    {"rung": "director", "answer_within_days": 10, "waiting": 4, "overdue": 1, "answered": 38,
     "answered_in_time_share": 0.74, "median_days": None, "expired": 6,
     "curve": {"days": [0, 9], "answered": [0.2, 0.4], "low": [None, 0.1], "high": [None, 0.8],
               "on": [0, 2, 4, 6, 8, 10], "at_risk": [5, 4, 4, 4, 4, 0]}},
    {"rung": "city_board", "answer_within_days": 21, "waiting": 1, "overdue": 0, "answered": 0,
     "answered_in_time_share": None, "median_days": None, "curve": None, "expired": 0},
]


def stalling() -> dict[str, Any]:
    """What waits, what lies with whoever asked, and what ran out."""
    late = {"kind": "deviation", "id": "D-1", "rung": "mandate_holder", "status": "waiting", "asker": "anna",
            "urgent": True, "about": "c-mentor", "since": datetime(2026, 11, 20, 13, 0, tzinfo=UTC),
            "due_at": datetime(2026, 11, 25, 8, 0, tzinfo=UTC), "overdue": True}
    still = {**late, "kind": "dilemma", "id": "Q-1", "rung": "director", "about": "housing", "urgent": False,
             "due_at": datetime(2026, 12, 3, 9, 0, tzinfo=UTC), "overdue": False}
    back = {**still, "id": "Q-9", "status": "asked_back", "due_at": None}
    return {"waiting": {"mandate_holder": [late, *({**late, "id": f"D-1{n}", "overdue": False} for n in range(7))],
                        "director": [still], "city_board": []}, "asked_back": [back],
            "expired": [{**still, "ran_out_on": "mandate_holder"}], "most": 60}


DECIDED = [
    {"kind": "deviation", "id": "D-8", "about": "c-mentor", "decided_at": datetime(2026, 9, 1, 9, 0, tzinfo=UTC),
     "decision": "backed", "solved": "yes", "felt": 4},
    {"kind": "deviation", "id": "D-9", "about": "c-mentor", "decided_at": datetime(2026, 10, 6, 9, 0, tzinfo=UTC),
     "decision": "declined", "solved": None, "felt": None},
]
MOTIVATION = {"legitimacy": "De wet laat ruimte voor maatwerk.", "involvement": "Zij en haar moeder willen dit.",
              "benefit": "Ze houdt de enige die ze vertrouwt."}


def cases() -> dict[tuple[str, str], dict[str, Any]]:
    """Four cases by kind and name: waiting, acted first, declined, and a dilemma for the director."""
    return {
        ("deviation", "D-1"): _case(
            {"event": "deviation_recorded", "trajectory": "T-0003", "protocol": "P-plaatsing", "clause": "c-mentor",
             "instead": "Ze houdt haar eigen mentor.", "effective_from": "2026-12-01", "motivation": MOTIVATION,
             "expected_effect": "Ze komt naar haar afspraken.", "her_view": "Ik wil <b>Noor</b> houden.",
             "alternatives": ["een warme overdracht van drie maanden"], "discussed_with": ["young_person"]},
            at=(20, 13), due=datetime(2026, 11, 25, 8, 0, tzinfo=UTC), rung="mandate_holder", overdue=True),
        ("deviation", "D-2"): _case(
            {"event": "deviation_recorded", "trajectory": "T-0004", "protocol": "P-plaatsing", "clause": "c-mentor",
             "instead": "Ze sliep een nacht bij haar tante.", "effective_from": "2026-11-24", "acted_first": True,
             "urgent": True, "urgency": "Ze stond buiten."},
            at=(24, 21), due=datetime(2026, 11, 26, 8, 0, tzinfo=UTC), rung="mandate_holder", urgent=True),
        ("deviation", "D-3"): _case(
            {"event": "deviation_recorded", "trajectory": "T-0005", "protocol": "P-plaatsing", "clause": "c-age",
             "instead": "De hulp gaat een half jaar door.", "effective_from": "2026-11-01", "motivation": MOTIVATION,
             "expected_effect": "Ze maakt haar school af."},
            {"event": "deviation_declined", "at": datetime(2026, 11, 10, 9, 30, tzinfo=UTC), "by": "carla",
             "reasons": "Dit vraagt geld dat wij niet hebben."},
            at=(2, 10), due=None, rung="director", status="declined"),
        ("dilemma", "Q-1"): _case(
            {"event": "dilemma_raised", "trajectories": ["T-0003", "T-0006"],
             "question": "Wie betaalt een eigen kamer?",
             "at_stake": "Beiden blijven anders gesloten.", "cause": "housing", "preferred": "a",
             "options": [{"option": "a", "text": "De gemeente koopt twee kamers in.", "for": "Snel", "against": "Duur"},
                         {"option": "b", "text": "Wachten op een plek.", "for": "", "against": "Duurt maanden"},
                         {"option": "none", "text": "Geen van deze."}]},
            at=(23, 9), due=datetime(2026, 12, 3, 9, 0, tzinfo=UTC), rung="director"),
    }


def _case(first: dict[str, Any], *more: dict[str, Any], at: tuple[int, int], due: datetime | None, rung: str,
          status: str = "waiting", urgent: bool = False, overdue: bool = False) -> dict[str, Any]:
    asked = datetime(2026, 11, *at, tzinfo=UTC)
    return {"first": {**first, "urgent": urgent}, "status": status, "rung": rung, "arrived_at": asked, "due_at": due,
            "overdue": overdue, "history": [{**first, "at": asked, "by": "anna"}, *more]}
