"""The ladder in the figures of the city: how long each rung took in the year, and what backing came to."""

from __future__ import annotations

import json
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from domain.ladder import FIXED_RUNGS
from escalations.clock import end_of_day
from projections.acts import acts_told
from projections.days import YEAR
from projections.medians import kaplan_meier_median
from projections.moments import number
from projections.rounding import RATE_DECIMALS, rounded, share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from projections.questions import Reader

_DAY = 86_400_000_000
#: How a case leaves a rung by somebody's act there.
BY_THE_RUNG = frozenset({"answered", "handed_up"})
#: How far backing was felt is not told of fewer answers than this (measures.md, ladder).
FEWEST_FELT = 5


def ladder(reader: Reader, on: date, fewest: int = 0) -> dict[str, Any]:
    """Each rung in the year of the day: arrived, answered, ran out; and what backing came to (measures.md, ladder).

    `fewest`: of fewer acts than this nothing is told (None).
    """
    since, until = (number(end_of_day(day)) for day in (on - timedelta(days=YEAR), on))
    stays: dict[str, list[Any]] = {name: [] for name in FIXED_RUNGS}
    for row in reader.all(select(reader.tables["stay"]).where(reader.tables["stay"].c.arrived_at < until)):
        stays.setdefault(row.rung, []).append(row)
    q = reader.tables["question"].c
    evaluated = [solved for (solved,) in reader.all(select(q.solved).where(
        q.kind == "deviation", q.decision == "backed", q.solved_at >= since, q.solved_at < until))]
    felt = [rating for (rating,) in reader.all(select(q.felt).where(q.felt_at >= since, q.felt_at < until))]
    return {**{name: _rung(rows, since, until, fewest) for name, rows in stays.items()},
            "backed_solved_share": share(evaluated.count("yes"), len(evaluated)) if len(evaluated) >= fewest else None,
            "backing_felt_mean": None if len(felt) < FEWEST_FELT
            else rounded(Fraction(sum(felt), len(felt)), RATE_DECIMALS)}


def _rung(stays: list[Any], since: int, until: int, fewest: int) -> dict[str, Any]:
    left = [stay for stay in stays if stay.left_at is not None and since <= stay.left_at < until]
    answered, expired = in_time_and_expired(left)
    arrived = [stay for stay in stays if stay.arrived_at >= since]
    return {"arrived": acts_told(len(arrived), fewest),
            "answered_in_time_share": in_time_told(answered, expired, fewest), "expired": acts_told(expired, fewest),
            "median_days": kaplan_meier_median(*spent(arrived, until)) if len(arrived) >= fewest else None}


def in_time_told(answered: tuple[int, int], expired: int, fewest: int) -> float | None:
    """The share answered in time; None for few, and where it would tell how few ran out."""
    few = answered[1] < fewest or acts_told(expired, fewest) is None or acts_told(
        answered[1] - answered[0], fewest) is None
    return None if few else share(*answered)


def in_time_and_expired(left: Iterable[Any]) -> tuple[tuple[int, int], int]:
    """((in time, of how many), ran out) of stays that ended: a question that ran out was not answered in time."""
    answered = [stay for stay in left if stay.how == "answered"]
    expired = sum(stay.how == "deadline_passed" for stay in left)
    return (sum(bool(stay.in_time) for stay in answered), len(answered) + expired), expired


def spent(stays: Iterable[Any], until: int) -> tuple[list[int], list[int]]:
    """Whole days on a rung of stays that its own act ended, and of those of which no end was seen.

    What still lay there at `until`, ran out or was withdrawn is of the second kind; the time a question was back with
    the asker is left out (measures.md, ladder).
    """
    ended: list[int] = []
    censored: list[int] = []
    for stay in stays:
        is_over = stay.left_at is not None and stay.left_at < until
        days = _run(stay, stay.left_at if is_over else until) // _DAY
        (ended if is_over and stay.how in BY_THE_RUNG else censored).append(days)
    return ended, censored


def _run(stay: Any, until: int) -> int:
    """How long the clock of a stay ran up to a moment in it: what stood still by then is left out, and no more."""
    still = [] if stay.still_spells is None else json.loads(stay.still_spells)
    stood = sum(max(0, (until if end is None else min(end, until)) - since) for since, end in still)
    return int(until - stay.arrived_at - stood)
