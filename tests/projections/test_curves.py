"""The curve of the time to an answer: held against a second library, and against the median of the same days."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from projections.curves import MOST_AT_RISK, curve
from projections.medians import kaplan_meier_median

DAYS = st.lists(st.integers(0, 60), max_size=40)


def at(told: dict, day: int) -> float:
    """The share answered by a day."""
    return max((share for each, share in zip(told["days"], told["answered"], strict=True) if each <= day), default=0)


@settings(max_examples=200, deadline=None)
@given(DAYS.filter(bool), DAYS)
def test_it_is_one_minus_the_curve_of_another_library_with_its_interval(ended, censored):
    told = curve(ended, censored)
    other = SurvfuncRight([*ended, *censored], [*[1] * len(ended), *[0] * len(censored)])
    answered = dict(zip(told["days"], zip(told["answered"], told["low"], told["high"], strict=True), strict=True))
    for day, still, error in zip(other.surv_times, other.surv_prob, other.surv_prob_se, strict=True):
        share, low, high = answered[day]
        assert share == pytest.approx(1 - still, abs=0.0006)
        if 0 < still < 1:  # Greenwood on log(-log), 1.96 standard errors to each side
            width = 1.959964 * error / (still * -np.log(still))
            assert low == pytest.approx(1 - still ** np.exp(-width), abs=0.0006)
            assert high == pytest.approx(1 - still ** np.exp(width), abs=0.0006)
        else:
            assert (low, high) == (None, None)


@settings(max_examples=200, deadline=None)
@given(DAYS.filter(bool), DAYS)
def test_it_is_at_or_over_one_half_from_the_median_on_and_not_before(ended, censored):
    told, half = curve(ended, censored), kaplan_meier_median(ended, censored)
    if half is None:
        assert told["answered"][-1] < 0.501
    else:
        assert at(told, half) >= 0.4995
        assert at(told, half - 1) <= 0.5


@given(DAYS.filter(bool), DAYS)
def test_at_risk_is_who_still_waited_at_the_beginning_of_a_day(ended, censored):
    told = curve(ended, censored)
    assert told["on"][0] == 0
    assert len(told["on"]) <= MOST_AT_RISK
    assert told["at_risk"] == [sum(days >= day for days in [*ended, *censored]) for day in told["on"]]


def test_a_worked_example():
    # Ten questions: three answered at once, two after 2 days; two ran out after 5; three still wait after 1, 3 and 4.
    told = curve([0, 0, 0, 2, 2], [5, 5, 1, 3, 4])
    assert told["days"] == [0, 1, 2, 3, 4, 5]
    assert told["answered"] == [0.3, 0.3, 0.533, 0.533, 0.533, 0.533]
    assert told["on"] == [0, 1, 2]
    assert told["at_risk"] == [10, 7, 6]


def test_without_an_answer_there_is_no_curve():
    assert curve([], [1, 2, 3]) is None
