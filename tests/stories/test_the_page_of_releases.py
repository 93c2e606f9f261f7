"""On a real store the page of the tables of a quarter tells everybody what was published; reading publishes nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from application.desk import Desk
from application.opening import create_store, open_workplace
from application.refusals import Refused
from application.releases import ask_published, ask_release, ask_released
from tests.dashboard.conftest import APP
from tests.stories.test_the_route import lines, take_in

NOW = datetime(2025, 1, 6, 8, tzinfo=UTC)
LATER = datetime(2025, 4, 7, 8, tzinfo=UTC)


@pytest.fixture
def workplace(address, monkeypatch):
    """A record with its accounts, of which nothing was published."""
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    with open_workplace(writing=True) as opened:
        assert take_in(opened, lines()).refused == []
        opened.catch_up()
        yield opened


def page(opened, monkeypatch, account: str, **asked: str) -> AppTest:
    monkeypatch.setattr("application.desk.open_desk", lambda: Desk(opened))
    st.cache_resource.clear()
    shown = AppTest.from_file(str(APP), default_timeout=30).run()
    shown.selectbox(key="account").set_value(account).run()
    for key, value in asked.items():
        shown.query_params[key] = value
    return shown.switch_page("screens/release.py").run()


def test_reading_publishes_nothing(workplace):
    head = workplace.record.head()
    with pytest.raises(Refused, match="there is no release"):
        ask_released(workplace, "pol", "2024-4", NOW)
    assert ask_published(workplace, "pol", NOW) == {"published": [], "publish": "2024-4"}
    assert ask_published(workplace, "brd", NOW) == {"published": [], "publish": None}
    assert workplace.record.head() == head


def test_what_was_published_is_read_as_it_was_and_the_last_stands_first(workplace):
    told = {quarter: ask_release(workplace, "pol", quarter, NOW) for quarter in ("2024-2", "2024-4")}
    assert ask_published(workplace, "pol", NOW) == {"published": ["2024-4", "2024-2"], "publish": None}
    assert ask_published(workplace, "pol", LATER)["publish"] == "2025-1"
    assert {quarter: ask_released(workplace, "pro-a", quarter, LATER) for quarter in told} == told


def test_who_has_no_account_reads_nothing(workplace):
    with pytest.raises(Refused):
        ask_published(workplace, "nobody", NOW)
    with pytest.raises(Refused):
        ask_released(workplace, "nobody", "2024-4", NOW)


def test_policy_staff_publish_on_the_page_and_the_board_reads_it_there(workplace, monkeypatch):
    workplace.mark_demonstration()
    before = page(workplace, monkeypatch, "pol")
    assert before.info
    before.checkbox[0].check().run()
    after = next(each for each in before.button if (each.key or "").startswith("send-")).click().run()
    assert not after.exception
    assert after.success
    [quarter] = Desk(workplace).published("brd")["published"]
    told = Desk(workplace).release("brd", quarter)
    assert told["by"] == "pol"
    shown = page(workplace, monkeypatch, "brd", by="overloaded")
    assert not shown.exception
    cells = {(row.get("district"), row.get("age"), row.get("overloaded")): row["girls"] for row in told["figures"]
             if not row.keys() & {"stalled", "closed", "waiting"}}
    ages = ("under 16", "16-17", "18 and over", None)
    for table, answer in zip(shown.table, ("yes", "no"), strict=True):
        for title, *row in table.value.itertuples(index=False):
            where = None if title == "Samen" else title
            told_of = [cells.get((where, age, answer), "niet genoemd") for age in ages]
            assert row == ["verborgen" if girls is None else str(girls) for girls in told_of]
