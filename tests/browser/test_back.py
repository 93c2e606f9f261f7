"""Back goes back, in Chromium: one press for one step, whether that was a link or a choice on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]


def is_at(page: Page, heading: str) -> None:
    page.get_by_role("heading", name=heading, level=1, exact=True).wait_for()
    settled(page)


def test_from_a_protocol_back_to_the_lesson_that_changed_it_takes_one_press(visit: Visit) -> None:
    page = visit("/lessons")
    page.get_by_role("link", name="wat gebeurde er sindsdien").click()
    is_at(page, "Een protocol")
    assert "version=2" in page.url
    page.go_back()
    is_at(page, "Wat we leerden")


def test_what_was_chosen_on_a_page_is_undone_by_back_and_done_again_by_forward(visit: Visit) -> None:
    page = visit("/city")
    def chosen() -> str:
        return page.get_by_test_id("stMain").locator("[role=radio][aria-checked=true]").first.inner_text()
    first = chosen()
    page.get_by_test_id("stMain").get_by_role("radio", name="Stilstand").click()
    settled(page)
    assert chosen() == "Stilstand"
    page.go_back()
    page.wait_for_function("() => !location.search.includes('theme')")
    settled(page)
    assert chosen() == first
    page.go_forward()
    settled(page)
    assert chosen() == "Stilstand"


def test_an_address_that_is_not_there_does_not_hold_whoever_goes_back(visit: Visit) -> None:
    page = visit("/city")
    page.goto(page.url.split("/city")[0] + "/city?district=Nergens")
    settled(page)
    page.get_by_text("vraagt om 'Nergens'").wait_for()
    page.go_back()
    settled(page)
    assert "Nergens" not in page.url
