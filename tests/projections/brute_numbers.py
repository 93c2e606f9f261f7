"""What counting by hand needs: days as whole numbers, and rounding half to even on the exact fraction."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal, getcontext
from fractions import Fraction
from typing import Any

OUT_OF_HOME = {"kinship", "supervised_living", "foster", "family_home", "residential", "crisis", "closed", "detention"}
RESTRICTIVE = {"detention": 6, "closed": 5, "crisis": 4, "residential": 3, "foster": 2, "family_home": 2,
               "supervised_living": 2, "kinship": 1, "family": 1, "own_home": 0}
AHEAD = 10**9


def number(day: str | date) -> int:
    return (date.fromisoformat(day) if isinstance(day, str) else day).toordinal()


def iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()


def to(decimals: int, value: Fraction | None) -> float | None:
    """Half to even, on the exact fraction."""
    if value is None:
        return None
    scaled = value * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest - scaled.denominator
    return (whole + (twice > 0 or (twice == 0 and whole % 2 == 1))) / 10**decimals


def over(part: int | Fraction, whole: int | Fraction) -> Fraction | None:
    return Fraction(part) / Fraction(whole) if whole else None


def running(things: list[dict[str, Any]], day: int) -> list[dict[str, Any]]:
    return [t for t in things if t["since"] <= day < t["until"]]


def t_score(scores: dict[str, int]) -> float | None:
    if not scores:
        return None
    getcontext().prec = 40
    n = Decimal(len(scores))
    return float(round(50 + 10 * sum(scores.values()) / (Decimal("0.7") * n + Decimal("0.3") * n * n).sqrt(), 1))


def years_before(day: int, years: int) -> int:
    then = date.fromordinal(day)
    try:
        return then.replace(year=then.year - years).toordinal()
    except ValueError:
        return date(then.year - years, 2, 28).toordinal()


def half_years_before(on: int) -> list[tuple[int, int]]:
    """The half calendar years whose last day lies before D, the last one first: (first day, last day)."""
    year = date.fromordinal(on).year
    halves = [(date(y, m, 1).toordinal(), (date(y + (m == 7), 1 if m == 7 else 7, 1) - timedelta(1)).toordinal())
              for y in (year, year - 1, year - 2) for m in (7, 1)]
    return [half for half in halves if half[1] < on]
