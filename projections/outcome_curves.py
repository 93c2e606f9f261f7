"""What helped and what did not: for each outcome and group how the time to it runs, and what came instead.

Kaplan and Meier tell how it would run if nobody left otherwise: whoever left counts as long as she was seen. Aalen and
Johansen (Scand J Stat 5 (1978) 141) tell what did happen: the share that had each end by each day. Neither tells what
something led to: each figure carries its blind spots as codes, which the words of the screens spell out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import isnan
from typing import TYPE_CHECKING, Any

from projections.curves import CONFIDENCE, curve
from projections.medians import kaplan_meier_median
from projections.outcome_groups import LANDMARK, grouped, groups_by, landmark
from projections.outcomes import OUTCOMES, Courses
from projections.rounding import SHARE_DECIMALS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from projections.outcome_groups import Rows
    from projections.questions import Reader

#: Days from the first at which a curve is read.
MOMENTS = (0, 30, 60, 90, 180, 365, 730)
#: A group of fewer than this is called small.
SMALL = 50
#: A share of one, as far as numbers with a point can tell.
_ALL = 1 - 1e-9

Steps = dict[str, list[Any]]


def outcomes(reader: Reader, on: date, by: str | None = None) -> list[dict[str, Any]]:
    """A figure for each outcome: {outcome, counted_from, landmark_days, blind_spots, left_out, groups}.

    `by`: voluntary, specialist or continuity (projections/outcome_groups.py); absent: all in one group.
    """
    courses = Courses(reader, on)
    groups, found = groups_by(courses, by), []
    for name, (counted_from, own, spans_of) in OUTCOMES.items():
        wait = landmark(name, by)
        if wait is not None:
            from_signal = by == "specialist" and wait > 0
            rows, left_out = grouped(courses, spans_of(courses), groups, wait, from_signal=from_signal)
            told = [{"group": group, **of_group(each, own)} for group, each in rows.items()]
            found.append({"outcome": name, "counted_from": "first_signal" if from_signal else counted_from,
                          "landmark_days": wait, "left_out": left_out, "groups": told,
                          "blind_spots": blind_spots(name, by, [each["number"] for each in told])})
    return found


def of_group(rows: Rows, own: str) -> dict[str, Any]:
    """One group: {number, ends, open, median_days, curve, incidence, at}; `own`: the end that is asked for.

    `ends` counts what ended the wait. `at` reads the curves on fixed days: {day, at_risk, had, share, low, high, ends};
    at risk is whoever was there at the beginning of the day, and after the last such day a share is None.
    """
    days_of: dict[str, list[int]] = {}
    for days, end in sorted((row for row in rows if row[1] is not None), key=lambda row: (row[1] != own, row)):
        days_of.setdefault(end or "", []).append(days)
    ended, censored = days_of.get(own, []), [days for days, end in rows if end != own]
    seen = sorted(days for days, _ in rows)
    steps, shares = _kaplan_meier(ended, censored), incidence(*zip(*rows, strict=True)) if rows else {}
    last = seen[-1] if seen else -1
    return {"number": len(rows), "ends": {end: len(days) for end, days in days_of.items()},
            "open": len(rows) - sum(map(len, days_of.values())),
            "median_days": kaplan_meier_median(ended, censored),
            "curve": steps, "incidence": {end: shares[end] for end in days_of},
            "at": [{"day": day, "at_risk": len(rows) - bisect_left(seen, day), "had": bisect_right(ended, day),
                    **_read(steps, day, last),
                    "ends": {end: {"had": bisect_right(days, day), **_read(shares[end], day, last)}
                             for end, days in days_of.items()}} for day in MOMENTS]}


def incidence(days: Sequence[int], ends: Sequence[str | None]) -> dict[str, Steps]:
    """For each end the share that had it by each day on which it happened: {days, share, low, high}.

    The estimate of Aalen and Johansen with its standard error, by statsmodels; the interval on the scale log(-log).
    """
    names = sorted({end for end in ends if end is not None})
    if not names:
        return {}
    import numpy as np
    from scipy.stats import norm
    from statsmodels.duration.survfunc import CumIncidenceRight  # takes a second: nobody else waits for it

    wide = norm.ppf((1 + CONFIDENCE) / 2)
    code = {name: number for number, name in enumerate(names, 1)}
    status = np.array([0 if end is None else code[end] for end in ends])
    found = {}
    with np.errstate(all="ignore"):     # where all or none have it there is no interval: that is told as None
        told = CumIncidenceRight(np.array(days), status)
        for name, shares, errors in zip(names, told.cinc, told.cinc_se, strict=True):
            there = np.isin(told.times, [day for day, end in zip(days, ends, strict=True) if end == name])
            share, error = shares[there], np.where(shares[there] < _ALL, errors[there], np.nan)
            reach = wide * error / (share * np.log(share))
            found[name] = {"days": told.times[there].tolist(), "share": _rounded(share),
                           "low": _rounded(share ** np.exp(-reach)), "high": _rounded(share ** np.exp(reach))}
    return found


def blind_spots(outcome: str, by: str | None, numbers: Sequence[int]) -> list[str]:
    """What a figure cannot show, as codes (projections/blind_spots.py)."""
    return [*(["small"] if any(number < SMALL for number in numbers) else []), "selected",
            *(["no_cause"] if by else []), *(["landmark"] if landmark(outcome, by) == LANDMARK else []),
            *(["birth_month", "first_stay"] if outcome == "closed_placement" else []),
            *(["as_assessed"] if outcome == "safe_again" else []),
            *(["as_recorded"] if outcome == "goals_met" else [])]


def _kaplan_meier(ended: list[int], censored: list[int]) -> Steps | None:
    told = curve(ended, censored)
    return None if told is None else {"days": told["days"], "share": told["answered"], "low": told["low"],
                                      "high": told["high"]}


def _read(steps: Steps | None, day: int, last: int) -> dict[str, float | None]:
    """The share and its interval on a day: the last step up to it."""
    place = -1 if steps is None else bisect_right(steps["days"], day) - 1
    if day > last:
        return {"share": None, "low": None, "high": None}
    if steps is None or place < 0:
        return {"share": 0.0, "low": None, "high": None}
    return {name: steps[name][place] for name in ("share", "low", "high")}


def _rounded(values: Any) -> list[float | None]:
    """Three decimals; None for what is no number."""
    return [None if isnan(value) else round(float(value), SHARE_DECIMALS) for value in values]
