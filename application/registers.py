"""The small registers that a decision needs, read from the record inside the transaction that decides."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from application.streams import replayed
from domain.register import Register
from record.recorder import Recorded
from record.tables import REGISTER_TOPICS, events

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from record.sealing import SealingMapper


#: The topics stand in the statement itself and the order is that of the partial index: else the whole record is read.
_OF_REGISTERS = (select(events)
                 .where(events.c.topic.in_(bindparam("topics", REGISTER_TOPICS, expanding=True, literal_execute=True)))
                 .order_by(events.c.notification_id))


def read_register(connection: Connection, mapper: SealingMapper) -> Register:
    """The accounts, persons, roles and organisations of the record as they stand."""
    rows = sorted((Recorded(p, s, v, t, bytes(d)) for p, s, v, t, d in connection.execute(_OF_REGISTERS)),
                  key=lambda row: row.originator_id.bytes)
    register = Register()
    for _, stream in groupby(rows, key=lambda row: row.originator_id):
        register = replayed(mapper.to_domain_event(row) for row in stream).registered_in(register)
    return register
