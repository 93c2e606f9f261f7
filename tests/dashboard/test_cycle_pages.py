"""The pages of the learning cycles: the board, the plan, one cycle with its verdict, and what its owner does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.views import cycle_acts
from tests.dashboard import ladder_rows
from tests.dashboard.fake_desk import TODAY
from tests.dashboard.test_ladder_pages import as_account
from tests.dashboard.test_recording import send, widget
from tests.dashboard.test_screens import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]


def page(opened: Opened, account: str, name: str, act: str | None = None) -> AppTest:
    """A cycle as somebody sees it, with the act chosen."""
    at = as_account(opened, account, "cycle", id=name)
    assert not at.exception
    if act is not None:
        at = next(each for each in at.radio if "act-" in (each.key or "")).set_value(act).run()
    return at


def test_each_cycle_stands_in_the_column_of_its_phase(opened: Opened) -> None:
    at = as_account(opened, "els", "cycles")
    assert [each.value for each in at.header] == ["Plan: bedacht", "Do: bezig", "Check: getoetst", "Act: besloten"]
    told = texts(at)
    assert "Verbeterd" in told
    assert "Stokt" in told
    assert "De dag om terug te kijken is voorbij" in told
    assert "](http" not in " ".join(each.value for each in at.subheader).replace("\\", "\\\\").replace("\\]", "")


def test_a_cycle_says_in_sentences_what_the_figures_say(opened: Opened) -> None:
    told = texts(page(opened, "anna", "C-1"))
    assert "Na het begin staat er een signaal in de voorspelde richting." in told
    assert "De voorspelling is niet gehaald." in told
    assert "Eerste signaal in" in told
    assert "september 2024 tot en met oktober 2025" in told
    assert r"De stippellijn in november 2025: hier begon de verandering. Wie afwijkt weet wie dekt\." in told


def test_a_cycle_that_is_not_started_has_nothing_to_check(opened: Opened) -> None:
    told = texts(page(opened, "anna", "C-2"))
    assert "De verandering is nog niet begonnen" in told


def test_who_is_not_its_owner_reads_and_does_nothing(opened: Opened) -> None:
    at = page(opened, "anna", "C-1")
    assert not [each for each in at.button if (each.key or "").startswith("send-")]
    assert "Hier doet alleen de eigenaar (carla) iets" in texts(at)


def test_a_cycle_that_is_unknown_is_said_in_words(opened: Opened) -> None:
    at = as_account(opened, "els", "cycle", id="C-none")
    assert "Er is geen leercyclus met de naam" in at.error[0].value


def test_a_check_is_sent_without_a_verdict_of_ones_own(opened: Opened, desk: FakeDesk) -> None:
    at = page(opened, "carla", "C-1", "cycle_checked")
    send(at)
    assert desk.lines == [{"event": "cycle_checked", "occurred_on": str(TODAY), "cycle": "C-1"}]


def test_adopting_revises_the_protocol_in_the_same_act(opened: Opened, desk: FakeDesk) -> None:
    at = page(opened, "els", "C-1", "adopt")
    widget(at, "text_area", "reasons").set_value("Het helpt.")
    widget(at, "text_area", "text_1").set_value("Nieuw.")
    at = send(at)
    assert at.success
    acted, revised = desk.lines
    assert acted == {"event": "cycle_acted", "decision": "adopt", "occurred_on": str(TODAY), "cycle": "C-1",
                     "reasons": "Het helpt."}
    assert (revised["event"], revised["protocol"], revised["cycle"]) == ("protocol_revised", "P-plaatsing", "C-1")
    assert revised["version"] == ladder_rows.PROTOCOLS[0]["version"] + 1
    assert revised["clauses"][0]["text"] == "Nieuw."
    assert len(revised["clauses"]) == len(ladder_rows.CLAUSES)


def test_adopting_without_reasons_is_told_and_sends_nothing(opened: Opened, desk: FakeDesk) -> None:
    at = send(page(opened, "els", "C-1", "adopt"))
    assert "Vul dit in." in at.error[0].value
    assert desk.lines == []


TYPED = {"cycle": "LC-9", "title": "Wat eerst", "lessons": ["L-1"], "problem": "p", "change": "c", "level": "team",
         "cycle_owner": "carla", "about_clause": "P-1|c-1", "only_organisation": None, "only_district": "Noord",
         "measure": "overloaded_share", "baseline_from": "2025-01", "baseline_until": "2026-01",
         "prediction_direction": "down", "prediction_to": "12,5", "prediction_by": "2027-06",
         "balancing_measure": "mean_ratio", "balancing_harm": "up", "review_on": date(2027, 7, 1)}


def test_a_plan_becomes_one_line_with_a_share_for_percents() -> None:
    assert cycle_acts.plan(TODAY, TYPED).values == {
        "event": "cycle_planned", "occurred_on": str(TODAY), "cycle": "LC-9", "title": "Wat eerst", "lessons": ["L-1"],
        "problem": "p", "change": "c", "level": "team", "owner": "carla", "protocol": "P-1", "clause": "c-1",
        "district": "Noord", "measure": "overloaded_share", "baseline_from": "2025-01", "baseline_until": "2026-01",
        "prediction": {"direction": "down", "to": 0.125, "by": "2027-06"},
        "balancing": {"measure": "mean_ratio", "harm": "up"}, "review_on": "2027-07-01"}


def test_a_number_of_another_figure_stays_as_it_is_typed() -> None:
    made = cycle_acts.plan(TODAY, TYPED | {"measure": "answer_days", "prediction_to": "2.5"})
    assert made.values["prediction"]["to"] == 2.5


@pytest.mark.parametrize("typed", ["veel", "1,2,3", "--1", "1e3"])
def test_a_prediction_that_is_no_number_is_told_at_its_field(typed: str) -> None:
    assert cycle_acts.plan(TODAY, TYPED | {"prediction_to": typed}).errors == [("prediction_to", "error.number")]


def test_the_plan_is_filled_in_on_the_page(opened: Opened, desk: FakeDesk) -> None:
    at = as_account(opened, "carla", "cycles", cycles_part="plan")
    assert not at.exception
    at = send(at)
    assert "Vul dit in." in at.error[0].value
    assert widget(at, "selectbox", "cycle_owner").value == "carla"
    for kind, name in (("text_input", "cycle"), ("text_input", "title"), ("text_area", "problem"),
                       ("text_area", "change"), ("text_input", "prediction_to")):
        widget(at, kind, name).set_value("12" if name == "prediction_to" else f"the-{name}")
    widget(at, "multiselect", "lessons").set_value(["L-1"])
    widget(at, "date_input", "review_on").set_value(date(2027, 7, 1))
    for name, value in (("level", "team"), ("measure", "answer_days"), ("baseline_from", "2025-01"),
                        ("baseline_until", "2026-01"), ("prediction_direction", "down"), ("prediction_by", "2027-06"),
                        ("balancing_measure", "mean_ratio"), ("balancing_harm", "up")):
        widget(at, "selectbox", name).set_value(value)
    at = send(at)
    assert at.success
    assert [line["cycle"] for line in desk.lines] == ["the-cycle"]


def test_a_lesson_leads_to_the_cycle_that_took_it_up_and_says_what_it_changed(opened: Opened) -> None:
    told = texts(as_account(opened, "els", "lessons"))
    assert "Protocol P\\-plaatsing werd versie 2" in told
    assert "Wie mag het \\*wel\\*" in told
    assert "Opgenomen in leercyclus C\\-1." in told
    assert "Ook opgenomen in C\\-2, C\\-3." in told
