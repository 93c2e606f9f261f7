"""Lists and things with parts: what is wrong is told at its place."""

from __future__ import annotations

import pytest

from domain.checking import checked_values
from domain.fields import fields_of
from domain.refusals import FieldIsMissing, FieldIsUnknown, ValueIsImpossible
from escalations.catalogue import EVENTS
from tests.escalations.city import MOTIVATION, city, raised, recorded

CASES = [
    (recorded(motivation="because"), ValueIsImpossible, "motivation"),
    (recorded(motivation={"legitimacy": "l", "benefit": "b"}), FieldIsMissing, "motivation.involvement"),
    (recorded(motivation=MOTIVATION | {"cost": "none"}), FieldIsUnknown, "motivation.cost"),
    (recorded(motivation=MOTIVATION | {"benefit": 3}), ValueIsImpossible, "motivation.benefit"),
    (recorded(alternatives=[]), ValueIsImpossible, "alternatives"),
    (recorded(alternatives="wait"), ValueIsImpossible, "alternatives"),
    (recorded(alternatives=["wait", " "]), FieldIsMissing, "alternatives[1]"),
    (recorded(alternatives=["wait", "wait"]), ValueIsImpossible, "alternatives"),
    (recorded(discussed_with=["parents", "police"]), ValueIsImpossible, "discussed_with"),
    (raised(trajectories=["T-1", " T-2"]), ValueIsImpossible, "trajectories[1]"),
    (raised(trajectories=["T-1", "T-1"]), ValueIsImpossible, "trajectories"),
    (raised(trajectories=[["T-1"]]), ValueIsImpossible, "trajectories[0]"),
    (raised(options=[{"option": "o1", "text": "a"}, {"option": "o2"}]), FieldIsMissing, "options[1].text"),
    (raised(options=[{"option": "o1", "text": "a"}, {"option": "o1", "text": "b"}]), ValueIsImpossible,
     "options[1].option"),
]


@pytest.mark.parametrize(("line", "refusal", "field"), CASES)
def test_a_fault_is_told_at_its_place(line, refusal, field):
    city().then_refused(line, refusal, field)


def test_an_absent_part_is_left_out():
    raw = {"dilemma": "M-1", "trajectories": ["T-1"], "question": "q", "at_stake": "a", "cause": "law", "options": [
        {"option": "o1", "text": "a", "for": " ", "against": None}, {"option": "o2", "text": "b", "for": "quick"}]}
    assert checked_values(EVENTS["dilemma_raised"], raw)["options"] == [
        {"option": "o1", "text": "a"}, {"option": "o2", "text": "b", "for": "quick"}]


@pytest.mark.parametrize(("event", "name", "sealed"), [
    ("deviation_recorded", "motivation", True), ("deviation_recorded", "alternatives", True),
    ("deviation_recorded", "shareable", False), ("dilemma_raised", "options", True),
    ("dilemma_raised", "trajectories", False), ("protocol_adopted", "clauses", False),
    ("protocol_adopted", "title", False), ("ladder_adopted", "rungs", False), ("lesson_drawn", "statement", False)])
def test_what_somebody_told_is_sealed_whole_and_what_is_about_nobody_stays_readable(event, name, sealed):
    assert fields_of(EVENTS[event])[name].field.sealed is sealed
