"""The invented city: each line is accepted, the same seed gives the same bytes, and its causes are found back."""

from collections import Counter
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest

from interchange.jsonlines import written
from interchange.synthetic import causes
from interchange.synthetic.city import generate
from interchange.synthetic.workforce import DISTRICTS
from tests.synthetic.exposure import Exposure, spell, standing
from tests.synthetic.judged import refused

UNTIL = date(2026, 11, 25)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@cache
def city(seed: int = 1, trajectories: int = 200, years: int = 6, until: date = UNTIL) -> tuple[dict, ...]:
    return tuple(generate(seed, trajectories, years, until))


def digest(seed: int) -> str:
    return sha256("\n".join(written(line) for line in generate(seed, 60, 4, UNTIL)).encode()).hexdigest()


@pytest.mark.parametrize(("seed", "years", "until"), [
    (1, 6, UNTIL), (7, 6, UNTIL), (2, 1, date(2020, 2, 29)), (3, 10, date(2024, 1, 1))])
def test_every_line_is_accepted(seed, years, until):
    assert refused(city(seed, 200, years, until)) == []


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others():
    assert digest(5) == digest(5)
    assert digest(5) != digest(6)


def test_names_are_as_wide_as_their_number_asks():
    assert [line["trajectory"] for line in city() if line["event"] == "trajectory_opened"] == \
        [f"G-{number:04d}" for number in range(1, 201)]
    assert next(generate(1, 12_345, 10, UNTIL))["trajectory"] == "G-00001"


def test_every_opening_says_that_it_is_invented():
    assert all("verzonnen" in line["note"] for line in city() if line["event"] == "trajectory_opened")


def test_ids_are_given_once():
    ids = [line["id"] for line in city()]
    assert len(set(ids)) == len(ids)


def test_recording_follows_what_happened_in_order_and_stops_before_the_last_day():
    before: dict[str, datetime] = {}
    for line in city():
        moment = datetime.fromisoformat(line["recorded_at"])
        assert line["recorded_at"].endswith("Z")
        assert line["occurred_on"] <= moment.astimezone(AMSTERDAM).date().isoformat() < UNTIL.isoformat()
        assert moment >= before.get(line["trajectory"], moment)
        before[line["trajectory"]] = moment


def test_one_trajectory_follows_the_other():
    names = [line["trajectory"] for line in city()]
    assert names == sorted(names)


def test_a_course_is_told_in_some_sixty_to_a_hundred_facts():
    per = Counter(line["trajectory"] for line in city())
    assert 60 <= sum(per.values()) / len(per) <= 100


def test_everything_that_a_figure_looks_for_occurs():
    found = {value for line in city() for key, value in line.items() if isinstance(value, str) and key != "note"}
    for wanted in ("entry_corrected", "entry_retracted", "closed", "housing", "unsafe", "by_client", "dropped_out",
                   "help_refused", "caregiver_changed", "trusted_person_lost", "specialist", "imposed",
                   "capacity_agreed", "trajectory_closed"):
        assert wanted in found
    assert {line.get("warm_handover") for line in city()} >= {"yes", "no", "unknown"}
    assert any(line.get("formal") is False for line in city())
    assert {line["district"] for line in city() if "district" in line} <= set(DISTRICTS)


def test_some_facts_are_recorded_late():
    lags = [(date.fromisoformat(line["recorded_at"][:10]) - date.fromisoformat(line["occurred_on"])).days
            for line in city()]
    assert sorted(lags)[len(lags) // 2] <= 7
    assert sum(30 < lag < 365 for lag in lags) > len(lags) / 100


def test_caregivers_leave_and_are_shared():
    leaves = [line for line in city() if line["event"] == "caregiver_changed" and line["reason"] == "left"]
    assert len(leaves) > 100
    girls = {(line["from"], line["trajectory"]) for line in leaves}
    assert len({code for code, _ in girls}) < len(girls)


def test_some_come_back_after_their_first_trajectory_was_closed():
    back, spells, born = 0, {}, {}
    for facts in standing(city(1, 1500, 10)):
        opening = next(f for f in facts if f["event"] == "trajectory_opened")
        spells[opening["trajectory"]] = spell(facts, UNTIL)
        born[opening["trajectory"]] = opening["birth_month"]
        if "person" in opening and opening["person"] != opening["trajectory"]:
            back += 1
            assert spells[opening["person"]][1] <= spells[opening["trajectory"]][0]
            assert born[opening["person"]] == opening["birth_month"]
    assert 0.01 < back / len(spells) < 0.08


@pytest.mark.parametrize("years_ago", [0, 1, 3])
def test_about_a_quarter_is_open_at_a_time(years_ago):
    on = UNTIL.toordinal() - 1 - 365 * years_ago
    spells = [spell(facts, UNTIL) for facts in standing(city(1, 1500, 10))]
    assert 0.2 < sum(opened <= on < closed for opened, closed in spells) / len(spells) < 0.3


def test_most_courses_last_about_one_to_three_years():
    spells = [spell(facts, UNTIL) for facts in standing(city(1, 1500, 10))]
    lengths = sorted(closed - opened for opened, closed in spells if closed < UNTIL.toordinal())
    assert 365 * 1.5 < lengths[len(lengths) // 2] < 365 * 2.5
    assert sum(330 <= length <= 1150 for length in lengths) / len(lengths) > 0.8


@cache
def exposure() -> Exposure:
    return Exposure(city(1, 1500, 10), UNTIL)


def test_overload_raises_dropping_out_of_help():
    found = exposure().rate(overloaded=True, early=False) / exposure().rate(overloaded=False, early=False)
    assert causes.OVERLOAD_RAISES_DROP_OUT * 0.7 < found < causes.OVERLOAD_RAISES_DROP_OUT * 1.3


def test_overload_raises_dropping_out_of_school():
    assert exposure().school_rate(overloaded=True) > 1.5 * exposure().school_rate(overloaded=False)


@pytest.mark.parametrize("overloaded", [False, True])
def test_an_early_specialist_lowers_dropping_out_of_help(overloaded):
    found = exposure().rate(overloaded=overloaded, early=True) / exposure().rate(overloaded=overloaded, early=False)
    assert causes.EARLY_SPECIALIST_LOWERS_DROP_OUT * 0.6 < found < causes.EARLY_SPECIALIST_LOWERS_DROP_OUT * 1.4
