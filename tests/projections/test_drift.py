"""A slow rise of the deviations from one clause, on months that were counted by hand."""

from __future__ import annotations

import pytest

from projections.blind_spots import BLIND_SPOTS
from projections.drift import judged

STEADY = [2, 4] * 6


def drifted(*counts: int) -> dict:
    return judged([f"m{n}" for n in range(len(counts))], counts)


def test_seven_months_over_the_mean_are_a_drift_from_their_first_month_on():
    told = drifted(*STEADY, *[2, 4, 2, 4, 2], *[4] * 7)
    assert (told["verdict"], told["since"], told["signals"]) == ("drift", "m17", ["shift"])
    assert (told["baseline"], told["mean"]) == (12, 3.0)
    assert [month["signals"] for month in told["months"]] == [[]] * 17 + [["shift"]] * 7


def test_six_are_not():
    told = drifted(*STEADY, *[2, 4, 2, 4, 2, 2], *[4] * 6)
    assert (told["verdict"], told["since"], told["signals"]) == ("none", None, [])


def test_seven_months_that_rise_are_a_drift_below_the_mean_too():
    told = drifted(*[10, 30] * 6, *[20, 18, 19, 18, 9, 10, 11, 12, 13, 14, 15, 9])
    assert (told["verdict"], told["since"], told["signals"]) == ("drift", "m16", ["trend"])


def test_a_fall_is_none():
    assert drifted(*STEADY, *[2] * 12)["verdict"] == "none"


def test_a_rise_that_is_beyond_the_limits_too_is_a_drift_all_the_same():
    assert drifted(*STEADY, *[3] * 5, *[40] * 7)["signals"] == ["shift"]


def test_a_drift_that_began_before_the_last_twelve_months_is_told_from_its_beginning():
    told = drifted(*STEADY, *STEADY[:10], *[9] * 14)    # a mean of 3.5, over which the 4 of m21 lies too
    assert (told["baseline"], told["verdict"], told["since"]) == (24, "drift", "m21")


def test_a_rise_that_was_over_twelve_months_ago_is_none():
    assert drifted(*STEADY, *[4] * 7, 2, *[2, 4] * 6)["verdict"] == "none"


@pytest.mark.parametrize("months", [0, 1, 12, 23])
def test_with_fewer_than_twelve_months_before_the_last_twelve_nothing_is_said(months):
    told = drifted(*range(months))
    assert (told["verdict"], told["since"], told["signals"]) == ("too_little_data", None, [])


def test_of_what_was_rare_it_is_said_that_it_was():
    assert drifted(*[0, 1] * 6, *[0] * 12)["blind_spots"] == ["to_be_judged", "rare"]
    assert drifted(*STEADY, *[0] * 12)["blind_spots"] == ["to_be_judged"]
    assert {"to_be_judged", "rare"} <= set(BLIND_SPOTS)
