"""The index that finds the small registers at once; apart, for naming a store's own option loads all of its code."""

from __future__ import annotations

from sqlalchemy import Index, text

from record.tables import REGISTER_TOPICS, events

_OF_REGISTERS = text("topic IN (" + ", ".join(f"'{t}'" for t in REGISTER_TOPICS) + ")")
REGISTERS = Index("ix_events_registers", events.c.notification_id, postgresql_where=_OF_REGISTERS,
                  sqlite_where=_OF_REGISTERS)
