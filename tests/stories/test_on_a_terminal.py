"""Somebody asks without --json: the same figures, to be read by a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.words import in_words

ROWS = [{"month": "2024-01", "value": 3, "signal": "outside"}, {"month": "2024-02", "value": 12, "signal": None}]
VALUES = st.one_of(st.integers(), st.booleans(), st.none(), st.sampled_from(["veiligheid", "L-001", "under_18"]))
FLAT = st.dictionaries(st.sampled_from(["backed", "solved_share", "month"]), VALUES, min_size=1)
ANSWERS = st.recursive(FLAT, lambda deeper: st.dictionaries(
    st.sampled_from(["clauses", "history", "drift"]), st.one_of(VALUES, deeper, st.lists(deeper, max_size=3)),
    min_size=1), max_leaves=12)


@pytest.fixture(autouse=True)
def terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


def test_rows_alike_stand_below_the_names_of_their_columns_with_figures_to_the_right():
    assert in_words({"points": ROWS}) == (
        "points:\n"
        "  month    value  signal\n"
        "  2024-01      3  outside\n"
        "  2024-02     12  -")


def test_rows_wider_than_the_terminal_are_told_one_after_the_other():
    wide = [{"lesson": name, "statement": "een zin " * 12} for name in ("L-001", "L-002")]
    lines = in_words(wide).splitlines()
    assert [line.split(":")[0] for line in lines] == ["- lesson", "  statement", "- lesson", "  statement"]


def test_what_belongs_to_one_of_a_list_stands_below_it():
    clause = {"clause": "mentor-blijft", "hidden": False, "history": [{"version": 1, "her_view": {"mean": None}}]}
    assert in_words([clause]) == (
        "- clause: mentor-blijft\n"
        "  hidden: no\n"
        "  history:\n"
        "    - version: 1\n"
        "      her_view:\n"
        "        mean: -")


@given(ANSWERS)
def test_no_figure_and_no_name_is_left_out(answer):
    told = in_words(answer)
    for leaf in _leaves(answer):
        assert leaf in told


def _leaves(value):
    if isinstance(value, dict):
        return [leaf for name, one in value.items() for leaf in (name, *_leaves(one))]
    if isinstance(value, list):
        return [leaf for one in value for leaf in _leaves(one)]
    return [] if value is None else ["yes" if value is True else "no" if value is False else str(value)]
