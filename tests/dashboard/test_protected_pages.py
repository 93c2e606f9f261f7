"""What policy staff see of figures: protected, said to be so, and without a filter that would undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dashboard import ladder_rows
from tests.dashboard.fake_desk import TODAY
from tests.dashboard.test_ladder_pages import as_account
from tests.dashboard.test_screens import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from streamlit.testing.v1 import AppTest

    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]


def test_the_city_says_of_which_day_its_figures_are_and_what_is_hidden(opened: Opened) -> None:
    at = as_account(opened, "els", "city", theme="voice")
    assert not at.exception
    [told] = [each.value for each in at.info]
    assert "Beschermde cijfers van 31 oktober 2026, van de hele stad" in told
    assert "Hier zijn 1 van de 2" in told
    assert next(each.value for each in at.metric if each.label == "Ergens onveilig") == "verborgen"
    assert "Het gaat om te weinig meisjes." in texts(at)


def test_start_says_of_which_day_its_figures_are(opened: Opened) -> None:
    told = [next(each.value for each in as_account(opened, account, "start").header) for account in ("els", "carla")]
    assert told == ["Op 31 oktober 2026, de laatste dag van een maand die voorbij is", "Vandaag, 25 november 2026"]


def test_start_has_no_door_to_a_page_that_this_account_does_not_find_in_its_menu(opened: Opened) -> None:
    def doors(account: str) -> list[str]:
        return [way.page for way in as_account(opened, account, "start").get("page_link")]

    assert "trajectory" in doors("carla")
    assert not {"trajectory", "attention", "record"} & set(doors("els"))
    assert "city" in doors("els")


def test_policy_staff_cannot_narrow_and_who_sees_girls_can(opened: Opened) -> None:
    def filters(account: str) -> list[str]:
        return [each.key for each in as_account(opened, account, "city").selectbox if each.key != "account"]

    assert filters("els") == []
    assert {name.partition(":")[0] for name in filters("carla")} == {"district", "organisation"}


def test_a_hidden_month_is_no_empty_month(opened: Opened, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = desk.series

    def hidden(*asked: object) -> dict[str, object]:
        answer = whole(*asked)
        answer["series"][-1] |= {"value": None, "numerator": None, "hidden": True}
        return answer

    monkeypatch.setattr(desk, "series", hidden)
    at = as_account(opened, "els", "city", part="months")
    assert not at.exception
    assert any("verborgen" in table.value.to_string() for table in at.table)


def test_few_acts_are_not_called_none(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    few = [{**ladder_rows.FIGURES[0], "waiting": None, "overdue": None, "curve": None}, *ladder_rows.FIGURES[1:]]
    monkeypatch.setattr(ladder_rows, "FIGURES", few)
    assert any("minder dan 5" in table.value.to_string() for table in as_account(opened, "els", "ladder").table)


def test_waits_of_which_none_may_be_told_are_hidden_and_not_none(opened: Opened, desk: FakeDesk,
                                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    def waits(told: dict[str, int | None]) -> str:
        figures = desk.city("els", TODAY, None, None) | {
            "waiting": told, "hidden_figures": [f"waiting.{kind}" for kind, number in told.items() if number is None]}
        monkeypatch.setattr(desk, "city", lambda *asked: figures)
        desk.lines.append({})  # another position: nothing is kept
        at = as_account(opened, "els", "city", theme="standstill")
        return next(str(each.value) for each in at.metric if each.label == "Lopende wachttijden")

    assert waits({"housing": None, "treatment": None}) == "verborgen"
    assert waits({"housing": 15, "treatment": None}) == "15 of meer"
    assert waits({"housing": 15}) == "15"


def test_a_rung_with_few_late_answers_is_not_said_to_have_none(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    few = [{**row, "overdue": None, "curve": None} for row in ladder_rows.FIGURES]
    monkeypatch.setattr(ladder_rows, "FIGURES", few)
    told = texts(as_account(opened, "els", "ladder"))
    assert "minder dan 5 antwoorden te laat" in told
    assert "Nergens is een antwoord te laat" not in told
    assert "ziet alleen wie trajecten mag zien" in told


def test_a_cycle_on_a_part_of_the_city_keeps_its_page_without_its_figures(opened: Opened, desk: FakeDesk,
                                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = {"series": [], "baseline": {"mean": None, "lower": None, "upper": None}, "points": [], "hidden": True}
    monkeypatch.setattr(desk, "cycle_course", lambda account, name: hidden)
    at = as_account(opened, "els", "cycle", id="C-3")
    assert not at.exception
    assert "Deze cyclus gaat over een deel van de stad" in " ".join(each.value for each in at.info)
    assert "Wie afwijkt weet wie dekt" in texts(at)
