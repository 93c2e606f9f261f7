"""Drafts on a real store: sealed, for one account, gone when they are old or when she is forgotten, and no fact."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text

from application import clock
from application.desk import Desk
from application.draft_desk import DRAFT_DAYS
from application.opening import create_store, open_workplace
from application.refusals import Refused
from domain.identity import stream_id
from record.errors import StoreIsBusy
from record.tables import drafts
from tests.stories.test_the_route import lines, take_in

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
CANARY = "canary-of-a-draft"
VALUES = {"-instead": CANARY, "-urgent": True, "-effective_from": date(2026, 12, 1), "-with": ["a"], "act": "x"}
ABOUT = [("trajectory", "T-1")]


@pytest.fixture
def desk(address, monkeypatch):
    """A desk on a small city, on the morning of 25 November 2026."""
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    create_store()
    with open_workplace(writing=True) as workplace:
        take_in(workplace, lines())
        yield Desk(workplace)


def on(monkeypatch, day: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: day)


def rows(desk: Desk) -> list:
    with desk.workplace.record.reading() as connection:
        return connection.execute(select(drafts)).all()


def test_what_was_kept_comes_back_as_it_was(desk):
    assert desk.keep_draft("pro-a", "deviate:T-1", VALUES, ABOUT)
    assert desk.draft("pro-a", "deviate:T-1") == {"values": VALUES, "kept_at": NOW}
    assert desk.keep_draft("pro-a", "deviate:T-1", {"-instead": "later"}, ABOUT)
    assert desk.draft("pro-a", "deviate:T-1")["values"] == {"-instead": "later"}
    assert len(rows(desk)) == 1


def test_it_is_its_own_accounts_alone(desk):
    desk.keep_draft("pro-a", "deviate:T-1", VALUES, ABOUT)
    assert desk.draft("mh-a", "deviate:T-1") is None
    assert desk.drafts("mh-a") == []
    assert desk.drafts("pro-a") == [{"form": "deviate:T-1", "kept_at": NOW}]
    desk.drop_draft("mh-a", "deviate:T-1")
    assert desk.draft("pro-a", "deviate:T-1") is not None


def test_whoever_sits_at_this_computer_keeps_nothing_and_a_stranger_is_refused(desk):
    assert not desk.keep_draft("local", "deviate:T-1", VALUES, ABOUT)
    assert desk.draft("local", "deviate:T-1") is None
    with pytest.raises(Refused):
        desk.keep_draft("nobody", "deviate:T-1", VALUES, ABOUT)
    assert rows(desk) == []


def test_what_is_thrown_away_is_gone(desk):
    desk.keep_draft("pro-a", "deviate:T-1", VALUES, ABOUT)
    desk.drop_draft("pro-a", "deviate:T-1")
    assert desk.draft("pro-a", "deviate:T-1") is None
    assert rows(desk) == []


def test_nobody_reads_it_in_the_store_and_it_is_bound_to_its_place(desk):
    desk.keep_draft("pro-a", "deviate:T-1", VALUES, ABOUT)
    [row] = rows(desk)
    assert CANARY.encode() not in bytes(row.sealed)
    with desk.workplace.store.engine.begin() as connection:
        connection.execute(text("UPDATE drafts SET account = 'mh-a'"))
    assert desk.draft("mh-a", "deviate:T-1") is None, "a row put under another name cannot be opened there"


@pytest.mark.parametrize("about", [ABOUT, [("trajectory", "T-1"), ("trajectory", "T-2")]])
def test_when_she_is_forgotten_her_draft_can_be_opened_by_nobody(desk, about):
    desk.keep_draft("pro-a", "dilemma:", VALUES, about)
    desk.workplace.keys.destroy(stream_id(*about[-1]))
    assert desk.draft("pro-a", "dilemma:") is None
    assert not desk.keep_draft("pro-a", "dilemma:", VALUES, about)


def test_a_draft_about_a_case_is_sealed_with_the_key_of_the_case(desk):
    line = {"event": "deviation_recorded", "trajectory": "T-1", "protocol": "P-1", "clause": "c-mh", "deviation": "D-1",
            "instead": "i", "motivation": {"legitimacy": "l", "involvement": "i", "benefit": "b"},
            "expected_effect": "e", "occurred_on": "2026-11-25", "effective_from": "2026-11-25"}
    desk.record("pro-a", line, "c1")
    assert desk.keep_draft("mh-a", "case:deviation:D-1", VALUES, [("deviation", "D-1")])
    assert desk.draft("mh-a", "case:deviation:D-1")["values"] == VALUES
    desk.workplace.keys.destroy(stream_id("trajectory", "T-1"))
    assert desk.draft("mh-a", "case:deviation:D-1") is None


def test_about_whom_nobody_knows_nothing_is_kept(desk):
    assert not desk.keep_draft("pro-a", "deviate:T-404", VALUES, [("trajectory", "T-404")])
    assert not desk.keep_draft("pro-a", "case:deviation:D-404", VALUES, [("deviation", "D-404")])


def test_after_a_week_it_is_gone(desk, monkeypatch):
    desk.keep_draft("pro-a", "deviate:T-1", VALUES, ABOUT)
    on(monkeypatch, NOW + timedelta(days=DRAFT_DAYS))
    desk.work()
    assert desk.draft("pro-a", "deviate:T-1") is not None
    on(monkeypatch, NOW + timedelta(days=DRAFT_DAYS, seconds=1))
    assert desk.draft("pro-a", "deviate:T-1") is None
    assert desk.drafts("pro-a") == []
    desk.work()
    assert rows(desk) == []


def test_a_draft_is_no_fact(desk):
    before = desk.position()
    desk.keep_draft("pro-a", "deviate:T-1", VALUES, ABOUT)
    assert desk.position() == before
    assert desk.cases("pro-a") == []


def test_when_somebody_else_records_for_long_a_draft_is_not_kept_and_the_page_goes_on(desk, monkeypatch):
    def busy(*_args) -> None:
        raise StoreIsBusy

    monkeypatch.setattr("record.drafts.Drafts.keep", busy)
    assert not desk.keep_draft("pro-a", "deviate:T-1", VALUES, ABOUT)
