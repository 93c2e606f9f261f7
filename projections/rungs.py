"""How long each rung of the ladder takes to answer, what waits there, and what climbed because a term passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from projections.acts import acts_told
from projections.curves import curve
from projections.ladder import in_time_and_expired, in_time_told, spent
from projections.medians import kaplan_meier_median
from projections.moments import number

if TYPE_CHECKING:
    from datetime import datetime

    from domain.ladder import LadderVersion, Rung
    from projections.questions import Reader


def rungs(reader: Reader, ladder: LadderVersion, now: datetime, fewest: int = 0) -> list[dict[str, Any]]:
    """A row for each rung, from low to high, over the whole record; the same definitions as of the year's figures.

    `fewest`: of fewer acts than this nothing is told, and no curve, in which each stands by itself.
    """
    stay, q = reader.tables["stay"], reader.tables["question"].c
    stays: dict[str, list[Any]] = {name: [] for name in ladder.names}
    for row in reader.all(select(stay)):
        stays.setdefault(row.rung, []).append(row)
    due: dict[str, list[int | None]] = {name: [] for name in ladder.names}
    for row in reader.all(select(q.rung, q.due_at).where(q.status.in_(("waiting", "taken_up", "asked_back")))):
        if row.rung is not None:
            due.setdefault(row.rung, []).append(row.due_at)
    return [_row(rung, stays[rung.rung], due[rung.rung], number(now), fewest) for rung in ladder.rungs]


def _row(rung: Rung, stays: list[Any], due: list[int | None], now: int, fewest: int) -> dict[str, Any]:
    answered, expired = in_time_and_expired(stays)
    ended, censored = spent(stays, now)
    return {"rung": rung.rung, "answer_within_days": rung.answer_within_days,
            "waiting": acts_told(len(due), fewest),
            "overdue": acts_told(sum(at is not None and at <= now for at in due), fewest),
            "answered": acts_told(sum(stay.how == "answered" for stay in stays), fewest),
            "answered_in_time_share": in_time_told(answered, expired, fewest),
            "median_days": kaplan_meier_median(ended, censored) if len(stays) >= fewest else None,
            "curve": None if fewest else curve(ended, censored), "expired": acts_told(expired, fewest)}
