"""Whatever is done to the record behind the program's back is found, and its first broken place is named."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from record.verifying import verify
from tests.record.attacks import ATTACKS, delete_an_id
from tests.record.tampering import Tampered, attacker_at, compute_the_chain_anew
from tests.record.telling import Desk, history

LENGTH = 40
PLACES = st.tuples(st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1)).map(sorted).filter(lambda p: p[0] != p[1])


@pytest.fixture
def attacker(store_at):
    """Somebody with every right on a record of forty facts."""
    with Desk.at(store_at) as desk:
        desk.tell(*history(LENGTH)[:25])
        desk.tell(*history(LENGTH)[25:])
    with attacker_at(store_at) as found:
        yield found


def test_a_record_that_nobody_touched_is_whole(desk):
    assert (verify(desk.record).events, verify(desk.record).first_broken) == (0, None)
    desk.tell(*history(LENGTH))
    verdict = verify(desk.record)
    assert (verdict.events, verdict.first_broken, verdict.reason) == (LENGTH, None, None)


def test_the_attacker_s_own_view_of_it_is_whole(attacker):
    assert verify(Tampered(attacker.connection)).first_broken is None


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_tampering_is_found_at_its_first_place(attacker, attack):
    @settings(max_examples=20, deadline=None, database=None,
              suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(PLACES)
    def found_wherever_it_is_done(places):
        at, other = (attacker.places[place] for place in places)
        try:
            broken = attack(attacker, at, other)
            verdict = verify(Tampered(attacker.connection))
            assert verdict.first_broken == broken
            assert verdict.reason
        finally:
            attacker.undo()

    found_wherever_it_is_done()


def test_an_event_gone_from_the_end_is_told_by_its_id(attacker):
    last = attacker.places[-1]
    attacker.do("DELETE FROM events WHERE notification_id = ?", last)
    attacker.do("DELETE FROM chain WHERE notification_id = ?", last)
    assert verify(Tampered(attacker.connection)).first_broken is not None


@pytest.mark.parametrize("store_at", ["sqlite"], indirect=True)
def test_events_gone_from_the_end_with_their_ids_are_missed_by_a_file(attacker):
    last = attacker.places[-1]
    delete_an_id(attacker, last, last)
    attacker.do("DELETE FROM events WHERE notification_id = ?", last)
    attacker.do("DELETE FROM chain WHERE notification_id = ?", last)
    assert verify(Tampered(attacker.connection)).first_broken == last


@pytest.mark.parametrize("tells", [
    "UPDATE read_model SET position = {}",
    "INSERT INTO receipts (command_id, notification_id, result) VALUES ('command 1', {}, 'done')",
])
def test_events_gone_from_the_end_are_missed_by_what_was_told_of_them(attacker, tells):
    before, last = attacker.places[-2:]
    attacker.do(tells.format(last))
    assert verify(Tampered(attacker.connection)).first_broken is None
    delete_an_id(attacker, last, last)
    for table in ("events", "chain"):
        attacker.do(f"DELETE FROM {table} WHERE notification_id = ?", last)
    if not attacker.on_postgresql:
        attacker.do("UPDATE sqlite_sequence SET seq = ? WHERE name = 'events'", before)
    assert verify(Tampered(attacker.connection)).first_broken == before + 1


def test_a_chain_made_to_fit_again_is_not_found_by_the_chain(attacker):
    # Why a checkpoint outside the store is the control, and the chain the quick check (docs/privacy).
    place = attacker.places[7]
    attacker.put(place, state=attacker.event(place)["state"].replace(b"what happened", b"nothing happened"))
    assert verify(Tampered(attacker.connection)).first_broken == place
    compute_the_chain_anew(attacker, attacker.places[6])
    assert verify(Tampered(attacker.connection)).first_broken is None
