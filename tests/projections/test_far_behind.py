"""A read model far behind is made anew at once, and still tells what it cannot read."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from projections import fold
from projections.fold import FoldStopped, catch_up, position_of
from projections.questions import reader_of
from projections.tables import SETS, tables_of
from tests.projections.stored import Writer, empty_record
from tests.projections.test_examples import lines_of

LINES = lines_of("two_sisters")


@pytest.fixture(autouse=True)
def _soon_far(monkeypatch):
    monkeypatch.setattr(fold, "FAR_BEHIND", 5)


def rows(engine):
    with engine.connect() as connection:
        reader = reader_of(connection)
        used = next(which for which in SETS if tables_of(which) is reader.tables)
        return used, {name: sorted(map(repr, reader.all(table.select()))) for name, table in reader.tables.items()}


def test_it_is_the_same_read_model_in_the_other_set(monkeypatch):
    engine = empty_record()
    Writer(engine).write(LINES)
    assert catch_up(engine) == len(LINES)
    used, told = rows(engine)
    assert used == "b"
    monkeypatch.setattr(fold, "FAR_BEHIND", 10_000)
    step_by_step = empty_record()
    Writer(step_by_step).write(LINES)
    catch_up(step_by_step)
    assert rows(step_by_step) == ("a", told)


def test_a_few_facts_behind_a_long_record_are_folded_where_they_belong():
    engine = empty_record()
    writer = Writer(engine)
    writer.write(LINES[:-6])
    catch_up(engine)
    writer.write(LINES[-6:])
    assert catch_up(engine) == len(LINES)
    assert rows(engine)[0] == "b"


def test_what_stands_before_an_event_that_cannot_be_read_is_folded_in_batches():
    engine = empty_record()
    Writer(engine).write(LINES)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO events (originator_id, originator_version, topic, state) "
                                "VALUES ('ab', 1, 'something_new', '{}')"))
    with pytest.raises(FoldStopped):
        catch_up(engine)
    with engine.connect() as connection:
        assert position_of(connection) == len(LINES)
