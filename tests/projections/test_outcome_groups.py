"""Who is compared with whom, on which day; and that nobody waits long because her group is made of who waited long."""

from __future__ import annotations

from datetime import date

import pytest

from projections.blind_spots import BLIND_SPOTS
from projections.fold import rebuild
from projections.outcome_curves import outcomes
from projections.outcome_groups import WAYS
from projections.outcomes import OUTCOMES
from projections.questions import reader_of
from tests.projections.stored import Writer

ON = date(2024, 12, 31)


def girl(name: str, *facts: tuple[str, str, dict]) -> list[dict]:
    opened = ("trajectory_opened", "2024-01-01", {"birth_month": "2008-06", "district": "Noord", "referred_by": "gp"})
    return [{"event": event, "trajectory": name, "occurred_on": day, "id": f"{name}-{n}", **values}
            for n, (event, day, values) in enumerate((opened, *facts))]


def signal(day: str) -> tuple[str, str, dict]:
    return "signal_recorded", day, {"signal": "s", "form": "assault", "certainty": "suspected"}


def specialist(day: str) -> tuple[str, str, dict]:
    return "expertise_consulted", day, {"field": "sexual_violence"}


def home(day: str, verdict: str) -> tuple[str, str, dict]:
    return "safety_assessed", day, {"sphere": "home", "verdict": verdict}


def closed(day: str, reason: str) -> tuple[str, str, dict]:
    return "trajectory_closed", day, {"reason": reason}


def director(day: str, who: str) -> tuple[str, str, dict]:
    return "caregiver_assigned", day, {"caregiver": who, "role": "case_director"}


@pytest.fixture
def told(fresh):
    """The figures of a few girls: asked of each kind of store in turn."""
    def ask(by: str | None, *girls: list[dict], on: date = ON) -> dict:
        with fresh() as engine:
            Writer(engine).write([line for lines in girls for line in lines])
            rebuild(engine)
            with engine.connect() as connection:
                return {figure["outcome"]: figure for figure in outcomes(reader_of(connection), on, by)}
    return ask


def groups(figure: dict) -> dict[str, tuple[int, dict]]:
    return {each["group"]: (each["number"], each["ends"]) for each in figure["groups"]}


def test_safe_again_is_who_had_no_unsafe_sphere_for_90_days_and_on_the_day_itself(told):
    city = (girl("A", home("2024-02-01", "unsafe"), home("2024-03-01", "safe")),
            girl("B", home("2024-02-01", "unsafe"), home("2024-03-01", "safe"), home("2024-05-30", "unsafe")),
            girl("C", home("2024-02-01", "unsafe"), home("2024-03-01", "safe"), home("2024-05-31", "unsafe")),
            girl("D", home("2024-02-01", "unsafe"), home("2024-03-01", "unknown")),
            girl("E", home("2023-12-01", "unsafe"), home("2024-01-01", "safe")))
    (group,) = told(None, *city)["safe_again"]["groups"]
    # 90 days after 1 March is 30 May: on that day A and C are safe again, B is unsafe. D is not said to be safe, and E
    # was safe on the day she came.
    assert (group["number"], group["ends"], group["open"]) == (4, {"safe_again": 2}, 2)
    assert group["curve"]["days"] == [119, 334]


def test_an_end_counts_on_the_day_itself_and_a_closing_on_it_goes_before(told):
    safe = (home("2024-02-01", "unsafe"), home("2024-03-01", "safe"))
    city = (girl("A", *safe), girl("B", *safe, closed("2024-05-30", "other")),
            girl("C", *safe, home("2024-05-30", "safe")))
    at = {day: told(None, *city, on=date(2024, 5, day))["safe_again"]["groups"][0] for day in (29, 30)}
    assert (at[29]["ends"], at[29]["open"]) == ({}, 3)
    assert (at[30]["ends"], at[30]["open"]) == ({"safe_again": 2, "closed": 1}, 0)
    signals = (girl("D", signal("2024-02-01"), specialist("2024-02-10")), girl("E", signal("2024-02-10")))
    group = told(None, *signals, on=date(2024, 2, 10))["specialist"]["groups"][0]
    assert (group["number"], group["ends"], group["open"]) == (2, {"specialist": 1}, 1)


def test_a_landmark_that_falls_on_the_day_has_come(told):
    on = {day: told("voluntary", girl("A"), on=date(2024, 3, day))["goals_met"] for day in (30, 31)}
    assert [on[day]["left_out"]["not_yet"] for day in (30, 31)] == [1, 0]


def test_a_stay_that_starts_on_the_opening_day_counts(told):
    stay = ("placement_started", "2024-01-01", {"placement": "p", "kind": "closed"})
    assert told(None, girl("A", stay))["closed_placement"]["groups"][0]["number"] == 1


