"""When an answer is due: days to the same time on the clock in the city, hours as they elapse."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from domain.ladder import Rung

#: The clock on the wall of whoever asks and of whoever answers (workflow.md, The ladder).
CITY_ZONE = ZoneInfo("Europe/Amsterdam")


def after_days(moment: datetime, days: int) -> datetime:
    """So many calendar days later at the same time on the clock in the city, UTC.

    A time that does not exist lies the same distance after the gap, one that occurs twice is the first: both are what
    fold 0 means (PEP 495), whichever of the two `moment` itself was.
    """
    there = moment.astimezone(CITY_ZONE).replace(fold=0) + timedelta(days=days)
    return there.astimezone(UTC)


def after_hours(moment: datetime, hours: int) -> datetime:
    """So many elapsed hours later, UTC."""
    return moment.astimezone(UTC) + timedelta(hours=hours)


def day_in_city(moment: datetime) -> date:
    """The day in the city on which this moment falls."""
    return moment.astimezone(CITY_ZONE).date()


def end_of_day(day: date) -> datetime:
    """When a day that is due has ended, UTC (workflow.md: a day that is due means the end of that day)."""
    return datetime.combine(day + timedelta(days=1), time(), CITY_ZONE).astimezone(UTC)


def due_at(arrived_at: datetime, rung: Rung, *, urgent: bool) -> datetime:
    """When the term of a rung runs out: from that moment on it has passed."""
    if urgent:
        return after_hours(arrived_at, rung.urgent_within_hours)
    return after_days(arrived_at, rung.answer_within_days)
