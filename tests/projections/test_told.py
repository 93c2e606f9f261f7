"""Figures as they are told to whoever sees no persons."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.hiding import FEWEST, Counts, Sum, figure
from projections.protection import protect
from projections.told import (
    acts_of_part_told,
    background_told,
    city_told,
    days_told,
    last_month_end,
    part_told,
    series_told,
)
from tests.attacker import Group, given_away

COUNTS = {"open": 63, "overloaded": 24, "stalled": 31, "stalled_without_help": 4, "silent": 0,
          "three_or_more_placements": 14, "three_or_more_case_directors": 22, "unsafe": 9, "heard_within_90_days": 60,
          "closed_now": 12, "closed_beyond_purpose_now": 12, "came_back": 3, "opened_in_the_year": 8,
          "no_new_start": 11, "closed_a_half_year_ago": 25, "with_signal": 30, "changes": 47, "moves": 6,
          "open_days": 22_110, "days_out_of_home": 2_000, "median_ratio": Fraction(871, 1000),
          "median_days_to_specialist": 71, "waiting": {"housing": 12, "treatment": 7}}


def month(numerator, denominator, value=0.5):
    return {"month": "2026-03", "value": value, "numerator": numerator, "denominator": denominator}


@pytest.mark.parametrize(("day", "told"), [("2026-03-31", "2026-03-31"), ("2026-03-30", "2026-02-28"),
                                           ("2024-03-01", "2024-02-29"), ("2026-01-01", "2025-12-31")])
def test_figures_are_told_of_the_last_day_of_a_month(day, told):
    assert last_month_end(date.fromisoformat(day)) == date.fromisoformat(told)


def test_a_count_under_ten_is_hidden_and_so_is_none_or_all_of_a_group():
    told = city_told(COUNTS)
    assert (told["open"], told["overloaded"], told["stalled"]) == (65, 25, 30)
    assert (told["unsafe"], told["stalled_without_help"], told["silent"]) == (None, None, None)
    assert told["closed_beyond_purpose_now"] is None, "all who are in a closed place are there too long"
    assert told["heard_within_90_days_share"] is None, "three were not heard"
    assert told["hidden"]
    assert {"unsafe", "silent", "heard_within_90_days_share", "waiting.treatment"} <= set(told["hidden_figures"])
    assert "stalled" not in told["hidden_figures"]


def test_shares_are_made_of_what_is_told():
    told = city_told(COUNTS)
    assert told["overloaded_share"] == round(25 / 65, 3)
    assert told["no_new_start_share"] == round(10 / 25, 3)
    assert told["came_back_share"] is None, "eight came"


def test_a_rate_is_of_rounded_days_so_that_nobody_works_out_how_many_girls_there_are():
    told = city_told(COUNTS)
    assert told["changes_per_1000_days"] == round(1000 * 45 / (5 * 365 * 12), 2)
    assert told["moves_per_1000_days"] is None
    assert days_told(9 * 31, 31) is None
    assert days_told(12 * 31 + 3, 31) == 10 * 31


def test_a_median_is_told_of_ten_or_more():
    assert city_told(COUNTS)["median_days_to_specialist"] == 70, "71 days is how long one girl waited"
    few = city_told(COUNTS | {"with_signal": 9})
    assert few["median_days_to_specialist"] is None
    assert "median_days_to_specialist" in few["hidden_figures"]
    assert city_told(COUNTS)["median_ratio"] == 0.87


def test_a_city_with_nobody_hides_nothing():
    empty = {**dict.fromkeys(COUNTS, 0), "median_ratio": None, "median_days_to_specialist": None, "waiting": {}}
    told = city_told(empty)
    assert (told["hidden"], told["hidden_figures"], told["open"]) == (False, [], 0)


@given(whole=st.integers(0, 60), data=st.data())
def test_a_part_is_told_as_the_protection_of_a_table_tells_it(whole, data):
    part = data.draw(st.integers(0, whole))
    cells = {("all",): whole, ("part",): part, ("rest",): whole - part}
    told = protect(Counts(cells, (Sum(("all",), (("part",), ("rest",)), tells=True),), frozenset({("rest",)})))
    assert part_told(part, whole) == (told["part",], told["all",])


@given(whole=st.integers(0, 80), data=st.data())
def test_no_count_from_one_to_nine_is_told_and_no_rest(whole, data):
    part = data.draw(st.integers(0, whole))
    few, _ = part_told(part, whole)
    assert few in {None, 0} or few >= FEWEST
    assert few != 0 or not whole
    if few is not None and whole:
        assert whole - part >= FEWEST


@pytest.mark.parametrize(("key", "row", "told"), [
    ("overloaded_share", month(24, 63), (round(25 / 65, 3), 25, 65)),
    ("overloaded_share", month(4, 63), (None, None, 65)),
    ("overloaded_share", month(4, 8), (None, None, None)),
    ("mean_ratio", month(44.1, 63, 0.7), (0.7, None, 65)),
    ("mean_ratio", month(4.1, 6, 0.683), (None, None, None)),
    ("changes_per_1000_days", month(12, 60 * 31), (round(1000 * 10 / (60 * 31), 2), 10, 60 * 31)),
    ("changes_per_1000_days", month(3, 60 * 31), (None, None, 60 * 31)),
    ("moves_per_1000_days", month(0, 60 * 31, 0.0), (0.0, 0, 60 * 31)),
    ("deviations", month(3, None, 3), (3, 3, None)),
    ("answer_days", month(40, 5, 8.0), (8.0, 40, 5)),
    ("answer_days", month(8, 4, 2.0), (None, None, None)),
])
def test_a_month_of_a_figure_is_told_in_the_same_way(key, row, told):
    [found] = series_told(key, [row])
    assert (found["value"], found["numerator"], found["denominator"]) == told
    assert found.get("hidden", False) == (None in [t for t, e in zip(told, list(row.values())[1:], strict=True)
                                                   if e is not None])


def test_a_month_of_one_part_of_the_city_is_told_when_no_other_part_is_small():
    whole = [month(12, None, 12), month(11, None, 11), month(0, None, 0)]
    parts = {"a": [month(5, None, 5), month(5, None, 5), month(0, None, 0)],
             "b": [month(7, None, 7), month(4, None, 4), month(0, None, 0)]}
    told = {part: [(row["value"], row.get("hidden", False)) for row in acts_of_part_told(whole, parts, part)]
            for part in parts}
    assert told["a"] == [(5, False), (None, True), (0, False)], "the second month is 11 without the six of elsewhere"
    assert told["b"] == [(7, False), (None, True), (0, False)]


def test_of_a_mean_in_one_part_of_the_city_the_answers_count():
    whole, parts = [month(90, 16, 5.6)], {"a": [month(50, 9, 5.6)], "b": [month(40, 7, 5.7)]}
    assert acts_of_part_told(whole, parts, "a") == [month(50, 9, 5.6)]
    parts["b"] = [month(20, 4, 5.0)]
    assert [row["value"] for row in acts_of_part_told(whole, parts, "a")] == [None]


def report(**more):
    """A report on 63 girls."""
    items = ("parents_together", "siblings", "relationship", "born_in_netherlands", "parents_migration_background",
             "religious", "mild_intellectual_disability")
    return {**{item: {"yes": 20, "no": 30, "unknown": 13} for item in items},
            "ages": {"min": 12, "max": 19, "mean": 15.6}, "districts": {"Noord": 30, "Zuid": 33}, "dropped_out": 14,
            "closed_effects": {"better": 3, "worse": 11}} | more


def test_the_report_on_background_hides_small_answers_and_what_gives_them_away():
    told = background_told(report(religious={"yes": 3, "no": 47, "unknown": 13}))
    assert told["siblings"] == {"yes": 20, "no": 30, "unknown": 15}
    assert told["religious"]["yes"] is None
    assert told["ages"] == {"min": None, "max": None, "mean": 15.6}, "the youngest is one girl"
    assert told["closed_effects"] == {"better": None, "worse": 10}
    assert told["hidden"]


@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_nobody_works_out_a_small_answer_from_the_others(data):
    total = data.draw(st.integers(12, 70))
    items = {}
    for item in ("religious", "siblings"):
        yes = data.draw(st.integers(0, total))
        no = data.draw(st.integers(0, total - yes))
        items[item] = {"yes": yes, "no": no, "unknown": total - yes - no}
    calm = {item: {"yes": 0, "no": 0, "unknown": total} for item in report() if isinstance(report()[item], dict)
            and "unknown" in report()[item]}
    north = data.draw(st.integers(0, total))
    told = background_told(report(**calm | items, districts={"Noord": north, "Zuid": total - north},
                                  dropped_out=data.draw(st.integers(0, total)), closed_effects={}))
    figures = {(f"{item}={answer}",): number for item in items for answer, number in told[item].items()}
    figures |= {(f"district={name}",): number for name, number in told["districts"].items()}
    figures[()] = figure(total)
    groups = [Group((), tuple((f"{item}={answer}",) for answer in told[item]), tells=True) for item in items]
    groups.append(Group((), (("district=Noord",), ("district=Zuid",))))
    assert given_away(figures, groups) == {}
