"""More than one worker on a PostgreSQL store: one works, the others are told so, and each hop is done once."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from application.opening import create_store
from record.busy import take_writers_lock
from tests.stories.workers import (
    OTHER_WORKS,
    WORK,
    WORK_OFTEN,
    WORK_ONCE,
    city,
    handed_up,
    next_done,
    started,
    take_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

pytestmark = pytest.mark.postgres
MANY = 12
#: As `kantelpunt work --once`, without asking whether another works: as when the lock was lost with its connection.
_UNASKED = ("from application import clock; from application.opening import open_workplace; "
            "from application.working import work_once; import json\n"
            "with open_workplace(writing=True) as workplace: print(json.dumps(work_once(workplace, clock.now())))")
#: How many at this moment wait to write in the store.
_WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND wait_event_type = 'Lock' AND wait_event = 'advisory'")

#: End the connection of whoever holds an advisory lock here.
_LOSE_LOCK = text("SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
                  " WHERE locktype = 'advisory' AND datname = current_database()")


@pytest.fixture
def store(on_postgresql, monkeypatch):
    """A fresh store, to which this process and what it starts are set."""
    for name, value in on_postgresql.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    return on_postgresql


@pytest.fixture
def at(store, tmp_path):
    """With many cases that went unanswered for too long."""
    take_in(tmp_path, city(*[datetime.now(UTC) - timedelta(hours=1)] * MANY))
    return store


@contextmanager
def connected(at) -> Iterator[Connection]:
    """The server as its administrator sees it."""
    engine = create_engine(at.administrator)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def wait_until(at, waiting: int) -> None:
    """Wait until so many wait to write."""
    with connected(at) as connection:
        while connection.execute(_WAITING).scalar() != waiting:
            connection.rollback()


def every_case_once() -> bool:
    """True when every case went up, and none more than once."""
    told = handed_up()
    return len(told) == MANY and set(told.values()) == {1}


def test_a_second_worker_is_told_that_another_works_and_does_nothing(at):
    with started(*WORK) as first:
        assert len(next_done(first)) == MANY
        for command in (WORK, WORK_ONCE):
            with started(*command) as second:
                assert second.communicate() == ("", OTHER_WORKS)
                assert second.returncode == 1
        assert first.poll() is None
    assert every_case_once()


def test_a_second_worker_takes_over_when_the_first_is_killed_in_the_middle(at):
    with connected(at) as before, connected(at) as after, started(*WORK) as first:
        take_writers_lock(before)
        wait_until(at, 1)  # the first worker, with its first case in hand
        behind = threading.Thread(target=take_writers_lock, args=(after,))
        behind.start()
        wait_until(at, 2)
        before.rollback()
        behind.join()
        wait_until(at, 1)  # it has done one, and has its second in hand
        with started(*WORK_ONCE) as second:
            assert second.communicate() == ("", OTHER_WORKS)
        first.kill()
        assert first.communicate() == ("", "")
        assert list(handed_up().values()) == [1]
        after.rollback()
    while (third := subprocess.run(WORK_ONCE, capture_output=True, text=True, check=False)).returncode:
        assert third.stderr == OTHER_WORKS, "until the server has seen that the first is gone"
    assert third.stdout.count('"director"') == MANY - 1
    assert every_case_once()


def test_of_four_workers_at_once_one_does_all_and_three_are_told(at):
    with connected(at) as held, started(*WORK_ONCE) as a, started(*WORK_ONCE) as b, started(*WORK_ONCE) as c, \
            started(*WORK_ONCE) as d:
        take_writers_lock(held)
        wait_until(at, 1)
        told = []
        while len(told) < 3:
            told = [each for each in (a, b, c, d) if each.poll() is not None]
        assert [each.communicate() for each in told] == [("", OTHER_WORKS)] * 3
        assert [each.returncode for each in told] == [1] * 3
        held.rollback()
        (worked,) = {a, b, c, d} - set(told)
        done, words = worked.communicate()
        assert (done.count('"director"'), words, worked.returncode) == (MANY, "", 0)
    assert every_case_once()


def test_four_that_do_not_know_of_each_other_still_do_each_hop_once(at):
    unasked = (sys.executable, "-c", _UNASKED)
    with connected(at) as held, started(*unasked) as a, started(*unasked) as b, started(*unasked) as c, \
            started(*unasked) as d:
        take_writers_lock(held)
        wait_until(at, 4)  # each with the first case in hand
        held.rollback()
        told = [each.communicate() for each in (a, b, c, d)]
        assert [each.returncode for each in (a, b, c, d)] == [0] * 4, told
    assert sum(done.count('"director"') for done, _ in told) == MANY
    assert every_case_once()


def test_a_worker_whose_lock_was_lost_with_its_connection_does_nothing_twice(store, tmp_path):
    now = datetime.now(UTC)
    take_in(tmp_path, city(now - timedelta(hours=1), *(now + timedelta(seconds=seconds) for seconds in (6, 7, 8))))
    with started(*WORK_OFTEN) as first:
        assert [act["id"] for act in next_done(first)] == ["D-0"]
        with connected(store) as server:
            server.execute(_LOSE_LOCK)
        with started(*WORK_OFTEN) as second:
            while len(handed_up()) < 4:
                assert second.poll() is None
            assert first.poll() is None
    assert set(handed_up().values()) == {1}
