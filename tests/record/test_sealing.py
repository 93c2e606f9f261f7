"""Words about a girl are sealed with her key, open in their own place alone, and are gone when her key is."""

from __future__ import annotations

import json
import sys
from base64 import b64decode
from datetime import date
from functools import cache
from typing import Any

import pytest
from eventsourcing.persistence import StoredEvent
from hypothesis import given
from hypothesis import strategies as st

from domain.identity import stream_id
from record.errors import EventIsUnreadable, KeysAreMissing, TopicIsUnknown
from record.sealing import FORGOTTEN, SealingMapper, TextIsForgotten
from record.verifying import verify
from tests.history.golden import KeysOfThen
from tests.record.telling import Desk
from tests.scenario import Given

CANARY = "zij zei dat de kanarie dood was"
A_GIRL = stream_id("trajectory", "T-1")
ANOTHER = stream_id("trajectory", "T-2")


def lines_of(girl: str, words: str) -> list[dict[str, Any]]:
    """A girl who is opened, placed for a purpose, asked about her background, and of whom the purpose is corrected."""
    opened = {"event": "trajectory_opened", "trajectory": girl, "occurred_on": "2019-01-01", "birth_month": "2003-05",
              "district": "Noord", "referred_by": "school", "note": words}
    placed = {"event": "placement_started", "trajectory": girl, "occurred_on": "2019-02-01", "id": f"{girl} placed",
              "placement": "p1", "kind": "foster", "purpose": words}
    asked = {"event": "background_recorded", "trajectory": girl, "occurred_on": "2019-02-02",
             "item": "country_of_birth", "answer": words}
    mended = {"event": "entry_corrected", "trajectory": girl, "entry": f"{girl} placed", "reason": words,
              "values": {"purpose": f"{words}, later", "kind": "kinship", "occurred_on": "2019-02-03"}}
    return [opened, placed, asked, mended]


@pytest.fixture
def facts():
    """The facts of two girls, and an organisation of which something is noted."""
    organisation = {"event": "organisation_registered", "occurred_on": "2020-06-01", "organisation": "org-a",
                    "name": "Huis A", "kind": "youth_help", "note": CANARY}
    told = Given(*lines_of("T-1", CANARY), *lines_of("T-2", CANARY), organisation)
    return [fact for aggregate in told.memory.aggregates.values() for fact in aggregate.pending_events]


@pytest.fixture
def mapper(keys):
    """With the keys of a fresh key store."""
    return SealingMapper(keys)


@pytest.fixture
def stored(mapper, facts):
    """The same facts as they are stored."""
    found = [mapper.to_stored_event(fact) for fact in facts]
    mapper.keys.save_new()
    return found


def of(stored: list[StoredEvent], topic: str, girl: Any = A_GIRL) -> StoredEvent:
    """The fact of this name about a girl."""
    return next(event for event in stored if event.topic == topic and event.originator_id == girl)


def test_what_was_told_comes_back_as_it_was_told(mapper, facts, stored):
    assert [mapper.to_domain_event(event) for event in stored] == facts


def test_the_words_are_nowhere_to_be_read_and_what_is_counted_is(stored):
    assert not [event for event in stored if b"kanarie" in event.state]
    placed = json.loads(of(stored, "placement_started").state)
    assert (placed["kind"], placed["occurred_on"]) == ("foster", "2019-02-01")
    assert set(placed) & {"purpose", "note"} == set()
    asked = json.loads(of(stored, "background_recorded").state)
    assert asked["item"] == "country_of_birth"
    assert "answer" not in asked
    mended = json.loads(of(stored, "entry_corrected").state)
    assert (mended["values"], mended["mends"]) == ({"kind": "kinship", "occurred_on": "2019-02-03"},
                                                   "placement_started")


def test_the_words_are_nowhere_in_the_files(store_at, tmp_path, stored):
    with Desk.at(store_at) as desk:
        desk.tell(*stored)
        assert [row.state for row in desk.record.rows(0, 100)] == [event.state for event in stored]
        assert not [file for file in tmp_path.iterdir() if file.is_file() and b"kanarie" in file.read_bytes()]


def test_the_same_words_are_sealed_differently_each_time(mapper, facts):
    sealed = {json.loads(mapper.to_stored_event(facts[1]).state)["sealed"] for _ in range(50)}
    assert len(sealed) == 50


def with_seal_of(event: StoredEvent, other: StoredEvent) -> StoredEvent:
    """An event with the sealed words of another."""
    state = json.loads(event.state) | {"sealed": json.loads(other.state)["sealed"]}
    return StoredEvent(event.originator_id, event.originator_version, event.topic, json.dumps(state).encode())


def test_sealed_words_of_two_girls_cannot_be_swapped(mapper, stored):
    for topic in ("trajectory_opened", "placement_started", "background_recorded", "entry_corrected"):
        hers, others = of(stored, topic), of(stored, topic, ANOTHER)
        for event, other in ((hers, others), (others, hers)):
            with pytest.raises(EventIsUnreadable):
                mapper.to_domain_event(with_seal_of(event, other))


def test_sealed_words_of_one_girl_cannot_be_swapped_either(mapper, stored):
    hers = [event for event in stored if event.originator_id == A_GIRL]
    for event in hers:
        for other in hers:
            if other is not event:
                with pytest.raises(EventIsUnreadable):
                    mapper.to_domain_event(with_seal_of(event, other))


