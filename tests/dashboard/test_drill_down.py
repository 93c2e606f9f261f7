"""From a month of a figure to what it counts: chosen from a list, kept in the address, and shown by name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.figures import xmr
from dashboard.views import counted, months
from dashboard.words import Words
from tests.dashboard.fake_desk import TODAY, FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]


def links(at: AppTest) -> list[tuple[str, str]]:
    """What each way to a page says and where it leads."""
    return [(each.label, each.query_string) for each in (link.proto for link in at.get("page_link"))]


def test_a_month_is_chosen_from_a_list_and_stands_in_the_address(opened: Opened, desk: FakeDesk) -> None:
    at = opened("city", part="months", theme="standstill", district="Noord")
    assert not links(at)
    at.selectbox(key="month_stalled_share").select("2026-10").run()
    assert not at.exception
    assert (at.query_params["figure"], at.query_params["month"]) == ("stalled_share", "2026-10")
    assert desk.asked[-1] == ("counted", "stalled_share", "2026-10", TODAY, "Noord", None)
    assert "Staan stil: oktober 2026" in [each.value for each in at.header]
    assert any("**3 trajecten** op de laatste dag van oktober 2026" in each.value for each in at.markdown)


def test_each_line_leads_to_her_page_as_of_that_day(opened: Opened) -> None:
    at = opened("city", part="months", figure="overloaded_share", month="2026-10")
    assert links(at)[0] == ("T\\-0003", "id=T-0003&on=2026-10-28")


def test_one_month_of_one_figure_is_open_at_a_time(opened: Opened) -> None:
    at = opened("city", part="months", figure="overloaded_share", month="2026-10")
    at.selectbox(key="month_mean_ratio").select("2026-09").run()
    assert at.selectbox(key="month_overloaded_share").value is None
    assert at.selectbox(key="month_mean_ratio").value == "2026-09"
    assert len(links(at)) == counted.ON_A_PAGE


def test_the_list_can_be_closed(opened: Opened) -> None:
    at = opened("city", part="months", figure="overloaded_share", month="2026-10")
    at.button(key="counted_close").click().run()
    assert not links(at)
    assert "month" not in at.query_params


@pytest.mark.parametrize("address", [{"figure": "x", "month": "2026-10"}, {"figure": "stalled_share", "month": "x"},
                                     {"figure": "stalled_share", "month": "1999-01"}, {"month": "2026-10"}])
def test_a_month_that_is_not_in_the_chart_is_passed_over(opened: Opened, address: dict[str, str]) -> None:
    at = opened("city", part="months", **address)
    assert not at.exception
    assert not links(at)


def test_who_may_see_no_trajectory_is_offered_no_names(opened: Opened, desk: FakeDesk) -> None:
    desk.refused_actions = frozenset({"read_trajectory"})
    at = opened("city", part="months", figure="overloaded_share", month="2026-10")
    assert not at.exception
    assert not links(at)
    assert not [each for each in at.selectbox if (each.key or "").startswith("month_")]
    assert not [question for question in desk.asked if question[0] == "counted"]


def test_an_event_says_what_it_was_and_when() -> None:
    rows = [{"trajectory": "T-1", "on": date(2026, 10, 3), "role": "guardian"},
            {"trajectory": "T-2", "on": date(2026, 10, 5), "kind": "crisis"},
            {"trajectory": "T-3", "on": date(2026, 10, 31), "ratio": 1.5}]
    assert [line.text for line in counted.lines(rows, Words("nl"))] == [
        "T\\-1: Voogd, 3 okt 2026", "T\\-2: Crisisopvang, 5 okt 2026", "T\\-3: 1,50"]
    assert counted.sentence("moves_per_1000_days", "2026-10", 1, Words("en")).startswith("**1 move** in October 2026")


def test_a_line_stands_at_the_month_that_is_open(desk: FakeDesk) -> None:
    words = Words("nl")
    answer = desk.series("local", "stalled_share", "2024-11", "2026-10", TODAY, None, None)
    view = months.monthly_figure("stalled_share", answer, words)
    assert xmr.draw(view, words, "2026-10").figure["layout"]["shapes"][0]["x0"] == "2026-10-01"
    assert not xmr.draw(view, words).figure["layout"]["shapes"]
