"""Every screen on plain rows: what it shows, what it refuses, and what it says when the figures are behind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.views import months
from dashboard.views.city import THEMES
from tests.dashboard.fake_desk import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]

SCREENS = {"start": "Kantelpunt", "city": "De stad", "attention": "Vraagt aandacht", "trajectory": "Eén traject",
           "record_fact": "Vastleggen"}
GUARDED = {"city": "read_figures", "attention": "read_trajectory", "trajectory": "read_trajectory",
           "record_fact": "record_fact"}


def texts(at: AppTest) -> str:
    """All running text of a page."""
    return "\n".join(str(each.value) for each in (*at.markdown, *at.header, *at.subheader, *at.get("html")))


@pytest.mark.parametrize(("screen", "title"), SCREENS.items())
def test_a_screen_has_its_title_and_fails_nowhere(opened: Opened, screen: str, title: str) -> None:
    at = opened(screen)
    assert [each.value for each in at.title] == [title]
    assert not at.exception
    assert not at.error


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_speaks_english_when_asked(opened: Opened, screen: str) -> None:
    at = opened(screen, lang="en")
    assert not at.exception
    assert at.segmented_control(key="lang").value == "en"
    assert "Invented data" in texts(at)


@pytest.mark.parametrize("screen", SCREENS)
def test_invented_data_are_marked_and_real_data_are_not(opened: Opened, desk: FakeDesk, screen: str) -> None:
    assert "Verzonnen gegevens" in texts(opened(screen))
    desk.is_demonstration = False
    assert "Verzonnen gegevens" not in texts(opened(screen))


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_says_that_the_figures_are_behind(opened: Opened, desk: FakeDesk, screen: str) -> None:
    desk.behind_because = "stopped at 17"
    assert any("lopen achter" in each.value for each in opened(screen).warning)


@pytest.mark.parametrize(("screen", "action"), GUARDED.items())
def test_a_screen_refuses_whoever_may_not_see_it(opened: Opened, desk: FakeDesk, screen: str, action: str) -> None:
    desk.refused_actions = frozenset({action})
    at = opened(screen)
    assert any("U mag dit niet" in each.value for each in at.warning)
    assert not at.metric
    assert not at.get("plotly_chart")


def test_start_shows_no_figures_to_whoever_may_not_see_them(opened: Opened, desk: FakeDesk) -> None:
    desk.refused_actions = frozenset({"read_figures", "read_trajectory"})
    assert not opened("start").metric


def test_the_city_shows_every_figure_as_people_write_it(opened: Opened) -> None:
    themes = [opened("city", theme=theme).metric for theme in THEMES]
    shown = {each.label: each.value for metrics in themes for each in metrics}
    assert len(shown) == sum(map(len, themes)) == 18
    assert max(map(len, themes)) == 6, "few figures at a time"
    assert shown["Overbelast"] == "22"
    assert shown["Gevraagd per draagkracht"] == "1,25"
    assert shown["Gehoord in 90 dagen"] == "61\N{NO-BREAK SPACE}%"
    assert shown["Van signaal tot specialist"] == "143 dagen"


def test_a_figure_that_cannot_be_worked_out_is_no_nought(opened: Opened) -> None:
    at = opened("city")
    assert next(each.value for each in at.metric if each.label == "Teruggekomen") == "\N{EN DASH}"
    assert "te weinig om iets te zeggen" in texts(at)


def test_a_definition_is_one_click_away(opened: Opened) -> None:
    assert "Omschrijving van overloaded." in texts(opened("city"))


def test_the_city_asks_for_the_day_and_district_of_the_address_and_for_a_year_before(opened: Opened,
                                                                                     desk: FakeDesk) -> None:
    opened("city", on="2025-03-01", district="Noord")
    assert desk.asked[-2:] == [("city", date(2025, 3, 1), "Noord", None), ("city", date(2024, 3, 1), "Noord", None)]


@pytest.mark.parametrize("address", [{"on": "31-02-2025"}, {"district": "Nergens"}, {"part": "x"}, {"theme": "x"},
                                     {"lang": "fr"}])
def test_nonsense_in_the_address_is_passed_over(opened: Opened, desk: FakeDesk, address: dict[str, str]) -> None:
    at = opened("city", **address)
    assert not at.exception
    assert [question[1:] for question in desk.asked[-2:]] == [
        (TODAY, None, None), (TODAY.replace(year=TODAY.year - 1), None, None)]


def test_the_months_are_charts_with_their_rules_and_a_table(opened: Opened) -> None:
    charts = {theme: opened("city", part="months", theme=theme) for theme in THEMES}
    assert not any(at.exception for at in charts.values())
    assert [len(at.get("plotly_chart")) for at in charts.values()] == [2, 2, 2, 4]
    assert [len(at.table) for at in charts.values()] == [2, 2, 2, 4]
    assert {key for theme in THEMES.values() for key in theme.series} == set(months.SERIES)
    told = [texts(at) for at in charts.values()]
    assert all("NHS Making Data Count" in each for each in told)
    assert any("Voorlopige grenzen" in each for each in told)
    assert any("Valt op: in" in each for each in told)


def test_attention_shows_the_reasons_since_when_and_a_way_on(opened: Opened) -> None:
    at = opened("attention")
    assert len(at.header) == 24
    assert "Langer overbelast] sinds 5 mrt 2026, 9 maanden" in texts(at)
    assert "(een woonplek)" in texts(at)
    assert any("Bekijk" in each.label for each in at.get("page_link"))


def test_attention_can_be_narrowed_to_a_reason_by_the_address(opened: Opened) -> None:
    assert "**13 trajecten**" in texts(opened("attention", reason="unsafe"))


def test_nobody_asks_for_attention(opened: Opened, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "attention", lambda *_: [])
    assert "Geen traject" in opened("attention").info[0].value


def test_a_trajectory_is_drawn_and_told(opened: Opened) -> None:
    at = opened("trajectory", id="T-0003")
    assert not at.exception
    assert len(at.get("plotly_chart")) == 2
    told = texts(at)
    assert "Gesloten plaatsing" in told
    assert "Er worden 4,5 afspraken per week gevraagd; dragen kan ze er 3 (1,50 keer)." in told
    assert "Voor het laatst gehoord op 1 oktober 2026" in told


def test_a_trajectory_that_is_not_known_is_said_in_words(opened: Opened) -> None:
    at = opened("trajectory", id="T-*9999*")
    assert "Er is geen traject met de naam" in at.error[0].value
    assert r"\*9999\*" in at.error[0].value
    assert not at.exception


def test_without_a_choice_the_trajectory_page_says_what_to_do(opened: Opened) -> None:
    assert "Kies hierboven" in opened("trajectory").info[0].value


def test_as_known_on_an_earlier_day_the_time_line_is_off(opened: Opened) -> None:
    at = opened("trajectory", id="T-0003")
    at.date_input(key="known_on").set_value(TODAY).run()
    assert not at.get("plotly_chart")
    assert "zoals ze bekend waren" in at.info[0].value
