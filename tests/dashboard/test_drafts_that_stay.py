"""What was typed survives a closed window: another session of the same account finds it, nobody else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dashboard.fake_desk import TODAY
from tests.dashboard.test_asking_up import deviating, dilemma
from tests.dashboard.test_case_acts import case
from tests.dashboard.test_ladder_pages import as_account
from tests.dashboard.test_recording import send, widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]


def told(at: AppTest) -> str:
    return "\n".join(each.value for each in at.info)


def half_deviated(opened: Opened) -> AppTest:
    at = deviating(opened)
    at = widget(at, "selectbox", "way").set_value("acted_first").run()
    widget(at, "text_area", "instead").set_value("Ze houdt haar mentor.")
    widget(at, "text_area", "alternatives").set_value("geen")
    widget(at, "checkbox", "urgent").set_value(True)
    widget(at, "button_group", "discussed_with").set_value(["young_person"])
    widget(at, "date_input", "effective_from").set_value(TODAY.replace(day=1))
    return at.run()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_deviation_comes_back_with_its_clause_and_every_field(opened: Opened, desk: FakeDesk, language: str) -> None:
    assert "ook als u dit venster sluit" in told(half_deviated(opened))
    at = opened("start")
    at.segmented_control(key="lang").set_value(language).run()
    at.selectbox(key="account").set_value("anna").run()
    at.query_params["id"] = "T-0003"
    at = at.switch_page("screens/deviate.py").run()
    assert not at.exception
    assert not [each.value for each in at.warning if "default value" in each.value]
    assert ("Hier staat uw klad van 25 november 2026 om 12:00" if language == "nl"
            else "This is your draft of 25 November 2026 at 12:00") in told(at)
    assert at.selectbox(key="clause:P-plaatsing").value == "c-mentor"
    assert widget(at, "selectbox", "way").value == "acted_first"
    assert widget(at, "text_area", "instead").value == "Ze houdt haar mentor."
    assert widget(at, "checkbox", "urgent").value is True
    assert widget(at, "button_group", "discussed_with").value == ["young_person"]
    assert widget(at, "date_input", "effective_from").value == TODAY.replace(day=1)


def test_what_is_sent_is_no_draft_any_more(opened: Opened, desk: FakeDesk) -> None:
    at = half_deviated(opened)
    widget(at, "text_area", "urgency").set_value("Ze stond buiten.")
    send(at)
    assert desk.lines
    assert desk.kept == {}
    assert "klad" not in told(as_account(opened, "anna", "deviate", id="T-0003"))


def test_what_is_thrown_away_or_made_empty_is_no_draft_any_more(opened: Opened, desk: FakeDesk) -> None:
    at = half_deviated(opened)
    next(each for each in at.button if (each.key or "").startswith("throw-")).click().run()
    assert desk.kept == {}
    at = case(opened, "bart", "D-1", "deviation_declined")
    widget(at, "text_area", "reasons").set_value("Nee.").run()
    assert desk.kept
    widget(at, "text_area", "reasons").set_value("").run()
    assert desk.kept == {}


def test_another_account_and_another_girl_have_another_form(opened: Opened, desk: FakeDesk) -> None:
    half_deviated(opened)
    at = as_account(opened, "bart", "deviate", id="T-0003")
    assert not [each.value for each in at.text_area if each.value]
    at = deviating_for(opened, "T-0004")
    assert widget(at, "text_area", "instead").value == ""
    assert [form for _, form in desk.kept] == ["deviate:T-0003"]


def deviating_for(opened: Opened, name: str) -> AppTest:
    at = as_account(opened, "anna", "deviate", id=name)
    return at.selectbox(key="clause:P-plaatsing").set_value("c-age").run()


def test_a_draft_is_sealed_with_the_keys_of_whom_it_is_about(opened: Opened, desk: FakeDesk) -> None:
    half_deviated(opened)
    dilemma(opened, deviation="D-3")
    widget(case(opened, "bart", "D-1", "deviation_declined"), "text_area", "reasons").set_value("Nee.").run()
    assert {form: kept["about"] for (_, form), kept in desk.kept.items()} == {
        "deviate:T-0003": [("trajectory", "T-0003")],
        "dilemma:D-3": [("trajectory", "T-0003"), ("trajectory", "T-0004"), ("deviation", "D-3")],
        "case:deviation:D-1": [("deviation", "D-1")]}


def test_a_dilemma_comes_back_with_as_many_options(opened: Opened) -> None:
    at = dilemma(opened)
    at = next(each for each in at.button if (each.key or "").startswith("add-")).click().run()
    widget(at, "text_area", "text_c").set_value("De stad.")
    widget(at, "selectbox", "preferred").set_value("c")
    widget(at, "checkbox", "with_none").set_value(False).run()
    at = as_account(opened, "anna", "dilemma")
    assert not at.exception
    assert at.multiselect[0].value == ["T-0003", "T-0004"]
    assert widget(at, "text_area", "text_c").value == "De stad."
    assert widget(at, "selectbox", "preferred").value == "c"
    assert widget(at, "checkbox", "with_none").value is False


def test_an_act_on_a_case_comes_back_as_the_act_it_was(opened: Opened) -> None:
    at = case(opened, "bart", "D-1", "deviation_asked_back")
    widget(at, "text_area", "question").set_value("Waarom nu?").run()
    at = as_account(opened, "bart", "case", kind="deviation", id="D-1")
    assert at.radio[0].value == "deviation_asked_back"
    assert widget(at, "text_area", "question").value == "Waarom nu?"
    assert "Hier staat uw klad" in told(at)


def test_an_act_that_was_overtaken_meanwhile_still_shows_what_was_typed(opened: Opened, desk: FakeDesk) -> None:
    at = case(opened, "bart", "D-1", "deviation_declined")
    widget(at, "text_area", "reasons").set_value("Dit kan niet.").run()
    desk.record("bart", {"event": "deviation_backed", "deviation": "D-1", "reasons": "Ja."}, "elsewhere")
    at = as_account(opened, "bart", "case", kind="deviation", id="D-1")
    assert any("Dit kan niet" in each.value for each in at.warning)


def test_my_cases_list_what_was_not_sent_yet(opened: Opened) -> None:
    assert "Nog niet verstuurd" not in [each.value for each in as_account(opened, "anna", "mine").header]
    half_deviated(opened)
    dilemma(opened)
    widget(case(opened, "anna", "D-1", "deviation_withdrawn"), "text_area", "reason").set_value("Toch niet.").run()
    at = as_account(opened, "anna", "mine")
    assert at.header[0].value == "Nog niet verstuurd"
    ways = [each.label.replace("\\", "") for each in at.get("page_link")][:3]
    assert ways == ["Afwijken voor T-0003, klad van 25 november 2026 om 12:00",
                    "Een dilemma, klad van 25 november 2026 om 12:00",
                    "Afwijking D-1, klad van 25 november 2026 om 12:00"]


def test_whoever_is_no_account_keeps_a_draft_for_the_visit_alone(opened: Opened, desk: FakeDesk) -> None:
    at = opened("deviate", id="T-0003")
    at = at.selectbox(key="clause:P-plaatsing").set_value("c-mentor").run()
    at = widget(at, "text_area", "instead").set_value("Iets.").run()
    assert "zolang dit venster open is" in told(at)
    assert desk.kept == {}
