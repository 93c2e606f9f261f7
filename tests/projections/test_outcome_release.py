"""What of the outcomes leaves for whoever may know of no single girl: nothing under ten, and no day of anybody."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from projections.outcome_curves import of_group
from projections.outcome_release import released

ENDS = st.sampled_from(("left", "left", "ran_away", None))
GROUPS = st.lists(st.lists(st.tuples(st.integers(0, 800), ENDS), max_size=70), min_size=1, max_size=3)


def figure(groups: list[list[tuple[int, str | None]]]) -> dict[str, Any]:
    return {"outcome": "o", "counted_from": "opening", "landmark_days": 0, "blind_spots": ["small"],
            "left_out": {"unknown": 9, "not_yet": 10},
            "groups": [{"group": f"g{n}", **of_group(rows, "left")} for n, rows in enumerate(groups)]}


@settings(max_examples=100, deadline=None)
@given(GROUPS)
def test_nothing_under_ten_is_told_and_no_day_but_the_fixed_ones(groups):
    (told,) = released([figure(groups)])
    assert told["left_out"] == {"unknown": None, "not_yet": 10}
    hidden = [rows for rows, each in zip(groups, told["groups"], strict=True) if each["hidden"]]
    assert not hidden or sum(map(len, hidden)) >= 10 or len(hidden) == len(groups)
    for rows, group in zip(groups, told["groups"], strict=True):
        assert group["hidden"] or len(rows) >= 10
        assert (group["curve"], group["incidence"], group["ends"], group["open"]) == (None, None, None, None)
        if group["hidden"]:
            assert all(value is None for name, value in group.items() if name not in {"group", "hidden"})
        else:
            _holds(rows, group)


def _holds(rows: list[tuple[int, str | None]], group: dict[str, Any]) -> None:
    assert group["number"] % 5 == 0
    assert abs(group["number"] - len(rows)) <= 2
    at_risk = [moment["at_risk"] for moment in group["at"] if moment["at_risk"] is not None]
    assert all(number % 5 == 0 for number in at_risk)
    assert all(before == after or before - after >= 10 for before, after in pairwise(at_risk))
    for end in ("left", "ran_away"):
        told = 0
        for moment in group["at"]:
            shares = [moment["ends"].get(end, {"hidden": True}), *([moment] if end == "left" else [])]
            had = sum(days <= moment["day"] and each == end for days, each in rows)
            if not all(share["hidden"] for share in shares):
                assert sum(days >= moment["day"] for days, _ in rows) >= 10
                assert had - told >= 10
                assert len(rows) - had >= 10
                told = had
            for share in shares:
                assert share["hidden"] or share["share"] == round(share["share"], 2)


def test_a_share_waits_until_ten_had_it_since_the_last_and_is_not_told_when_fewer_than_ten_did_not():
    def told(*rows: tuple[int, int]) -> list[float | None]:
        """So many left on each of these days, of as many."""
        group = [(day, "left") for day, many in rows for _ in range(many)]
        return [moment["share"] for moment in released([figure([group])])[0]["groups"][0]["at"]]

    # Read on days 0, 30, 60, 90, 180, 365 and 730.
    assert told((10, 9), (40, 1), (70, 9), (100, 1), (500, 30)) == [None, None, 0.2, None, 0.4, None, None]
    assert told((10, 20), (500, 10)) == [None, 0.67, None, None, None, None, None]
    assert told((10, 21), (500, 9)) == [None] * 7


def test_an_end_that_fewer_than_ten_had_is_not_even_named():
    def named(number: int) -> set[str]:
        rows = [*[(10, "deceased")] * number, *[(20, "left")] * 20, *[(700, None)] * 30]
        (group,) = released([figure([rows])])[0]["groups"]
        return {end for moment in group["at"] for end in moment["ends"]}

    assert (named(9), named(10)) == ({"left"}, {"left", "deceased"})


def test_a_small_group_takes_the_smallest_of_the_others_with_it():
    def long(number: int) -> list[tuple[int, str | None]]:
        return [(700, None)] * number

    def hidden(*numbers: int) -> list[bool]:
        return [group["hidden"] for group in released([figure([long(n) for n in numbers])])[0]["groups"]]

    assert hidden(60, 9, 30) == [False, True, True]
    assert hidden(60, 9, 8) == [False, True, True], "17 together: neither can be worked out"
    assert hidden(60, 30) == [False, False]
    assert hidden(9) == [True]
