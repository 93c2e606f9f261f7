"""The opening, the closing, and how a mistake is mended."""

from __future__ import annotations

from domain.interventions import InterventionDoesNotRun
from domain.mending import CorrectedDayIsAhead, EntryIsUnknown, FieldCannotBeCorrected
from domain.opening import (
    ClosingIsNotAfterOpening,
    OpeningCannotBeRetracted,
    TrajectoryIsAlreadyOpen,
    TrajectoryIsClosed,
    TrajectoryWasNotOpened,
)
from domain.refusals import DayIsBeforeBirth, FieldIsMissing, FieldIsUnknown, NothingChanges, ValueIsImpossible
from tests.scenario import OPENED, Given, fact

HELP = fact("intervention_started", "2019-02-01", intervention="i1", kind="family_therapy", id="start")
HELP_ENDED = fact("intervention_ended", "2019-03-01", intervention="i1", id="end")
CLOSED = fact("trajectory_closed", "2019-06-01", reason="goals_met", id="closing")


def correct(entry, **values):
    return fact("entry_corrected", "2020-06-01", entry=entry, reason="a typing error", values=values)


def retract(entry):
    return fact("entry_retracted", "2020-06-01", entry=entry, reason="of another girl")


def test_a_trajectory_begins_with_its_opening():
    Given().then_refused(HELP, TrajectoryWasNotOpened, "trajectory")
    Given(OPENED).then_refused(OPENED | {"occurred_on": "2019-02-01"}, TrajectoryIsAlreadyOpen, "trajectory")


def test_nothing_happens_before_her_birth_month():
    Given().then_refused(OPENED | {"birth_month": "2019-02"}, DayIsBeforeBirth, "occurred_on")
    Given(OPENED).then_refused(HELP | {"occurred_on": "2003-04-30"}, DayIsBeforeBirth, "occurred_on")
    Given(OPENED).then_stands(HELP | {"occurred_on": "2003-05-01"})


def test_the_closing_comes_after_the_opening_and_once():
    Given(OPENED).then_refused(CLOSED | {"occurred_on": "2019-01-01"}, ClosingIsNotAfterOpening, "occurred_on")
    Given(OPENED, CLOSED).then_refused(CLOSED | {"occurred_on": "2019-05-01", "id": "again"}, TrajectoryIsClosed)


def test_nothing_happens_on_or_after_the_closing_day_but_what_happened_before_is_welcome():
    given = Given(OPENED, CLOSED)
    given.then_refused(HELP | {"occurred_on": "2019-06-01"}, TrajectoryIsClosed, "occurred_on")
    given.then_stands(HELP | {"occurred_on": "2019-05-31"})


def test_a_trajectory_is_not_closed_before_a_fact_that_stands():
    Given(OPENED, HELP).then_refused(CLOSED | {"occurred_on": "2019-02-01"}, TrajectoryIsClosed, "occurred_on")


def test_a_corrected_day_is_judged_with_the_whole_history():
    given = Given(OPENED, HELP, HELP_ENDED)
    given.then_refused(correct("start", occurred_on="2019-03-02"), InterventionDoesNotRun)
    given.then_stands(correct("start", occurred_on="2019-02-15"))
    given.then_refused(correct("end", occurred_on="2019-02-14"), InterventionDoesNotRun)


def test_a_correction_takes_an_optional_value_away_or_puts_its_default_back():
    given = Given(OPENED, HELP | {"formal": False, "planned_end": "2019-04-01"})
    given.then_stands(correct("start", formal=None, planned_end=None, note="toch formeel"))
    stands = next(iter(given.memory.aggregates.values())).standing["start"]
    assert (stands.formal, stands.planned_end, stands.note) == (True, None, "toch formeel")


def test_a_correction_names_a_fact_that_stands_and_what_changes():
    given = Given(OPENED, HELP)
    given.then_refused(correct("nothing", kind="other"), EntryIsUnknown, "entry")
    given.then_refused(correct("start"), NothingChanges, "values")
    given.then_refused(correct("start", colour="red"), FieldIsUnknown, "values.colour")
    given.then_refused(correct("start", kind="magic"), ValueIsImpossible, "values.kind")
    given.then_refused(correct("start", kind=None), FieldIsMissing, "values.kind")
    for name in ("intervention", "id", "event", "trajectory", "recorded_at", "recorded_by"):
        given.then_refused(correct("start", **{name: "x"}), FieldCannotBeCorrected, f"values.{name}")
    given.then_refused(correct("start", occurred_on="2020-06-02"), CorrectedDayIsAhead, "values.occurred_on")


def test_a_correction_is_mended_by_another_correction_of_the_same_fact():
    given = Given(OPENED, HELP, correct("start", kind="other") | {"id": "mend"})
    given.then_refused(correct("mend", kind="mentoring"), EntryIsUnknown, "entry")
    given.then_stands(correct("start", kind="mentoring"))


def test_a_start_whose_end_stands_is_not_retracted():
    given = Given(OPENED, HELP, HELP_ENDED)
    given.then_refused(retract("start"), InterventionDoesNotRun)
    given.then_stands(retract("end")).then_stands(retract("start"))
    given.then_refused(retract("start"), EntryIsUnknown, "entry")


def test_the_opening_is_corrected_and_never_retracted():
    given = Given(OPENED | {"id": "opening"}, HELP | {"occurred_on": "2003-05-02"})
    given.then_refused(retract("opening"), OpeningCannotBeRetracted, "entry")
    given.then_refused(correct("opening", birth_month="2003-06"), DayIsBeforeBirth)
    given.then_stands(correct("opening", birth_month="2003-04", district="Zuidoost"))


def test_a_retracted_closing_opens_the_trajectory_again():
    Given(OPENED, CLOSED, retract("closing")).then_stands(HELP | {"occurred_on": "2020-01-01"})


def test_after_a_corrected_opening_day_the_closing_still_lies_behind_it():
    given = Given(OPENED | {"id": "opening"}, CLOSED)
    given.then_refused(correct("opening", occurred_on="2019-06-01"), ClosingIsNotAfterOpening, "values.occurred_on")


def test_a_correction_of_the_opening_told_twice_is_there_already():
    told = correct("opening", person=None, district="Zuidoost") | {"id": "mend"}
    given = Given(OPENED | {"id": "opening"}, told)
    before = given.count()
    given.then_stands(told)
    assert given.count() == before
