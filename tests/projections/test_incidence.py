"""What happened instead: held against a second library, against a published example, and against simpler curves."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sksurv.nonparametric import cumulative_incidence_competing_risks

from projections.curves import curve
from projections.outcome_curves import MOMENTS, incidence, of_group

ENDS = ("left", "ran_away", "turned_18")
ROWS = st.lists(st.tuples(st.integers(0, 40), st.sampled_from((*ENDS, None))), min_size=1, max_size=60)


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_it_is_the_estimate_of_another_library_with_its_interval(rows):
    # It wants each end to happen, and divides by nothing where nobody is left.
    rows = [*rows, *zip((3, 4, 5), ENDS, strict=True), (41, None)]
    told = incidence([days for days, _ in rows], [end for _, end in rows])
    codes = [0 if end is None else ENDS.index(end) + 1 for _, end in rows]
    # It knows no day 0; and of its variances that by the delta method, which ours is.
    days, shares, bounds = cumulative_incidence_competing_risks(
        np.array(codes), np.array([days + 1.0 for days, _ in rows]), conf_type="log-log", var_type="Dinse_Approx")
    place = {int(day) - 1: n for n, day in enumerate(days)}
    for number, end in enumerate(ENDS, 1):
        assert told[end]["days"] == sorted({days for days, each in rows if each == end})
        for day, share, low, high in zip(*told[end].values(), strict=True):
            n = place[day]
            assert share == pytest.approx(shares[number][n], abs=0.0006)
            if low is not None and share < 1:
                assert (low, high) == pytest.approx(tuple(bounds[number][:, n]), abs=0.0006)


def test_the_worked_example_of_satagopan_and_others():
    # Satagopan and others, A note on competing risks in survival data analysis, Br J Cancer 91 (2004) 1229, table 2:
    # 305 women, of whom the first nine follow-up times are told; the others were seen for longer.
    told = [(7, None), (10, "cancer"), (14, None), (16, "cancer"), (18, "other"), (23, "cancer"), (24, None),
            (26, "other"), (27, "cancer")]
    rows = [*told, *[(28, None)] * 296]
    shares = incidence([days for days, _ in rows], [end for _, end in rows])
    cancer, other = ({0: 0.0, **dict(zip(shares[end]["days"], shares[end]["share"], strict=True))}
                     for end in ("cancer", "other"))

    def by(told: dict, day: int) -> float:
        return max(share for each, share in told.items() if each <= day)

    # Its overall survival (step 1, in %), and its incidence of each day (step 2), which it rounds before it adds up.
    survival = {10: 99.7, 16: 99.3, 18: 99.0, 23: 98.7, 26: 98.3, 27: 98.0}
    for day, published in survival.items():
        assert 100 * (1 - by(cancer, day) - by(other, day)) == pytest.approx(published, abs=0.11)
    for before, day in pairwise((0, 10, 16, 23, 27)):
        assert round(100 * (cancer[day] - cancer[before]), 1) in {0.3, 0.4}
    assert cancer[27] == 0.013


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(("left", None))), min_size=1, max_size=40))
def test_with_one_way_to_end_it_is_one_minus_kaplan_and_meier(rows):
    ended, censored = ([days for days, end in rows if (end is None) == still] for still in (False, True))
    told, other = incidence([days for days, _ in rows], [end for _, end in rows]), curve(ended, censored)
    if other is None:
        assert told == {}
    else:
        simple = dict(zip(other["days"], other["answered"], strict=True))
        for day, share in zip(told["left"]["days"], told["left"]["share"], strict=True):
            assert share == pytest.approx(simple[day], abs=0.0011)


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_on_fixed_days_it_says_who_was_there_who_had_it_and_how_large_a_share(rows):
    told = of_group(rows, "left")
    assert told["number"] == told["open"] + sum(told["ends"].values()) == len(rows)
    assert [moment["day"] for moment in told["at"]] == list(MOMENTS)
    for moment in told["at"]:
        assert moment["at_risk"] == sum(days >= moment["day"] for days, _ in rows)
        assert (moment["share"] is None) == (moment["at_risk"] == 0)
        if moment["share"] is not None:
            shares = [each["share"] for each in moment["ends"].values()]
            assert sum(shares) <= 1.002
            left = moment["ends"].get("left", {"share": 0})
            assert moment["share"] >= left["share"] - 0.0011, "leaving otherwise makes nobody leave sooner"


def test_a_worked_example_of_both_curves():
    # Ten girls: two leave on day 10, one runs away on day 20, one leaves on day 30; six are still there on day 100.
    rows = [(10, "left"), (10, "left"), (20, "ran_away"), (30, "left"), *[(100, None)] * 6]
    told = of_group(rows, "left")
    assert (told["number"], told["open"], told["median_days"]) == (10, 6, None)
    assert told["ends"] == {"left": 3, "ran_away": 1}
    at = {moment["day"]: moment for moment in told["at"]}
    assert (at[0]["at_risk"], at[0]["had"], at[0]["share"]) == (10, 0, 0.0)
    # Kaplan and Meier: 1 - 8/10 * 6/7; Aalen and Johansen: 2/10 + 7/10 * 1/7 left, 8/10 * 1/8 ran away.
    assert (at[30]["at_risk"], at[30]["had"], at[30]["share"]) == (7, 3, 0.314)
    assert {end: each["share"] for end, each in at[30]["ends"].items()} == {"left": 0.3, "ran_away": 0.1}
    assert (at[180]["at_risk"], at[180]["share"]) == (0, None)
