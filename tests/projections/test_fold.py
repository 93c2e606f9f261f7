"""The fold names every event, stops loudly at what it cannot read, and lets no two folds run through each other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text, update

from escalations.catalogue import EVENTS
from projections.city import metrics
from projections.fold import FOLDED, PASSED_OVER, FoldStopped, catch_up, position_of, rebuild, stopped_at
from projections.questions import reader_of
from projections.show import TrajectoryIsUnknown, show
from projections.tables import read_model
from record.schema import create_or_upgrade
from record.store import open_store
from tests.projections.stored import Writer, empty_record
from tests.projections.test_examples import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from tests.conftest import Address

LINES = lines_of("two_sisters")
ON = date(2019, 6, 30)


@pytest.fixture
def store(address: Address) -> Iterator[Engine]:
    create_or_upgrade(address.store, address.owner)
    opened = open_store(address.store, writing=True)
    yield opened.engine
    opened.close()


def test_every_event_is_folded_or_passed_over_and_none_both():
    assert EVENTS.keys() == FOLDED | PASSED_OVER
    assert not FOLDED & PASSED_OVER


def test_the_figures_are_the_same_on_every_store(store):
    Writer(store).write(LINES)
    catch_up(store)
    with store.connect() as connection:
        told = metrics(reader_of(connection), ON), show(reader_of(connection), "T-0101", ON)
    rebuild(store)
    with store.connect() as connection:
        assert told == (metrics(reader_of(connection), ON), show(reader_of(connection), "T-0101", ON))
    assert (told[0]["open"], told[0]["median_days_to_specialist"]) == (2, 87)


def test_folding_again_changes_nothing(store):
    Writer(store).write(LINES)
    assert catch_up(store) == catch_up(store) == len(LINES)


def unreadable(engine: Engine, topic: str, state: bytes) -> None:
    stream = "CAST(:stream AS uuid)" if engine.dialect.name == "postgresql" else ":stream"
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO events (originator_id, originator_version, topic, state) "
                                f"VALUES ({stream}, 1, :topic, :state)"),
                           {"stream": "ab" * 16, "topic": topic, "state": state})


#: As this program writes it, but for the version of its class.
OF_A_NEWER_PROGRAM = (b'{"id": "x", "occurred_on": "2019-06-01", "recorded_at": "2019-06-01T10:00:00Z", '
                      b'"kind": "job", "class_version": 2}')


@pytest.mark.parametrize(("topic", "state"), [("something_new", b"{}"), ("trajectory_opened", b"{"),
                                              ("milestone_reached", b'{"id": "x"}'),
                                              ("milestone_reached", OF_A_NEWER_PROGRAM)])
def test_an_event_that_cannot_be_read_stops_the_fold_and_is_told(store, topic, state):
    writer = Writer(store)
    writer.write(LINES)
    unreadable(store, topic, state)
    position = len(LINES) + 1
    for _ in range(2):
        with pytest.raises(FoldStopped) as stopped:
            catch_up(store)
        assert stopped.value.position == position
        with store.connect() as connection:
            assert str(position) in stopped_at(connection)
            assert position_of(connection) == position - 1
            assert metrics(reader_of(connection), ON)["open"] == 2


def test_a_rebuild_that_stops_leaves_the_set_in_use(store):
    Writer(store).write(LINES)
    catch_up(store)
    unreadable(store, "something_new", b"{}")
    with pytest.raises(FoldStopped):
        rebuild(store)
    with store.connect() as connection:
        assert metrics(reader_of(connection), ON)["open"] == 2


def test_a_rebuild_that_can_read_all_takes_the_stop_away(store):
    Writer(store).write(LINES)
    with store.begin() as connection:
        connection.execute(update(read_model).values(stopped_at=3, stopped_reason="a kind not known"))
    rebuild(store)
    with store.connect() as connection:
        assert stopped_at(connection) is None


def test_a_trajectory_that_is_not_there_is_unknown():
    with empty_record().connect() as connection, pytest.raises(TrajectoryIsUnknown):
        show(reader_of(connection), "T-9", ON)
