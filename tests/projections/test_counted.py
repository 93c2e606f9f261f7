"""What a month lists is what its figure counts, and her own page on that day says the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.counted import counted
from projections.questions import Reader, reader_of
from projections.series import KEYS, STATES, SeriesIsUnknown, series
from projections.show import show
from tests.projections.histories import cities
from tests.projections.test_brute_force import SLOW, rebuilt

ON = date(2020, 4, 30)
#: Where her own page says that she is counted.
SAYS = {
    "overloaded_share": lambda told: told["load"]["overloaded"],
    "stalled_share": lambda told: told["stagnation"]["stalled"],
    "silent_share": lambda told: told["stagnation"]["silent"],
    "heard_within_90_days_share": lambda told: told["voice"]["days_since_heard"] <= 90,
}


@SLOW
@given(cities(), st.sampled_from(sorted(KEYS)), st.sampled_from((None, "Noord")), st.sampled_from((None, "x", "y")))
def test_a_month_lists_as_much_as_its_figure_counts(fresh, city, key, district, organisation):
    with rebuilt(fresh, city) as connection:
        reader = reader_of(connection)
        for row in series(reader, key, "2018-05", "2020-06", ON, district, organisation):
            found = counted(reader, key, row["month"], ON, district, organisation)
            assert len(found) == row["denominator" if key == "mean_ratio" else "numerator"]
            if key == "mean_ratio":
                assert sum(each["ratio"] for each in found) == pytest.approx(row["numerator"], abs=0.01)
            assert all(row["month"] == each["on"].isoformat()[:7] for each in found)
            _assert_that_her_page_says_the_same(reader, key, found)


def _assert_that_her_page_says_the_same(reader: Reader, key: str, found: list[dict[str, Any]]) -> None:
    if key in STATES:
        assert len({each["trajectory"] for each in found}) == len(found)
        assert all(SAYS[key](show(reader, each["trajectory"], each["on"])) for each in found)
    if key == "mean_ratio":
        assert all(show(reader, each["trajectory"], each["on"])["load"]["ratio"] == each["ratio"] for each in found)


def test_a_share_lists_who_is_counted_on_the_last_day_of_the_month(sisters):
    assert counted(sisters, "overloaded_share", "2019-05", ON) == [
        {"trajectory": "T-0101", "on": date(2019, 5, 31)}]


def test_a_rate_lists_the_events_of_the_month_each_on_its_own_day(sisters):
    assert counted(sisters, "changes_per_1000_days", "2019-09", ON) == [
        {"trajectory": "T-0101", "on": date(2019, 9, 2), "role": "case_director"}]


def test_a_month_that_is_not_over_lists_nothing(sisters):
    assert counted(sisters, "overloaded_share", "2019-05", date(2019, 5, 30)) == []


def test_a_figure_that_is_no_series_is_refused(sisters):
    with pytest.raises(SeriesIsUnknown):
        counted(sisters, "open", "2019-05", ON)
