"""What of the history of a clause leaves: acts from five on, and none that the whole would give away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from projections.clause_release import released

COUNTS = ("deviations", "backed", "evaluated", "solved")


def version(count: int, told: int = 0) -> dict:
    return {**dict.fromkeys(COUNTS, count), "version": 1, "per_100_open_years": 1.0,
            "her_view": {"told": told, "mean": 4.0}}


def left(counts: list[int], told: int = 0) -> dict:
    whole = {name: sum(counts) for name in ("deviations", "backed", "solved")}
    return released({"clause": "c", **whole}, [version(count, told) for count in counts],
                    {"verdict": "none", "months": [{"value": 1}], "mean": 1.0, "lower": 0.0, "upper": 2.0})


@given(st.lists(st.integers(0, 12), max_size=5))
def test_no_count_of_one_to_four_is_told_or_can_be_taken_from_the_whole(counts):
    answer = left(counts)
    assert (answer["deviations"] is None) == (0 < sum(counts) < 5)
    for name in COUNTS:
        told = [row[name] for row in answer["history"]]
        assert all(count in {None, real} for count, real in zip(told, counts, strict=True))
        assert not {1, 2, 3, 4} & set(told)
        missing = sum(real for count, real in zip(told, counts, strict=True) if count is None)
        assert missing == 0 or missing >= 5 or sum(counts) < 5
    for row in answer["history"]:
        assert (row["per_100_open_years"] is None) == (row["deviations"] is None)
        assert row["hidden"]
        assert row["her_view"] == {"told": None, "mean": None}


def test_her_view_is_told_from_ten_girls_on():
    assert [left([10], told)["history"][0]["her_view"]["told"] for told in (9, 10)] == [None, 10]
    assert [left([10], told)["history"][0]["hidden"] for told in (9, 10)] == [True, False]


def test_of_the_months_the_verdict_alone_is_told():
    drift = left([10])["drift"]
    assert (drift["verdict"], drift["months"], drift["mean"], drift["hidden"]) == ("none", None, None, True)
