"""How long each rung of the ladder takes to answer, what waits there, and what climbed because a term passed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from projections.medians import kaplan_meier_median
from projections.moments import number
from projections.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from projections.questions import Reader

_DAY = 86_400_000_000


def rungs(reader: Reader, names: Sequence[str], now: datetime) -> list[dict[str, Any]]:
    """A row for each rung, from low to high: waiting, overdue, answered, share in time, expired, median days.

    The median is the Kaplan-Meier median of the days from arrival to answer or hand-up, the time left out in which a
    question was back with the asker; what still lies there, climbed by itself or was withdrawn is censored
    (measures.md, ladder).
    """
    stay, q = reader.tables["stay"], reader.tables["question"].c
    stays: dict[str, list[Any]] = {name: [] for name in names}
    for row in reader.all(select(stay)):
        stays.setdefault(row.rung, []).append(row)
    due: dict[str, list[int | None]] = {name: [] for name in names}
    for row in reader.all(select(q.rung, q.due_at).where(q.status.in_(("waiting", "taken_up", "asked_back")))):
        if row.rung is not None:
            due.setdefault(row.rung, []).append(row.due_at)
    return [_row(name, stays[name], due[name], number(now)) for name in names]


def _row(rung: str, stays: list[Any], due: list[int | None], now: int) -> dict[str, Any]:
    answered = [s for s in stays if s.how == "answered"]
    ended = [s for s in stays if s.how in {"answered", "handed_up"}]
    lasted = [((s.left_at or now) - s.arrived_at - s.stood_still) // _DAY for s in stays]
    by_rung = {id(s): days for s, days in zip(stays, lasted, strict=True)}
    in_time = sum(bool(s.in_time) for s in answered)
    return {
        "rung": rung, "waiting": len(due), "overdue": sum(at is not None and at <= now for at in due),
        "answered": len(answered),
        "answered_in_time_share": rounded(Fraction(in_time, len(answered)), 3) if answered else None,
        "median_days": kaplan_meier_median([by_rung[id(s)] for s in ended],
                                           [by_rung[id(s)] for s in stays if s.how not in {"answered", "handed_up"}]),
        "expired": sum(s.how == "deadline_passed" for s in stays)}
