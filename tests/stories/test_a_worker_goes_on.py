"""A worker that goes on: what becomes due is done, and when it is stopped nothing is half; it can be started again."""

from __future__ import annotations

import signal
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from application.opening import create_store
from record.recorder import Record
from record.store import open_store
from tests.stories.workers import WORK, WORK_OFTEN, WORK_ONCE, city, handed_up, kantelpunt, next_done, started, take_in

#: So many that a worker is not yet done when the first of them is seen.
MANY = 60


@pytest.fixture
def at(address, monkeypatch):
    """A store on each kind in turn, to which this process and what it starts are set."""
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    return address


def events_in(at) -> int:
    with closing(open_store(at.store, writing=False)) as store:
        return Record(store).head()[0]


def test_a_worker_goes_on_doing_what_becomes_due(at, tmp_path):
    now = datetime.now(UTC)
    due = [now - timedelta(hours=1), *(now + timedelta(seconds=seconds) for seconds in (4, 5, 6))]
    take_in(tmp_path, city(*due))
    with started(*WORK_OFTEN) as worker:
        told = []
        while len(told) < len(due):
            told += next_done(worker)
        assert worker.poll() is None
    assert [(act["id"], act["from"], act["to"]) for act in told] == [
        (f"D-{number}", "mandate_holder", "director") for number in range(4)]
    assert [datetime.fromisoformat(act["at"]) for act in told] == due
    assert set(handed_up().values()) == {1}
    assert sum(handed_up().values()) == 4


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_a_waiting_worker_that_is_stopped_ends_at_once_and_can_start_again(at, tmp_path, told):
    now = datetime.now(UTC)
    take_in(tmp_path, city(now - timedelta(hours=1), now + timedelta(seconds=3)))
    with started(*WORK) as worker:
        done = next_done(worker)
        worker.send_signal(told)
        assert worker.communicate() == ("", "")
        assert worker.returncode == 0
    assert kantelpunt("verify").endswith("the chain holds over all of them.\n")
    with started(*WORK_OFTEN) as again:
        while len(done) < 2:
            done += next_done(again)
    assert [act["id"] for act in done] == ["D-0", "D-1"]
    assert list(handed_up().values()) == [1, 1]


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_a_worker_that_is_stopped_in_the_middle_leaves_nothing_half(at, tmp_path, told):
    now = datetime.now(UTC)
    take_in(tmp_path, city(*[now - timedelta(hours=1)] * MANY))
    before = events_in(at)
    with started(*WORK) as worker:
        while events_in(at) == before:
            assert worker.poll() is None
        worker.send_signal(told)
        done, words = worker.communicate()
        assert (words, worker.returncode) == ("", 0)
    assert done.count('"director"') == len(handed_up())
    assert kantelpunt("verify").endswith("the chain holds over all of them.\n")
    assert set(handed_up().values()) == {1}
    with started(*WORK_ONCE) as again:
        done = again.communicate()
        assert (done[1], again.returncode) == ("", 0)
    assert len(handed_up()) == MANY
    assert set(handed_up().values()) == {1}
    assert kantelpunt("work", "--once", "--json") == "[]\n"
