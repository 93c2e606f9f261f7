"""On a real store the page of a protocol and the command line tell one account the same of every clause and version."""

from __future__ import annotations

import json

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from application.cli import main
from application.desk import Desk
from dashboard.words import Words
from tests.dashboard.conftest import APP
from tests.dashboard.test_protocol_page import clauses_table, sides, versions_table
from tests.stories.test_hot_spots import workplace  # noqa: F401 - a store in which a clause was revised

#: What a table says, by what the answer says: what is not there for this account is not told.
FIGURES = {"Dagen": "days", "Afwijkingen": "deviations", "Afwijkingen per 100 open jaren": "per_100_open_years",
           "Gedekt": "backed", "Teruggekeken": "evaluated", "Loste het op": "solved"}


@pytest.fixture
def desk(workplace, monkeypatch):  # noqa: F811
    """The pages on that store, which may look around as any account."""
    workplace.mark_demonstration()
    opened = Desk(workplace)
    monkeypatch.setattr("application.desk.open_desk", lambda: opened)
    st.cache_resource.clear()
    return opened


def page(account: str, clause: str) -> AppTest:
    shown = AppTest.from_file(str(APP), default_timeout=30).run()
    shown.selectbox(key="account").set_value(account).run()
    shown.query_params["id"], shown.query_params["clause"] = "P-1", clause
    return shown.switch_page("screens/protocol.py").run()


def written(value: float | None, *, otherwise: str) -> str:
    return otherwise if value is None else Words("nl").number(value)


@pytest.mark.parametrize("account", ["pol", "dir-a", "brd"])
def test_every_figure_of_a_clause_and_its_versions_is_that_of_the_command_line(desk, account, capsys):
    pages = {name: page(account, name) for name in ("c-pro", "c-mh", "c-dir", "c-city")}
    desk.workplace.close()
    assert main(["protocols", "--history", "--as", account, "--json"]) == 0
    [protocol] = json.loads(capsys.readouterr().out)
    few = 0
    for clause in protocol["clauses"]:
        shown = pages[clause["clause"]]
        assert not shown.exception
        cells = clauses_table(shown)[clause["clause"]]
        assert [cells[0], cells[1], cells[3]] == [written(clause[name], otherwise="verborgen")
                                                  for name in ("deviations", "backed", "solved")]
        table = versions_table(shown)
        for row, name in FIGURES.items():
            assert table[row] == [written(version[name], otherwise="verborgen" if account == "pol" else "geen")
                                  for version in clause["history"]]
            few += sum(version[name] is None for version in clause["history"])
    assert bool(few) == (account == "pol")


def test_the_words_of_both_versions_are_those_that_were_laid_down(desk):
    before, after = sides(page("brd", "c-mh"))
    assert "<del>" in before
    assert "other words" in after
