"""Signals, goals, waits, measures, trusted persons, background: each with what it refuses."""

from __future__ import annotations

import pytest

from domain.goals import GoalWasNotSet
from domain.legal_measures import MeasureDoesNotRun
from domain.refusals import NameIsUsed, ValueIsImpossible
from domain.signals import SignalWasNotRecorded
from domain.trusted_persons import TrustedPersonIsNotThere
from domain.waits import WaitDoesNotRun
from tests.scenario import OPENED, Given, fact

SIGNAL = fact("signal_recorded", "2019-02-01", signal="s1", form="exposing", certainty="suspected")
GOAL = fact("goal_set", "2019-02-01", goal="g1", domain="school")
WAIT = fact("wait_started", "2019-02-01", wait="w1", **{"for": "housing"})
MEASURE = fact("measure_started", "2019-02-01", measure="m1", kind="guardianship")
TRUSTED = fact("trusted_person_named", "2019-02-01", person="aunt")

FOLLOWED = [
    (SIGNAL, fact("signal_weighed", "2019-02-02", signal="s1", flag="red"), SignalWasNotRecorded, "signal"),
    (GOAL, fact("goal_reviewed", "2019-02-02", goal="g1", score=1), GoalWasNotSet, "goal"),
    (WAIT, fact("wait_ended", "2019-02-02", wait="w1", result="received"), WaitDoesNotRun, "wait"),
    (MEASURE, fact("measure_ended", "2019-02-02", measure="m1"), MeasureDoesNotRun, "measure"),
]


@pytest.mark.parametrize(("start", "then", "refusal", "name"), FOLLOWED)
def test_what_follows_needs_what_it_follows(start, then, refusal, name):
    Given(OPENED).then_refused(then, refusal, name)
    given = Given(OPENED, start)
    given.then_refused(then | {"occurred_on": "2019-01-31"}, refusal)
    given.then_stands(then)


@pytest.mark.parametrize(("start", "name"), [(SIGNAL, "signal"), (GOAL, "goal"), (WAIT, "wait"), (MEASURE, "measure")])
def test_a_name_is_used_once(start, name):
    Given(OPENED, start).then_refused(start | {"occurred_on": "2019-03-01"}, NameIsUsed, name)


def test_several_may_weigh_one_signal():
    weighed = fact("signal_weighed", "2019-02-02", signal="s1", flag="red")
    Given(OPENED, SIGNAL, weighed).then_stands(weighed | {"flag": "yellow"})


def test_naming_another_takes_the_place_of_the_trusted_person_before():
    given = Given(OPENED, TRUSTED, TRUSTED | {"person": "coach", "occurred_on": "2019-03-01"})
    given.then_refused(fact("trusted_person_lost", "2019-04-01", person="aunt"), TrustedPersonIsNotThere, "person")
    given.then_stands(fact("trusted_person_lost", "2019-04-01", person="coach"))


def test_a_wait_or_measure_ends_once():
    Given(OPENED, WAIT, fact("wait_ended", "2019-02-02", wait="w1", result="refused")).then_refused(
        fact("wait_ended", "2019-02-03", wait="w1", result="received"), WaitDoesNotRun)
    Given(OPENED, MEASURE, fact("measure_ended", "2019-02-02", measure="m1")).then_refused(
        fact("measure_ended", "2019-02-03", measure="m1"), MeasureDoesNotRun)


@pytest.mark.parametrize(("item", "answer"), [
    ("siblings", "unknown"), ("country_of_birth", "Suriname"), ("brothers", 3), ("substance_use", ["none"]),
    ("substance_use", ["alcohol", "soft_drugs"])])
def test_a_background_answer_that_fits_its_item_stands(item, answer):
    Given(OPENED).then_stands(fact("background_recorded", "2019-02-01", item=item, answer=answer))


@pytest.mark.parametrize(("item", "answer"), [
    ("siblings", "perhaps"), ("siblings", 1), ("brothers", -1), ("brothers", "2"), ("brothers", 1.5),
    ("substance_use", []), ("substance_use", ["none", "alcohol"]), ("substance_use", ["alcohol", "alcohol"]),
    ("substance_use", "alcohol"), ("country_of_birth", 3), ("siblings", True)])
def test_a_background_answer_that_does_not_fit_is_refused(item, answer):
    Given(OPENED).then_refused(fact("background_recorded", "2019-02-01", item=item, answer=answer),
                               ValueIsImpossible, "answer")


def test_a_capacity_is_over_nothing():
    Given(OPENED).then_refused(fact("capacity_agreed", "2019-02-01", appointments_per_week=0),
                               ValueIsImpossible, "appointments_per_week")
