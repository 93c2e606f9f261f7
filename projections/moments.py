"""Moments as whole numbers: microseconds since 1970 in UTC, in order and the same on every store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_START = datetime(1970, 1, 1, tzinfo=UTC)
_STEP = timedelta(microseconds=1)


def number(moment: datetime) -> int:
    """The number of a moment."""
    return (moment - _START) // _STEP


def moment(number: int) -> datetime:
    """The moment of a number, UTC."""
    return _START + number * _STEP


def text(number: int | None) -> str | None:
    """A moment as it is answered: ISO 8601 in UTC with a Z; None for none."""
    return None if number is None else moment(number).isoformat().replace("+00:00", "Z")
