"""Whether a figure moved or only wavered: the XmR chart of a row of figures, with the signals in it.

Rule set: NHS England, Making Data Count. Limits: Wheeler, Understanding Variation (2.66 and 3.267).
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

#: From the mean moving range to the limits, and to the range over which one is left out.
TO_LIMITS, TO_SCREEN = Fraction(266, 100), Fraction(3267, 1000)
FEWEST_FOR_LIMITS, FEWEST_FOR_CERTAINTY = 2, 12
RUN = 7

Signal = tuple[str, str]


def xmr(values: Sequence[float | Fraction], baseline: int | None = None) -> dict[str, Any]:
    """Mean, limits and signals of a row of figures.

    `baseline`: how many points, from the first on, set mean and limits (all when absent). Limits are None with fewer
    than two of them; fewer than twelve make a trial.
    """
    first = values if baseline is None else values[:max(baseline, 0)]
    signals = signals_in(values, first)
    points = [{"value": _plain(value), "signal": signal[0] if signal else None,
               "direction": signal[1] if signal else None} for value, signal in zip(values, signals, strict=True)]
    return {**limits_of(first), "trial": len(first) < FEWEST_FOR_CERTAINTY, "points": points}


def limits_of(first: Sequence[float | Fraction]) -> dict[str, float | None]:
    """{mean, lower, upper} of the points that set them; None where there are too few."""
    exact = [_exact(value) for value in first]
    if not exact:
        return {"mean": None, "lower": None, "upper": None}
    mean, reach = Fraction(sum(exact), len(exact)), _reach(exact)
    return {"mean": float(mean), "lower": None if reach is None else float(mean - reach),
            "upper": None if reach is None else float(mean + reach)}


def signals_in(values: Sequence[float | Fraction], first: Sequence[float | Fraction]) -> list[Signal | None]:
    """(rule, direction) or None for each of these points, which stand by themselves; `first` set mean and limits."""
    rules = by_rule(values, first)
    return [next((told[n] for told in rules.values() if told[n] is not None), None) for n in range(len(values))]


def by_rule(values: Sequence[float | Fraction], first: Sequence[float | Fraction]) -> dict[str, list[Signal | None]]:
    """The signals of each rule, in the order in which they speak; of no rule where no point set a mean."""
    if not first:
        return {}
    exact, points = [_exact(value) for value in first], [_exact(value) for value in values]
    mean, reach = Fraction(sum(exact), len(exact)), _reach(exact)
    free = {"trend": _trends(points), "shift": _shifts(points, mean)}
    if reach is None:
        return free
    return {"outside": _outside(points, mean, reach), "trend": free["trend"],
            "two_of_three": _two_of_three(points, mean, reach), "shift": free["shift"]}


def _exact(value: float | Fraction) -> Fraction:
    """A figure as it was written: 7.1 is seventy-one tenths."""
    return value if isinstance(value, Fraction) else Fraction(str(value))


def _plain(value: float | Fraction) -> float:
    return float(value) if isinstance(value, Fraction) else value


def _reach(first: Sequence[Fraction]) -> Fraction | None:
    """From the mean to either limit, screened once; None with fewer than two points."""
    if len(first) < FEWEST_FOR_LIMITS:
        return None
    ranges = [abs(b - a) for a, b in pairwise(first)]
    most = TO_SCREEN * sum(ranges) / len(ranges)
    kept = [r for r in ranges if r <= most]
    return TO_LIMITS * sum(kept) / len(kept)


def _outside(values: Sequence[Fraction], mean: Fraction, reach: Fraction) -> list[Signal | None]:
    """Beyond a limit."""
    return [("outside", _way(value - mean)) if abs(value - mean) > reach else None for value in values]


def _trends(values: Sequence[Fraction]) -> list[Signal | None]:
    """Seven points in a row, each above or each below the one before."""
    steps = [_sign(b - a) for a, b in pairwise(values)]
    return _marked("trend", len(values), ((start, end + 1, way) for start, end, way in _runs(steps)))


def _shifts(values: Sequence[Fraction], mean: Fraction) -> list[Signal | None]:
    """Seven points in a row on one side of the mean; one on the mean ends the run."""
    return _marked("shift", len(values), _runs([_sign(value - mean) for value in values]))


def _two_of_three(values: Sequence[Fraction], mean: Fraction, reach: Fraction) -> list[Signal | None]:
    """Of three points in a row two beyond two thirds of the way to the same limit; the two are marked."""
    found: list[Signal | None] = [None] * len(values)
    for way in (1, -1):
        far = [way * (value - mean) > reach * 2 / 3 for value in values]
        for start in range(len(values) - 2):
            three = range(start, start + 3)
            if sum(far[n] for n in three) > 1:
                for n in three:
                    if far[n]:
                        found[n] = ("two_of_three", _way(way))
    return found


def _runs(signs: Sequence[int]) -> list[tuple[int, int, int]]:
    """The stretches of equal signs as (start, end, sign); a sign of 0 belongs to none."""
    runs: list[tuple[int, int, int]] = []
    for n, sign in enumerate(signs):
        if sign and runs and runs[-1][1] == n and runs[-1][2] == sign:
            runs[-1] = (runs[-1][0], n + 1, sign)
        elif sign:
            runs.append((n, n + 1, sign))
    return runs


def _marked(name: str, length: int, runs: Any) -> list[Signal | None]:
    """Every point of a long enough run; where two trends meet the later one speaks."""
    found: list[Signal | None] = [None] * length
    for start, end, way in runs:
        if end - start >= RUN:
            found[start:end] = [(name, _way(way))] * (end - start)
    return found


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def _way(value: Fraction | int) -> str:
    return "up" if value > 0 else "down"
