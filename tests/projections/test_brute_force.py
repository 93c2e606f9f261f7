"""Whatever the history: rebuilt equals incremental equals a count by hand, day by day."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections.fold import catch_up, rebuild
from projections.questions import reader_of
from projections.show import show
from projections.tables import TABLES
from tests.projections import brute_show
from tests.projections.histories import START, histories, standing
from tests.projections.stored import Writer, empty_record, record_of

DAYS = st.integers(-30, 560).map(lambda n: START + timedelta(days=n))
MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def rows(engine, which):
    with engine.connect() as connection:
        return {name: sorted(map(repr, connection.execute(table.select()))) for name, table in TABLES[which].items()}


@MANY
@given(histories(), DAYS)
def test_one_trajectory_is_told_as_counted_day_by_day(lines, on):
    engine = record_of(lines)
    rebuild(engine)
    with engine.connect() as connection:
        told = show(reader_of(connection), "T-1", on)
    counted = brute_show.show(standing(lines), on)
    assert {key: told[key] for key in counted} == counted


@MANY
@given(histories(), histories("T-2"), st.integers(1, 7))
def test_rebuilt_equals_folded_step_by_step(first, second, step):
    lines = [line for pair in zip(first, second, strict=False) for line in pair]
    lines += first[len(second):] + second[len(first):]
    engine = empty_record()
    writer = Writer(engine)
    for start in range(0, len(lines), step):
        writer.write(lines[start:start + step])
        catch_up(engine)
    rebuild(engine)
    assert rows(engine, "a") == rows(engine, "b")
