"""The indexes that find registers and cases at once; apart, for naming a store's own option loads all its code."""

from __future__ import annotations

from sqlalchemy import Index, TextClause, text

from record.tables import CASE_TOPICS, REGISTER_TOPICS, events


def _one_of(topics: tuple[str, ...]) -> TextClause:
    return text("topic IN (" + ", ".join(f"'{t}'" for t in topics) + ")")


_OF_REGISTERS, _OF_CASES = _one_of(REGISTER_TOPICS), _one_of(CASE_TOPICS)
REGISTERS = Index("ix_events_registers", events.c.notification_id, postgresql_where=_OF_REGISTERS,
                  sqlite_where=_OF_REGISTERS)
CASES = Index("ix_events_cases", events.c.topic, events.c.notification_id, postgresql_where=_OF_CASES,
              sqlite_where=_OF_CASES)
