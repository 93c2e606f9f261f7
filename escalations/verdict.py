"""CHECK: whether the figures after a change moved, which way, and whether they went as far as was predicted.

Computed and never asked (workflow.md, Learning): an XmR chart with the limits of the months before the change.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from escalations.xmr import FEWEST_FOR_CERTAINTY, RUN, limits_of, signals_in

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A valued month of a series, YYYY-MM, with its figure as the series prints it.
Point = tuple[str, float]
VERDICTS = ("too_little_data", "improved", "worsened", "too_early", "no_signal")
OPPOSITE = {"up": "down", "down": "up"}
_DECEMBER = 12


def month_after(month: str, months: int = 1) -> str:
    """The month so many months later, YYYY-MM."""
    years, month_of_year = divmod(int(month[5:]) - 1 + months, _DECEMBER)
    return f"{int(month[:4]) + years:04d}-{month_of_year + 1:02d}"


def verdict(before: Sequence[Point], after: Sequence[Point], good: str) -> str:
    """Whether what came after the start differs from what went before; the first of VERDICTS that applies.

    `good` is the direction, up or down, that counts as improved. A run or trend counts only when it lies whole in the
    points after the start.
    """
    if len(before) < FEWEST_FOR_CERTAINTY:
        return "too_little_data"
    first = next((signal for signal in _signals(before, after) if signal is not None), None)
    if first is not None:
        return "improved" if first[1] == good else "worsened"
    return "too_early" if len(after) < RUN else "no_signal"


def figures(before: Sequence[Point], after: Sequence[Point]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the verdict rests on, to be kept with it: the baseline {points, mean, lower, upper}, the points after.

    A point after is {month, value, signal, direction of the signal}; a point of the baseline {month, value}.
    """
    baseline = {"points": [{"month": month, "value": value} for month, value in before],
                **limits_of([value for _, value in before])}
    return baseline, [{"month": month, "value": value, "signal": signal and signal[0],
                       "direction": signal and signal[1]}
                      for (month, value), signal in zip(after, _signals(before, after), strict=True)]


def prediction_met(after: Sequence[Point], direction: str, to: float, by: str, last_month_over: str) -> str | None:
    """Yes or no: the mean of the points up to the predicted month is at or past the predicted number.

    too_early while that month is not over; None when no point after the start has a value.
    """
    if by > last_month_over:
        return "too_early"
    until = [Fraction(str(value)) for month, value in after if month <= by]
    if not until:
        return None
    mean, number = Fraction(sum(until), len(until)), Fraction(str(to))
    return "yes" if (mean >= number if direction == "up" else mean <= number) else "no"


def _signals(before: Sequence[Point], after: Sequence[Point]) -> list[tuple[str, str] | None]:
    return signals_in([value for _, value in after], [value for _, value in before])
