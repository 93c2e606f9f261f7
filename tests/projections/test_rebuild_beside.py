"""While the read model is made anew, those who record go on: on PostgreSQL nobody waits for a rebuild."""

from __future__ import annotations

import pytest

from projections import fold
from projections.fold import catch_up, rebuild
from tests.projections.stored import Writer, empty_record
from tests.projections.test_examples import lines_of
from tests.projections.test_far_behind import rows

LINES = lines_of("two_sisters")


@pytest.mark.postgres
def test_what_is_recorded_and_folded_meanwhile_is_in_the_new_figures(fresh_on_postgresql, monkeypatch):
    monkeypatch.setattr(fold, "KEPT_ROWS", 0)
    with fresh_on_postgresql() as engine:
        writer = Writer(engine)
        writer.write(LINES[:-6])
        catch_up(engine)
        late = list(LINES[-6:])

        def record_meanwhile(_: int) -> None:
            if late:
                writer.write(late)
                late.clear()
                assert catch_up(engine) == len(LINES)

        assert rebuild(engine, record_meanwhile) == len(LINES)
        assert not late
        told = rows(engine)
    at_once = empty_record()
    Writer(at_once).write(LINES)
    catch_up(at_once)
    assert told == ("b", rows(at_once)[1])
