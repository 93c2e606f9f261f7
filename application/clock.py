"""The only place that reads the clock and makes ids; everywhere else moment and id are arguments."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

#: Days in the record are days in this city.
CITY_ZONE = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today in the city."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day in the city on which this moment falls."""
    return moment.astimezone(CITY_ZONE).date()


def new_id() -> str:
    """A new id for a command, an entry or an export."""
    return uuid4().hex
