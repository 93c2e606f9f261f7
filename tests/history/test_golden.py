"""What was once recorded stays readable: golden stored events pass through the real mapper into the real class."""

import json

import pytest

from escalations.catalogue import EVENTS
from record.errors import EventIsUnreadable
from record.sealing import SealingMapper
from tests.history.golden import DIGESTS, GOLDEN, KeysOfThen, digest, file_name, golden
from tests.history.make_golden import says

ALL = golden()
SEALED = [one for one in ALL if "sealed" in json.loads(one.stored.state)]


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_a_stored_event_still_says_what_it_said(one):
    fact = SealingMapper(KeysOfThen()).to_domain_event(one.stored)
    assert type(fact) is EVENTS[one.stored.topic]
    assert {name: value for name, value in says(fact).items() if name in one.says} == one.says


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_a_text_is_nowhere_to_be_read_in_the_store(one):
    assert "told about" not in one.stored.state.decode()
    assert "een dag eerder" not in one.stored.state.decode()


@pytest.mark.parametrize("one", SEALED, ids=lambda one: one.name)
def test_a_sealed_text_opens_in_its_own_place_only(one):
    moved = type(one.stored)(one.stored.originator_id, one.stored.originator_version + 1, one.stored.topic,
                             one.stored.state)
    with pytest.raises(EventIsUnreadable):
        SealingMapper(KeysOfThen()).to_domain_event(moved)


@pytest.mark.parametrize("topic", EVENTS)
def test_every_version_of_every_event_has_a_golden_file(topic):
    versions = range(1, getattr(EVENTS[topic], "class_version", 1) + 1)
    missing = [file_name(topic, version) for version in versions if not (GOLDEN / file_name(topic, version)).exists()]
    assert not missing, "run python -m tests.history.make_golden"


def test_no_golden_file_was_changed_or_taken_away():
    kept = DIGESTS.read_text("utf-8").splitlines()
    assert sorted(digest(file) for file in GOLDEN.glob("*.json")) == sorted(kept)
