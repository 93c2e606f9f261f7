"""Precedents: earlier questions that share clause, cause or words, with what was decided and how it turned out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from escalations.clock import day_in_city
from projections.moments import moment

if TYPE_CHECKING:
    from projections.questions import Reader

_WORD = re.compile(r"\w{4,}")


def precedents(reader: Reader, kind: str, name: str) -> list[dict[str, Any]]:
    """The answered cases begun before this one that share most, then the newest.

    Words are looked for in the texts that were marked shareable alone: no sealed text is read.
    """
    table = reader.tables["question"]
    q = table.c
    (own,) = reader.all(select(table).where(q.kind == kind, q.question == name))
    words = _words(own.shareable)
    alike = [q.protocol.is_not(None) & (q.protocol == own.protocol) & (q.clause == own.clause),
             q.cause.is_not(None) & (q.cause == own.cause)]
    if words:
        alike.append(q.shareable.is_not(None))
    found = []
    for row in reader.all(select(table).where(q.decided_at.is_not(None), q.begun_at < own.begun_at, or_(*alike))):
        shared = [what for what, is_shared in (
            ("clause", own.clause is not None and (row.protocol, row.clause) == (own.protocol, own.clause)),
            ("cause", own.cause is not None and row.cause == own.cause),
            ("words", bool(words & _words(row.shareable)))) if is_shared]
        if shared:
            found.append((shared, row))
    found.sort(key=lambda each: (-len(each[0]), -each[1].decided_at, each[1].question))
    return [{"kind": row.kind, "id": row.question, "clause": row.clause, "cause": row.cause, "shared": shared,
             "decision": row.decision, "conditions": None, "solved": row.solved,
             "on": day_in_city(moment(row.decided_at)).isoformat()}
            for shared, row in found]


def _words(shareable: str | None) -> set[str]:
    return set(_WORD.findall((shareable or "").lower()))
