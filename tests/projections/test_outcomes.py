"""From which day to which each girl waited for an outcome, counted by hand day by day, for any possible history."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections.city import metrics
from projections.outcome_curves import outcomes
from projections.outcomes import OUTCOMES, Courses, Span
from projections.questions import reader_of, refolded
from tests.projections.brute_course import Course, standing
from tests.projections.histories import FIRST, RECORDED, STEPS, cities
from tests.projections.test_brute_force import rebuilt

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
ONS = st.sampled_from([FIRST + timedelta(days=a + s) for a in (0, 200, 400, 700, 1000) for s in STEPS])


def by_hand(lines: list[dict], on: int) -> dict[str, Span | None]:
    """The span of one girl for each outcome; None where her wait has not begun."""
    course = Course(lines, on)
    # What happened after the day is looked at only for whether it happened: what follows sees the day alone.
    reason = next((fact["reason"] for fact in course.of("trajectory_closed")), None)
    closing = reason if reason in {"moved_away", "deceased", "goals_met"} else "closed"
    return {"specialist": _specialist(course, closing), "closed_placement": _closed(course, closing),
            "safe_again": _safe_again(course, closing), "goals_met": _until(course, closing, course.opened, None, "")}


def _until(course: Course, closing: str, since: int, day: int | None, end: str) -> Span | None:
    if since > course.on:
        return None
    if day is not None and day <= course.on:
        return Span(course.name, since, day, end)
    if course.closed <= course.on:
        return Span(course.name, since, course.closed, closing)
    return Span(course.name, since, course.on, None)


def _specialist(course: Course, closing: str) -> Span | None:
    signals = [fact["on"] for fact in course.of("signal_recorded")]
    if not signals:
        return None
    came = [fact["on"] for fact in course.of("expertise_consulted", "intervention_started") if fact["on"] >= signals[0]
            and (fact.get("field") in {"sexual_violence", "sexuality"}
                 or fact.get("kind") in {"sexual_violence_treatment", "sexuality_counselling"})]
    return _until(course, closing, signals[0], min(came, default=None), "specialist")


def _closed(course: Course, closing: str) -> Span | None:
    stays = [stay for stay in course.lived if stay["kind"] == "closed" and stay["since"] < stay["until"]]
    first = next((stay for stay in stays if stay["since"] >= course.opened), None)
    if first is None:
        return None
    last = first
    while follows := [stay for stay in stays if stay["since"] == last["until"]]:
        last = follows[0]
    told = [fact["reason"] for fact in course.of("placement_ended") if fact["placement"] == last["placement"]]
    if not told and last["until"] == course.closed:
        return _until(course, closing, first["since"], None, "")
    of_age = date(course.born[0] + 18, course.born[1], 1).toordinal()
    end = ("turned_18" if told == ["turned_18"] or last["until"] == of_age
           else "ran_away" if told == ["ran_away"] else "left")
    return _until(course, closing, first["since"], last["until"], end)


def _safe_again(course: Course, closing: str) -> Span | None:
    began, clear, verdicts = None, 0, {}
    for day in range(course.first_day, min(course.on + 1, course.closed)):
        crossed = False
        for fact in course.of("safety_assessed"):
            if fact["on"] == day and fact["verdict"] != "unknown":
                verdicts[fact["sphere"]] = fact["verdict"]
                crossed = crossed or fact["verdict"] == "unsafe"
        unsafe = "unsafe" in verdicts.values()
        if day < course.opened:
            continue
        if began is None and (unsafe or (crossed and day >= course.opened)):
            began = day
        clear = 0 if unsafe else clear + 1
        if began is not None and clear == 91:
            return _until(course, closing, began, day, "safe_again")
    return None if began is None else _until(course, closing, began, None, "")


@SLOW
@given(cities(most=70), ONS)
def test_each_span_is_as_counted_day_by_day(fresh, city, on):
    with rebuilt(fresh, city) as connection:
        courses = Courses(reader_of(connection), on)
        hand = [by_hand(lines, on.toordinal()) for lines in city.values()]
        for name, (_, _, spans_of) in OUTCOMES.items():
            expected = [girl[name] for girl in hand if girl[name] is not None]
            assert sorted(spans_of(courses), key=repr) == sorted(expected, key=repr), name


@SLOW
@given(cities(most=50), ONS, st.integers(0, 46))
def test_as_known_at_an_instant_only_what_was_recorded_by_then_counts(fresh, city, on, hours):
    known_at = RECORDED + timedelta(hours=hours)
    known = {name: found for name, lines in city.items()
             if (found := [line for line in lines if datetime.fromisoformat(line["recorded_at"]) <= known_at])}
    with rebuilt(fresh, city) as connection, refolded(connection, known_at) as reader:
        told = outcomes(reader, on)
    with rebuilt(fresh, known) as connection:
        assert told == outcomes(reader_of(connection), on)


@SLOW
@given(cities(most=50), ONS)
def test_the_median_to_the_specialist_is_the_one_of_the_city(fresh, city, on):
    with rebuilt(fresh, city) as connection:
        told = next(each for each in outcomes(reader_of(connection), on) if each["outcome"] == "specialist")
        assert told["groups"][0]["median_days"] == metrics(reader_of(connection), on)["median_days_to_specialist"]


def test_what_stands_is_told_of_a_correction_too():
    lines = [{"event": "trajectory_opened", "trajectory": "T", "id": "a", "occurred_on": "2020-01-01",
              "birth_month": "2004-01", "district": "Noord", "referred_by": "gp"},
             {"event": "trajectory_closed", "trajectory": "T", "id": "b", "occurred_on": "2020-06-01",
              "reason": "other"},
             {"event": "entry_corrected", "trajectory": "T", "id": "c", "entry": "b", "reason": "r",
              "values": {"reason": "goals_met"}}]
    assert standing(lines)[-1]["reason"] == "goals_met"
    assert by_hand(lines, date(2021, 1, 1).toordinal())["goals_met"].end == "goals_met"
