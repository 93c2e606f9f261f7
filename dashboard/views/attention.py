"""Which trajectories ask for attention, why, and since when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.words import Words

REASONS = ("stalled", "overloaded", "silent", "unsafe", "waiting")
#: How each reason is coloured; the word always stands beside it.
COLOURS = {"stalled": "blue", "overloaded": "orange", "silent": "violet", "unsafe": "red", "waiting": "gray"}
#: Cards on one page.
ON_A_PAGE = 24
#: Up to this many days a length is told in days; up to this many months in months.
_IN_DAYS = 60
_IN_MONTHS = 23


@dataclass(frozen=True)
class Reason:
    """Why: in one word, and since when in a sentence."""

    code: str
    word: str
    sentence: str


@dataclass(frozen=True)
class Case:
    """One trajectory with its reasons."""

    trajectory: str
    reasons: tuple[Reason, ...]


def cases(rows: Iterable[Mapping[str, Any]], on: date, reasons: Iterable[str], words: Words) -> list[Case]:
    """The trajectories with at least one of these reasons (none chosen: all), in the order given."""
    wanted = set(reasons)
    return [
        Case(row["trajectory"], tuple(_reason(reason, on, words) for reason in row["reasons"]))
        for row in rows
        if not wanted or wanted & {reason["reason"] for reason in row["reasons"]}
    ]


def counts(rows: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """How many trajectories have each reason."""
    return Counter(reason for row in rows for reason in {each["reason"] for each in row["reasons"]})


def summary(rows: Sequence[Mapping[str, Any]], words: Words) -> str:
    """All reasons with their number in one line."""
    found = counts(rows)
    parts = [f"{words(f'reason.{reason}').lower()} {words.number(found[reason])}"
             for reason in REASONS if found[reason]]
    return words("attention.summary", trajectories=words.count("trajectories", len(rows)), reasons=", ".join(parts)) \
        if parts else words("attention.none")


def _reason(reason: Mapping[str, Any], on: date, words: Words) -> Reason:
    code = reason["reason"]
    since = date.fromisoformat(reason["since"]) if isinstance(reason["since"], str) else reason["since"]
    if since is None:
        sentence = words(f"reason.{code}.what")
    else:
        sentence = words("reason.since", day=words.short_day(since), length=length((on - since).days, words))
    detail = _detail(code, reason.get("detail"), words)
    return Reason(code, words.code("reason", code), f"{sentence}{detail}")


def _detail(code: str, detail: object, words: Words) -> str:
    if not detail:
        return ""
    group = {"unsafe": "sphere", "waiting": "wait.for"}.get(code)
    parts = [part.strip() for part in (detail if isinstance(detail, list) else str(detail).split(","))]
    told = ", ".join(words.code(group, part).lower() for part in parts) if group else ", ".join(map(plain, parts))
    return f" ({told})"


def length(days: int, words: Words) -> str:
    """A number of days as people say it: days up to two months, then months, from two years on years."""
    if days <= _IN_DAYS:
        return words.count("days", days)
    months = round(days / 30.44)
    return words.count("months", months) if months <= _IN_MONTHS else words.count("years", days // 365)
