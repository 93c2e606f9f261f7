"""Beside each figure of the city what it was a year before: of the same day, and hidden where either figure is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.views.city import THEMES, groups, year_before
from dashboard.words import Words
from projections.told import last_month_end
from tests.dashboard.fake_desk import figures
from tests.dashboard.test_ladder_pages import as_account
from tests.dashboard.test_screens import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]

HIDDEN = "een jaar eerder verborgen"


def before(now: dict[str, Any], then: dict[str, Any], language: str = "nl") -> dict[str, str]:
    """The comparison of each figure."""
    return {card.key: card.before for group in groups(now, Words(language), then) for card in group.cards}


def test_a_figure_is_followed_by_what_it_was_in_its_own_form() -> None:
    told = before(figures(), {**figures(), "overloaded": 31, "median_days_to_specialist": 1, "no_new_start_share": 0.5,
                              "waiting": {"housing": 5, "treatment": 2}})
    assert (told["overloaded"], told["median_days_to_specialist"], told["no_new_start_share"], told["waiting"]) == (
        "een jaar eerder 31", "een jaar eerder 1 dag", "een jaar eerder 50\N{NO-BREAK SPACE}%", "een jaar eerder 7")
    assert before(figures(), figures(), "en")["open"] == "a year earlier 49"


@pytest.mark.parametrize("which", ["now", "then"])
def test_nothing_is_compared_where_one_of_the_two_is_hidden(which: str) -> None:
    hidden = {**figures(), "unsafe": None, "waiting": {"housing": 15, "treatment": None},
              "hidden_figures": ["unsafe", "waiting.treatment"]}
    now, then = (hidden, figures()) if which == "now" else (figures(), hidden)
    told = before(now, then)
    assert told["unsafe"] == told["waiting"] == HIDDEN
    assert told["overloaded"] == "een jaar eerder 22"


def test_what_cannot_be_worked_out_is_compared_with_nothing() -> None:
    assert before(figures(), figures())["came_back_share"] == ""
    assert before({**figures(), "came_back_share": 0.2}, figures())["came_back_share"] == ""
    assert set(before(figures(), {**figures(), "open": 0}).values()) == {""}


def test_a_hidden_number_of_open_trajectories_is_no_empty_city() -> None:
    told = before(figures(), {**figures(), "open": None, "hidden_figures": ["open"]})
    assert told["open"] == HIDDEN


@pytest.mark.parametrize(("on", "then"), [
    (date(2026, 11, 25), date(2025, 11, 25)), (date(2024, 2, 29), date(2023, 2, 28)),
    (date(2025, 2, 28), date(2024, 2, 28)), (date(2026, 10, 31), date(2025, 10, 31))])
def test_a_year_before_is_the_same_day(on: date, then: date) -> None:
    assert year_before({}, on) == then


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_protected_figures_are_compared_with_those_of_the_last_day_of_the_same_month(year: int) -> None:
    for on in (date(year, 1, 1) + timedelta(days=n) for n in range(365)):
        told = last_month_end(on)
        then = year_before({"on": told.isoformat()}, on)
        assert (then.year, then.month) == (told.year - 1, told.month)
        assert last_month_end(then) == then


def test_the_page_says_it_on_each_card(opened: Opened, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    told = desk.city

    def city(account: str, on: date, *narrowed: str | None) -> dict[str, Any]:
        answer = told(account, on, *narrowed)
        return answer if on.year == 2026 else {**answer, "overloaded": 45}

    monkeypatch.setattr(desk, "city", city)
    for account, hidden in (("carla", 0), ("els", 2)):
        said = [texts(as_account(opened, account, "city", theme=theme)) for theme in THEMES]
        assert "een jaar eerder 45" in said[0]
        assert sum(each.count(HIDDEN) for each in said) == hidden
