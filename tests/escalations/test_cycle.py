"""A learning cycle: who may, in which order, and on what grounds (workflow.md, Learning)."""

from typing import Any

import pytest

from domain.protocols import CycleDecidedOtherwise, CycleIsNotInTheRecord, ProtocolWasNotAdopted
from domain.refusals import FieldIsMissing, NameIsUsed, ValueIsImpossible
from domain.register import AccountIsNotRegistered, OrganisationIsNotRegistered
from escalations.computed import ComputedDiffers
from escalations.cycle import ActIsTheOwners, LessonWasNotDrawn, OwnerIsNotRegistered
from escalations.cycle_events import (
    BalancingIsTheMeasure,
    BaselineEndsBeforeItBegins,
    BaselineRunsIntoStart,
    ClauseIsWithoutProtocol,
    ConcernsTwoThings,
    CycleIsActedUpon,
    CycleIsClosed,
    CycleIsNotActedUpon,
    CycleIsNotConstrained,
    CycleIsStarted,
    PredictionIsTooSoon,
    ReviewIsBeforePlan,
)
from escalations.cycle_fact import CycleIsNotRunning
from escalations.cycle_outcome import CheckIsMissing, FiguresDoNotShowIt, IsTooEarly, NextCycleIsMissing
from escalations.deviation import ClauseIsNotInTheProtocol
from escalations.verdict import month_after
from tests.escalations.city import CLAUSES, city
from tests.escalations.route import Given, act

PLANNED = act("cycle_planned", "C-1", "2023-12-05T09:00", "pro", title="Room to deviate", level="city", owner="pro",
              lessons=["L-7"], problem="nobody dares", change="a mentor may follow her", measure="deviations",
              baseline_from="2022-11", baseline_until="2023-11",
              prediction={"direction": "up", "to": 3.8, "by": "2024-07"},
              balancing={"measure": "overloaded_share", "harm": "up"}, review_on="2024-08-15")
STARTED = act("cycle_started", "C-1", "2023-12-31T09:00", "pro", scope="all of the city")
CHECKED = act("cycle_checked", "C-1", "2024-08-05T09:00", "pro")
ADOPTED = act("cycle_acted", "C-1", "2024-08-06T09:00", "pro", decision="adopt", reasons="the figures say so")
CLOSED = act("cycle_closed", "C-1", "2024-08-07T09:00", "pro")
CONSTRAINED = act("cycle_constrained", "C-1", "2024-01-10T09:00", "pro", reason="no staff")
RESUMED = act("cycle_resumed", "C-1", "2024-01-20T09:00", "pro", reason="staff came")
#: A lesson and all that can come of it.
CYCLE = (act("lesson_drawn", "L-7", "2023-11-20T09:00", "pro", trajectory="T-1", kind="obstacle", cause="money",
             statement="nobody may pay the first month"),
         PLANNED, STARTED, CONSTRAINED, RESUMED, CHECKED, ADOPTED, CLOSED)
REVISED = act("protocol_revised", "P-1", "2024-08-06T09:00", "pol", version=2, clauses=CLAUSES, reason="it helped",
              cycle="C-1")


def figures(*after: float, first: str = "2022-11") -> list[tuple[str, float]]:
    """Fourteen quiet months up to December 2023, and what came after."""
    quiet = [3 + n % 2 for n in range(14)]
    return [(month_after(first, n), value) for n, value in enumerate([*quiet, *after])]


def learned(*after: float, beside: tuple[float, ...] = ()) -> Given:
    """A city with a lesson, and the figures that a check will find."""
    given = city().then_stands(CYCLE[0])
    given.facts.series = {("deviations", None): figures(*after), ("overloaded_share", None): figures(*beside)}
    return given


def with_(line: dict[str, Any], **change: Any) -> dict[str, Any]:
    return line | change


def test_a_cycle_from_plan_to_close():
    given = learned(3, 4, 3, 8, 3, 4, 3, beside=(3, 4, 3, 4, 3, 4, 3)).then_stands(PLANNED)
    given.then_is("cycle", "C-1", status="planned", verdict=None, decision=None)
    given.then_stands(STARTED).then_is("cycle", "C-1", status="running")
    given.then_stands(CONSTRAINED).then_is("cycle", "C-1", status="constrained")
    given.then_stands(RESUMED).then_is("cycle", "C-1", status="running")
    check = given.tell(CHECKED)
    assert (check.verdict, check.prediction_met, check.balancing_verdict) == ("improved", "yes", "no_signal")
    assert [point["month"] for point in check.points] == [f"2024-0{n}" for n in range(1, 8)]
    assert [len(check.baseline["points"]), len(check.balancing_baseline["points"])] == [13, 13]
    given.then_is("cycle", "C-1", status="checked", verdict="improved")
    given.then_stands(ADOPTED).then_is("cycle", "C-1", status="acted", decision="adopt")
    given.then_stands(CLOSED).then_is("cycle", "C-1", status="closed")


