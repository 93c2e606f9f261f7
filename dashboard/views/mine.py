"""What somebody asked, and how what somebody decided turned out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from dashboard.views import case
from dashboard.views.inbox import subject
from dashboard.views.terms import due
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dashboard.words import Words


def asked(row: Mapping[str, Any], today: date, words: Words) -> str:
    """One case of one's own: what about, how it stands, and until when."""
    parts = [words.code("case.status", row["status"])]
    if row["due_at"] is not None:
        parts += [words.code("rung", row["rung"]), due(row["due_at"], today, words, overdue=row["overdue"])]
    return _lines(row, ", ".join(parts), words)


def decided(row: Mapping[str, Any], words: Words) -> str:
    """One decision: what it was, whether it solved the problem, and how far backing was felt."""
    felt = "" if row["felt"] is None else words("mine.felt", rating=words(f"rating.{row['felt']}"))
    solved = words("mine.solved", solved=case.solved(row["solved"], words).lower())
    told = f"{case.decision(row['decision'], words)}, {words.moment(row['decided_at'])}. {solved} {felt}".strip()
    return _lines(row, told, words)


def summary(rows: Sequence[Mapping[str, Any]], words: Words) -> str:
    """How the decisions turned out together: what solved the problem counts, not their number."""
    found = Counter(case.solved(row["solved"], words).lower() for row in rows)
    return words("mine.summary", number=words.count("decisions", len(rows)),
                 solved=", ".join(f"{outcome} {words.number(number)}" for outcome, number in found.most_common()))


def _lines(row: Mapping[str, Any], told: str, words: Words) -> str:
    girls = ", ".join(plain(each) for each in row.get("trajectories") or ())
    about = [subject(row, words)] if row["about"] else []
    return "  \n".join([*about, *([words("inbox.of", trajectories=girls)] if girls else []), told])
