"""A check of a learning cycle reckoned anew, slowly, from the words of the contract alone."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

Months = dict[int, float | None]


@dataclass(frozen=True)
class Expected:
    """What a check must say; months are numbers, twelve a year."""

    verdict: str
    prediction_met: str | None
    balancing_verdict: str
    baseline: list[tuple[int, float]]
    points: list[tuple[int, float]]


def expected(measure: Months, beside: Months, started: int, now: int, plan: dict[str, Any]) -> Expected:
    """The check made in month `now` of a cycle started in month `started`, from the months of its two measures."""
    def split(months: Months) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
        known = [(month, value) for month, value in sorted(months.items()) if value is not None and month < now]
        return ([one for one in known if plan["from"] <= one[0] <= plan["until"]],
                [one for one in known if one[0] > started])
    (before, after), (calm, stirred) = split(measure), split(beside)
    up = plan["direction"] == "up"
    return Expected(_verdict(before, after, "up" if up else "down"), _met(after, plan, up, now),
                    _verdict(calm, stirred, "down" if plan["harm"] == "up" else "up"), before, after)


def _met(after: list[tuple[int, float]], plan: dict[str, Any], up: bool, now: int) -> str | None:
    if plan["by"] >= now:
        return "too_early"
    found = [Fraction(str(value)) for month, value in after if month <= plan["by"]]
    if not found:
        return None
    mean, to = sum(found) / len(found), Fraction(str(plan["to"]))
    return "yes" if (mean >= to if up else mean <= to) else "no"


def _verdict(before: list[tuple[int, float]], after: list[tuple[int, float]], good: str) -> str:
    if len(before) < 12:
        return "too_little_data"
    base, points = ([Fraction(str(value)) for _, value in months] for months in (before, after))
    mean = sum(base) / len(base)
    ranges = [abs(base[n + 1] - base[n]) for n in range(len(base) - 1)]
    kept = [one for one in ranges if one <= Fraction("3.267") * sum(ranges) / len(ranges)]
    reach = Fraction("2.66") * sum(kept) / len(kept)
    for at in range(len(points)):
        way = _signal(points, at, mean, reach)
        if way:
            return "improved" if way == good else "worsened"
    return "too_early" if len(points) < 7 else "no_signal"


def _signal(points: list[Fraction], at: int, mean: Fraction, reach: Fraction) -> str | None:
    """Which way this point signals; the first rule that applies speaks."""
    def around(length: int) -> list[list[int]]:
        return [list(range(first, first + length)) for first in range(at - length + 1, at + 1)
                if first >= 0 and first + length <= len(points)]
    ways = {"up": 1, "down": -1}
    for way, sign in ways.items():
        if sign * (points[at] - mean) > reach:
            return way
    for way, sign in ways.items():
        if any(all(sign * (points[b] - points[a]) > 0 for a, b in pairwise(seven))
               for seven in around(7)):
            return way
    for way, sign in ways.items():
        far = {n for n in range(len(points)) if sign * (points[n] - mean) > reach * 2 / 3}
        if at in far and any(len(far & set(three)) >= 2 for three in around(3)):
            return way
    for way, sign in ways.items():
        if any(all(sign * (points[n] - mean) > 0 for n in seven) for seven in around(7)):
            return way
    return None
