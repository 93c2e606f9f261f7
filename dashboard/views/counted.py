"""What a month of a figure counts, one line each: which trajectory, and the day on which to look at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from dashboard.words import Words

#: Lines on one page.
ON_A_PAGE = 40
#: What is counted where it is no trajectory: the noun of its number.
NOUNS = {"changes_per_1000_days": "changes", "moves_per_1000_days": "moves", "deviations": "deviations",
         "dilemmas": "dilemmas", "answer_days": "answers"}


@dataclass(frozen=True)
class Line:
    """One trajectory, or one event of it: how it reads, and where it leads."""

    trajectory: str
    on: date
    text: str


def lines(rows: Iterable[Mapping[str, Any]], words: Words) -> list[Line]:
    """What is counted as lines, in the order given."""
    return [Line(row["trajectory"], row["on"], ": ".join(filter(None, (plain(row["trajectory"]), _detail(row, words)))))
            for row in rows]


def sentence(key: str, month: str, number: int, words: Words) -> str:
    """How many are counted, and when: within the month, or on its last day."""
    noun = NOUNS.get(key)
    if noun is not None:
        return words("counted.within", number=words.count(noun, number), month=words.month(month))
    return words("counted.last_day", number=words.count("trajectories", number), month=words.month(month))


def _detail(row: Mapping[str, Any], words: Words) -> str:
    if "ratio" in row:
        return words.number(row["ratio"], 2)
    if "question" in row:
        return f"{plain(row['question'])}, {words.short_day(row['on'])}"
    group = next((group for name, group in (("role", "role"), ("kind", "placement.kind")) if name in row), None)
    if group is None:
        return ""
    return f"{words.code(group, row.get('role') or row.get('kind'))}, {words.short_day(row['on'])}"
