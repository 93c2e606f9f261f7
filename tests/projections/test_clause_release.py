"""What of the clauses and their history leaves: acts from five on, and none that a sum would give away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.acts import told_together
from projections.clause_release import clauses_told, history_told

COUNTS = ("deviations", "backed", "evaluated", "solved")
DRIFT = {"verdict": "none", "months": [{"value": 1}], "mean": 1.0, "lower": 0.0, "upper": 2.0}


@st.composite
def came_of(draw):
    """How often a clause was left under a version, and what came of that."""
    deviations = draw(st.integers(0, 14))
    backed, evaluated = (draw(st.integers(0, deviations)) for _ in range(2))
    return {"deviations": deviations, "backed": backed, "evaluated": evaluated,
            "solved": draw(st.integers(0, evaluated))}


def version(counts: dict, told: int = 0, open_years: float = 100.0) -> dict:
    return {**counts, "version": 1, "days": 365, "open_years": open_years, "per_100_open_years": 1.0,
            "her_view": {"told": told, "mean": 4.0}}


def clause(counts: dict) -> dict:
    return {"deviations": counts["deviations"], "backed": counts["backed"], "solved": counts["solved"],
            "proposed": False}


def every(count: int) -> dict:
    return dict.fromkeys(COUNTS, count)


def released(history: list[dict], **of_clause: int | None) -> dict:
    whole = {name: sum(row[name] for row in history) for name in COUNTS}
    return history_told(clause(whole) | of_clause, history, DRIFT)


def small(number: int) -> bool:
    return 0 < number < 5


@given(st.lists(came_of(), max_size=6))
def test_no_count_of_a_clause_is_small_or_leaves_a_small_one(clauses):
    left = {("P-1", f"c-{place}"): clause(row) for place, row in enumerate(clauses)}
    answer = clauses_told(left)
    told = {name: row["deviations"] for name, row in answer.items()}
    assert told == told_together({name: row["deviations"] for name, row in left.items()})
    for name, row in answer.items():
        assert row["hidden"] == (None in row.values())
        for part in ("backed", "solved"):
            if row[part] is not None:
                assert row[part] == left[name][part]
                assert not small(row[part])
                assert not small(row["deviations"] - row[part])


@given(st.lists(came_of(), min_size=1, max_size=5))
def test_no_version_is_told_small_nor_what_it_leaves_of_the_clause_or_of_another_count(rows):
    answer = released([version(row) for row in rows])["history"]
    for told, real in zip(answer, rows, strict=True):
        for name in COUNTS:
            assert told[name] in {None, real[name]}
            assert not small(told[name] or 0)
        for part, whole in (("backed", "deviations"), ("evaluated", "deviations"), ("solved", "deviations"),
                            ("solved", "evaluated")):
            if None not in {told[part], told[whole]}:
                assert not small(told[whole] - told[part])
    for name in COUNTS:
        hidden = [real[name] for told, real in zip(answer, rows, strict=True) if told[name] is None]
        assert len(hidden) != 1 or len(rows) == 1 or sum(row["deviations"] for row in rows) == 0 or any(
            row["deviations"] is None for row in answer), "one alone is what the others leave of the clause"


def test_what_is_not_told_of_the_clause_is_not_told_of_a_version():
    history = [version(every(20)), version(every(30))]
    assert [row["backed"] for row in released(history)["history"]] == [20, 30]
    assert [row["backed"] for row in released(history, backed=None)["history"]] == [None, None]
    hidden = released(history, deviations=None)["history"]
    assert [row[name] for row in hidden for name in (*COUNTS, "per_100_open_years")] == [None] * 10


@pytest.mark.parametrize(("open_years", "told", "rate"), [(100.0, 100.0, 20.0), (98.1, 100.0, 20.0), (9.9, None, None)])
def test_the_years_of_all_girls_together_are_rounded_and_the_rate_is_made_of_that(open_years, told, rate):
    [row] = released([version(every(20), told=10, open_years=open_years)])["history"]
    assert (row["open_years"], row["per_100_open_years"], row["hidden"]) == (told, rate, told is None)


def test_her_view_is_told_from_ten_girls_on():
    views = [released([version(every(10), told)])["history"][0] for told in (9, 10)]
    assert [(row["her_view"]["told"], row["hidden"]) for row in views] == [(None, True), (10, False)]


def test_of_the_months_the_verdict_alone_is_told():
    drift = released([version(every(10))])["drift"]
    assert (drift["verdict"], drift["months"], drift["mean"], drift["hidden"]) == ("none", None, None, True)
