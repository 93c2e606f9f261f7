"""The small registers that a decision needs, read from the record inside the transaction that decides."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import select

from application.streams import replayed
from domain.register import Register
from record.recorder import Recorded
from record.tables import REGISTER_TOPICS, events

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from record.sealing import SealingMapper


def read_register(connection: Connection, mapper: SealingMapper) -> Register:
    """The accounts, persons, roles and organisations of the record as they stand."""
    asked = select(events).where(events.c.topic.in_(REGISTER_TOPICS)).order_by(
        events.c.originator_id, events.c.originator_version)
    rows = [Recorded(p, s, v, t, bytes(d)) for p, s, v, t, d in connection.execute(asked)]
    register = Register()
    for _, stream in groupby(rows, key=lambda row: row.originator_id):
        register = replayed(mapper.to_domain_event(row) for row in stream).registered_in(register)
    return register
