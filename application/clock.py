"""The only place that reads the clock and makes ids; everywhere else moment and id are arguments."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

from escalations.clock import day_in_city


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today in the city."""
    return day_in_city(now())


#: The day in the city on which a moment falls: days in the record are days there.
day_of = day_in_city


def new_id() -> str:
    """A new id for a command, an entry or an export."""
    return uuid4().hex
