"""One process writes in a file and others read beside it; whoever is cut off leaves nothing half done."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from domain.identity import stream_id
from record.errors import StoreIsBeingWritten
from record.store import open_store
from record.tables import events
from record.verifying import verify
from tests.record.telling import ANNA, BO, Desk, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Address

on_a_file = pytest.mark.parametrize("store_at", ["sqlite"], indirect=True)


@contextmanager
def another_process(address: Address, what: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that writes in this store, killed (SIGKILL) at the end."""
    started = subprocess.Popen([sys.executable, "-m", "tests.record.a_writer", address.store, what],
                               stdout=subprocess.PIPE, text=True)
    try:
        yield started
    finally:
        started.kill()
        started.wait()
        started.stdout.close()


@on_a_file
def test_a_second_writing_process_is_refused_by_a_word_that_names_the_first(store_at):
    with another_process(store_at, "hold") as first:
        assert first.stdout.readline() == "writing\n"
        with pytest.raises(StoreIsBeingWritten, match=rf"process {first.pid} \(kantelpunt "):
            open_store(store_at.store, writing=True)
    with Desk.at(store_at) as desk:
        assert desk.tell(told(ANNA, 1))


@on_a_file
def test_a_process_that_writes_keeps_others_out_till_it_lets_go(store_at):
    with Desk.at(store_at), another_process(store_at, "hold") as second:
        assert second.stdout.readline().startswith("StoreIsBeingWritten")
    with another_process(store_at, "hold") as second:
        assert second.stdout.readline() == "writing\n"


@on_a_file
def test_one_process_may_open_its_store_more_than_once(store_at):
    with Desk.at(store_at) as page:
        with Desk.at(store_at) as other_page:
            other_page.tell(told(ANNA, 1))
            page.tell(told(ANNA, 2))
        page.tell(told(ANNA, 3))
        with another_process(store_at, "hold") as second:
            assert second.stdout.readline().startswith("StoreIsBeingWritten")
        assert len(page.record.stored(ANNA)) == 3


@on_a_file
def test_pages_that_open_at_the_same_moment_do_not_shut_each_other_out(store_at):
    def open_and_close(_: int) -> None:
        together.wait()
        open_store(store_at.store, writing=True).close()

    together = Barrier(4)
    with ThreadPoolExecutor(4) as pages:
        for _ in range(100):
            assert list(pages.map(open_and_close, range(4))) == [None] * 4


def test_whoever_reads_stands_beside_whoever_writes(store_at):
    with Desk.at(store_at) as writer, Desk.at(store_at, writing=False) as reader:
        writer.tell(told(ANNA, 1))
        assert len(reader.record.stored(ANNA)) == 1
        with writer.record.writing() as unfinished:
            unfinished.append([told(BO, 1)], ["b1"])
            assert reader.record.stored(BO) == []
            assert verify(reader.record).events == 1
        assert len(reader.record.stored(BO)) == 1


def test_a_question_sees_one_state_however_long_it_takes(store_at):
    with Desk.at(store_at) as desk, desk.record.reading() as question:
        asked = select(func.count()).select_from(events)
        assert question.execute(asked).scalar() == 0
        desk.tell(told(ANNA, 1))
        assert question.execute(asked).scalar() == 0
        assert len(desk.record.stored(ANNA)) == 1


@on_a_file
def test_whoever_reads_sees_what_a_killed_writer_had_kept(store_at):
    with another_process(store_at, "steadily") as writer:
        kept = [int(writer.stdout.readline()) for _ in range(5)][-1]
    with Desk.at(store_at, writing=False) as reader:
        assert len(reader.record.stored(ANNA)) >= kept


def test_a_killed_writer_loses_nothing_that_it_said_was_kept_and_leaves_nothing_half(store_at):
    kept = 0
    for told_before in (1, 7, 23):
        with another_process(store_at, "steadily") as writer:
            for _ in range(told_before):
                kept = int(writer.stdout.readline())
            writer.kill()
            kept = max([kept, *(int(line) for line in writer.stdout if line.endswith("\n"))])
        whole(store_at, at_least=kept)


def test_a_writer_killed_amid_a_long_file_leaves_nothing_of_it(store_at):
    with Desk.at(store_at) as desk:
        desk.tell(told(ANNA, 1))
    for batches in (1, 7):
        with another_process(store_at, "at_once") as writer:
            for _ in range(batches):
                assert writer.stdout.readline()
        assert whole(store_at, at_least=1) == 1


def whole(address: Address, at_least: int) -> int:
    """How many facts there are; each with its link and its id, and the chain holds."""
    with Desk.at(address) as desk:
        counts, verdict = desk.counts(), verify(desk.record)
    assert verdict.first_broken is None, verdict.reason
    assert counts["events"] == counts["chain"] == counts["ids"] >= at_least
    return counts["events"]


def test_pages_of_one_process_write_side_by_side(store_at):
    def page(number: int) -> None:
        girl = stream_id("trajectory", f"T-{number}")
        with Desk.at(store_at) as desk:
            for version in range(1, 6):
                desk.tell(told(girl, version))

    with ThreadPoolExecutor(6) as pages:
        assert list(pages.map(page, range(1, 7))) == [None] * 6
    assert whole(store_at, at_least=30) == 30
