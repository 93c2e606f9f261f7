"""The store places each deviation under the version and in the month that a calendar would."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

import pytest
from sqlalchemy import create_engine, literal, select

from projections.days import whole_months
from projections.left import passed


@pytest.mark.parametrize("bounds", [[], [5], [5, 9], [2, 5, 5, 9, 12], list(range(0, 40, 3))])
def test_a_value_has_reached_the_bounds_that_do_not_lie_beyond_it(bounds):
    with create_engine("sqlite://").connect() as connection:
        told = [connection.execute(select(passed(literal(day), bounds))).scalar_one() for day in range(-1, 45)]
    assert told == [bisect_right(bounds, day) for day in range(-1, 45)]


@pytest.mark.parametrize(("since", "until", "months"), [
    ("2024-01-01", "2024-03-01", ["2024-01-01", "2024-02-01", "2024-03-01"]),
    ("2024-01-02", "2024-03-01", ["2024-02-01", "2024-03-01"]),
    ("2023-11-30", "2024-01-31", ["2023-12-01", "2024-01-01"]),
    ("2024-02-02", "2024-02-29", [])])
def test_months_are_whole_from_the_first_day_of_one_to_the_first_day_of_another(since, until, months):
    found = whole_months(date.fromisoformat(since).toordinal(), date.fromisoformat(until).toordinal())
    assert [date.fromordinal(day).isoformat() for day in found] == months
