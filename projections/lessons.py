"""The lessons that were drawn, and where each went."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from escalations.clock import day_in_city
from projections.days import iso
from projections.inbox import TAKE_UP_DAYS

if TYPE_CHECKING:
    from datetime import datetime

    from projections.questions import Reader


def lessons(reader: Reader, now: datetime, *, with_source: bool) -> list[dict[str, Any]]:
    """Each lesson, the oldest first. Until cycles are recorded no lesson went anywhere yet.

    Without `with_source` it is not told from which deviation or trajectory a lesson comes: each is about one girl. The
    code of a dilemma stays: it names a question, and opens nothing for whoever may not see cases.
    """
    table = reader.tables["lesson"]
    late = (day_in_city(now) - timedelta(days=TAKE_UP_DAYS)).toordinal()
    return [{"lesson": row.lesson, "from": row.name if with_source or row.source == "dilemma" else None,
             "kind": row.kind, "cause": row.cause, "statement": row.statement,
             "drawn_on": iso(row.drawn_on), "overdue": row.drawn_on < late,
             "cycle": None, "change": None, "verdict": None, "decision": None, "protocol": None, "version": None,
             "came_back": False}
            for row in reader.all(select(table).order_by(table.c.drawn_at, table.c.lesson))]