def test_the_month_of_the_start_is_no_point():
    given = learned(3, 4, 3, 4, 3, 4, 3).then_stands(PLANNED, STARTED)
    given.facts.series["deviations", None][13] = ("2023-12", 99)
    assert given.tell(CHECKED).verdict == "no_signal"


def test_a_cycle_looks_at_whom_it_concerns_alone():
    given = learned(3, 4, 3, 4, 3, 4, 3)
    for where, key in (("org-a", "organisation"), ("West", "district")):
        given.facts.series |= {("deviations", where): figures(3, 8), ("overloaded_share", where): figures()}
        given.then_stands(with_(PLANNED, cycle=where, **{key: where}), with_(STARTED, cycle=where))
        assert given.tell(with_(CHECKED, cycle=where)).verdict == "improved"


def test_checks_may_be_repeated_and_the_last_one_counts():
    given = learned().then_stands(PLANNED, STARTED)
    assert given.tell(with_(CHECKED, recorded_at="2024-02-05T09:00:00Z")).verdict == "too_early"
    given.facts.series["deviations", None] = figures(3, 8)
    assert given.tell(with_(CHECKED, recorded_at="2024-03-05T09:00:00Z")).verdict == "improved"
    given.then_is("cycle", "C-1", verdict="improved")


def test_a_cycle_that_stalls_can_be_looked_at():
    learned().then_stands(PLANNED, STARTED, CONSTRAINED, CHECKED).then_is("cycle", "C-1", status="checked")


def test_what_a_file_says_was_computed_is_held_against_the_figures():
    given = learned(3, 4, 3, 8, 3, 4, 3).then_stands(PLANNED, STARTED)
    with pytest.raises(ComputedDiffers):
        given.tell(with_(CHECKED, computed={"verdict": "worsened"}))


@pytest.mark.parametrize(("change", "refusal", "field"), [
    ({"baseline_from": None}, FieldIsMissing, "baseline_from"),
    ({"prediction": None}, FieldIsMissing, "prediction"),
    ({"owner": None}, FieldIsMissing, "owner"),
    ({"review_on": None}, FieldIsMissing, "review_on"),
    ({"balancing": None}, FieldIsMissing, "balancing"),
    ({"measure": "happiness"}, ValueIsImpossible, "measure"),
    ({"prediction": {"direction": "up", "to": 3, "by": "2024-13"}}, ValueIsImpossible, "prediction.by"),
    ({"prediction": {"direction": "up", "to": 0.1234567, "by": "2024-07"}}, ValueIsImpossible, "prediction.to"),
    ({"baseline_until": "2022-10"}, BaselineEndsBeforeItBegins, "baseline_until"),
    ({"balancing": {"measure": "deviations", "harm": "up"}}, BalancingIsTheMeasure, "balancing.measure"),
    ({"review_on": "2023-12-04"}, ReviewIsBeforePlan, "review_on"),
    ({"organisation": "org-a", "district": "West"}, ConcernsTwoThings, None),
    ({"clause": "c-director"}, ClauseIsWithoutProtocol, "protocol"),
    ({"protocol": "P-9"}, ProtocolWasNotAdopted, "protocol"),
    ({"protocol": "P-1", "clause": "c-9"}, ClauseIsNotInTheProtocol, "clause"),
    ({"organisation": "org-z"}, OrganisationIsNotRegistered, "organisation"),
    ({"lessons": ["L-7", "L-9"]}, LessonWasNotDrawn, "lessons[1]"),
    ({"owner": "pro2"}, ActIsTheOwners, "recorded_by"),
    ({"recorded_by": "nobody"}, AccountIsNotRegistered, "recorded_by"),
    ({"owner": "nobody", "recorded_by": "pol"}, OwnerIsNotRegistered, "owner"),
])
def test_a_plan_is_whole(change, refusal, field):
    learned().then_refused(with_(PLANNED, **change), refusal, field)


@pytest.mark.parametrize("by", ["pro", "pol"])
def test_a_cycle_is_its_owners_or_policys(by):
    given = learned().then_stands(with_(PLANNED, recorded_by=by))
    given.then_refused(with_(STARTED, recorded_by="pro2"), ActIsTheOwners, "recorded_by")
    given.then_stands(with_(STARTED, recorded_by=by))


def test_a_closed_account_owns_nothing():
    given = learned().then_stands(PLANNED, act("account_closed", "pro", "2023-12-30T09:00", "adm", reason="left"))
    given.then_refused(STARTED, AccountIsNotRegistered, "recorded_by")
    given.then_stands(with_(STARTED, recorded_by="pol"))
    given.then_refused(with_(PLANNED, cycle="C-2", recorded_by="pol"), OwnerIsNotRegistered, "owner")


def test_a_name_is_used_once():
    learned().then_stands(PLANNED).then_refused(PLANNED, NameIsUsed, "cycle")


@pytest.mark.parametrize(("by", "at", "stands"), [
    ("2024-02", "2023-12-31T09:00:00Z", True), ("2024-01", "2023-12-31T09:00:00Z", False),
    ("2024-02", "2023-12-31T23:30:00Z", False)])
