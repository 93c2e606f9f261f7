"""The signals in a row of figures, held against answers counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from escalations.xmr import xmr

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
