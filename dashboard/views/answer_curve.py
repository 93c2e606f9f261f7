"""The time to an answer on one rung as a curve: what it says in a sentence, and the same figures as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.words import Words


@dataclass(frozen=True)
class AnswerCurve:
    """The share answered by each whole number of days, with the bounds of its interval.

    `on` and `at_risk`: how many still waited at the beginning of some of these days. `term`: the days of the rules.
    """

    rung: str
    title: str
    verdict: str
    days: list[int]
    answered: list[float]
    low: list[float | None]
    high: list[float | None]
    on: list[int]
    at_risk: list[int]
    term: int
    alt: str
    table: dict[str, list[str]]


def answer_curve(row: Mapping[str, Any], words: Words) -> AnswerCurve | None:
    """The curve of one rung; None as long as nothing was answered there."""
    told = row["curve"]
    if told is None:
        return None
    rung, half = words.code("rung", row["rung"]), row["median_days"]
    verdict = words("curve.above_half") if half is None else words("curve.half", days=words.count("days", half))
    alt = words("curve.alt", rung=rung, verdict=verdict, last=words.share(told["answered"][-1]),
                days=words.count("days", told["days"][-1]), term=words.count("days", row["answer_within_days"]))
    return AnswerCurve(row["rung"], words("curve.title", rung=rung), verdict, told["days"], told["answered"],
                       told["low"], told["high"], told["on"], told["at_risk"], row["answer_within_days"], alt,
                       _table(told, words))


def _table(told: Mapping[str, Any], words: Words) -> dict[str, list[str]]:
    """A line for each of the days under the curve."""
    places = [max((i for i, day in enumerate(told["days"]) if day <= on), default=None) for on in told["on"]]
    return {
        words("curve.table.day"): [words.number(day) for day in told["on"]],
        words("curve.table.answered"): [words.share(0 if at is None else told["answered"][at]) for at in places],
        words("curve.table.interval"): [_interval(told, at, words) for at in places],
        words("curve.table.at_risk"): [words.number(number) for number in told["at_risk"]]}


def _interval(told: Mapping[str, Any], at: int | None, words: Words) -> str:
    low, high = (None, None) if at is None else (told["low"][at], told["high"][at])
    if low is None or high is None:
        return words("none")
    return words("curve.interval", low=words.share(low), high=words.share(high))
