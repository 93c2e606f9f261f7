"""On a real store the page of a quarter and the command line tell one account the same figures and the same words."""

from __future__ import annotations

import json

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from application.cli import main
from application.desk import Desk
from dashboard.views.quarter import report
from dashboard.words import Words
from tests.dashboard.conftest import APP
from tests.dashboard.test_quarter_page import missing
from tests.stories.test_learning_cycles import at, workplace  # noqa: F401 - a store in which two cycles were checked
from tests.stories.test_quarter import learned  # noqa: F401 - one of them adopted, with two lessons since

QUARTERS = ("2023-4", "2024-3", "2024-4")


@pytest.fixture
def desk(learned, monkeypatch):  # noqa: F811
    """The pages on that store, which may look around as any account."""
    learned.mark_demonstration()
    opened = Desk(learned)
    monkeypatch.setattr("application.desk.open_desk", lambda: opened)
    st.cache_resource.clear()
    return opened


def page(account: str, quarter: str) -> AppTest:
    shown = AppTest.from_file(str(APP), default_timeout=30).run()
    shown.selectbox(key="account").set_value(account).run()
    shown.query_params["quarter"] = quarter
    return shown.switch_page("screens/quarter.py").run()


@pytest.mark.parametrize("account", ["pol", "dir-a", "brd"])
def test_every_figure_and_word_of_the_command_line_is_on_the_page_of_the_same_account(desk, account, capsys):
    pages = {quarter: page(account, quarter) for quarter in QUARTERS}
    desk.workplace.close()
    for quarter, shown in pages.items():
        assert main(["quarter", quarter, "--as", account, "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert not shown.exception
        assert missing(report(told, Words("nl")), shown) == []


def test_the_quarters_run_from_the_first_lesson_or_question_up_to_now(desk):
    found = desk.quarters("brd")
    assert (found[-1], found[-2]) == ("2022-4", "2023-1")
    assert found == sorted(found, reverse=True)
    assert desk.quarter("brd", found[0])["over"] is False


def test_the_report_that_leaves_says_when_and_on_what_it_was_made(desk):
    stamp = desk.stamp("brd")
    assert stamp["position"] == desk.workplace.record.head()[0]
    assert stamp["invented"]
    assert stamp["at"].endswith("Z")
