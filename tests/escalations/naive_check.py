"""A check of a learning cycle reckoned anew, slowly, from the words of the contract alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.naive_chart import met, verdict

Months = dict[int, float | None]


def month(number: int) -> str:
    """A month as it is written."""
    return f"{number // 12:04}-{number % 12 + 1:02}"


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
    return Expected(_verdict(before, after, plan["direction"]), met(
        [(month(number), value) for number, value in after], {**plan, "by": month(plan["by"])}, month(now - 1)),
                    _verdict(calm, stirred, "down" if plan["harm"] == "up" else "up"), before, after)


def _verdict(before: list[tuple[int, float]], after: list[tuple[int, float]], good: str) -> str:
    return verdict([value for _, value in before], [value for _, value in after], good)
