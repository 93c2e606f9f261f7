"""What a field may hold: its kinds, its limits, and what a user reads when it is wrong."""

from __future__ import annotations

import pytest

from domain.event import values_of
from domain.fields import fields_of
from domain.refusals import (
    DayIsAhead,
    EventIsUnknown,
    FieldIsMissing,
    FieldIsUnknown,
    ValueIsImpossible,
)
from escalations.catalogue import EVENTS
from tests.scenario import OPENED, Given, fact

HELP = fact("intervention_started", "2019-02-01", intervention="i1", kind="family_therapy")


@pytest.mark.parametrize(("name", "value"), [
    ("intervention", ""), ("intervention", " i1"), ("intervention", "i1 "), ("intervention", "x" * 101),
    ("intervention", "a\u200bb"), ("intervention", "a\nb"), ("intervention", "a\u2028b"), ("intervention", 3),
    ("intervention", "\ud800"), ("kind", "therapy"), ("kind", ["family_therapy"]), ("formal", "yes"), ("formal", 1),
    ("appointments_per_week", -1), ("appointments_per_week", 168.01), ("appointments_per_week", 1.234),
    ("appointments_per_week", "1"),
    ("appointments_per_week", 10**400), ("appointments_per_week", True), ("planned_end", "2019-2-1"),
    ("planned_end", "2019-02-30"), ("planned_end", "2200-01-01"), ("planned_end", "１９９９-01-01"),
    ("note", "x" * 20_001), ("note", "a\0b"), ("note", "\udfff"), ("note", 3)])
def test_an_impossible_value_is_refused_with_its_field(name, value):
    Given(OPENED).then_refused(HELP | {name: value}, ValueIsImpossible, name)


@pytest.mark.parametrize(("name", "value"), [
    ("intervention", "x" * 100), ("intervention", "a b"), ("appointments_per_week", 168),
    ("appointments_per_week", 0.25), ("appointments_per_week", 2.0), ("planned_end", "2199-12-31"),
    ("note", "é" * 20_000), ("note", ""), ("note", None), ("formal", None), ("provider", None)])
def test_a_possible_value_stands(name, value):
    Given(OPENED).then_stands(HELP | {name: value})


def test_defaults_are_filled_in_and_nothing_counts_as_absent():
    given = Given(OPENED, HELP | {"formal": None, "note": "", "id": "start"})
    assert values_of(given.memory.entry("start"))["note"] is None
    given = Given(OPENED, HELP | {"formal": None, "note": " \n", "recorded_by": " ", "id": "start"})
    assert given.memory.entry("start").recorded_by == "local"
    values = values_of(given.memory.entry("start"))
    assert (values["formal"], values["note"], values["participants"]) == (True, None, "young_person")
    assert next(iter(given.memory.aggregates.values())).opened.person == "T-1"


def test_what_is_missing_or_unknown_is_named():
    given = Given(OPENED)
    given.then_refused({k: v for k, v in HELP.items() if k != "kind"}, FieldIsMissing, "kind")
    given.then_refused(HELP | {"kind": None}, FieldIsMissing, "kind")
    given.then_refused(HELP | {"colour": "red"}, FieldIsUnknown, "colour")
    given.then_refused(HELP | {"event": "intervention_began"}, EventIsUnknown, "event")
    given.then_refused({k: v for k, v in HELP.items() if k != "trajectory"}, FieldIsMissing, "trajectory")
    given.then_refused({k: v for k, v in HELP.items() if k != "occurred_on"}, FieldIsMissing, "occurred_on")
    given.then_refused(fact("trajectory_closed", "2019-03-01", reason=""), ValueIsImpossible, "reason")


def test_what_happened_lies_not_ahead_of_its_recording():
    given = Given(OPENED)
    given.then_refused(HELP | {"occurred_on": "2020-06-02"}, DayIsAhead, "occurred_on")
    given.then_refused(HELP | {"recorded_at": "2019-01-31T22:59:00Z"}, DayIsAhead, "occurred_on")
    given = Given(OPENED | {"recorded_at": "2019-01-02T12:00:00Z"})
    given.then_stands(HELP | {"recorded_at": "2019-01-31T23:00:00Z"})


@pytest.mark.parametrize("event", EVENTS.values(), ids=list(EVENTS))
def test_every_event_says_what_its_fields_hold(event):
    assert event.__doc__
    assert all(field.field.kind for field in fields_of(event).values())
    assert "note" in fields_of(event)
