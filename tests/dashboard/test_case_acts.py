"""What one does to a case: one act at a time, one line each, and a refusal that keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.views import acts
from tests.dashboard.fake_desk import TODAY
from tests.dashboard.ladder_rows import MOTIVATION
from tests.dashboard.test_ladder_pages import as_account, texts
from tests.dashboard.test_recording import send, widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]

LINE = {"occurred_on": str(TODAY)}


def case(opened: Opened, account: str, name: str, act: str) -> AppTest:
    at = as_account(opened, account, "case", kind="dilemma" if name.startswith("Q") else "deviation", id=name)
    return at.radio[0].set_value(act).run()


def test_backing_needs_reasons_and_becomes_one_line(opened: Opened, desk: FakeDesk) -> None:
    at = send(case(opened, "bart", "D-1", "deviation_backed"))
    assert "De redenen: Vul dit in." in at.error[0].value
    widget(at, "text_area", "reasons").set_value("Dit is goed voor haar.")
    widget(at, "text_area", "conditions").set_value("Elke maand terugkijken.")
    at = send(at)
    assert desk.lines == [{"event": "deviation_backed", **LINE, "deviation": "D-1", "reasons": "Dit is goed voor haar.",
                           "conditions": "Elke maand terugkijken."}]
    assert at.success
    assert "Gedekt" in texts(at)
    assert "U kunt hier nu niets doen" in texts(at)


@pytest.mark.parametrize("act", ["deviation_declined", "deviation_asked_back"])
def test_declining_and_asking_back(opened: Opened, desk: FakeDesk, act: str) -> None:
    at = case(opened, "bart", "D-1", act)
    field = acts.ACTS[act][0].name
    widget(at, "text_area", field).set_value("Waarom nu?")
    send(at)
    assert desk.lines == [{"event": act, **LINE, "deviation": "D-1", field: "Waarom nu?"}]


def test_what_is_not_motivated_cannot_be_answered_yet(opened: Opened) -> None:
    at = as_account(opened, "bart", "case", kind="deviation", id="D-2")
    assert at.radio[0].options == ["Iets terugvragen", "Doorgeven naar de volgende trede"]
    assert any("De motivering moet nog komen" in each.value for each in at.info)


def test_the_motivation_comes_afterwards_as_a_whole(opened: Opened, desk: FakeDesk) -> None:
    at = case(opened, "anna", "D-2", "deviation_motivated")
    for part, text in {**MOTIVATION, "expected_effect": "Ze slaapt."}.items():
        widget(at, "text_area", part).set_value(text)
    at = send(at)
    assert desk.lines == [{"event": "deviation_motivated", **LINE, "deviation": "D-2", "motivation": MOTIVATION,
                           "expected_effect": "Ze slaapt."}]
    assert not any("moet nog komen" in each.value for each in at.info)


def test_a_director_decides_for_an_option_or_in_own_words(opened: Opened, desk: FakeDesk) -> None:
    at = case(opened, "carla", "Q-1", "dilemma_decided")
    widget(at, "selectbox", "option").set_value("other")
    widget(at, "text_area", "reasons").set_value("Dit kan nu.")
    widget(at, "date_input", "review_on").set_value(TODAY)
    at = send(at)
    assert "Het besluit in eigen woorden: Vul dit in." in at.error[0].value
    widget(at, "selectbox", "option").set_value("a")
    send(at)
    assert desk.lines == [{"event": "dilemma_decided", **LINE, "dilemma": "Q-1", "option": "a",
                           "reasons": "Dit kan nu.", "review_on": str(TODAY)}]


def test_the_answer_is_confirmed_and_backing_felt_is_a_number(opened: Opened, desk: FakeDesk) -> None:
    at = send(case(opened, "anna", "D-3", "deviation_answer_received"))
    assert at.radio[0].options == ["Zeggen hoe gedekt u zich voelde"]
    widget(at, "selectbox", "rating").set_value(4)
    send(at)
    assert [line["event"] for line in desk.lines] == ["deviation_answer_received", "deviation_backing_felt"]
    assert desk.lines[1]["rating"] == 4


def test_when_somebody_acted_meanwhile_the_new_state_is_shown_and_what_was_typed_stays(opened: Opened, desk: FakeDesk
                                                                                      ) -> None:
    at = case(opened, "bart", "D-1", "deviation_declined")
    widget(at, "text_area", "reasons").set_value("Dit kan hier niet.")
    desk.record("bart", {"event": "deviation_backed", **LINE, "deviation": "D-1", "reasons": "Ja."}, "elsewhere")
    at = send(at)
    assert not at.exception
    assert at.error
    assert "Gedekt" in texts(at)
    assert "er valt niets meer te beslissen" in texts(at)
    assert "U hebt het mandaat" not in texts(at)
    assert any("Dit kan hier niet" in each.value for each in at.warning)
    assert [line["event"] for line in desk.lines] == ["deviation_backed"]
    at = next(each for each in at.button if (each.key or "").startswith("throw-")).click().run()
    assert not at.error
    assert "U kunt hier nu niets doen" in texts(at)


def test_a_refusal_names_the_rule_in_words_and_keeps_what_was_typed(opened: Opened, desk: FakeDesk) -> None:
    desk.refuse_with = [{"line": None, "field": None, "reason": "caregiver: bart was a caregiver of T-0003"}]
    at = case(opened, "bart", "D-1", "deviation_backed")
    widget(at, "text_area", "reasons").set_value("Goed.")
    at = send(at)
    assert "U was het afgelopen jaar hulpverlener van haar" in at.error[0].value
    assert widget(at, "text_area", "reasons").value == "Goed."


def test_two_acts_of_one_filling_in_are_one(desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard import asking, forms

    monkeypatch.setattr(forms.st, "session_state", {"account": "bart"})
    for event in ("deviation_backed", "deviation_declined"):
        forms.send("case", "mark", lambda event=event: acts.line(
            event, "deviation", "D-1", TODAY, {"reasons": "Goed."}, ""), asking.READ_CASE)
    assert [line["event"] for line in desk.lines] == ["deviation_backed"]


def test_the_draft_of_each_act_is_kept_and_told(opened: Opened) -> None:
    at = case(opened, "bart", "D-1", "deviation_backed")
    widget(at, "text_area", "reasons").set_value("Goed.").run()
    assert any("Klad bewaard" in each.value for each in at.info)
    at = at.radio[0].set_value("deviation_declined").run()
    assert widget(at, "text_area", "reasons").value == ""
    at = at.radio[0].set_value("deviation_backed").run()
    assert widget(at, "text_area", "reasons").value == "Goed."
