"""From a figure of the city to its published tables: what is hidden says so, and publishing is for policy staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.views import release
from dashboard.views.city import THEMES
from tests.dashboard import release_rows
from tests.dashboard.fake_desk import TODAY
from tests.dashboard.test_ladder_pages import as_account
from tests.dashboard.test_screens import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import Button

    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]

ROLES = ["anna", "bart", "carla", "dirk", "els", "fred"]


def table(at: AppTest, number: int = 0) -> dict[str, list[str]]:
    """A table by its first column."""
    return {row[0]: list(row[1:]) for row in at.table[number].value.itertuples(index=False)}


@pytest.mark.parametrize("account", ROLES)
def test_everybody_reads_the_last_quarter_that_was_published(opened: Opened, account: str) -> None:
    at = as_account(opened, account, "release", by="overloaded")
    assert not at.exception
    assert [each.value for each in at.header] == ["Overbelast", "Niet overbelast", "Waar deze tabellen vandaan komen"]
    assert table(at) == {"Noord": ["verborgen", "10", "0", "10"], "Zuid": ["verborgen", "verborgen", "0", "verborgen"],
                         "Samen": ["verborgen", "15", "0", "20"]}
    assert "tweede kwartaal van 2026, gepubliceerd door els op 6 juli 2026 om 10:30." in texts(at)
    assert "ab12" in texts(at)


def test_how_much_is_hidden_is_said_of_what_is_shown_and_of_all(opened: Opened) -> None:
    told = texts(as_account(opened, "els", "release", by="stalled"))
    assert "In de tabellen hieronder zijn 2 van de 8 vakken verborgen" in told
    cells = release_rows.PUBLISHED["2026-2"]["cells"]
    assert f"Van de hele publicatie zijn {cells['hidden']} van de {sum(cells.values())} vakken verborgen." in told


def test_what_the_tables_never_tell_is_neither_hidden_nor_nought(opened: Opened) -> None:
    assert table(as_account(opened, "els", "release", by="stalled"))["Samen"] == ["15", "niet genoemd", "60"]


@pytest.mark.parametrize(("figure", "first"), [
    ("open", {"Noord": ["verborgen", "20", "verborgen", "35"], "Zuid": ["15", "verborgen", "0", "25"],
              "Samen": ["25", "30", "verborgen", "60"]}),
    ("closed_now", {"Noord": ["verborgen", "verborgen", "35"], "Zuid": ["verborgen", "verborgen", "25"],
                    "Samen": ["verborgen", "niet genoemd", "60"]}),
    ("waiting", {"Wonen": ["10"], "Behandeling": ["verborgen"]})])
def test_each_figure_has_its_table(opened: Opened, figure: str, first: dict[str, list[str]]) -> None:
    shown = table(as_account(opened, "els", "release", by=figure))
    assert list(shown.values()) == list(first.values())


def test_another_quarter_is_chosen_and_says_when_nobody_was_there(opened: Opened) -> None:
    at = as_account(opened, "els", "release", quarter="2026-1", by="overloaded")
    assert any("er was niemand te tellen" in each.value for each in at.info)
    at.selectbox(key="by:nl").set_value("waiting").run()
    assert at.query_params["by"] in ("waiting", ["waiting"])
    assert at.query_params["quarter"] in ("2026-1", ["2026-1"])


def published(at: AppTest) -> AppTest:
    """Policy staff say that they know what it means, and press."""
    assert sending(at).disabled, "it cannot be undone"
    at.checkbox[0].check().run()
    assert not sending(at).disabled
    return sending(at).click().run()


def sending(at: AppTest) -> Button:
    return next(each for each in at.button if (each.key or "").startswith("send-"))


def test_policy_staff_publish_the_last_quarter_that_is_over_once(opened: Opened, desk: FakeDesk) -> None:
    at = as_account(opened, "els", "release")
    assert "Het derde kwartaal van 2026 is voorbij en nog niet gepubliceerd." in texts(at)
    at = published(at)
    assert at.success
    assert desk.lines == [{"event": "release_published", "occurred_on": str(TODAY), "release": "2026-3",
                           "quarter": "2026-3"}]


@pytest.mark.parametrize("account", [each for each in ROLES if each != "els"])
def test_nobody_else_publishes(opened: Opened, account: str) -> None:
    at = as_account(opened, account, "release")
    assert not [each for each in at.button if (each.key or "").startswith("send-")]


def test_a_refusal_stands_in_words_on_the_page(opened: Opened, desk: FakeDesk) -> None:
    at = as_account(opened, "els", "release")
    desk.refuse_with = [{"line": None, "field": None,
                         "reason": "This quarter is not over: its last day has not passed."}]
    at = published(at)
    assert "Dit kwartaal is nog niet voorbij." in at.error[0].value


def test_that_nothing_was_published_yet_is_said(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release_rows, "PUBLISHED", {})
    at = as_account(opened, "els", "release")
    assert "Er is nog van geen kwartaal iets gepubliceerd." in [each.value for each in at.info]
    assert [each for each in at.button if (each.key or "").startswith("send-")]


@pytest.mark.parametrize("account", ["anna", "els"])
def test_the_figures_of_the_city_that_tables_are_made_of_lead_to_them(opened: Opened, account: str) -> None:
    ways = [way for theme in THEMES for way in as_account(opened, account, "city", theme=theme).get("page_link")
            if way.page == "release"]
    assert [way.query_string for way in ways] == [f"by={figure}" for figure in (
        "open", "overloaded", "stalled", "waiting", "closed_now")]
    assert {way.query_string.removeprefix("by=") for way in ways} == set(release.FIGURES)
    assert len({way.label for way in ways}) == len(ways)
