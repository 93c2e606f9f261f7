"""What begins and ends on one day runs on no day; it happened all the same."""

from __future__ import annotations

from datetime import date
from typing import Any

from projections.fold import catch_up
from projections.questions import reader_of
from projections.show import show
from tests.projections.stored import record_of


def told(*facts: tuple[str, str, dict[str, Any]], on: str) -> dict[str, Any]:
    """What is shown on a day of a course opened on 1 January 2019, after these facts."""
    opening = {"event": "trajectory_opened", "occurred_on": "2019-01-01", "birth_month": "2003-05",
               "district": "Noord", "referred_by": "school"}
    lines = [opening, *({"event": event, "occurred_on": day} | values for event, day, values in facts)]
    engine = record_of({"trajectory": "T-1"} | line for line in lines)
    catch_up(engine)
    with engine.connect() as connection:
        return show(reader_of(connection), "T-1", date.fromisoformat(on))


def test_a_case_director_of_one_day_was_not_the_first():
    director = {"caregiver": "c1", "role": "case_director"}
    turnover = told(("caregiver_assigned", "2019-02-01", director), ("caregiver_released", "2019-02-01", director),
                    on="2019-03-01")["turnover"]
    assert turnover["case_directors_year"] == 0
    assert turnover["days_without_case_director_year"] == 0


def test_of_two_who_left_on_one_day_the_last_recorded_was_the_last():
    one, two = ({"caregiver": c, "role": "therapist"} for c in ("c1", "c2"))
    facts = [("caregiver_assigned", "2019-02-01", one), ("caregiver_assigned", "2019-02-02", two),
             ("caregiver_released", "2019-03-01", two), ("caregiver_released", "2019-03-01", one)]
    assert told(*facts, ("caregiver_assigned", "2019-03-05", two), on="2019-04-01")["turnover"]["changes"] == 1
    assert told(*facts, ("caregiver_assigned", "2019-03-05", one), on="2019-04-01")["turnover"]["changes"] == 0


def test_a_closed_placement_of_one_day_has_an_effect_and_no_days():
    place = {"placement": "p"}
    found = told(("placement_started", "2019-02-01", place | {"kind": "closed"}),
                 ("placement_ended", "2019-02-01", place | {"effect": "negative"}), on="2019-03-01")["placement"]
    assert found["closed_days"] == 0
    assert found["placements_year"] == 0
    assert found["closed_effects"]["negative"] == 1