def test_by_the_specialist_each_has_90_days_from_the_signal_to_be_in_a_group(told):
    city = (girl("A", signal("2024-02-01"), specialist("2024-03-02"), closed("2024-10-01", "goals_met")),
            girl("B", signal("2024-02-01"), specialist("2024-05-01"), closed("2024-10-01", "goals_met")),
            girl("C", signal("2024-02-01"), specialist("2024-05-02"), closed("2024-10-01", "moved_away")),
            girl("D", signal("2024-02-01"), closed("2024-05-01", "goals_met")),
            girl("E", signal("2024-10-15")), girl("F"))
    figure = told("specialist", *city)["goals_met"]
    # 30 and 90 days after 1 February are 2 March and 1 May. D was closed by then, and E's 90 days are not over.
    assert groups(figure) == {"within_30": (1, {"goals_met": 1}), "within_90": (1, {"goals_met": 1}),
                              "later": (1, {"moved_away": 1})}
    assert figure["left_out"] == {"over_before": 1, "not_yet": 2, "unknown": 0}
    assert (figure["counted_from"], figure["landmark_days"]) == ("first_signal", 90)
    assert figure["groups"][0]["curve"]["days"] == [153], "from 1 May, not from the signal"


def test_whoever_had_an_end_before_the_landmark_is_in_no_group(told):
    quick = girl("A", closed("2024-03-31", "goals_met"))
    slow = girl("B", closed("2024-04-01", "goals_met"))
    figure = told("voluntary", quick, slow)["goals_met"]
    assert groups(figure) == {"voluntary": (1, {"goals_met": 1}), "imposed": (0, {})}
    assert figure["left_out"]["over_before"] == 1, "90 days after 1 January is 31 March"
    assert figure["groups"][0]["curve"]["days"] == [1]


def test_imposed_is_what_runs_on_the_day_whatever_imposes_it(told):
    imposed = (("intervention_started", "2024-02-01", {"intervention": "i", "kind": "youth_work", "basis": "imposed"}),
               ("placement_started", "2024-02-01", {"placement": "p", "kind": "closed", "basis": "court_order"}),
               ("measure_started", "2024-02-01", {"measure": "m", "kind": "supervision_order"}))
    ended = ("intervention_ended", "2024-03-31", {"intervention": "i"})
    city = [girl(f"T-{n}", fact) for n, fact in enumerate(imposed)]
    figures = told("voluntary", *city, girl("U", imposed[0], ended), girl("V"))
    assert groups(figures["goals_met"]) == {"voluntary": (2, {}), "imposed": (3, {})}
    assert groups(figures["closed_placement"]) == {"voluntary": (0, {}), "imposed": (1, {})}


def test_by_continuity_whose_case_director_changed_in_the_180_days_before(told):
    city = (girl("A", director("2024-01-01", "x"), director("2024-03-31", "y")),
            girl("B", director("2024-01-01", "x"), director("2024-04-01", "y")),
            girl("C", director("2023-09-01", "x"), director("2023-10-03", "y")),
            girl("D", director("2023-09-01", "x"), director("2023-10-04", "y")), girl("E"))
    figure = told("continuity", *city)["goals_met"]
    # The landmark is 31 March; 180 days before it is 3 October. E had nobody who held the threads.
    assert groups(figure) == {"kept": (2, {}), "changed": (2, {})}
    assert figure["left_out"]["unknown"] == 1


def test_a_stay_in_a_closed_placement_ends_in_one_way_and_one_after_the_other_is_one(told):
    def stays(name: str, *more: tuple[str, str, dict]) -> list[dict]:
        return girl(name, ("placement_started", "2024-02-01", {"placement": "p", "kind": "closed"}), *more)

    def ended(day: str, reason: str, which: str = "p") -> tuple[str, str, dict]:
        return "placement_ended", day, {"placement": which, "reason": reason}

    city = (stays("A", ended("2024-03-01", "as_planned")), stays("B", ended("2024-03-01", "ran_away")),
            stays("C", ended("2024-03-01", "turned_18")), stays("D", closed("2024-03-01", "deceased")),
            stays("E", closed("2024-03-01", "refused_further_help")), stays("F"),
            stays("G", ("placement_started", "2024-03-01", {"placement": "q", "kind": "closed"}),
                  ended("2024-04-01", "as_planned", "q")),
            girl("H", ("placement_started", "2023-06-01", {"placement": "p", "kind": "closed"})))
    (group,) = told(None, *city)["closed_placement"]["groups"]
    assert group["ends"] == {"left": 2, "closed": 1, "deceased": 1, "ran_away": 1, "turned_18": 1}
    assert (group["number"], group["open"]) == (7, 1)
    assert group["curve"]["days"] == [29, 60, 334]
    assert next(iter(group["ends"])) == "left", "its own end comes first"


def test_every_outcome_is_asked_by_every_way_but_by_itself(told):
    for by in WAYS:
        assert set(told(by, girl("A", signal("2024-02-01")))) == set(OUTCOMES) - {by}


def test_every_blind_spot_has_its_words(told):
    for by in (None, *WAYS):
        for figure in told(by, girl("A", signal("2024-02-01"))).values():
            assert set(figure["blind_spots"]) <= set(BLIND_SPOTS)
            assert "small" in figure["blind_spots"]
            assert ("no_cause" in figure["blind_spots"]) == (by is not None)
