"""Like cases answered unlike: intervals against published ones, groups against counting by hand, nothing under ten."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from projections.blind_spots import BLIND_SPOTS as WORDS
from projections.fairness import BLIND_SPOTS, compared, wilson
from projections.fairness_release import released

FEWEST = 10
ANSWERS = st.lists(st.tuples(st.sampled_from("aaabbc"), st.booleans(), st.integers(0, 40)), max_size=80)


@pytest.mark.parametrize(("part", "whole", "low", "high"), [
    # Newcombe, Two-sided confidence intervals for the single proportion, Stat Med 17 (1998) 857, table I, method 3.
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)])
def test_the_interval_of_a_share_is_the_published_one(part, whole, low, high):
    assert wilson(part, whole) == pytest.approx((low, high), abs=0.0006)


@given(st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_interval_of_a_share_is_that_of_another_library(told):
    assert wilson(*told) == pytest.approx(proportion_confint(*told, method="wilson"), abs=0.0006)


@given(ANSWERS)
def test_each_group_is_held_against_all_the_others(answers):
    told = compared(answers, FEWEST)
    assert [group["group"] for group in told] == sorted({name for name, _, _ in answers})
    for group in told:
        mine = [(backed, days) for name, backed, days in answers if name == group["group"]]
        others = [backed for name, backed, _ in answers if name != group["group"]]
        if group["hidden"]:
            assert all(value is None for name, value in group.items() if name not in {"group", "hidden"})
            continue
        assert group["answered"] == len(mine) >= FEWEST
        assert group["backed_share"] == pytest.approx(sum(backed for backed, _ in mine) / len(mine), abs=0.0006)
        assert group["median_days"] == sorted(days for _, days in mine)[(len(mine) - 1) // 2]
        if len(others) < FEWEST:
            assert (group["others_share"], group["differs"]) == (None, None)
        else:
            theirs = sum(others) / len(others)
            assert group["others_share"] == pytest.approx(theirs, abs=0.0006)
            if min(abs(theirs - group["low"]), abs(theirs - group["high"])) > 0.001:
                assert group["differs"] == (not group["low"] < theirs < group["high"])


@given(ANSWERS)
def test_what_is_hidden_cannot_be_taken_from_the_whole(answers):
    told = compared(answers, FEWEST)
    hidden = {group["group"] for group in told if group["hidden"]}
    assert not hidden or len(hidden) == len(told) or sum(name in hidden for name, _, _ in answers) >= FEWEST


def test_a_group_that_is_answered_otherwise_is_marked_and_one_that_is_not_is_not():
    def group(name: str, backed: int, declined: int) -> list[tuple[str, bool, int]]:
        return [(name, True, 3)] * backed + [(name, False, 9)] * declined

    told = {each["group"]: each for each in compared(
        [*group("a", 18, 2), *group("b", 17, 3), *group("c", 6, 14)], FEWEST)}
    assert {name: each["differs"] for name, each in told.items()} == {"a": True, "b": True, "c": True}
    told = {each["group"]: each for each in compared([*group("a", 18, 12), *group("b", 17, 13)], FEWEST)}
    assert {name: each["differs"] for name, each in told.items()} == {"a": False, "b": False}
    assert (told["a"]["median_days"], told["a"]["backed_share"], told["b"]["others_share"]) == (3, 0.6, 0.6)


def test_what_leaves_is_rounded_and_tells_of_no_few_acts():
    groups = compared([*[("a", True, 3)] * 30, *[("a", False, 3)] * 4, *[("b", True, 3)] * 12, *[("b", False, 3)] * 11,
                       *[("c", True, 3)] * 9], FEWEST)
    (clause,) = released({"clauses": [{"organisation": groups, "district": [], "age": []}]})["clauses"]
    told = {group["group"]: (group["hidden"], group["answered"], group["backed_share"])
            for group in clause["organisation"]}
    assert told == {"a": (False, 35, None), "b": (True, None, None), "c": (True, None, None)}
    groups = compared([*[("a", True, 3)] * 30, *[("a", False, 3)] * 6], FEWEST)
    (clause,) = released({"clauses": [{"organisation": groups, "district": [], "age": []}]})["clauses"]
    (only,) = clause["organisation"]
    assert (only["answered"], only["backed_share"], only["low"], only["high"]) == (35, 0.83, 0.68, 0.92)


def test_every_blind_spot_has_its_words():
    assert set(BLIND_SPOTS) <= set(WORDS)
