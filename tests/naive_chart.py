"""A chart read with a ruler: limits, signals and the verdict of a check, point by point and window by window."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

Point = tuple[str, float]


def months(first: str, last: str) -> list[str]:
    """The months from the first up to and with the last."""
    found = [f"{year:04d}-{month:02d}" for year in range(int(first[:4]), int(last[:4]) + 1) for month in range(1, 13)]
    return [month for month in found if first <= month <= last]


def later(month: str, number: int) -> str:
    """The month so many months later."""
    return months(month, f"{int(month[:4]) + 1 + number // 12}-12")[number]


def limits(first: list[float]) -> tuple[Fraction, Fraction | None]:
    """The mean, and how far the limits lie from it; ranges far over the others are left out once."""
    values = [Fraction(str(value)) for value in first]
    ranges = [abs(values[n] - values[n - 1]) for n in range(1, len(values))]
    if not ranges:
        return sum(values, Fraction(0)) / len(values), None
    usual = [one for one in ranges if one * 1000 * len(ranges) <= 3267 * sum(ranges)]
    return sum(values) / len(values), Fraction("2.66") * sum(usual) / len(usual)


def signals(first: list[float], later: list[float]) -> list[tuple[str, str] | None]:
    """What each later point tells by itself or in a window of later points."""
    if not first:
        return [None] * len(later)
    values = [Fraction(str(value)) for value in later]
    mean, reach = limits(first)
    return [_signal(values, n, mean, reach) for n in range(len(values))]


def _signal(values: list[Fraction], n: int, mean: Fraction, reach: Fraction | None) -> tuple[str, str] | None:
    above = [value - mean for value in values]
    if reach is not None and abs(above[n]) > reach:
        return "outside", "up" if above[n] > 0 else "down"
    sevens, threes = ([range(start, start + length) for start in range(len(values) - length + 1)
                       if n in range(start, start + length)] for length in (7, 3))
    for window in reversed(sevens):
        steps = [values[m] - values[m - 1] for m in window[1:]]
        for way, sign in (("up", 1), ("down", -1)):
            if all(step * sign > 0 for step in steps):
                return "trend", way
    for way, sign in (("up", 1), ("down", -1)):
        far = [reach is not None and one * sign * 3 > reach * 2 for one in above]
        if far[n] and any(sum(far[m] for m in window) >= 2 for window in threes):
            return "two_of_three", way
    for way, sign in (("up", 1), ("down", -1)):
        if any(all(above[m] * sign > 0 for m in window) for window in sevens):
            return "shift", way
    return None


def verdict(first: list[float], later: list[float], good: str) -> str:
    """The first that applies of what a check can say."""
    if len(first) < 12:
        return "too_little_data"
    seen = [one for one in signals(first, later) if one]
    if seen:
        return "improved" if seen[0][1] == good else "worsened"
    return "too_early" if len(later) < 7 else "no_signal"


def met(later: list[Point], prediction: dict[str, Any], last_over: str) -> str | None:
    """Whether the mean up to the predicted month came as far as was predicted."""
    if prediction["by"] > last_over:
        return "too_early"
    until = [Fraction(str(value)) for month, value in later if month <= prediction["by"]]
    if not until:
        return None
    beyond = sum(until) - Fraction(str(prediction["to"])) * len(until)
    return "yes" if (beyond if prediction["direction"] == "up" else -beyond) >= 0 else "no"
