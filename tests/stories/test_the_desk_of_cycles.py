"""What the pages of the learning cycles are told by a real store, and a lesson followed to an adopted protocol."""

from __future__ import annotations

import pytest

from application import clock
from application.desk import Desk
from application.opening import create_store, open_workplace
from application.refusals import Refused
from tests.dashboard import cycle_rows
from tests.dashboard.fake_desk import FakeDesk
from tests.stories.test_learning_cycles import CLAUSES, whole
from tests.stories.test_the_route import take_in


@pytest.fixture
def desk(on_sqlite, monkeypatch):
    """A desk on a store in which two cycles were checked."""
    for name, value in on_sqlite.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    with open_workplace(writing=True) as workplace:
        assert take_in(workplace, whole()).refused == []
        yield Desk(workplace)


def today() -> str:
    return clock.today().isoformat()


def test_the_answers_have_the_shape_that_the_pages_were_made_on(desk):
    fake = FakeDesk()
    assert desk.cycles("pol")[0].keys() == fake.cycles("els")[0].keys()
    assert desk.cycle("pol", "C-1").keys() == fake.cycle("els", "C-1").keys()
    assert desk.cycle("pol", "C-1")["checks"][0].keys() == cycle_rows.CYCLES["C-1"]["checks"][0].keys()
    assert desk.cycle_course("pol", "C-1").keys() == fake.cycle_course("els", "C-1").keys()
    assert desk.planning("pol").keys() == fake.planning("els").keys()
    assert desk.lessons("pol")[0].keys() == fake.lessons("els")[0].keys()


def test_its_owner_and_policy_may_act_and_nobody_else(desk):
    assert {"cycle_checked", "adopt", "adapt", "abandon"} <= set(desk.cycle("pol", "C-1")["acts"])
    assert desk.cycle("pro-a", "C-1")["acts"] == []
    assert desk.cycle("local", "C-1")["acts"] == []


def test_no_figure_of_a_check_stands_in_the_way_of_a_cycle(desk):
    told = desk.cycle("pol", "C-1")
    assert [step["event"] for step in told["way"]] == ["cycle_started", "cycle_checked"]
    assert all("points" not in step and "baseline" not in step for step in told["way"])


def test_the_chart_has_the_limits_and_signals_of_the_check(desk):
    course, [check] = desk.cycle_course("pol", "C-1"), desk.cycle("pol", "C-1")["checks"]
    assert course["baseline"] == check["baseline"]
    assert course["points"][:len(check["points"])] == check["points"]


def test_a_lesson_is_followed_to_the_protocol_that_it_changed(desk):
    acted = {"event": "cycle_acted", "occurred_on": today(), "cycle": "C-1", "decision": "adopt",
             "reasons": "it helped"}
    revised = {"event": "protocol_revised", "occurred_on": today(), "protocol": "P-1", "version": 2, "clauses": CLAUSES,
               "reason": "it helped", "cycle": "C-1"}
    with pytest.raises(Refused):
        desk.record("pol", acted, "wrong", revised | {"version": 7})
    assert desk.cycle("pol", "C-1")["decision"] is None
    desk.record("pol", acted, "right", revised)
    told = desk.cycle("pol", "C-1")
    assert (told["status"], told["revised"], told["acts"]) == (
        "acted", [{"protocol": "P-1", "version": 2}], ["cycle_closed"])
    lesson = next(row for row in desk.lessons("pol") if row["cycle"] == "C-1")
    assert (lesson["verdict"], lesson["decision"], lesson["protocol"], lesson["version"]) == (
        "improved", "adopt", "P-1", 2)


def test_whoever_has_no_account_plans_nothing(desk):
    assert desk.planning("local")["owners"] == []
    assert desk.planning("pro-a")["owners"] == ["pro-a"]
    assert "pro-a" in desk.planning("pol")["owners"]


def test_a_cycle_that_is_not_there_is_refused_in_words(desk):
    with pytest.raises(Refused, match="there is no cycle 'C-none'"):
        desk.cycle("pol", "C-none")


def test_policy_is_told_the_whole_page_of_a_cycle_on_one_organisation_without_its_months(desk):
    """Of girls, by organisation, only whoever sees them is told."""
    plan = {"event": "cycle_planned", "occurred_on": today(), "cycle": "C-9", "title": "t", "level": "organisation",
            "owner": "pol", "lessons": desk.cycle("pol", "C-1")["lessons"], "problem": "p", "change": "c",
            "measure": "overloaded_share", "baseline_from": "2023-01", "baseline_until": "2024-02",
            "prediction": {"direction": "down", "to": 0.1, "by": "2030-01"}, "organisation": "org-a",
            "balancing": {"measure": "mean_ratio", "harm": "up"}, "review_on": "2030-01-01"}
    desk.record("pol", plan, "plan")
    assert desk.cycle("pol", "C-9")["change"] == "c"
    told, seen = desk.cycle_course("pol", "C-9"), desk.cycle_course("pro-a", "C-9")
    assert (told["hidden"], told["series"]) == (True, [])
    assert seen["series"]
    assert not seen["hidden"]
