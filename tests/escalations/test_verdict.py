"""CHECK from constructed histories: what the figures say, and what they cannot say yet (workflow.md, Learning)."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escalations.verdict import figures, month_after, prediction_met, verdict
from escalations.xmr import xmr
from tests.escalations.naive_check import expected

#: Thirteen months that waver around 3: the mean moving range is 1, so the limits lie 2.66 from the mean.
QUIET = [(month_after("2022-11", n), 3 + n % 2) for n in range(13)]
MEAN = Fraction(sum(value for _, value in QUIET), 13)


def after(*values: float | None, since: str = "2024-01") -> list[tuple[str, float]]:
    return [(month_after(since, n), value) for n, value in enumerate(values) if value is not None]


@pytest.mark.parametrize(("points", "good", "expected"), [
    (after(3, 4, 3, 8), "up", "improved"),
    (after(3, 4, 3, 8), "down", "worsened"),
    (after(3, 4, 3), "up", "too_early"),
    (after(3, 4, 3, 4, 3, 4), "up", "too_early"),
    (after(3, 4, 3, 4, 3, 4, 3), "up", "no_signal"),
    (after(), "up", "too_early"),
    (after(4, 4, 4, 4, 4, 4, 4), "up", "improved"),
    (after(3, 3, 3, 3, 3, 3, 3), "up", "worsened"),
    (after(0, 8), "up", "worsened"),
    (after(8, 0), "up", "improved"),
    (after(3.1, 3.2, 3.3, 3.4, 3.5, 3.6, 3.7), "up", "improved"),
    (after(5.5, 3, 5.5), "up", "improved"),
])
def test_the_first_signal_after_the_start_decides(points, good, expected):
    assert verdict(QUIET, points, good) == expected


def test_fewer_than_twelve_months_before_say_nothing():
    assert verdict(QUIET[:11], after(8, 8, 8, 8, 8, 8, 8), "up") == "too_little_data"
    assert verdict(QUIET[:12], after(8), "up") == "improved"
    assert verdict([], after(8), "up") == "too_little_data"


def test_a_run_that_began_before_the_start_does_not_count():
    rising = [*QUIET[:-3], *((month, 4) for month, _ in QUIET[-3:])]
    assert xmr([value for _, value in [*rising, *after(4, 4, 4, 4)]], 13)["points"][-1]["signal"] == "shift"
    assert verdict(rising, after(4, 4, 4, 4), "up") == "too_early"


def test_a_month_without_a_value_is_no_point():
    assert verdict(QUIET, after(4, None, 4, 4, None, 4, 4, 4, 4), "up") == "improved"


@pytest.mark.parametrize(("points", "direction", "to", "by", "expected"), [
    (after(4, 4), "up", 4, "2024-02", "yes"),
    (after(4, 3), "up", 4, "2024-02", "no"),
    (after(4, 4, 0), "up", 4, "2024-02", "yes"),
    (after(3, 2), "down", 2.5, "2024-02", "yes"),
    (after(3, 3), "down", 2.5, "2024-02", "no"),
    (after(4, 4), "up", 4, "2024-09", "too_early"),
    (after(None, None), "up", 4, "2024-02", None),
    (after(0.1, 0.2), "up", 0.15, "2024-02", "yes"),
])
def test_the_prediction_is_held_against_the_mean_up_to_its_month(points, direction, to, by, expected):
    assert prediction_met(points, direction, to, by, "2024-08") == expected


def test_what_the_verdict_rests_on_is_kept_with_it():
    baseline, points = figures(QUIET, after(3, 8))
    assert baseline["points"][0] == {"month": "2022-11", "value": 3}
    assert (baseline["mean"], len(baseline["points"])) == (float(MEAN), 13)
    reach = Fraction(266, 100)
    assert (baseline["lower"], baseline["upper"]) == (float(MEAN - reach), float(MEAN + reach))
    assert points == [{"month": "2024-01", "value": 3, "signal": None, "direction": None},
                      {"month": "2024-02", "value": 8, "signal": "outside", "direction": "up"}]


VALUES = st.lists(st.integers(0, 8), min_size=12, max_size=20)
#: One month far away makes a range that is left out; shares of a quarter make points near the two thirds.
NEARBY = st.lists(st.sampled_from([3, 4, None, *(quarters / 4 for quarters in range(4, 29))]), max_size=16)
WAVERING = st.tuples(st.lists(st.integers(3, 4), min_size=9, max_size=20), st.integers(0, 9), st.sampled_from([3, 9])
                     ).map(lambda told: [*told[0][:told[1]], told[2], *told[0][told[1]:]])


@given(WAVERING, NEARBY, st.sampled_from(["up", "down"]), st.integers(8, 20), st.integers(0, 18))
@settings(max_examples=1_000)
def test_verdict_and_prediction_are_those_of_a_slow_reckoning(before, later, good, quarters, by):
    """Month 0 is the first of the baseline; the change is made in the month after its last."""
    started, to = len(before), quarters / 4
    points = list(enumerate([*before, None, *later]))
    now = started + 1 + len(later)
    slow = expected(dict(points), {}, started, now, {"from": 0, "until": started - 1, "direction": good, "harm": good,
                                                     "by": started + 1 + by, "to": to})
    told = [(month_after("2020-01", n), value) for n, value in points if value is not None]
    first = month_after("2020-01", started)
    baseline, since = ([each for each in told if (each[0] < first) is early] for early in (True, False))
    assert verdict(baseline, since, good) == slow.verdict
    assert prediction_met(since, good, to, month_after(first, 1 + by), month_after("2020-01", now - 1)
                          ) == slow.prediction_met


@given(VALUES, st.lists(st.integers(0, 8), max_size=14))
def test_turning_good_around_turns_the_verdict_around(before, later):
    told = [(month_after("2020-01", n), value) for n, value in enumerate(before)]
    turned = {"improved": "worsened", "worsened": "improved"}
    up, down = (verdict(told, after(*later), good) for good in ("up", "down"))
    assert down == turned.get(up, up)


@given(VALUES, st.lists(st.integers(0, 8), max_size=14))
def test_the_signals_are_those_of_a_chart_that_begins_at_the_start(before, later):
    told = [(month_after("2020-01", n), value) for n, value in enumerate(before)]
    whole = xmr([*before, *later], len(before))
    _, points = figures(told, after(*later))
    outside = [n for n, point in enumerate(points) if point["signal"] == "outside"]
    assert outside == [n for n, point in enumerate(whole["points"][len(before):]) if point["signal"] == "outside"]
    seen = [point for point in points if point["signal"] is not None]
    assert (verdict(told, after(*later), "up") in {"improved", "worsened"}) == bool(seen)


@pytest.mark.parametrize(("month", "months", "expected"), [
    ("2023-12", 1, "2024-01"), ("2024-01", -1, "2023-12"), ("2023-11", 2, "2024-01"), ("2024-06", -18, "2022-12")])
def test_months_follow_each_other(month, months, expected):
    assert month_after(month, months) == expected
