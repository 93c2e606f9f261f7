"""A fact that is sent again, by a double click or by another way, is in the record once and answers where."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest

from application.opening import create_store, open_workplace
from application.recording import record_fact
from projections.fold import position_of

NOW = datetime(2024, 3, 1, 9, tzinfo=UTC)
OPENED = {"event": "trajectory_opened", "trajectory": "T-1", "occurred_on": "2024-01-01", "birth_month": "2008-01",
          "district": "Noord", "referred_by": "school", "id": "opened"}
HEARD = {"event": "view_recorded", "trajectory": "T-1", "occurred_on": "2024-02-01", "about": "help", "rating": 4}


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    """A store of its own, opened to record."""
    for name in [name for name in os.environ if name.startswith("KANTELPUNT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("KANTELPUNT_STORE", f"sqlite:///{tmp_path / 'store.db'}")
    create_store()
    with open_workplace(writing=True) as opened:
        yield opened


def tell(workplace, line, command):
    return record_fact(workplace, line, "local", command, NOW)


def test_the_same_command_answers_the_place_of_its_own_fact(workplace):
    assert tell(workplace, OPENED, "c1") == {"id": "opened", "position": 1, "repeated": False}
    assert tell(workplace, HEARD, "c2") == {"id": "c2", "position": 2, "repeated": False}
    assert tell(workplace, OPENED, "c1") == {"id": "opened", "position": 1, "repeated": True}


def test_the_same_fact_under_another_command_is_there_already(workplace):
    tell(workplace, OPENED, "c1")
    tell(workplace, HEARD, "c2")
    assert tell(workplace, OPENED, "c3") == {"id": "opened", "position": 1, "repeated": True}
    assert workplace.record.head()[0] == 2


def test_a_command_that_broke_off_before_the_figures_were_made_is_in_them_when_it_comes_again(workplace, monkeypatch):
    def breaks_off(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("projections.fold.fill", breaks_off)
        with pytest.raises(KeyboardInterrupt):
            tell(workplace, OPENED, "c1")
    assert tell(workplace, OPENED, "c1")["repeated"]
    with workplace.record.reading() as connection:
        assert position_of(connection) == 1
