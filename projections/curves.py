"""How the time to an answer runs: which share of the questions on a rung had one after so many days."""

from __future__ import annotations

import warnings
from math import isnan
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: How sure the interval is.
CONFIDENCE = 0.95
#: How many numbers stand under a curve at most: more cannot be read side by side.
MOST_AT_RISK = 7


def curve(ended: Sequence[int], censored: Sequence[int]) -> dict[str, Any] | None:
    """The share answered by each number of days, as steps, with its interval; None before the first answer.

    One minus the curve of Kaplan and Meier (J Am Stat Assoc 53 (1958) 457), with the interval of Greenwood on the scale
    log(-log), which stays between none and all. A bound is None where it cannot be worked out. `at_risk` tells of some
    days, in `on`, how many questions lay there at the beginning of that day without an answer.
    """
    if not ended:
        return None
    from scipy.stats import CensoredData, ecdf  # takes most of a second: who draws no curve does not wait for it

    answered = ecdf(CensoredData(uncensored=ended, right=censored)).cdf
    with warnings.catch_warnings():  # where all have their answer there is no interval: that is told as None
        warnings.simplefilter("ignore", RuntimeWarning)
        bounds = answered.confidence_interval(CONFIDENCE, method="log-log")
    on = _days_below(max(ended))
    return {"days": [int(day) for day in answered.quantiles], "answered": _shares(answered.probabilities),
            "low": _shares(bounds.low.probabilities), "high": _shares(bounds.high.probabilities),
            "on": on, "at_risk": [sum(days >= day for days in (*ended, *censored)) for day in on]}


def _days_below(last: int) -> list[int]:
    """A few days at equal distances, from none up to about the last answer."""
    step = max(1, -(-last // (MOST_AT_RISK - 1)))
    return list(range(0, last + step, step))[:MOST_AT_RISK]


def _shares(values: Iterable[float]) -> list[float | None]:
    """Shares with three decimals; None for what is no number."""
    return [None if isnan(value) else round(float(value), 3) for value in values]
