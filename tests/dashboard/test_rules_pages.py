"""The pages of the rules for each role: lending a mandate, accounts, protocols, terms and lessons."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.dashboard.fake_desk import TODAY
from tests.dashboard.test_ladder_pages import as_account
from tests.dashboard.test_recording import send, widget
from tests.dashboard.test_screens import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]

LINE = {"occurred_on": str(TODAY)}


def test_whoever_holds_a_rung_lends_its_mandate_up_to_and_with_a_day(opened: Opened, desk: FakeDesk) -> None:
    at = as_account(opened, "carla", "rules")
    widget(at, "selectbox", "to").set_value("bart")
    widget(at, "date_input", "last_day").set_value(TODAY + timedelta(days=4))
    at = send(at)
    assert at.success
    assert desk.lines == [{"event": "mandate_delegated", **LINE, "account": "carla", "to": "bart", "rung": "director",
                           "valid_from": str(TODAY), "valid_until": str(TODAY + timedelta(days=5))}]


def test_a_mandate_that_ends_before_it_begins_is_told_at_the_field(opened: Opened, desk: FakeDesk) -> None:
    at = as_account(opened, "carla", "rules")
    widget(at, "selectbox", "to").set_value("bart")
    widget(at, "date_input", "last_day").set_value(TODAY - timedelta(days=1))
    assert "De laatste dag ligt niet voor de eerste." in texts(send(at))
    assert desk.lines == []


def test_a_lent_mandate_is_taken_back_early(opened: Opened, desk: FakeDesk) -> None:
    at = as_account(opened, "bart", "rules")
    assert "Aan **anna**: mandaathouder, van 20 november 2026 tot en met 30 november 2026 (geldt nu)." in texts(at)
    at = next(each for each in at.button if (each.key or "").startswith("end-")).click().run()
    assert not at.exception
    assert at.success
    assert desk.lines == [{"event": "mandate_withdrawn", **LINE, "account": "bart", "to": "anna",
                           "rung": "mandate_holder"}]


def test_whoever_borrows_sees_from_whom_and_cannot_lend_on(opened: Opened) -> None:
    told = as_account(opened, "anna", "rules")
    assert "Van **bart**" in texts(told)
    assert "U hebt die niet" in texts(told)
    assert not [each for each in told.button if (each.key or "").startswith("send-")]


def part(opened: Opened, account: str, name: str) -> AppTest:
    return as_account(opened, account, "rules", rules_part=name)


def test_policy_staff_lay_down_a_protocol_with_the_clauses_that_are_filled_in(opened: Opened, desk: FakeDesk) -> None:
    at = part(opened, "els", "protocols").radio(key="rules_act").set_value("protocol_adopted").run()
    widget(at, "text_input", "protocol").set_value("P-nieuw")
    widget(at, "text_input", "title").set_value("Verlof")
    widget(at, "selectbox", "owner").set_value("gemeente")
    widget(at, "text_input", "clause_2").set_value("c-verlof")
    at = send(at)
    assert "Regel 2: wat staat er?: Vul dit in." in at.error[0].value.replace("[", "").replace("](#field-text_2)", "")
    widget(at, "text_area", "text_2").set_value("Verlof duurt een dag.")
    widget(at, "selectbox", "latitude_2").set_value("director")
    send(at)
    assert desk.lines == [{
        "event": "protocol_adopted", **LINE, "version": 1, "protocol": "P-nieuw", "title": "Verlof",
        "owner": "gemeente",
        "clauses": [{"clause": "c-verlof", "text": "Verlof duurt een dag.", "latitude": "director"}]}]


def test_a_revision_begins_with_the_clauses_as_they_are_and_may_add_one(opened: Opened, desk: FakeDesk) -> None:
    at = part(opened, "els", "protocols").radio(key="rules_act").set_value("protocol_revised").run()
    at = next(each for each in at.button if (each.key or "").startswith("add-")).click().run()
    assert widget(at, "text_input", "clause_1").value == "c-own"
    widget(at, "text_input", "clause_1").set_value("")
    widget(at, "text_area", "text_1").set_value("")
    widget(at, "selectbox", "latitude_1").set_value(None)
    widget(at, "selectbox", "latitude_3").set_value("mandate_holder")
    widget(at, "text_input", "clause_4").set_value("c-vier")
    widget(at, "text_area", "text_4").set_value("Vier.")
    widget(at, "selectbox", "latitude_4").set_value("city_board")
    widget(at, "text_area", "reason").set_value("Het hielp.")
    send(at)
    [line] = desk.lines
    assert (line["event"], line["protocol"], line["version"], line["reason"]) == (
        "protocol_revised", "P-plaatsing", 3, "Het hielp.")
    assert [(each["clause"], each["latitude"]) for each in line["clauses"]] == [
        ("c-mentor", "mandate_holder"), ("c-age", "mandate_holder"), ("c-vier", "city_board")]


def test_new_terms_are_the_next_version_of_the_ladder(opened: Opened, desk: FakeDesk) -> None:
    at = part(opened, "els", "ladder")
    widget(at, "text_input", "answer_within_days_1").set_value("0")
    assert "Vul een heel getal in vanaf 1." in texts(send(at))
    widget(at, "text_input", "answer_within_days_1").set_value("3")
    send(at)
    [line] = desk.lines
    assert (line["event"], line["ladder"], line["version"]) == ("ladder_adopted", "ladder", 4)
    assert [(each["rung"], each["answer_within_days"]) for each in line["rungs"]] == [
        ("mandate_holder", 3), ("director", 10), ("city_board", 21)]
    assert (line["motivation_within_hours"], line["evaluate_within_days"]) == (24, 90)


@pytest.mark.parametrize("name", ["protocols", "ladder"])
def test_who_makes_no_policy_reads_the_rules_and_changes_none(opened: Opened, name: str) -> None:
    at = part(opened, "bart", name)
    assert not at.exception
    assert not [each for each in at.button if (each.key or "").startswith("send-")]
    if name == "protocols":
        assert "Bij overplaatsing wisselt de mentor" in texts(at)
        assert "Afwijken dekt: de mandaathouder" in texts(at)


def doing(opened: Opened, event: str) -> AppTest:
    return as_account(opened, "fred", "people").selectbox(key="people_what").set_value(event).run()


def test_an_administrator_registers_an_account_and_an_organisation(opened: Opened, desk: FakeDesk) -> None:
    at = doing(opened, "account_registered")
    for field, text in (("account", "gijs"), ("person", "gijs")):
        widget(at, "text_input", field).set_value(text)
    widget(at, "selectbox", "organisation").set_value("org-a")
    widget(at, "button_group", "roles").set_value(["professional", "mandate_holder"])
    assert send(at).success
    at = doing(opened, "organisation_registered")
    widget(at, "text_input", "organisation").set_value("org-z")
    widget(at, "text_input", "name").set_value("Zorg Z")
    widget(at, "selectbox", "kind").set_value("health")
    assert send(at).success
    assert desk.lines == [
        {"event": "account_registered", **LINE, "account": "gijs", "person": "gijs", "organisation": "org-a",
         "roles": ["professional", "mandate_holder"]},
        {"event": "organisation_registered", **LINE, "organisation": "org-z", "name": "Zorg Z", "kind": "health"}]


def test_a_change_of_roles_tells_only_what_changed(opened: Opened, desk: FakeDesk) -> None:
    at = doing(opened, "account_changed").selectbox(key="people_who").set_value("anna").run()
    assert "Hier verandert niets." in texts(send(at))
    widget(at, "button_group", "roles").set_value(["professional", "director"])
    send(at)
    assert desk.lines == [{"event": "account_changed", **LINE, "account": "anna",
                           "roles": ["professional", "director"]}]


def test_closing_asks_for_a_reason_and_a_refusal_stands_at_the_field(opened: Opened, desk: FakeDesk) -> None:
    at = doing(opened, "account_closed")
    assert "zoe" not in at.selectbox(key="people_who").options
    at = at.selectbox(key="people_who").set_value("fred").run()
    widget(at, "text_area", "reason").set_value("Weg.")
    desk.refuse_with = [{"line": None, "field": "account", "reason": "This is the last account that can administer: "
                         "make somebody else administrator first."}]
    assert "Dit is de laatste beheerder" in send(at).error[0].value


def test_lessons_say_where_they_went_and_those_left_alone_stand_first(opened: Opened) -> None:
    at = as_account(opened, "els", "lessons")
    told = texts(at)
    assert "Nog niet opgepakt" in told
    assert "Oorzaak: woonplek" in told
    assert r"geen \*eigen\* kamer" in told
    assert [each.value.replace("\\", "") for each in at.header] == [
        "Een belemmering (L-1)", "Een belemmering (L-3)", "Een kans (L-2)"]
    assert as_account(opened, "els", "lessons", id="L-2").header[0].value.replace("\\", "") == "Een kans (L-2)"


def test_a_lesson_that_nobody_took_up_leads_from_the_inbox_to_the_lessons(opened: Opened, desk: FakeDesk,
                                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"kind": "lesson", "id": "L-1", "rung": None, "arrived_at": None, "due_at": None, "urgent": False,
           "overdue": True, "about": "", "trajectories": []}
    monkeypatch.setattr(desk, "inbox", lambda account: [{**row, "due_at": "2026-06-01T00:00:00Z"}])
    at = as_account(opened, "els", "inbox")
    [way] = at.get("page_link")
    assert way.page == "lessons"
    assert "les L" in way.label
    assert way.query_string == "id=L-1"


def test_a_row_that_says_what_it_is_of_leads_straight_to_it(opened: Opened, desk: FakeDesk,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    row = {**desk.inbox("bart")[0], "kind": "answer", "of": "dilemma"}
    monkeypatch.setattr(desk, "inbox", lambda account: [row])
    [way] = as_account(opened, "bart", "inbox").get("page_link")
    assert "kind=dilemma" in way.query_string
