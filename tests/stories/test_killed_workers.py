"""A worker that is killed in the middle of handing up: the next one does what is left, and every act is there once."""

from __future__ import annotations

import json
import os
import signal
from contextlib import closing

import pytest
from sqlalchemy import Engine, event

from application.cases import ask_case
from application.opening import create_store, open_workplace
from application.working import only_worker, work_once
from record.recorder import Record
from record.store import open_store
from record.verifying import verify
from tests.stories.test_the_route import LATE, lines, take_in

#: More statements than a worker sends.
NEVER = 10_000


@pytest.fixture
def at(address, monkeypatch):
    """A store on each kind in turn, with a deviation of which two terms have passed."""
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    with open_workplace(writing=True) as workplace:
        take_in(workplace, lines("hand-up-late-run"))
    return address


def a_worker_killed_before(statement: int) -> bool:
    """A process that works once and is killed (SIGKILL) as it is about to send this statement; True when it was."""
    child = os.fork()
    if child == 0:
        sent = 0

        def count(*_: object) -> None:
            nonlocal sent
            sent += 1
            if sent == statement:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", count)
        event.listen(Engine, "commit", count)
        with open_workplace(writing=True) as workplace, only_worker(workplace):
            work_once(workplace, LATE)
        os._exit(0)
    _, ended = os.waitpid(child, 0)
    return os.WIFSIGNALED(ended)


def test_wherever_a_worker_is_killed_each_hop_is_done_once(at):
    killed = 0
    for statement in (*range(1, 200), NEVER):
        if not a_worker_killed_before(statement):
            break
        killed += 1
    assert killed > 10, "it was killed at every step until it came through"
    with open_workplace(writing=True) as workplace:
        assert work_once(workplace, LATE) == []
        told = ask_case(workplace, "local", "deviation", "D-1", LATE)
        assert json.dumps(told["history"]).count('"deviation_handed_up"') == 2
    assert (told["rung"], told["arrived_at"]) == ("city_board", "2024-06-18T08:00:00Z")
    with closing(open_store(at.store, writing=False)) as store:
        assert verify(Record(store)).first_broken is None
