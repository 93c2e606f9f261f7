"""Interventions, placements and caregivers: what is possible in the order in which things happened."""

from __future__ import annotations

from domain.caregivers import CaregiverDoesNotHoldTheRole, CaregiverHoldsTheRole, ChangeIsToOneself
from domain.interventions import InterventionDoesNotRun
from domain.placements import PlacementDoesNotRun
from domain.refusals import EndIsBeforeStart, NameIsUsed, NothingChanges
from tests.scenario import OPENED, Given, fact

HELP = fact("intervention_started", "2019-02-01", intervention="i1", kind="family_therapy")
HELP_ENDED = fact("intervention_ended", "2019-03-01", intervention="i1")
HOME = fact("placement_started", "2018-01-01", placement="home", kind="own_home")
CLOSED = fact("placement_started", "2019-02-01", placement="closed", kind="closed")
DIRECTOR = fact("caregiver_assigned", "2019-01-01", caregiver="c1", role="case_director")
NEXT = fact("caregiver_assigned", "2019-03-01", caregiver="c2", role="case_director")


def test_help_from_before_the_opening_is_welcome():
    Given(OPENED).then_stands(HELP | {"occurred_on": "2017-01-01"})


def test_help_that_never_started_does_not_end():
    Given(OPENED).then_refused(HELP_ENDED, InterventionDoesNotRun, "intervention")


def test_help_that_ended_does_not_end_again_nor_change():
    given = Given(OPENED, HELP, HELP_ENDED)
    given.then_refused(HELP_ENDED | {"occurred_on": "2019-04-01"}, InterventionDoesNotRun)
    given.then_refused(fact("intervention_adjusted", "2019-04-01", intervention="i1", hours_per_week=1),
                       InterventionDoesNotRun)


def test_an_adjustment_that_comes_late_fits_between_start_and_end():
    Given(OPENED, HELP, HELP_ENDED).then_stands(
        fact("intervention_adjusted", "2019-02-10", intervention="i1", appointments_per_week=2.25))


def test_an_adjustment_says_what_changes():
    Given(OPENED, HELP).then_refused(fact("intervention_adjusted", "2019-02-10", intervention="i1"), NothingChanges)


def test_help_does_not_end_before_it_starts():
    Given(OPENED, HELP).then_refused(HELP_ENDED | {"occurred_on": "2019-01-31"}, InterventionDoesNotRun)


def test_help_starts_and_ends_on_one_day_in_the_order_of_recording():
    Given(OPENED, HELP).then_stands(HELP_ENDED | {"occurred_on": "2019-02-01"})


def test_help_that_goes_on_after_a_pause_gets_a_new_name():
    Given(OPENED, HELP, HELP_ENDED).then_refused(HELP | {"occurred_on": "2019-05-01"}, NameIsUsed, "intervention")


def test_the_planned_end_of_help_does_not_lie_before_its_start():
    Given(OPENED).then_refused(HELP | {"planned_end": "2019-01-31"}, EndIsBeforeStart, "planned_end")


def test_a_new_placement_ends_the_one_before_and_its_effect_is_added_that_day():
    given = Given(OPENED, HOME, CLOSED)
    given.then_refused(fact("placement_ended", "2019-03-01", placement="home"), PlacementDoesNotRun)
    given.then_stands(fact("placement_ended", "2019-02-01", placement="home", effect="positive"))
    given.then_refused(fact("placement_ended", "2019-02-01", placement="home"), PlacementDoesNotRun)


def test_a_placement_that_comes_late_cannot_end_what_ended_later_by_itself():
    given = Given(OPENED, HOME, fact("placement_ended", "2019-06-01", placement="home"))
    given.then_refused(CLOSED, PlacementDoesNotRun)


def test_a_case_director_succeeds_another_and_the_reason_is_added_that_day():
    given = Given(OPENED, DIRECTOR, NEXT)
    given.then_refused(fact("caregiver_released", "2019-04-01", caregiver="c1", role="case_director"),
                       CaregiverDoesNotHoldTheRole)
    given.then_stands(fact("caregiver_released", "2019-03-01", caregiver="c1", role="case_director", reason="left"))


def test_whoever_holds_the_role_is_not_assigned_again():
    Given(OPENED, DIRECTOR).then_refused(DIRECTOR | {"occurred_on": "2019-02-01"}, CaregiverHoldsTheRole, "caregiver")


def test_several_may_hold_another_role():
    mentor = fact("caregiver_assigned", "2019-01-01", caregiver="m1", role="mentor")
    given = Given(OPENED, mentor).then_stands(mentor | {"caregiver": "m2"})
    given.then_refused(fact("caregiver_changed", "2019-02-01", role="mentor", **{"from": "m1"}, to="m2"),
                       CaregiverHoldsTheRole, "to")


def test_a_change_is_from_whoever_holds_the_role_to_somebody_else():
    given = Given(OPENED, DIRECTOR)
    change = fact("caregiver_changed", "2019-02-01", role="case_director", to="c2")
    given.then_refused(change | {"from": "c9"}, CaregiverDoesNotHoldTheRole, "from")
    given.then_refused(change | {"from": "c1", "to": "c1"}, ChangeIsToOneself, "to")
    given.then_stands(change | {"from": "c1"})


def test_a_caregiver_may_come_back():
    Given(OPENED, DIRECTOR, NEXT).then_stands(DIRECTOR | {"occurred_on": "2019-04-01"})