@pytest.mark.parametrize("place", ["stream", "version", "name"])
def test_a_fact_opens_in_its_own_place_alone(mapper, stored, place):
    event = of(stored, "placement_started")
    moved = {"stream": (ANOTHER, event.originator_version, event.topic),
             "version": (A_GIRL, event.originator_version + 1, event.topic),
             "name": (A_GIRL, event.originator_version, "placement_ended")}[place]
    with pytest.raises(EventIsUnreadable):
        mapper.to_domain_event(StoredEvent(*moved, event.state))


@given(st.data())
def test_one_changed_bit_of_sealed_words_is_seen(data):
    mapper, event = sealed_once()
    state = json.loads(event.state)
    sealed = bytearray(state["sealed"].encode())
    place = data.draw(st.integers(0, len(sealed.rstrip(b"=")) - 1))
    other = data.draw(st.sampled_from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))
    changed = state | {"sealed": (sealed[:place] + bytes([other]) + sealed[place + 1:]).decode()}
    if b64decode(changed["sealed"]) == b64decode(state["sealed"]):
        return  # the last digits of base64 hold bits that say nothing
    with pytest.raises(EventIsUnreadable):
        mapper.to_domain_event(StoredEvent(event.originator_id, event.originator_version, event.topic,
                                           json.dumps(changed).encode()))


@cache
def sealed_once() -> tuple[SealingMapper, StoredEvent]:
    """Made once for all examples."""
    mapper = SealingMapper(KeysOfThen())
    return mapper, mapper.to_stored_event(Given(*lines_of("T-1", CANARY)).memory.aggregates[A_GIRL].pending_events[1])


def test_without_her_key_her_words_are_forgotten_and_nobody_else_s(mapper, stored):
    mapper.keys.destroy(A_GIRL)
    placed = mapper.to_domain_event(of(stored, "placement_started"))
    assert placed.purpose is FORGOTTEN
    assert (placed.kind, placed.occurred_on) == ("foster", date(2019, 2, 1))
    assert mapper.to_domain_event(of(stored, "background_recorded")).answer is FORGOTTEN
    assert mapper.to_domain_event(of(stored, "placement_started", ANOTHER)).purpose == CANARY
    organisation = mapper.to_domain_event(of(stored, "organisation_registered", stream_id("organisation", "org-a")))
    assert organisation.note == CANARY


def test_a_key_that_is_merely_not_there_is_not_taken_for_a_destroyed_one(mapper, stored):
    event = of(stored, "placement_started")
    elsewhere = StoredEvent(stream_id("trajectory", "T-3"), event.originator_version, event.topic, event.state)
    with pytest.raises(KeysAreMissing):
        mapper.to_domain_event(elsewhere)


def test_forgetting_her_leaves_the_chain_whole(desk, mapper, stored):
    desk.tell(*stored)
    before, head = verify(desk.record), desk.record.head()
    mapper.keys.destroy(A_GIRL)
    assert (verify(desk.record), desk.record.head()) == (before, head)
    assert before.first_broken is None


def test_of_a_girl_who_is_forgotten_no_new_words_are_taken(mapper, facts, stored):
    mapper.keys.destroy(A_GIRL)
    with pytest.raises(TextIsForgotten):
        mapper.to_stored_event(facts[1])


@pytest.mark.parametrize("use", [
    lambda f: f == "", lambda f: f != "", lambda f: f < 1, lambda f: f > 1, lambda f: f <= 1, lambda f: f >= 1,
    lambda f: f + 1, lambda f: 1 + f, lambda f: f - 1, bool, len, iter, lambda f: f in ["a", "b"], lambda f: "a" in f,
    lambda f: f or "none", int, float, lambda f: f * 2, lambda f: -f,
])
def test_a_forgotten_text_is_taken_for_no_value(use):
    with pytest.raises((TextIsForgotten, TypeError)):
        use(FORGOTTEN)


def test_a_forgotten_text_can_be_shown():
    assert f"{FORGOTTEN}" == "(forgotten)"


def test_a_fact_of_a_kind_nobody_knows_is_refused_and_imports_nothing(mapper, tmp_path, monkeypatch):
    (tmp_path / "planted.py").write_text("raise SystemExit('ran')")
    monkeypatch.syspath_prepend(tmp_path)
    for topic in ("planted", "planted:Event", "planted.Event", "domain.opening:TrajectoryOpened"):
        with pytest.raises(TopicIsUnknown):
            mapper.to_domain_event(StoredEvent(A_GIRL, 1, topic, b"{}"))
    assert "planted" not in sys.modules


@pytest.mark.parametrize("version", [2, "2"])
def test_a_fact_of_a_newer_program_is_refused(mapper, stored, version):
    event = of(stored, "placement_started")
    newer = json.dumps(json.loads(event.state) | {"class_version": version}).encode()
    with pytest.raises(EventIsUnreadable):
        mapper.to_domain_event(StoredEvent(event.originator_id, event.originator_version, event.topic, newer))


@pytest.mark.parametrize("state", [
    b"", b"{", b"{}", b"[]", b"3", b"null", b"\xff", b'{"id": "a"}', b'{"sealed": 3}', b'{"sealed": "%"}',
])
def test_a_fact_that_is_not_as_it_was_written_is_refused(mapper, stored, state):
    with pytest.raises(EventIsUnreadable):
        mapper.to_domain_event(StoredEvent(A_GIRL, 2, "setback_recorded", state))
