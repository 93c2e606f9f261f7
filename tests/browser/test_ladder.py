"""The ladder in Chromium: from a professional's deviation to the answer of whoever has the mandate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Site, settled
from tests.browser.test_accessibility import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]


def pretending(visit: Visit, account: str, path: str) -> Page:
    """A page as one of the invented accounts; following a link keeps the visit and with it the account."""
    page = visit(path)
    page.get_by_label("U doet nu alsof u ... bent").click()
    page.get_by_role("option", name=account).click()
    page.get_by_text("U doet nu alsof u", exact=False).and_(page.locator("p")).nth(0).wait_for()
    page.get_by_text(f"{account} bent").or_(page.locator("strong", has_text=account)).first.wait_for()
    settled(page)
    return page


def test_from_the_inbox_to_the_answer_and_a_double_click_answers_once(visit: Visit, site: Site) -> None:
    page = pretending(visit, "bart", "/inbox")
    assert faults(page) == []
    page.get_by_role("link", name="Open Afwijking D-1").click()
    page.get_by_role("heading", name="Wat u kunt doen").wait_for()
    settled(page)
    assert faults(page) == []
    page.get_by_label("De redenen").fill("Dit is goed voor haar.")
    page.get_by_role("button", name="Dek deze afwijking").dblclick()
    page.get_by_text("Vastgelegd onder nummer").wait_for()
    settled(page)
    assert faults(page) == []
    assert [line["event"] for line in site.recorded() if line.get("deviation") == "D-1"] == ["deviation_backed"]


def test_a_deviation_is_written_once_however_often_one_clicks(visit: Visit, site: Site) -> None:
    page = pretending(visit, "anna", "/deviate?id=T-0003")
    page.get_by_label("Van welke regel wijkt u af?").click()
    page.get_by_role("option", name="c-mentor").click()
    page.get_by_text("Na het versturen besluit").wait_for()
    for label in ("Wat gebeurt er in plaats van de regel?", "Legitimiteit: wat staat het toe?",
                  "Betrokkenheid: wie doen er mee?", "Opbrengst: wat doet het haar goed?",
                  "Wat verwacht u dat het uithaalt?"):
        page.get_by_role("textbox", name=label).fill("Om haar.")
    assert faults(page) == []
    page.get_by_role("button", name="Verstuur de afwijking").click(click_count=5, delay=0)
    page.get_by_role("link", name="Volg afwijking").wait_for()
    settled(page)
    page.wait_for_timeout(600)
    assert len([line for line in site.recorded() if line["event"] == "deviation_recorded"]) == 1
    page.get_by_role("link", name="Volg afwijking").wait_for()


def test_errors_of_a_deviation_have_no_faults(visit: Visit) -> None:
    page = pretending(visit, "anna", "/deviate?id=T-0003")
    page.get_by_label("Van welke regel wijkt u af?").click()
    page.get_by_role("option", name="c-mentor").click()
    page.get_by_role("button", name="Verstuur de afwijking").click()
    page.get_by_text("Nog niet vastgelegd").wait_for()
    settled(page)
    assert faults(page) == []
    page.get_by_role("link", name="Legitimiteit").click()
    page.wait_for_timeout(300)
    assert "Legitimiteit" in page.evaluate("document.activeElement.getAttribute('aria-label')")


@pytest.mark.parametrize("path", ["/inbox", "/case?kind=deviation&id=D-2", "/dilemma"])
def test_a_page_on_a_phone_has_no_faults(look: Visit, path: str) -> None:
    assert faults(look(path, width=320)) == []


def test_two_directors_decide_at_once_one_is_heard_and_the_other_is_told(visit: Visit, site: Site) -> None:
    first, second = (pretending(visit, "carla", "/case?kind=dilemma&id=Q-1") for _ in range(2))
    for page, option, reasons in ((first, "Mogelijkheid A", "Het kan nu."), (second, "Mogelijkheid B", "Liever zo.")):
        page.get_by_label("Wat besluit u?").click()
        page.get_by_role("option", name=option).click()
        page.get_by_label("De redenen").fill(reasons)
        day = page.get_by_role("group", name="Wanneer kijkt u terug?").get_by_role("spinbutton")
        for part, typed in zip(day.all(), ("01", "02", "2027"), strict=True):
            part.press_sequentially(typed)
        page.keyboard.press("Tab")
        settled(page)
    first.get_by_role("button", name="Leg het besluit vast").click()
    first.get_by_text("Vastgelegd onder nummer").wait_for()
    second.get_by_role("button", name="Leg het besluit vast").click()
    second.get_by_text("“besluiten” kan niet meer").wait_for()
    settled(second)
    assert second.get_by_text("Liever zo.").count() == 1
    assert faults(second) == []
    decided = [line for line in site.recorded() if line["event"] == "dilemma_decided"]
    assert [line["option"] for line in decided] == ["a"]
