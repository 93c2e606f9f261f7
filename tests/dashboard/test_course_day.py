"""The day in her course: slider, field and steps move as one, stand in the address, and everything follows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tests.dashboard.fake_desk import CLOSED, TODAY, FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]

OPENED_ON = date(2025, 2, 4)


def days(at: AppTest) -> tuple[date, date]:
    """What slider and field show."""
    return at.slider(key="course_slider").value, at.date_input(key="course_field").value


def bounds(at: AppTest) -> tuple[date, date]:
    """The first and last day of the slider, which speaks in microseconds."""
    slider = at.slider(key="course_slider")
    first, last = (datetime.fromtimestamp(end / 1_000_000, UTC).date() for end in (slider.min, slider.max))
    return first, last


def asked(desk: FakeDesk) -> set[date]:
    """The days of which figures and course were asked last."""
    return {question[2] for question in desk.asked[-2:]}


def test_the_slider_runs_from_opening_to_today(opened: Opened) -> None:
    at = opened("trajectory", id="T-0003")
    assert bounds(at) == (OPENED_ON, TODAY)
    assert days(at) == (TODAY, TODAY)
    assert at.button(key="course_later").disabled
    assert not at.button(key="course_earlier").disabled


def test_of_a_closed_trajectory_it_runs_to_the_closing(opened: Opened, desk: FakeDesk) -> None:
    at = opened("trajectory", id=CLOSED)
    assert bounds(at) == (OPENED_ON, date(2026, 8, 31))
    assert asked(desk) == {date(2026, 8, 31)}


def test_figures_and_lanes_follow_the_slider(opened: Opened, desk: FakeDesk) -> None:
    at = opened("trajectory", id="T-0003")
    at.slider(key="course_slider").set_value(date(2026, 3, 1)).run()
    assert not at.exception
    assert asked(desk) == {date(2026, 3, 1)}
    assert days(at) == (date(2026, 3, 1), date(2026, 3, 1))
    assert at.query_params["on"] == "2026-03-01"


def test_a_typed_day_moves_the_slider(opened: Opened, desk: FakeDesk) -> None:
    at = opened("trajectory", id="T-0003")
    at.date_input(key="course_field").set_value(date(2025, 12, 31)).run()
    assert days(at) == (date(2025, 12, 31), date(2025, 12, 31))
    assert asked(desk) == {date(2025, 12, 31)}


def test_an_emptied_field_leaves_the_day_as_it_was(opened: Opened) -> None:
    at = opened("trajectory", id="T-0003", on="2026-03-01")
    at.date_input(key="course_field").set_value(None).run()
    assert not at.exception
    assert days(at) == (date(2026, 3, 1), date(2026, 3, 1))


def test_one_can_step_a_day_back_and_forth(opened: Opened) -> None:
    at = opened("trajectory", id="T-0003", on="2026-03-01")
    at.button(key="course_earlier").click().run()
    assert days(at)[0] == date(2026, 2, 28)
    at.button(key="course_later").click().run()
    at.button(key="course_later").click().run()
    assert days(at)[0] == date(2026, 3, 2)
    assert at.query_params["on"] == "2026-03-02"


def test_a_day_before_her_opening_shows_the_opening(opened: Opened, desk: FakeDesk) -> None:
    at = opened("trajectory", id="T-0003", on="2024-06-01")
    assert days(at)[0] == OPENED_ON
    assert asked(desk) == {OPENED_ON}
    assert at.query_params["on"] == "2025-02-04"


def test_to_look_back_in_one_course_leaves_the_day_of_the_city_as_it_was(opened: Opened) -> None:
    at = opened("city", on="2026-06-01")
    del at.query_params["on"]
    at.query_params["id"] = "T-0003"
    at.switch_page("screens/trajectory.py").run()
    assert days(at)[0] == date(2026, 6, 1)
    at.slider(key="course_slider").set_value(TODAY).run()
    assert days(at)[0] == TODAY
    del at.query_params["on"]
    at.switch_page("screens/city.py").run()
    assert at.date_input(key="on").value == date(2026, 6, 1)
