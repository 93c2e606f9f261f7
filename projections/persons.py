"""Who came back after an earlier trajectory, and who needed no new start: persons, not trajectories alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from projections.days import YEAR

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from projections.questions import Reader

#: CBS, Jeugdhulp: who comes back within five years.
YEARS_BACK = 5
_JULY, _FEBRUARY, _LEAP_DAY = 7, 2, 29


def came_back(reader: Reader, on: date, in_view: ColumnElement[bool]) -> tuple[int, int]:
    """(so many, of so many): the persons whose trajectory opened in the year, with an earlier one not long before.

    The earlier one is looked for in the whole city.
    """
    day, whole = on.toordinal(), reader.tables["trajectory"].c
    opened = reader.all(select(whole.person, whole.opened_on).where(
        whole.opened_on > day - YEAR, whole.opened_on <= day, in_view))
    first = _years_before(day - YEAR + 1, YEARS_BACK)
    closings = _days_by_person(reader, whole.closed_on, first, day)
    persons = {person for person, _ in opened}
    back = {person for person, opened_on in opened
            if any(_years_before(opened_on, YEARS_BACK) <= closed < opened_on for closed in closings.get(person, ()))}
    return len(back), len(persons)


def no_new_start(reader: Reader, on: date, in_view: ColumnElement[bool]) -> tuple[int, int]:
    """(so many, of so many): the trajectories closed in the last half year but one, without a new start since.

    Looked for up to the end of the half year after it, in the whole city (NJi, looking forward).
    """
    after = _half_year_of(on)
    following = _half_year_of(after - timedelta(days=1))
    first = _half_year_of(following - timedelta(days=1)).toordinal()
    whole = reader.tables["trajectory"].c
    closed = reader.all(select(whole.person, whole.closed_on).where(
        whole.closed_on >= first, whole.closed_on < following.toordinal(), in_view))
    openings = _days_by_person(reader, whole.opened_on, first, after.toordinal() - 1)
    calm = sum(not any(closed_on <= opened for opened in openings.get(person, ())) for person, closed_on in closed)
    return calm, len(closed)


def _days_by_person(reader: Reader, column: ColumnElement[int], first: int, last: int) -> dict[str, list[int]]:
    """The days in this column from a day up to and with another, by person."""
    found: dict[str, list[int]] = {}
    asked = select(reader.tables["trajectory"].c.person, column).where(column >= first, column <= last)
    for person, day in reader.all(asked):
        found.setdefault(person, []).append(day)
    return found


def _half_year_of(day: date) -> date:
    """The first day of the half calendar year in which a day lies."""
    return date(day.year, _JULY if day.month >= _JULY else 1, 1)


def _years_before(day: int, years: int) -> int:
    """The same day so many years before; 29 February becomes 28."""
    then = date.fromordinal(day)
    number = 28 if (then.month, then.day) == (_FEBRUARY, _LEAP_DAY) else then.day
    return date(then.year - years, then.month, number).toordinal()
