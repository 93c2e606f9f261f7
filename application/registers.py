"""The small registers that a decision needs, read from the record inside the transaction that decides."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from application.settings import ladder
from application.streams import replayed
from domain.register import Register
from record.recorder import asked_by_topic, of_topics
from record.tables import REGISTER_TOPICS, events

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from domain.event import Fact
    from record.sealing import SealingMapper


def read_register(connection: Connection, mapper: SealingMapper, known_at: datetime | None = None) -> Register:
    """The accounts with their mandates, organisations, protocols and ladders, as they stand or as recorded by then."""
    rows = sorted(of_topics(connection, REGISTER_TOPICS), key=lambda row: row.originator_id.bytes)
    register = Register(ladders={0: ladder()})
    for _, stream in groupby(rows, key=lambda row: row.originator_id):
        facts = [fact for row in stream if (fact := mapper.to_domain_event(row)) and _is_known(fact, known_at)]
        if facts:
            register = replayed(facts).registered_in(register)
    return register


def last_of_registers(connection: Connection) -> int:
    """The last event that changed a register: as long as that is the same, so are they."""
    asked = asked_by_topic(REGISTER_TOPICS).with_only_columns(events.c.notification_id).order_by(None).order_by(
        events.c.notification_id.desc()).limit(1)
    return int(connection.execute(asked).scalar() or 0)


def _is_known(fact: Fact, known_at: datetime | None) -> bool:
    return known_at is None or fact.timestamp <= known_at
