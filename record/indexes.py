"""The indexes that find registers, cases and cycles; apart, for naming a store's own option loads all its code."""

from __future__ import annotations

from sqlalchemy import Index, TextClause, text

from record.tables import CASE_TOPICS, CYCLE_TOPICS, REGISTER_TOPICS, events


def _one_of(topics: tuple[str, ...]) -> TextClause:
    return text("topic IN (" + ", ".join(f"'{t}'" for t in topics) + ")")


_OF_REGISTERS, _OF_CASES, _OF_CYCLES = map(_one_of, (REGISTER_TOPICS, CASE_TOPICS, CYCLE_TOPICS))
REGISTERS = Index("ix_events_registers", events.c.notification_id, postgresql_where=_OF_REGISTERS,
                  sqlite_where=_OF_REGISTERS)
CASES = Index("ix_events_cases", events.c.topic, events.c.notification_id, postgresql_where=_OF_CASES,
              sqlite_where=_OF_CASES)
CYCLES = Index("ix_events_cycles", events.c.notification_id, postgresql_where=_OF_CYCLES, sqlite_where=_OF_CYCLES)
