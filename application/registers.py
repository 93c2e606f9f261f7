"""The small registers that a decision needs, read from the record inside the transaction that decides."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from application.settings import ladder
from application.streams import replayed
from domain.register import Register
from record.recorder import of_topics
from record.tables import REGISTER_TOPICS

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


def _is_known(fact: Fact, known_at: datetime | None) -> bool:
    return known_at is None or fact.timestamp <= known_at
