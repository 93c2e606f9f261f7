"""One figure month by month: what is usual, and which months stand out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.words import Words

#: The figures that are followed, and how each is written.
SERIES: dict[str, str] = {
    "overloaded_share": "share", "stalled_share": "share", "silent_share": "share",
    "heard_within_90_days_share": "share", "mean_ratio": "ratio", "changes_per_1000_days": "rate",
    "moves_per_1000_days": "rate", "deviations": "count", "dilemmas": "count", "answer_days": "rate",
}
#: How many whole months are shown.
MONTHS = 24
_FEWEST = 2


@dataclass(frozen=True)
class Month:
    """One point: null where there was nothing to divide, or where it may not be told (`hidden`)."""

    month: str
    words: str
    value: float | None
    written: str
    fraction: str
    signal: str | None
    signal_words: str
    hidden: bool = False


@dataclass(frozen=True)
class MonthlyFigure:
    """A series with its limits; `verdict` says in one sentence what the reader should notice."""

    key: str
    title: str
    form: str
    months: tuple[Month, ...]
    mean: float | None
    lower: float | None
    upper: float | None
    trial: bool
    verdict: str


def period(on: date) -> tuple[str, str]:
    """The first and last month to ask for; the application leaves out a month that is not over on the day."""
    last = on.year * 12 + on.month - 1
    first = last - MONTHS
    return f"{first // 12}-{first % 12 + 1:02d}", f"{last // 12}-{last % 12 + 1:02d}"


def monthly_figure(key: str, answer: Mapping[str, Any], words: Words) -> MonthlyFigure:
    """A series as it is shown: the points of the limits follow the months that have a value."""
    form = SERIES[key]
    xmr = answer.get("xmr") or {}
    points = iter(xmr.get("points") or [])
    months = []
    for row in answer["series"]:
        point = next(points, None) if row["value"] is not None else None
        signal = None if point is None else point["signal"]
        hidden = bool(row.get("hidden")) and row["value"] is None  # of a mean only what it is made of may be hidden
        months.append(Month(
            month=row["month"], words=words.month(row["month"]), value=row["value"],
            written=words("figure.hidden") if hidden else written(row["value"], form, words),
            fraction=_fraction(row, words), signal=signal,
            signal_words=words(f"signal.{signal}.{point['direction']}") if signal and point else "",
            hidden=hidden,
        ))
    return MonthlyFigure(
        key=key, title=words(f"figure.{key}"), form=form, months=tuple(months), mean=xmr.get("mean"),
        lower=xmr.get("lower"), upper=xmr.get("upper"), trial=bool(xmr.get("trial")),
        verdict=_verdict(months, xmr, words),
    )


def written(value: float | None, form: str, words: Words) -> str:
    """A value of a series as people write it; of counts a mean or a limit may lie between two whole numbers."""
    if form == "share":
        return words.share(value)
    whole = form == "count" and (value is None or float(value).is_integer())
    return words.number(value, 0 if whole else {"count": 1, "ratio": 2, "rate": 2}[form])


def limits(lower: float | None, upper: float | None, form: str, words: Words) -> str:
    """Two limits as people write them. What is followed here is never under nought: a limit that is, limits nothing."""
    if lower is None or upper is None:
        return words("none")
    if lower < 0:
        return words("limits.upper", upper=written(upper, form, words))
    return words("limits", lower=written(lower, form, words), upper=written(upper, form, words))


def _fraction(row: Mapping[str, Any], words: Words) -> str:
    if row.get("numerator") is None or row.get("denominator") is None:
        return ""
    return words("chart.fraction", part=words.number(row["numerator"], None), whole=words.number(row["denominator"]))


def _verdict(months: list[Month], xmr: Mapping[str, Any], words: Words) -> str:
    """What the last month says, and how many months say nothing since they are hidden."""
    hidden = sum(month.hidden for month in months)
    told = [words("chart.hidden", hidden=words.number(hidden), months=words.number(len(months)))] if hidden else []
    return " ".join([_last(months, xmr, words), *told])


def _last(months: list[Month], xmr: Mapping[str, Any], words: Words) -> str:
    told = [month for month in months if month.value is not None]
    if len(told) < _FEWEST or xmr.get("mean") is None:
        return words("chart.too_few")
    last = told[-1]
    if last.signal is not None:
        return words("chart.verdict.signal", month=last.words, signal=last.signal_words)
    return words("chart.verdict.usual", month=last.words[0].upper() + last.words[1:])
