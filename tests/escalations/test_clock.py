"""When an answer is due: worked moments around both changes of the clock, and how the clock stops and goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from escalations.clock import CITY_ZONE, after_days, after_hours
from tests.escalations.city import acted_first, backed, city, recorded
from tests.escalations.route import act, moment


@pytest.mark.parametrize(("start", "days", "due"), [
    ("2024-06-03T08:00:00Z", 5, "2024-06-08T08:00:00Z"),
    # To summer time on 31 March 2024: the same time on the clock is an hour less.
    ("2024-03-29T09:00:00+01:00", 5, "2024-04-03T09:00:00+02:00"),
    # 02:30 on 31 March does not exist: half an hour after the gap's end.
    ("2024-03-26T02:30:00+01:00", 5, "2024-03-31T03:30:00+02:00"),
    ("2024-03-26T02:00:00+01:00", 5, "2024-03-31T03:00:00+02:00"),
    # To winter time on 27 October 2024: the same time on the clock is an hour more.
    ("2024-10-25T09:00:00+02:00", 5, "2024-10-30T09:00:00+01:00"),
    # 02:30 on 27 October occurs twice: the first counts.
    ("2024-10-22T02:30:00+02:00", 5, "2024-10-27T02:30:00+02:00"),
    # An arrival in the second 02:30 is no second one five days later.
    ("2024-10-27T02:30:00+01:00", 5, "2024-11-01T02:30:00+01:00"),
    ("2024-02-27T23:30:00Z", 2, "2024-02-29T23:30:00Z"),
])
def test_days_run_to_the_same_time_on_the_clock(start, days, due):
    assert after_days(moment(start), days) == moment(due)
    assert after_days(moment(start), days).tzinfo is UTC


def test_an_arrival_in_the_hour_that_occurs_twice_keeps_its_time_on_the_clock():
    second = datetime(2023, 10, 29, 2, 30, tzinfo=CITY_ZONE, fold=1)
    assert after_days(second, 364).astimezone(CITY_ZONE).replace(tzinfo=None) == datetime(2024, 10, 27, 2, 30)  # noqa: DTZ001
    assert after_days(second, 364) == moment("2024-10-27T02:30:00+02:00")


@pytest.mark.parametrize(("start", "due"), [
    ("2024-03-30T12:00:00+01:00", "2024-03-31T13:00:00+02:00"),
    ("2024-10-26T12:00:00+02:00", "2024-10-27T11:00:00+01:00")])
def test_hours_elapse_whatever_the_clock_says(start, due):
    assert after_hours(moment(start), 24) == moment(due)


def test_a_term_has_passed_from_its_moment_on():
    given = city().then_stands(recorded())
    given.then_is("deviation", "D-1", "2024-06-08T07:59:59Z", overdue=False, due_at="2024-06-08T08:00:00Z")
    given.then_is("deviation", "D-1", "2024-06-08T08:00:00Z", overdue=True)


def test_what_is_urgent_is_answered_within_hours():
    given = city().then_stands(recorded(at="2024-03-30T12:00", urgent=True, effective_from="2024-03-30"))
    given.then_is("deviation", "D-1", due_at="2024-03-31T12:00:00Z")


def test_a_question_back_stops_the_clock_and_the_answer_starts_it_with_what_was_left():
    given = city().then_stands(recorded())
    given.then_stands(act("deviation_asked_back", "D-1", "2024-06-05T08:00", "mh", question="what does he say"))
    given.then_is("deviation", "D-1", "2024-07-01T08:00:00Z", status="asked_back", due_at=None, overdue=False)
    assert given.works("2024-06-11T08:00:00Z") == []
    given.then_stands(act("deviation_answered_back", "D-1", "2024-06-12T08:00", "pro", answer="he agrees"))
    given.then_is("deviation", "D-1", status="waiting", due_at="2024-06-15T08:00:00Z",
                  arrived_at="2024-06-03T08:00:00Z")
    given.then_stands(act("deviation_asked_back", "D-1", "2024-06-13T08:00", "mh", question="in writing?"))
    given.then_stands(act("deviation_answered_back", "D-1", "2024-06-14T20:00", "pro", answer="yes"))
    given.then_is("deviation", "D-1", due_at="2024-06-16T20:00:00Z")


def test_what_was_left_is_elapsed_time_over_a_change_of_the_clock():
    given = city().then_stands(recorded(at="2024-03-28T08:00", effective_from="2024-03-28"))
    due = given.facts.deviation("D-1").due_at
    given.then_stands(act("deviation_asked_back", "D-1", "2024-03-30T08:00", "mh", question="?"))
    given.then_stands(act("deviation_answered_back", "D-1", "2024-04-01T08:00", "pro", answer="!"))
    assert given.facts.deviation("D-1").due_at == due + timedelta(hours=48)


def test_the_motivation_is_due_a_day_after_recording_and_its_lateness_stays():
    motivated = act("deviation_motivated", "D-1", "2024-06-04T09:00", "pro", expected_effect="safe",
                    motivation={"legitimacy": "l", "involvement": "i", "benefit": "b"})
    given = city().then_stands(acted_first())
    given.then_is("deviation", "D-1", "2024-06-04T07:59:59Z", motivation_overdue=False)
    given.then_is("deviation", "D-1", "2024-06-04T08:00:00Z", motivation_overdue=True)
    given.then_stands(motivated).then_is("deviation", "D-1", "2024-06-04T10:00:00Z", motivation_overdue=True)
    given.then_stands(backed(at="2024-06-04T11:00"))
    given.then_is("deviation", "D-1", "2025-01-01T00:00:00Z", motivation_overdue=True, status="backed")
    in_time = city().then_stands(acted_first(), motivated | {"recorded_at": "2024-06-04T07:59:59Z"})
    in_time.then_is("deviation", "D-1", "2025-01-01T00:00:00Z", motivation_overdue=False)
    withdrawn = city().then_stands(acted_first(),
                                   act("deviation_withdrawn", "D-1", "2024-06-03T20:00", "pro", reason="no need"))
    withdrawn.then_is("deviation", "D-1", "2025-01-01T00:00:00Z", motivation_overdue=False)
