"""The questions about one girl that wait for an answer (measures.md, open_questions)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from projections.moments import text

if TYPE_CHECKING:
    from projections.questions import Reader

OPEN = ("waiting", "taken_up", "asked_back")


def open_questions(reader: Reader, trajectory: str) -> list[dict[str, Any]]:
    """The deviations and dilemmas about this trajectory that are open as known, by due moment (none last), then id."""
    q, about = reader.tables["question"].c, reader.tables["question_about"].c
    rows = reader.all(select(q.kind, q.question, q.rung, q.due_at)
                      .join(reader.tables["question_about"], (about.kind == q.kind) & (about.question == q.question))
                      .where(about.trajectory == trajectory, q.status.in_(OPEN)))
    rows.sort(key=lambda row: (row.due_at is None, row.due_at or 0, row.question))
    return [{"kind": row.kind, "id": row.question, "rung": row.rung, "due_at": text(row.due_at)} for row in rows]
