"""What the board is told of the ladder by a real store: what waits, what lies with whoever asked, what ran out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from application import clock
from application.desk import Desk
from application.opening import create_store, open_workplace
from application.refusals import Refused
from application.working import work_once
from tests.dashboard import ladder_rows
from tests.stories.test_ladder_figures import ROUTE, asked, case
from tests.stories.test_the_route import lines, take_in, tell

NOW = datetime(2024, 9, 30, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(address, monkeypatch):
    """A desk on the small route: D-2 ran out at the mandate holder, D-4 waits, D-5 is overdue, D-6 was put back."""
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    create_store()
    with open_workplace(writing=True) as workplace:
        take_in(workplace, lines())
        tell(workplace, ROUTE[:5])
        work_once(workplace, datetime(2024, 7, 10, 8, 30, tzinfo=UTC))
        tell(workplace, [case("D-2", "deviation_declined", "2024-07-13T08:00", "dir-a", reasons="r"), *ROUTE[5:],
                         asked("D-5", "2024-09-24T08:00"), asked("D-6", "2024-09-28T08:00"),
                         asked("D-4", "2024-09-29T08:00"),
                         case("D-6", "deviation_asked_back", "2024-09-29T10:00", "mh-a", question="q")])
        yield Desk(workplace)


def test_the_overdue_stand_first_then_what_lies_longest(desk):
    told = desk.stalling("brd")
    assert [(row["id"], row["overdue"]) for row in told["waiting"]["mandate_holder"]] == [("D-5", True), ("D-4", False)]
    assert told["waiting"]["director"] == told["waiting"]["city_board"] == []
    assert told["waiting"]["mandate_holder"][0]["since"] == datetime(2024, 9, 24, 8, 0, tzinfo=UTC)


def test_what_was_put_back_lies_with_whoever_asked_and_is_in_no_queue(desk):
    [back] = desk.stalling("brd")["asked_back"]
    assert (back["id"], back["asker"], back["due_at"]) == ("D-6", "pro-a", None)
    assert back["since"] == datetime(2024, 9, 29, 10, 0, tzinfo=UTC)


def test_what_ran_out_says_where_and_when_and_how_it_stands_now(desk):
    [ran_out] = desk.stalling("brd")["expired"]
    assert (ran_out["id"], ran_out["ran_out_on"], ran_out["rung"]) == ("D-2", "mandate_holder", "director")
    assert ran_out["since"] == datetime(2024, 7, 10, 8, 0, tzinfo=UTC)
    assert ran_out["status"] == "declined"


def test_the_answers_have_the_shape_that_the_page_was_made_on(desk):
    told, made_on = desk.stalling("brd"), ladder_rows.stalling()
    assert told.keys() == made_on.keys()
    assert told["expired"][0].keys() == made_on["expired"][0].keys()
    assert told["asked_back"][0].keys() == made_on["asked_back"][0].keys()
    assert desk.rungs("brd")[0]["curve"].keys() == ladder_rows.CURVE.keys()


def test_the_curve_and_the_median_count_the_same_days(desk):
    holder = desk.rungs("brd")[0]
    # Answered after 2 and 2 days (asked back for 4); ran out after 5; waiting for 1 and 6; put back after 1, and its
    # clock stands still since: two of four on day 2.
    assert holder["median_days"] == 2
    assert holder["curve"]["days"] == [1, 2, 5, 6]
    assert holder["curve"]["answered"] == [0, 0.5, 0.5, 0.5]
    assert holder["curve"]["at_risk"] == [6, 6, 4]
    assert holder["answer_within_days"] == 5


def test_whoever_sees_no_cases_is_told_of_none(desk):
    assert desk.rungs("pol")
    with pytest.raises(Refused):
        desk.stalling("pol")
