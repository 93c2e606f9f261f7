"""On a real store the city says beside each figure what the command line answers the same account of a year before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from application.desk import open_desk
from dashboard.views.city import GROUPS, THEMES
from dashboard.words import Words
from tests.dashboard.conftest import APP
from tests.stories.command_line import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

UNTIL = "2024-11-13"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("years"))
    assert store.told("demo", "--trajectories", "400", "--until", UNTIL).returncode == 0
    return store


@pytest.fixture
def pages(city: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages on that store."""
    for name, value in city.environment.items():
        monkeypatch.setenv(name, value)
    desk = open_desk()
    monkeypatch.setattr("application.desk.open_desk", lambda: desk)
    st.cache_resource.clear()
    yield
    desk.workplace.close()


def expected(now: dict[str, Any], then: dict[str, Any]) -> list[str]:
    """What each card says of a year before, in the order of the page; nothing where nothing can be worked out."""
    words, found = Words("nl"), []
    for key, form in (member for members in GROUPS.values() for member in members):
        if any(name.partition(".")[0] == key for each in (now, then) for name in each.get("hidden_figures", ())):
            found.append("een jaar eerder verborgen")
        elif now[key] is not None and then[key] is not None:
            written = {"share": words.share, "days": lambda value: words.count("days", value),
                       "sum": lambda value: words.number(sum(value.values())),
                       "count": lambda value: words.number(value, 0)}.get(form, lambda value: words.number(value, 2))
            found.append(f"een jaar eerder {written(then[key])}")
    return found


@pytest.mark.parametrize(("account", "on", "a_year_before"), [
    ("beleid", "2024-10-31", "2023-10-31"), ("beleid", "2024-02-29", "2023-02-28"),
    ("beleid", "2024-02-28", "2023-01-31"), ("bestuurder-1", "2024-11-05", "2023-11-05")])
def test_each_card_says_what_the_command_line_answers(city: Store, pages: None, account: str, on: str,
                                                      a_year_before: str) -> None:
    now, then = (city.answer("metrics", "--on", day, "--as", account) for day in (on, a_year_before))
    shown = AppTest.from_file(str(APP), default_timeout=30).run()
    shown.selectbox(key="account").set_value(account).run()
    shown.query_params["on"] = on
    shown = shown.switch_page("screens/city.py").run()
    said = []
    for theme in THEMES:
        shown.query_params["theme"] = theme
        shown.run()
        assert not shown.exception
        assert date.fromisoformat(on) == shown.date_input[0].value
        said += [line for each in shown.markdown for line in each.value.split("  \n") if "een jaar eerder" in line]
    assert sorted(said) == sorted(expected(now, then))
    assert len(said) > 8
