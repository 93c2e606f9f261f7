"""When one caregiver comes after another, and when not."""

from __future__ import annotations

from datetime import date

import pytest

from projections.fold import catch_up
from projections.questions import reader_of
from projections.show import show
from tests.projections.stored import record_of

OPENED = {"event": "trajectory_opened", "trajectory": "T-1", "occurred_on": "2019-01-01", "birth_month": "2003-05",
          "district": "Noord", "referred_by": "school"}


def mentor(event: str, who: str, on: str) -> dict[str, str]:
    return {"event": f"caregiver_{event}", "trajectory": "T-1", "occurred_on": on, "caregiver": who, "role": "mentor"}


def changes(*lines: dict[str, str]) -> int:
    engine = record_of([OPENED, *lines])
    catch_up(engine)
    with engine.connect() as connection:
        return show(reader_of(connection), "T-1", date(2019, 12, 31))["turnover"]["changes"]


def test_of_two_who_left_on_one_day_the_one_recorded_last_was_the_last():
    both = [mentor("assigned", "ann", "2019-01-02"), mentor("assigned", "bea", "2019-01-03")]
    ann_last = [mentor("released", "bea", "2019-02-01"), mentor("released", "ann", "2019-02-01")]
    assert changes(*both, *ann_last, mentor("assigned", "ann", "2019-02-10")) == 0
    assert changes(*both, *reversed(ann_last), mentor("assigned", "ann", "2019-02-10")) == 1


@pytest.mark.parametrize(("on", "number"), [("2019-02-01", 1), ("2019-05-02", 1), ("2019-05-03", 0)])
def test_a_handover_comes_at_most_90_days_after_the_other_left(on, number):
    gone = [mentor("assigned", "ann", "2019-01-02"), mentor("released", "ann", "2019-02-01")]
    assert changes(*gone, mentor("assigned", "bea", on)) == number


def test_who_held_a_role_on_no_day_hands_nothing_over():
    gone = [mentor("assigned", "ann", "2019-01-02"), mentor("released", "ann", "2019-01-02")]
    assert changes(*gone, mentor("assigned", "bea", "2019-01-05")) == 0
