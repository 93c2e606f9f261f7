"""The page of a quarter for each role: the report of the board, a choice in the address, and a PDF to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dashboard import asking, asking_quarter, menu
from dashboard.views.quarter import report
from dashboard.words import Words
from tests.dashboard.quarter_rows import FULL, HOSTILE, NOTHING
from tests.dashboard.test_ladder_pages import as_account
from tests.dashboard.test_quarter_report import squeezed, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]


def seen(at: AppTest) -> str:
    """Every word of the page as it is read, without its marks and what keeps an address from being a link."""
    tables = [" ".join([*map(str, each.value.columns), *map(str, each.value.to_numpy().flatten())])
              for each in at.table]
    shown = [each.value for kind in (at.markdown, at.header, at.subheader) for each in kind]
    return squeezed("".join([*shown, *tables])).replace("\\", "").replace("\N{WORD JOINER}", "")


def missing(of: dict[str, Any], at: AppTest) -> list[str]:
    """What the report says and the page does not; its title is told by the choice of the quarter."""
    told = seen(at)
    return [text for text in words_of([of["lead"], of["sections"]]) if squeezed(text).replace("\\", "") not in told]


@pytest.mark.parametrize("account", ["anna", "bart", "carla", "dirk", "els", "fred"])
def test_the_page_opens_for_each_role(opened: Opened, account: str) -> None:
    at = as_account(opened, account, "quarter", quarter="2026-3")
    assert not at.exception
    assert not [each.value for each in at.warning if "U mag dit niet" in each.value]
    assert [each.value for each in at.title] == ["Wat wij leerden dit kwartaal"]
    assert len(at.header) == 7


@pytest.mark.parametrize(("account", "found"), [
    ("anna", False), ("bart", False), ("carla", True), ("dirk", True), ("els", True), ("fred", False)])
def test_it_stands_in_the_menu_of_board_directors_and_policy(desk: FakeDesk, monkeypatch: pytest.MonkeyPatch,
                                                              account: str, found: bool) -> None:
    monkeypatch.setattr(asking.st, "session_state", {"account": account})
    assert ("quarter" in {entry.name for entry in menu.MENU if menu.shows(entry)}) == found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_has_every_word_of_the_report_and_what_was_typed_has_no_marks(opened: Opened, language: str) -> None:
    at = opened("quarter", lang=language, quarter="2026-3")
    assert missing(report(FULL, Words(language)), at) == []
    assert squeezed(HOSTILE).replace("\\", "") in seen(at)
    assert not [each for each in at.markdown if "](http" in each.value]


def test_a_quarter_in_which_nothing_was_learned_says_so_in_a_sentence_each(opened: Opened) -> None:
    at = opened("quarter")
    assert missing(report(NOTHING, Words("nl")), at) == []
    assert not at.table
    assert "Er is in dit kwartaal geen les getrokken." in [each.value.replace("\\", "") for each in at.markdown]


def test_the_choice_of_a_quarter_stands_in_the_address(opened: Opened) -> None:
    at = opened("quarter")
    choice = at.selectbox(key="quarter:nl")
    assert choice.options == ["Vierde kwartaal van 2026", "Derde kwartaal van 2026"]
    at = choice.set_value("2026-3").run()
    assert at.query_params["quarter"] == "2026-3"
    at = at.selectbox(key="quarter:nl").set_value("2026-4").run()
    assert "quarter" not in at.query_params
    assert opened("quarter", quarter="1999-9").selectbox(key="quarter:nl").value == "2026-4"


def test_the_pdf_is_made_when_it_is_asked_for_and_each_time_it_leaves_is_recorded(
        desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, Any]] = []
    monkeypatch.setattr(asking.st, "session_state", {})
    monkeypatch.setattr(desk, "report_pdf", lambda account, quarter, of, made_at: made.append(of) or b"%PDF")
    ask = asking_quarter.pdf("2026-3", Words("en"))
    assert made == []
    assert [ask(), ask()] == [b"%PDF", b"%PDF"]
    assert [(of["language"], of["lead"][0]) for of in made] == [("en", "Invented data")] * 2
