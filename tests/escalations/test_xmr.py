"""The signals in a row of figures, held against answers counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from escalations.xmr import by_rule, signals_in, xmr

CASES = json.loads((Path(__file__).parent / "xmr_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_row_of_figures_gets_its_limits_and_signals(case):
    told = xmr(case["values"], case.get("baseline"))
    expected = case["expect"]
    assert told["points"] == expected["points"]
    assert told["trial"] == expected["trial"]
    for limit in ("mean", "lower", "upper"):
        assert told[limit] == pytest.approx(expected[limit], abs=1e-9)


def test_one_point_has_a_mean_and_no_limits():
    told = xmr([4])
    assert (told["mean"], told["lower"], told["upper"], told["trial"]) == (4, None, None, True)


def test_equal_points_lie_within_limits_that_meet():
    assert [point["signal"] for point in xmr([3] * 12)["points"]] == [None] * 12


def test_two_trends_that_meet_are_both_told():
    told = xmr([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1])["points"]
    assert {point["direction"] for point in told if point["signal"] == "trend"} == {"up", "down"}


def test_the_limits_are_those_of_a_published_example():
    # NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, Individuals Control Charts: flow rates of ten batches.
    # It divides by 1.128 what we multiply by 2.66, so its limits 55.8041 and 45.8159 differ in the third decimal.
    told = xmr([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    assert told["mean"] == pytest.approx(50.81)
    assert (told["upper"] - told["mean"]) / 2.66 == pytest.approx(1.8778, abs=0.00005), "its mean moving range"
    assert (told["upper"], told["lower"]) == pytest.approx((55.8041, 45.8159), abs=0.001)
    assert [point["signal"] for point in told["points"]] == [None] * 10


def test_each_rule_speaks_by_itself_before_one_of_them_speaks_for_a_point():
    values, first = [9, 11] * 6 + [30] * 7, [9, 11] * 6
    rules = by_rule(values, first)
    assert rules["outside"][-7:] == [("outside", "up")] * 7
    assert rules["shift"][-7:] == [("shift", "up")] * 7
    assert signals_in(values, first)[-7:] == [("outside", "up")] * 7
    assert by_rule([1, 2], []) == {}
