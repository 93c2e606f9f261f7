"""Rebuilt equals incremental equals what is counted by hand, day by day, for any possible history on every store."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections import fold, writing
from projections.asked_by_month import KEYS as OF_CASES
from projections.city import metrics
from projections.fold import catch_up, rebuild
from projections.questions import reader_of, refolded
from projections.series import KEYS, series
from projections.show import show
from tests.projections import brute_city
from tests.projections.brute import Girl
from tests.projections.brute_numbers import to
from tests.projections.histories import FIRST, RECORDED, STEPS, cities, courses
from tests.projections.stored import Writer, rows, without

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
ONS = st.sampled_from([FIRST + timedelta(days=a + s) for a in (0, 200, 400, 700) for s in STEPS])


def lines_of(city: dict[str, Any]) -> list[dict[str, Any]]:
    """All lines, those of the trajectories taking turns."""
    return [line for line in chain.from_iterable(zip_longest(*city.values())) if line is not None]


@contextmanager
def rebuilt(fresh: Any, city: dict[str, Any]) -> Iterator[Connection]:
    """A connection to a record with these lines and its read model."""
    with fresh() as engine:
        Writer(engine).write(lines_of(city))
        rebuild(engine)
        with engine.connect() as connection:
            yield connection


@SLOW
@given(courses("T-1", 90), st.lists(ONS, min_size=1, max_size=3))
def test_one_trajectory_is_as_counted_day_by_day(fresh, lines, ons):
    with rebuilt(fresh, {"T-1": lines}) as connection:
        for on in ons:
            assert without(show(reader_of(connection), "T-1", on)) == Girl(lines, on.toordinal()).show()


@SLOW
@given(courses("T-1"), ONS, st.integers(0, 46))
def test_as_known_at_an_instant_only_what_was_recorded_by_then_counts(fresh, lines, on, hours):
    known_at = RECORDED + timedelta(hours=hours)
    known = [line for line in lines if datetime.fromisoformat(line["recorded_at"]) <= known_at]
    with rebuilt(fresh, {"T-1": lines}) as connection, refolded(connection, known_at) as reader:
        assert without(show(reader, "T-1", on)) == Girl(known, on.toordinal()).show()


@SLOW
@given(cities(), ONS, st.sampled_from((None, "Noord")), st.sampled_from((None, "x", "y")))
def test_the_city_is_as_counted_day_by_day(fresh, city, on, district, organisation):
    with rebuilt(fresh, city) as connection:
        told = metrics(reader_of(connection), on, district, organisation)
    counted = brute_city.metrics(city, on.toordinal(), district, organisation)
    assert {key: told[key] for key in counted} == counted


@SLOW
@given(cities(), st.sampled_from(sorted(KEYS.keys() - OF_CASES.keys())), st.sampled_from((None, "Noord")),
       st.sampled_from((None, "x", "y")))
def test_a_row_of_months_is_as_counted_day_by_day(fresh, city, key, district, organisation):
    on = date(2020, 4, 30)
    with rebuilt(fresh, city) as connection:
        told = series(reader_of(connection), key, "2018-05", "2020-06", on, district, organisation)
    counted = brute_city.series(city, key, "2018-05", "2020-06", on.toordinal(), district, organisation)
    if key == "mean_ratio":
        counted = [row | {"numerator": to(3, row["numerator"])} for row in counted]
    assert told == counted


@SLOW
@given(cities(), st.integers(1, 7), st.lists(st.integers(1, 60), max_size=5), st.sampled_from((5, 20_000)),
       st.sampled_from((1, 200)))
def test_caught_up_in_any_steps_equals_rebuilt(fresh, city, batch, cuts, far_behind, copied):
    lines = lines_of(city)
    sizes = patch.multiple(fold, BATCH=batch, FAR_BEHIND=far_behind), patch.object(writing, "COPIED", copied)
    with fresh() as engine, sizes[0], sizes[1]:
        writer, start = Writer(engine), 0
        for end in [*sorted(cuts), len(lines)]:
            if lines[start:end]:
                writer.write(lines[start:end])
            start = max(start, end)
            catch_up(engine)
        with engine.connect() as connection:
            caught_up = rows(reader_of(connection))
        rebuild(engine)
        with engine.connect() as connection:
            assert rows(reader_of(connection)) == caught_up
        assert catch_up(engine) == len(lines)