def test_a_prediction_leaves_room_to_see_something(by, at, stands):
    given = learned().then_stands(with_(PLANNED, prediction={"direction": "up", "to": 3.8, "by": by}))
    line = with_(STARTED, recorded_at=at)
    given.then_stands(line) if stands else given.then_refused(line, PredictionIsTooSoon)


def test_the_baseline_ends_before_the_start():
    given = learned().then_stands(with_(PLANNED, baseline_until="2023-12"))
    given.then_refused(STARTED, BaselineRunsIntoStart)
    given.then_stands(with_(STARTED, recorded_at="2024-01-02T09:00:00Z"))


def test_what_is_not_the_turn_of_a_cycle_is_refused():
    given = learned().then_stands(PLANNED)
    given.then_refused(RESUMED, CycleIsNotConstrained).then_refused(CONSTRAINED, CycleIsNotRunning)
    given.then_refused(CHECKED, CycleIsNotRunning).then_refused(CLOSED, CycleIsNotActedUpon)
    given.then_stands(STARTED).then_refused(STARTED, CycleIsStarted)
    given.then_refused(RESUMED, CycleIsNotConstrained)
    given.then_stands(with_(ADOPTED, decision="abandon"))
    for line in (STARTED, CONSTRAINED, RESUMED, CHECKED, ADOPTED):
        given.then_refused(with_(line, recorded_at="2024-08-07T09:00:00Z"), CycleIsActedUpon)
    given.then_stands(CLOSED).then_refused(CLOSED, CycleIsClosed)
    given.then_refused(with_(CHECKED, recorded_at="2024-08-08T09:00:00Z"), CycleIsClosed)


@pytest.mark.parametrize("status", [(), (STARTED,), (STARTED, CONSTRAINED), (STARTED, CHECKED)])
def test_a_cycle_is_abandoned_at_any_time(status):
    learned().then_stands(PLANNED, *status, with_(ADOPTED, decision="abandon")).then_is(
        "cycle", "C-1", decision="abandon", verdict="too_early" if CHECKED in status else None)


@pytest.mark.parametrize(("after", "verdict"), [
    ((3, 8), "improved"), ((3, 4), "too_early"), ((3, 0), "worsened"), ((3, 4, 3, 4, 3, 4, 3), "no_signal")])
def test_adopting_rests_on_the_figures_or_goes_against_them_with_reasons(after, verdict):
    given = learned(*after).then_stands(PLANNED, STARTED)
    given.then_refused(ADOPTED, CheckIsMissing, "decision")
    given.then_refused(with_(ADOPTED, against_figures=True), CheckIsMissing, "decision")
    given.then_stands(CHECKED).then_is("cycle", "C-1", verdict=verdict)
    if verdict == "too_early":
        given.then_refused(with_(ADOPTED, against_figures=True), IsTooEarly, "decision")
        return
    if verdict != "improved":
        given.then_refused(ADOPTED, FiguresDoNotShowIt, "decision")
    given.then_stands(with_(ADOPTED, against_figures=verdict != "improved"))


def test_adapting_goes_on_in_another_cycle():
    adapted = with_(ADOPTED, decision="adapt", next_cycle="C-2")
    early = learned(3, 4).then_stands(PLANNED, STARTED)
    early.then_refused(adapted, CheckIsMissing, "decision")
    early.then_stands(CHECKED).then_refused(adapted, IsTooEarly, "decision")
    given = learned(3, 0).then_stands(PLANNED, STARTED, CHECKED)
    given.then_refused(with_(ADOPTED, decision="adapt"), NextCycleIsMissing, "next_cycle")
    given.then_refused(with_(adapted, next_cycle="C-1"), NextCycleIsMissing, "next_cycle")
    given.then_stands(adapted)


def test_a_protocol_follows_from_a_cycle_that_was_adopted():
    given = learned(3, 8).then_refused(REVISED, CycleIsNotInTheRecord, "cycle")
    given.then_stands(with_(PLANNED, protocol="P-1", clause="c-director"), STARTED, CHECKED, ADOPTED, REVISED)
    assert given.facts.register.protocols["P-1"].versions_of == {"C-1": 2}


@pytest.mark.parametrize(("plan", "decision"), [({}, "abandon"), ({"protocol": "P-2"}, "adopt")])
def test_a_protocol_does_not_follow_from_another_decision_nor_another_protocol(plan, decision):
    given = learned(3, 8).then_stands(act("protocol_adopted", "P-2", "2023-12-01T09:00", "pol", version=1, title="Two",
                                          owner="city", clauses=CLAUSES))
    given.then_stands(with_(PLANNED, **plan), STARTED, CHECKED, with_(ADOPTED, decision=decision))
    given.then_refused(REVISED, CycleDecidedOtherwise, "cycle")
    given.then_refused(act("protocol_withdrawn", "P-1", "2024-08-06T09:00", "pol", reason="it did not help",
                           cycle="C-1"), CycleDecidedOtherwise, "cycle")
