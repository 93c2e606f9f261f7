"""The forms: what goes to the application, what is refused, and that twice is once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.views import acts, deviation, dilemma, record
from domain.catalogue import TRAJECTORY_EVENTS
from domain.fields import fields_of
from escalations.catalogue import EVENTS
from tests.dashboard.fake_desk import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from dashboard.views.fields import Field
    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]

ON = date(2026, 11, 3)


def form(opened: Opened, event: str) -> AppTest:
    at = opened("record_fact", id="T-0003")
    return at.selectbox(key="what").set_value(event).run()


def widget(at: AppTest, kind: str, field: str) -> Any:
    """The widget of a field, whatever the mark in its key."""
    return next(each for each in at.get(kind) if f"-{field}-" in (each.key or ""))


def send(at: AppTest) -> AppTest:
    return next(each for each in at.button if (each.key or "").startswith("send-")).click().run()


def test_help_that_begins_becomes_one_line(opened: Opened, desk: FakeDesk) -> None:
    at = form(opened, "intervention_started")
    widget(at, "selectbox", "kind").set_value("trauma_treatment")
    widget(at, "text_input", "appointments_per_week").set_value("1,5")
    widget(at, "text_input", "provider").set_value("org-b")
    at = send(at)
    assert not at.exception
    assert desk.lines == [{
        "event": "intervention_started", "trajectory": "T-0003", "occurred_on": str(TODAY), "kind": "trauma_treatment",
        "provider": "org-b", "appointments_per_week": 1.5, "intervention": f"trauma_treatment-{TODAY}"}]
    assert "Vastgelegd onder nummer" in at.success[0].value
    assert len(desk.receipts) == 1


def test_nothing_is_recorded_of_an_unknown_trajectory(opened: Opened) -> None:
    at = opened("record_fact", id="T-9999")
    assert not at.exception
    assert "Er is geen traject met de naam" in at.error[0].value
    assert not at.button


def test_a_new_form_after_success_has_a_new_command_id(opened: Opened, desk: FakeDesk) -> None:
    at = form(opened, "caregiver_assigned")
    for name in ("c-one", "c-two"):
        widget(at, "selectbox", "role").set_value("mentor")
        widget(at, "text_input", "caregiver").set_value(name)
        at = send(at)
    assert [line["caregiver"] for line in desk.lines] == ["c-one", "c-two"]
    assert len(desk.receipts) == 2


def test_the_same_mark_twice_writes_once_and_shows_success(desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard import forms

    state: dict[str, Any] = {}
    monkeypatch.setattr(forms.st, "session_state", state)
    line = record.Line({"event": "intervention_ended"})
    forms.send("f", "mark", lambda: line)
    forms.send("f", "mark", lambda: line)
    assert len(desk.lines) == 1
    state.pop("forms:done")  # the second click came before the first was kept: the command id still holds
    forms.send("f", "mark", lambda: line)
    assert len(desk.lines) == 1
    assert forms.outcome("f") == forms.Outcome(recorded=True, id="e-1")


def test_what_is_missing_is_said_above_and_at_the_field(opened: Opened, desk: FakeDesk) -> None:
    at = form(opened, "caregiver_assigned")
    widget(at, "text_input", "organisation").set_value("org-a")
    at = send(at)
    assert desk.lines == []
    assert "[Rol: Vul dit in.](#field-role)" in at.error[0].value
    assert "[Hulpverlener: Vul dit in.](#field-caregiver)" in at.error[0].value
    assert sum("Vul dit in." in each.value for each in at.markdown) == 2
    assert widget(at, "text_input", "organisation").value == "org-a"


@pytest.mark.parametrize("amount", ["veel", "1,234", "169", "-1", "1e3", "1.5.2", "٣"])
def test_an_amount_that_is_none_is_refused(opened: Opened, desk: FakeDesk, amount: str) -> None:
    at = form(opened, "intervention_started")
    widget(at, "selectbox", "kind").set_value("mentoring")
    widget(at, "text_input", "hours_per_week").set_value(amount)
    assert "van 0 tot en met 168" in send(at).error[0].value
    assert desk.lines == []


def test_a_refusal_is_shown_in_dutch_at_its_field(opened: Opened, desk: FakeDesk) -> None:
    desk.refuse_with = [{"line": None, "field": "occurred_on", "reason": "The day lies before her birth month."},
                        {"line": None, "field": None, "reason": "Something new [x](http://x)."}]
    at = send(_ended(opened))
    shown = at.error[0].value
    assert "(#field-occurred_on)" in shown
    assert "Deze dag ligt voor haar geboortemaand." in shown
    assert "](http" not in shown


def _ended(opened: Opened) -> AppTest:
    at = form(opened, "intervention_ended")
    widget(at, "selectbox", "intervention").set_value("trauma")
    return at


def test_what_ends_is_chosen_from_what_runs(opened: Opened, desk: FakeDesk) -> None:
    at = form(opened, "intervention_ended")
    chosen = widget(at, "selectbox", "intervention")
    assert chosen.options == ["Traumabehandeling (trauma)", "Toezicht reclassering (probation)",
                              "Mentor of maatje (mentor)"]
    chosen.set_value("trauma")
    send(at)
    assert desk.lines[0]["intervention"] == "trauma"


def test_a_change_names_role_and_both_people(opened: Opened, desk: FakeDesk) -> None:
    at = form(opened, "caregiver_changed")
    widget(at, "selectbox", "from").set_value("case_director|c-brown")
    widget(at, "text_input", "to").set_value("c-dale")
    widget(at, "selectbox", "warm_handover").set_value("yes")
    send(at)
    assert desk.lines == [{"event": "caregiver_changed", "trajectory": "T-0003", "occurred_on": str(TODAY),
                           "from": "c-brown", "to": "c-dale", "role": "case_director", "warm_handover": "yes"}]


def test_a_command_is_refused_to_whoever_may_not_record(desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard import forms

    state: dict[str, Any] = {}
    monkeypatch.setattr(forms.st, "session_state", state)
    desk.refused_actions = frozenset({"record_fact"})
    forms.send("f", "mark", lambda: record.Line({"event": "placement_ended"}))
    assert desk.lines == []
    assert forms.outcome("f") == forms.Outcome(recorded=False, errors=((None, "error.not_allowed"),))


def test_a_name_that_was_used_gets_a_number() -> None:
    made = record.line(record.BY_EVENT["placement_started"], "T-1", ON, {"kind": "crisis"}, ["crisis-2026-11-03"])
    assert made.values["placement"] == "crisis-2026-11-03-2"


@pytest.mark.parametrize("each", record.FORMS, ids=lambda form: form.event)
def test_a_form_has_the_fields_and_choices_of_its_event(each: record.Form) -> None:
    fields = fields_of(TRAJECTORY_EVENTS[each.event])
    for field in each.fields:
        assert field.name in fields
        if field.choices:
            assert field.choices == fields[field.name].field.choices
    ours = {field.name for field in each.fields if field.required}
    derived = {"intervention", "placement"} if each.event.endswith("_started") else {"role"}
    assert {name for name, field in fields.items() if field.required} - derived <= ours | {"from", "to"}


def forms_of_cases() -> list[tuple[str, tuple[Field, ...]]]:
    """The fields of every form of the route, with the event that it becomes."""
    planned = (*deviation.what(acted_first=False), *deviation.why(acted_first=False), *deviation.MORE)
    first = (*deviation.what(acted_first=True), *deviation.why(acted_first=True), *deviation.MORE)
    return [*acts.ACTS.items(), ("deviation_recorded", planned), ("deviation_recorded", first),
            ("dilemma_raised", (*dilemma.ABOUT, *dilemma.AROUND))]


@pytest.mark.parametrize(("event", "given"), forms_of_cases(), ids=lambda told: told if isinstance(told, str) else "")
def test_a_form_of_the_route_has_fields_and_choices_of_its_event(event: str, given: tuple[Field, ...]) -> None:
    fields = fields_of(EVENTS[event])
    for field in given:
        if field.name in acts.MOTIVATION:
            assert {part.name for part in fields["motivation"].field.parts} == set(acts.MOTIVATION)
            continue
        own = fields[field.name]
        if field.choices and own.field.kind == "number":
            assert field.choices == tuple(range(int(own.field.low or 0), int(own.field.high or 0) + 1))
        elif field.choices:
            assert set(field.choices) <= set(own.field.choices)
            assert set(own.field.choices) - set(field.choices) <= {"deadline_passed"}, "the system's alone"
        assert field.required or not own.required or own.field.kind == "flag"


@pytest.mark.parametrize("each", record.FORMS, ids=lambda form: form.event)
def test_a_default_that_is_left_out_is_the_events_own(each: record.Form) -> None:
    fields = fields_of(TRAJECTORY_EVENTS[each.event])
    for field in each.fields:
        if field.default is not None:
            assert fields[field.name].default == field.default
