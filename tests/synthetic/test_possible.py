"""No invented line does what no stream may do, by rules written apart from those that the import asks."""

from datetime import date

import pytest

from interchange.synthetic.city import CityIsTooEarly, generate
from interchange.synthetic.report_cases import lines
from tests.synthetic.possible import faults

UNTIL = date(2026, 11, 25)
OPENED = {"event": "trajectory_opened", "trajectory": "T", "occurred_on": "2020-02-01", "id": "a",
          "birth_month": "2004-03", "district": "Noord", "referred_by": "gp", "recorded_at": "2020-02-01T09:00:00Z"}


def fact(number: int, event: str, day: str, **fields) -> dict:
    return {"event": event, "trajectory": "T", "occurred_on": day, "id": str(number), **fields,
            "recorded_at": f"2021-01-01T09:{number:02}:00Z"}


@pytest.mark.parametrize(("seed", "trajectories", "years"), [(11, 150, 10), (12, 100, 1), (13, 1, 1)])
def test_a_city_is_possible(seed, trajectories, years):
    assert list(faults(generate(seed, trajectories, years, UNTIL))) == []


@pytest.mark.parametrize("until", [UNTIL, date(2020, 8, 28)])
def test_the_courses_after_the_report_are_possible(until):
    assert list(faults(lines(until))) == []


@pytest.mark.parametrize("impossible", [
    [fact(1, "intervention_ended", "2020-03-01", intervention="i")],
    [fact(1, "goal_reviewed", "2020-03-01", goal="g", score=1)],
    [fact(1, "trajectory_closed", "2020-02-01", reason="other")],
    [fact(1, "trajectory_closed", "2020-03-01", reason="other"),
     fact(2, "milestone_reached", "2020-03-01", kind="job")],
    [fact(1, "caregiver_assigned", "2020-03-01", caregiver="c", role="mentor"),
     fact(2, "caregiver_assigned", "2020-04-01", caregiver="c", role="mentor")],
    [fact(1, "view_recorded", "2020-03-01", about="help", rating=11)],
    [fact(1, "setback_recorded", "2001-03-01", kind="other")],
    [fact(1, "placement_ended", "2020-03-01", placement="p")],
    [fact(1, "trusted_person_lost", "2020-03-01", person="p")],
    [fact(1, "entry_retracted", "2020-03-01", entry="x", reason="r")],
    [fact(1, "milestone_reached", "2022-01-01", kind="job")],
], ids=lambda lines: lines[-1]["event"])
def test_the_rules_find_what_is_impossible(impossible):
    assert list(faults([OPENED, *impossible]))


def test_a_city_before_its_time_is_refused_at_once():
    with pytest.raises(CityIsTooEarly):
        generate(1, 10, 100, date(2026, 1, 1))
