"""Who stood beside her on which days: what the rules on who may decide ask about."""

from __future__ import annotations

from datetime import date

import pytest

from domain.caregivers import Holding
from tests.scenario import OPENED, Given, fact

HISTORY = [
    fact("caregiver_assigned", "2019-02-01", caregiver="ann", role="case_director"),
    fact("caregiver_assigned", "2019-02-01", caregiver="bea", role="mentor"),
    fact("caregiver_assigned", "2019-03-01", caregiver="cas", role="case_director"),
    fact("caregiver_changed", "2019-04-01", role="mentor", **{"from": "bea"}, to="dik"),
    fact("caregiver_assigned", "2019-04-10", caregiver="eva", role="therapist"),
    fact("caregiver_released", "2019-04-10", caregiver="eva", role="therapist"),
    fact("caregiver_released", "2019-05-01", caregiver="dik", role="mentor"),
]
CLOSED = fact("trajectory_closed", "2020-01-01", reason="goals_met")


def held(first: str, last: str, *more) -> list[Holding]:
    [trajectory] = Given(OPENED, *HISTORY, *more).memory.aggregates.values()
    return trajectory.held_within(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(("first", "last", "who"), [
    ("2019-01-01", "2019-01-31", set()), ("2019-02-01", "2019-02-01", {"ann", "bea"}),
    ("2019-02-28", "2019-03-01", {"ann", "bea", "cas"}), ("2019-03-01", "2019-03-31", {"bea", "cas"}),
    ("2019-04-01", "2019-04-30", {"cas", "dik"}), ("2019-05-01", "2019-12-31", {"cas"}),
    ("2020-01-01", "2020-12-31", set())])
def test_who_cared_on_any_of_these_days(first, last, who):
    assert {one.caregiver for one in held(first, last, CLOSED)} == who


def test_whoever_is_still_there_has_no_last_day():
    assert held("2019-01-01", "2030-01-01") == [
        Holding("ann", "case_director", date(2019, 2, 1), date(2019, 3, 1)),
        Holding("bea", "mentor", date(2019, 2, 1), date(2019, 4, 1)),
        Holding("dik", "mentor", date(2019, 4, 1), date(2019, 5, 1)),
        Holding("cas", "case_director", date(2019, 3, 1), None)]
