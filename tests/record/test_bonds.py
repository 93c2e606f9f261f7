"""Texts about her outside her course are gone with her key; a text about two is gone once one is forgotten."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap

from domain.identity import stream_id
from record.bonds import unwrapped_by, wrapped_by
from record.keys import open_keys
from tests.record.telling import ANNA, BO

DEVIATION, LESSON = stream_id("deviation", "D-1"), stream_id("lesson", "L-1")
DILEMMA = stream_id("dilemma", "M-1")


@pytest.fixture
def again(on_sqlite, keys):
    """Save, and open the same key store as the next command does."""
    opened = []

    def reopened():
        keys.save_new()
        opened.append(open_keys(on_sqlite.keys, on_sqlite.wrapping_key_file))
        return opened[-1]

    yield reopened
    for one in opened:
        one.close()


def test_a_deviation_is_sealed_with_her_key(keys, again):
    keys.bind(DEVIATION, ANNA)
    assert keys.key_of(DEVIATION) == keys.key_of(ANNA) is not None
    assert again().key_of(DEVIATION) == keys.key_of(ANNA)


def test_a_lesson_from_a_deviation_too(keys, again):
    keys.bind(DEVIATION, ANNA)
    keys.bind(LESSON, DEVIATION)
    assert again().key_of(LESSON) == keys.key_of(ANNA) is not None


def test_a_stream_stays_bound_to_whom_it_was_bound_first(keys, again):
    keys.bind(DEVIATION, ANNA)
    keys.bind(DEVIATION, BO)
    assert again().key_of(DEVIATION) == keys.key_of(ANNA)


def test_a_dilemma_has_a_key_of_its_own_and_keeps_it(keys, again):
    keys.share(DILEMMA, [ANNA, BO])
    own = keys.key_of(DILEMMA)
    keys.share(DILEMMA, [ANNA])
    assert len({own, keys.key_of(ANNA), keys.key_of(BO), keys.own_key()}) == 4
    assert again().key_of(DILEMMA) == own is not None


@pytest.mark.parametrize("forgotten", [ANNA, BO])
def test_a_text_about_two_is_gone_once_one_of_them_is_forgotten(keys, again, forgotten):
    keys.share(DILEMMA, [ANNA, BO])
    keys.bind(LESSON, DILEMMA)
    again()
    keys.destroy(forgotten)
    for later in (keys, again()):
        assert later.key_of(DILEMMA) is later.key_of(LESSON) is None
        assert later.is_destroyed(DILEMMA)
        assert later.is_destroyed(LESSON)
        assert later.key_of(ANNA if forgotten is BO else BO) is not None


def test_about_a_forgotten_girl_nothing_can_be_sealed(keys):
    keys.destroy(ANNA)
    keys.bind(DEVIATION, ANNA)
    keys.share(DILEMMA, [BO, ANNA])
    assert keys.key_of(DEVIATION) is keys.key_of(DILEMMA) is None


def test_what_was_bound_for_nothing_is_dropped(keys, again):
    keys.bind(DEVIATION, ANNA)
    keys.drop_new()
    assert again().key_of(DEVIATION) is None
    assert not keys.is_destroyed(DEVIATION)


def test_no_holder_can_open_alone():
    key, holders = b"k" * 32, [b"a" * 32, b"b" * 32]
    wrapped = wrapped_by(key, holders)
    assert unwrapped_by(wrapped, holders) == key
    assert unwrapped_by(wrapped, holders[1:]) != key
    with pytest.raises(InvalidUnwrap):
        unwrapped_by(wrapped, holders[:1])
