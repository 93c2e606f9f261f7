"""Deviating and raising a dilemma: what goes to the application, who is said to decide, and that twice is once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dashboard.fake_desk import TODAY
from tests.dashboard.ladder_rows import MOTIVATION
from tests.dashboard.test_ladder_pages import as_account
from tests.dashboard.test_recording import send, widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]


def deviating(opened: Opened, clause: str = "c-mentor") -> AppTest:
    at = as_account(opened, "anna", "deviate", id="T-0003")
    return at.selectbox(key="clause:P-plaatsing").set_value(clause).run()


def dilemma(opened: Opened, **address: str) -> AppTest:
    at = as_account(opened, "anna", "dilemma", **address)
    at.multiselect[0].set_value(["T-0003", "T-0004"])
    for field, text in (("question", "Wie betaalt?"), ("at_stake", "Haar plek."), ("text_a", "De gemeente."),
                        ("text_b", "De aanbieder."), ("for_a", "Snel.")):
        widget(at, "text_area", field).set_value(text)
    widget(at, "selectbox", "cause").set_value("money")
    return at.run()


def test_a_planned_deviation_becomes_one_line_and_its_way_can_be_followed(opened: Opened, desk: FakeDesk) -> None:
    at = deviating(opened)
    widget(at, "text_area", "instead").set_value("Ze houdt haar mentor.")
    for part, text in MOTIVATION.items():
        widget(at, "text_area", part).set_value(text)
    widget(at, "text_area", "expected_effect").set_value("Ze komt.")
    widget(at, "text_area", "alternatives").set_value("een\n\ntwee ")
    widget(at, "button_group", "discussed_with").set_value(["young_person"])
    at = send(at)
    assert not at.exception
    name = desk.lines[0].pop("deviation")
    assert name.startswith("D-")
    assert desk.lines == [{
        "event": "deviation_recorded", "occurred_on": str(TODAY), "trajectory": "T-0003", "protocol": "P-plaatsing",
        "clause": "c-mentor", "instead": "Ze houdt haar mentor.", "effective_from": str(TODAY),
        "motivation": MOTIVATION, "expected_effect": "Ze komt.", "alternatives": ["een", "twee"],
        "discussed_with": ["young_person"]}]
    assert any(name in each.label.replace("\\", "") for each in at.get("page_link"))


def test_before_sending_it_says_who_decides_and_by_when(opened: Opened) -> None:
    at = deviating(opened)
    assert any("**Mandaathouder** (org\\-a). Over 5 dagen" in each.value for each in at.info)
    at = widget(at, "checkbox", "urgent").set_value(True).run()
    assert any("Morgen: uiterlijk 26 november 2026 om 12:00" in each.value for each in at.info)
    at = at.selectbox(key="clause:P-plaatsing").set_value("c-own").run()
    assert any("eigen professionele ruimte" in each.value for each in at.info)


def test_who_acted_first_says_why_and_may_motivate_later(opened: Opened, desk: FakeDesk) -> None:
    at = deviating(opened)
    at = widget(at, "selectbox", "way").set_value("acted_first").run()
    widget(at, "text_area", "instead").set_value("Een nacht bij haar tante.")
    widget(at, "text_area", "urgency").set_value("Ze stond buiten.")
    widget(at, "text_area", "legitimacy").set_value("De wet.")
    at = send(at)
    assert "in haar geheel" in at.error[0].value
    assert desk.lines == []
    widget(at, "text_area", "legitimacy").set_value("")
    send(at)
    assert desk.lines[0]["acted_first"] is True
    assert "motivation" not in desk.lines[0]


def test_what_is_missing_is_said_and_what_was_typed_stays(opened: Opened, desk: FakeDesk) -> None:
    at = deviating(opened)
    widget(at, "text_area", "legitimacy").set_value("De wet.")
    at = send(at)
    assert "[Betrokkenheid: wie doen er mee?: Vul dit in.](#field-involvement)" in at.error[0].value
    assert widget(at, "text_area", "legitimacy").value == "De wet."
    assert desk.lines == []


def test_a_dilemma_has_its_options_side_by_side_and_becomes_one_line(opened: Opened, desk: FakeDesk) -> None:
    at = dilemma(opened)
    assert any("**Bestuurder**" in each.value for each in at.info)
    widget(at, "selectbox", "preferred").set_value("a")
    at = send(at)
    assert not at.exception
    assert desk.lines[0].pop("dilemma").startswith("Q-")
    assert desk.lines == [{
        "event": "dilemma_raised", "occurred_on": str(TODAY), "trajectories": ["T-0003", "T-0004"],
        "question": "Wie betaalt?", "at_stake": "Haar plek.", "cause": "money", "preferred": "a",
        "options": [{"option": "a", "text": "De gemeente.", "for": "Snel."}, {"option": "b", "text": "De aanbieder."},
                    {"option": "none", "text": "Geen van deze"}]}]


def test_one_more_option_can_be_added_and_asks_for_its_text(opened: Opened, desk: FakeDesk) -> None:
    at = dilemma(opened)
    at = next(each for each in at.button if (each.key or "").startswith("add-")).click().run()
    at = send(at)
    assert "Mogelijkheid C: wat houdt het in?: Vul dit in." in at.error[0].value
    widget(at, "text_area", "text_c").set_value("De stad.")
    widget(at, "checkbox", "with_none").set_value(False)
    send(at)
    assert [each["option"] for each in desk.lines[0]["options"]] == ["a", "b", "c"]


def test_a_declined_deviation_goes_on_as_a_dilemma(opened: Opened, desk: FakeDesk) -> None:
    at = as_account(opened, "anna", "case", kind="deviation", id="D-3")
    assert any("als dilemma" in each.label for each in at.get("page_link"))
    at = dilemma(opened, deviation="D-3")
    assert any("**Stadsbestuur**" in each.value for each in at.info), "it starts above the rung that declined"
    at = send(at)
    assert desk.lines[0]["deviation"] == "D-3"
    [followed] = [each.label.replace("\\", "") for each in at.get("page_link") if "Volg" in each.label]
    assert desk.lines[0]["dilemma"] in followed
