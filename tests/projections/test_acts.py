"""Counts of acts that are told together: nobody works one of them out of the others and the sum."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.acts import acts_told, part_of_acts_told, told_together

#: How many acts there are in all tables that the attacker tries, by the number of counts in one.
MOST = {1: 24, 2: 28, 3: 24, 4: 16}


@pytest.mark.parametrize("parts", MOST)
def test_whoever_knows_the_sum_and_the_rule_works_out_no_count_that_is_not_told(parts):
    """Every table with this answer and this sum is tried: what is not told is not the same number in all of them."""
    alike = defaultdict(list)
    for counts in product(range(MOST[parts] + 1), repeat=parts):
        if sum(counts) <= MOST[parts]:
            told = tuple(told_together(dict(enumerate(counts))).values())
            alike[told, sum(counts) if parts > 1 else None].append(counts)
    for (told, _), tables in alike.items():
        for place, number in enumerate(told):
            if number is None:
                assert len({counts[place] for counts in tables}) > 1, (told, tables)


@given(st.lists(st.integers(0, 40), max_size=8))
def test_no_count_of_one_to_four_is_told_and_what_is_told_is_so(counts):
    told = told_together(dict(enumerate(counts)))
    for place, number in told.items():
        assert number in {None, counts[place]}
        assert number not in {1, 2, 3, 4}
    few = {1, 2, 3, 4} & set(counts)
    assert (None in told.values()) == bool(few), "nothing is hidden for nothing"
    hidden = [counts[place] for place, number in told.items() if number is None]
    assert max(hidden, default=0) <= min((number for number in told.values() if number), default=40)


def test_none_is_told_where_all_others_are_five_or_more():
    assert told_together({"a": 0, "b": 5, "c": 30}) == {"a": 0, "b": 5, "c": 30}
    assert told_together({"a": 0, "b": 1, "c": 30}) == {"a": None, "b": None, "c": 30}
    assert told_together({"a": 4, "b": 4, "c": 9, "d": 30}) == {"a": None, "b": None, "c": None, "d": 30}
    assert [acts_told(number, 5) for number in (0, 1, 4, 5)] == [0, None, None, 5]


def test_a_part_that_leaves_one_to_four_is_not_told_either():
    assert [part_of_acts_told(part, 12) for part in (0, 4, 5, 7, 8, 12)] == [0, None, 5, 7, None, 12]
