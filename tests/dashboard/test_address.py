"""The address of a page: a link shows what its sender saw, and what is not there is said, with what is shown now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dashboard import protocol_rows
from tests.dashboard.test_ladder_pages import as_account
from tests.dashboard.test_screens import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]

#: A page, what its address asks for, and what the page is about in its place.
NOT_THERE = [
    ("protocol", {"id": "P-9"}, "P-9", "Plaatsing en overplaatsing"),
    ("protocol", {"id": "P-plaatsing", "clause": "c-nooit"}, "c-nooit", "c-mentor"),
    ("protocol", {"id": "P-plaatsing", "clause": "c-mentor", "version": "9"}, "9", "Versie 2"),
    ("release", {"quarter": "2031-4"}, "2031-4", "Tweede kwartaal van 2026"),
    ("release", {"by": "schoenmaat"}, "schoenmaat", "Open trajecten"),
    ("quarter", {"quarter": "x"}, "x", "Vierde kwartaal van 2026"),
    ("outcomes", {"by": "kleur"}, "kleur", "allen samen"),
    ("outcomes", {"outcomes_part": "x"}, "x", "Hoe snel"),
    ("lessons", {"id": "L-999"}, "L-999", "Wat we leerden"),
    ("cycles", {"cycles_part": "x"}, "x", "Waar elke cyclus staat"),
    ("rules", {"rules_part": "x"}, "x", "Mandaten"),
    ("city", {"on": "31-02-2025"}, "31-02-2025", "25 november 2026"),
    ("city", {"district": "Nergens"}, "Nergens", "Alle stadsdelen"),
    ("city", {"theme": "weer"}, "weer", "Belasting"),
    ("city", {"part": "jaren"}, "jaren", "Op deze dag"),
]


def warned(at: AppTest) -> list[str]:
    """What the page says of its address."""
    return [each.value.replace("\\", "") for each in at.warning if "adres" in each.value]


@pytest.mark.parametrize(("screen", "address", "asked", "shown"), NOT_THERE)
def test_what_is_not_there_is_said_with_what_is_shown(opened: Opened, screen: str, address: dict[str, str], asked: str,
                                                      shown: str) -> None:
    at = as_account(opened, "els", screen, **address)
    assert not at.exception
    assert warned(at) == [
        f"Het adres van deze pagina vraagt om '{asked}', en dat is er niet, of niet voor u. U ziet nu: {shown}."]
    assert all(at.query_params[key] == value for key, value in address.items()), "Back is not sent on again and again"


def test_an_unknown_cycle_leads_to_the_board(opened: Opened) -> None:
    at = as_account(opened, "els", "cycle", id="LC-999")
    assert [each.value.replace("\\", "") for each in at.error] == ["Er is geen leercyclus met de naam LC-999."]
    assert [way.page for way in at.get("page_link")] == ["cycles"]


@pytest.mark.parametrize(("screen", "address"), [
    ("protocol", {"id": "P-plaatsing", "clause": "c-mentor", "version": "1"}), ("release", {"by": "overloaded"}),
    ("outcomes", {"by": "voluntary"}), ("city", {"theme": "changes", "part": "months", "on": "2026-03-01"}),
    ("city", {})])
def test_what_is_there_is_shown_without_a_word(opened: Opened, screen: str, address: dict[str, str]) -> None:
    assert warned(as_account(opened, "bart", screen, **address)) == []


def test_a_markup_in_the_address_stays_text(opened: Opened) -> None:
    at = as_account(opened, "els", "protocol", id="[x](http://y) " + "z" * 500)
    [told] = [each.value for each in at.warning if "adres" in each.value]
    assert "[x](" not in told
    assert len(told) < 300


def test_a_district_is_shown_to_whoever_sees_persons_alone(opened: Opened) -> None:
    assert warned(as_account(opened, "bart", "city", district="Noord")) == []
    assert "'Noord'" in warned(as_account(opened, "els", "city", district="Noord"))[0]


def test_another_protocol_is_chosen_without_the_clause_of_the_one_before(opened: Opened,
                                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    [first] = protocol_rows.history(protects=True)
    clause = {**first["clauses"][0], "clause": "c-elders, of niet"}
    other = {**first, "protocol": "P-elders", "title": "Elders", "clauses": [clause]}
    monkeypatch.setattr(protocol_rows, "history", lambda **_: [first, other])
    at = as_account(opened, "els", "protocol", id="P-plaatsing", clause="c-mentor", version="2")
    at = at.selectbox(key="id:nl").set_value("P-elders").run()
    assert at.query_params["id"] == "P-elders"
    assert not {"clause", "version"} & set(at.query_params)
    assert warned(at) == []
    at = as_account(opened, "els", "protocol", id="P-elders", clause="c-elders, of niet")
    assert warned(at) == []


def test_drawing_a_page_adds_no_stop_for_back(opened: Opened) -> None:
    at = as_account(opened, "els", "protocol", id="P-plaatsing", version="2")
    assert "c-mentor" in texts(at).replace("\\", "")
    assert set(at.query_params) == {"id", "version"}
