"""Who asks for attention and why, and what ran when, in the history of two sisters."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from projections.attention import attention
from projections.timeline import timeline

ON = date(2019, 6, 30)


def test_who_is_unsafe_comes_first_each_with_its_reasons_since_when(sisters):
    first, second = attention(sisters, ON)
    assert first == {"trajectory": "T-0102", "reasons": [
        {"reason": "unsafe", "since": date(2019, 3, 6), "detail": "home"},
        {"reason": "waiting", "since": date(2019, 5, 1), "detail": "diagnostics"}]}
    assert second["trajectory"] == "T-0101"
    assert [reason["reason"] for reason in second["reasons"]] == ["overloaded", "silent"]
    assert second["reasons"][0]["since"] == date(2019, 4, 29)


def test_another_district_has_nobody(sisters):
    assert attention(sisters, ON, "Zuid") == []


def test_nobody_asks_for_attention_before_the_opening(sisters):
    assert attention(sisters, date(2018, 1, 1)) == []


def test_the_timeline_has_what_ran_and_what_still_runs(sisters):
    told = timeline(sisters, "T-0101", date(2019, 9, 30))
    lived = [(p["name"], p["since"], p["until"]) for p in told["placements"]]
    assert lived == [("home", date(2016, 5, 1), date(2019, 8, 12)), ("crisis", date(2019, 8, 12), date(2019, 8, 20)),
                     ("group", date(2019, 8, 20), None)]
    assert [(c["name"], c["until"]) for c in told["caregivers"] if c["role"] == "case_director"] == [
        ("c4", date(2019, 9, 2)), ("c7", None)]
    handover = {"on": date(2019, 9, 2), "event": "caregiver_changed", "kind": "case_director", "name": "c7"}
    assert handover in told["marks"]


def test_the_load_goes_in_steps_without_gaps_up_to_now(sisters):
    steps = timeline(sisters, "T-0101", date(2019, 9, 30))["load"]
    assert steps[0]["since"] == date(2019, 1, 7)
    assert all(one["until"] == after["since"] for one, after in pairwise(steps))
    assert steps[-1]["until"] is None
    assert (steps[-1]["appointments_per_week"], steps[-1]["capacity"]) == (2, 2)
