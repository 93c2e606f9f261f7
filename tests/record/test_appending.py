"""Facts are added in the order of telling, all of a transaction or none of it, each id and each place once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from sqlalchemy.exc import InvalidRequestError

from domain.identity import stream_id
from record import busy
from record.chain import START, link
from record.errors import RecordIsBroken, StoreIsBusy, VersionConflict
from record.verifying import verify
from tests.record.tampering import attacker_at
from tests.record.telling import ANNA, BO, Desk, entry, history, ids_in, told


def test_an_empty_record_has_no_head(desk):
    assert desk.record.head() == (0, START)
    assert desk.record.rows(0, 10) == []
    assert desk.record.stored(ANNA) == []


def test_what_is_told_is_read_back_as_it_was_told(desk):
    first, second, other = told(ANNA, 1, "é"), told(ANNA, 2), told(BO, 1)
    positions = desk.tell(first, other, second)
    assert desk.record.stored(ANNA) == [first, second]
    assert desk.record.stored(BO) == [other]
    assert [(row[0], row[1:]) for row in desk.all()] == [
        (p, (e.originator_id, e.originator_version, e.topic, e.state))
        for p, e in zip(positions, (first, other, second), strict=True)]


def test_facts_stand_in_the_order_of_telling_however_many_at_once(desk):
    facts = history(3_000)
    positions = desk.tell(*facts[:1]) + desk.tell(*facts[1:2_500]) + desk.tell(*facts[2_500:])
    assert positions == sorted(set(positions))
    assert [row[1:] for row in desk.all()] == [
        (e.originator_id, e.originator_version, e.topic, e.state) for e in facts]
    assert [row.id for row in desk.record.rows(positions[9], 10)] == positions[10:20]


def test_each_fact_is_linked_to_the_one_before(desk):
    facts = history(7)
    positions = desk.tell(*facts)
    head = START
    for position, e in zip(positions, facts, strict=True):
        head = link(head, position, e.originator_id, e.originator_version, e.topic, e.state)
    assert desk.record.head() == (positions[-1], head)


def test_several_batches_in_one_transaction_are_one_chain(desk):
    facts = history(20)
    with desk.record.writing() as writer:
        for first in range(0, 20, 5):
            batch = facts[first:first + 5]
            writer.append(batch, ids_in(batch))
        assert writer.append([], []) == []
    assert verify(desk.record).events == 20
    assert verify(desk.record).first_broken is None


def test_an_id_says_where_its_fact_stands(desk):
    desk.tell(told(ANNA, 1), told(BO, 1), told(ANNA, 2))
    with desk.record.writing() as writer:
        asked = [entry(ANNA, 2), entry(BO, 1), "never told"]
        assert writer.where(asked) == {entry(ANNA, 2): (ANNA, 2), entry(BO, 1): (BO, 1)}


def test_a_writer_sees_what_it_added_before_it_is_kept(desk):
    with desk.record.writing() as writer:
        writer.append([told(ANNA, 1), told(ANNA, 2)], ["a", "b"])
        assert writer.stored(ANNA, after_version=1) == [told(ANNA, 2)]
        assert writer.stored(ANNA, limit=1) == [told(ANNA, 1)]
        assert writer.where(["a"]) == {"a": (ANNA, 1)}


def refused_and_nothing_kept(desk, *new):
    before, rows = desk.counts(), desk.all()
    with pytest.raises(VersionConflict):
        desk.tell(*new)
    assert (desk.counts(), desk.all()) == (before, rows)


def test_a_place_in_a_stream_is_taken_once(desk):
    desk.tell(told(ANNA, 1), told(ANNA, 2))
    refused_and_nothing_kept(desk, told(BO, 1), told(ANNA, 2, called="new"))


def test_an_id_is_taken_once_in_the_whole_record(desk):
    desk.tell(told(ANNA, 1))
    refused_and_nothing_kept(desk, told(BO, 1), told(BO, 2, called=entry(ANNA, 1)))


def test_an_id_is_taken_once_in_one_telling_too(desk):
    refused_and_nothing_kept(desk, told(ANNA, 1), told(ANNA, 2, called=entry(ANNA, 1)))


@pytest.mark.parametrize("conflict", [told(BO, 2, called=entry(ANNA, 1)), told(BO, 1, called="other")])
def test_whoever_catches_a_refusal_keeps_nothing_half(desk, conflict):
    desk.tell(told(ANNA, 1))
    before = desk.counts()

    def catch_it(*later):
        with desk.record.writing() as writer:
            writer.append([told(BO, 1)], [entry(BO, 1)])
            with suppress(VersionConflict):
                writer.append([conflict], ids_in([conflict]))
            for fact in later:
                writer.append([fact], ids_in([fact]))

    with pytest.raises(VersionConflict):    # told once more at the end of the transaction
        catch_it()
    with pytest.raises(InvalidRequestError):
        catch_it(told(BO, 2))
    assert desk.counts() == before
    assert verify(desk.record).first_broken is None


def test_a_page_reads_while_another_page_of_the_same_process_writes(desk):
    desk.tell(told(ANNA, 1))
    with desk.record.writing() as writer, ThreadPoolExecutor(1) as page:
        writer.append([told(BO, 1)], ["b1"])
        assert page.submit(desk.record.stored, ANNA).result(5) == [told(ANNA, 1)]
        assert page.submit(desk.record.stored, BO).result(5) == []


def test_whoever_waits_too_long_is_told_that_the_store_is_busy(store_at, monkeypatch):
    monkeypatch.setattr(busy, "PATIENCE", 0.2)
    with (Desk.at(store_at) as desk, desk.record.writing(), ThreadPoolExecutor(1) as page,
          pytest.raises(StoreIsBusy)):
        page.submit(desk.tell, told(ANNA, 1)).result(5)


@pytest.mark.parametrize("gone", ["chain", "events", "chain events"])
def test_nothing_is_built_on_a_chain_whose_end_is_gone(store_at, gone):
    with Desk.at(store_at) as desk:
        first, last = desk.tell(told(ANNA, 1), told(ANNA, 2))
    with attacker_at(store_at, keep=True) as attacker:
        attacker.do("UPDATE read_model SET position = ?", last)
        for table in gone.split():
            attacker.do(f"DELETE FROM {table} WHERE notification_id = ?", last)
    with Desk.at(store_at) as desk:
        with pytest.raises(RecordIsBroken):
            desk.tell(told(ANNA, 2))
        assert first in [row[0] for row in desk.all()]


@pytest.mark.parametrize("store_at", ["sqlite"], indirect=True)
def test_a_file_remembers_how_far_it_once_was(store_at):
    with Desk.at(store_at) as desk:
        last = desk.tell(told(ANNA, 1), told(ANNA, 2))[-1]
    with attacker_at(store_at, keep=True) as attacker:
        for table in ("chain", "events"):
            attacker.do(f"DELETE FROM {table} WHERE notification_id = ?", last)
    with Desk.at(store_at) as desk, pytest.raises(RecordIsBroken):
        desk.tell(told(ANNA, 2))


def test_after_a_refusal_recording_goes_on_and_the_chain_holds(desk):
    desk.tell(told(ANNA, 1))
    refused_and_nothing_kept(desk, told(BO, 1), told(ANNA, 1))
    (position,) = desk.tell(told(ANNA, 2))
    assert desk.record.head()[0] == position
    assert (verify(desk.record).events, verify(desk.record).first_broken) == (2, None)


def test_an_error_after_the_telling_keeps_nothing(desk):
    def tell_and_fail():
        with desk.record.writing() as writer:
            writer.append([told(ANNA, 1)], ["a"])
            writer.keep_receipt("command 1", 1, "done")
            raise LookupError

    with pytest.raises(LookupError):
        tell_and_fail()
    assert set(desk.counts().values()) == {0}


def test_a_command_is_remembered_with_its_answer_and_only_once(desk):
    with desk.record.writing() as writer:
        assert writer.receipt("command 1") is None
        writer.keep_receipt("command 1", 1, "done")
    with desk.record.writing() as writer:
        assert writer.receipt("command 1") == (1, "done")
        assert writer.receipt("command 2") is None


def test_what_is_said_of_a_store_stays_said(desk):
    assert desk.record.mark("demonstration") is None
    with desk.record.writing() as writer:
        writer.set_mark("demonstration", "invented")
    assert desk.record.mark("demonstration") == "invented"


def test_of_many_who_tell_the_same_next_fact_one_is_first(desk):
    desk.tell(told(ANNA, 1))

    def tell(number):
        try:
            return desk.tell(told(ANNA, 2, called=f"by {number}"))
        except VersionConflict:
            return None

    with ThreadPoolExecutor(6) as writers:
        answers = list(writers.map(tell, range(12)))
    assert sum(answer is not None for answer in answers) == 1
    assert len(desk.record.stored(ANNA)) == 2
    assert verify(desk.record).first_broken is None


def test_whoever_reads_on_while_five_write_misses_nothing(desk):
    # Ids that are taken before others but kept after them would be passed over by a reader: the lock prevents it.
    girls = [stream_id("trajectory", f"T-{n}") for n in range(5)]

    def write(girl):
        for version in range(1, 41):
            desk.tell(told(girl, version))

    seen, position = [], 0
    with ThreadPoolExecutor(5) as writers:
        busy = [writers.submit(write, girl) for girl in girls]
        while True:
            done = all(one.done() for one in busy)
            rows = desk.record.rows(position, 1_000)
            seen += [(row.originator_id, row.originator_version) for row in rows]
            position = rows[-1].id if rows else position
            if done and not rows:
                break
    assert [one.result() for one in busy] == [None] * 5
    assert sorted(seen) == sorted((girl, version) for girl in girls for version in range(1, 41))
    assert verify(desk.record).first_broken is None
