"""On a real store in Chromium: what was typed is there after the tab was closed, for the same account alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from application.opening import create_store, open_workplace
from tests.browser.conftest import free_port, settled, wait_for
from tests.browser.test_accessibility import faults
from tests.stories.test_the_route import lines, take_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

KANTELPUNT = str(Path(sys.executable).parent / "kantelpunt")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on a store with a small city that is a demonstration."""
    folder = tmp_path_factory.mktemp("store")
    place = {"KANTELPUNT_STORE": f"sqlite:///{folder / 'store.db'}"}
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("KANTELPUNT_STORE", place["KANTELPUNT_STORE"])
        create_store()
        with open_workplace(writing=True) as workplace:
            take_in(workplace, lines())
            workplace.mark_demonstration()
    port, log = free_port(), folder / "log"
    with log.open("w") as out:
        server = subprocess.Popen([KANTELPUNT, "serve", "--port", str(port)], env={**os.environ, **place}, stdout=out,
                                  stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """One browser with its cookies, in which tabs are opened and closed."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 1366, "height": 900})
    context.set_default_timeout(90_000)
    yield context
    context.close()


def opened(profile: BrowserContext, address: str, account: str, page_of: str = "Afwijken") -> Page:
    """A fresh tab, as this account, on a page of the menu."""
    page = profile.new_page()
    page.goto(f"{address}/deviate?id=T-1")
    settled(page)
    chosen = page.locator(".st-key-account input")
    chosen.click()
    chosen.fill(account)
    page.get_by_role("option", name=f"{account} (").click()
    settled(page)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=page_of, exact=True).click()
    settled(page)
    return page


def choose_clause(page: Page) -> None:
    page.get_by_label("Van welke regel wijkt u af?").click()
    page.get_by_role("option", name="c-mh").click()
    settled(page)


def test_what_was_typed_is_there_after_the_tab_was_closed_and_gone_once_sent(profile: BrowserContext, address: str
                                                                             ) -> None:
    page = opened(profile, address, "pro-a")
    choose_clause(page)
    texts = {"Wat gebeurt er in plaats van de regel?": "Ze houdt haar mentor.",
             "Legitimiteit: wat staat het toe?": "De wet.", "Betrokkenheid: wie doen er mee?": "Zij en haar moeder.",
             "Opbrengst: wat doet het haar goed?": "Ze blijft.", "Wat verwacht u dat het uithaalt?": "Ze komt."}
    for label, text in texts.items():
        field = page.get_by_role("textbox", name=label)
        field.click()
        field.press_sequentially(text, delay=15)  # as hands do; the server is told meanwhile and takes nothing away
    page.get_by_text("ook als u dit venster sluit").wait_for()
    page.wait_for_timeout(1500)  # the pause after which the last text is told, with the field still in focus
    settled(page)
    page.close()
    page = opened(profile, address, "pro-a")
    page.get_by_text("Hier staat uw klad van").wait_for()
    assert {label: page.get_by_role("textbox", name=label).input_value() for label in texts} == texts
    assert faults(page) == []
    other = opened(profile, address, "mh-a")
    choose_clause(other)
    assert other.get_by_role("textbox", name="Legitimiteit: wat staat het toe?").input_value() == ""
    assert other.get_by_text("Hier staat uw klad").count() == 0
    other.close()
    page.close()
    page = opened(profile, address, "pro-a", "Mijn zaken")
    page.get_by_role("link", name="Afwijken voor T-1").click()
    page.get_by_text("Hier staat uw klad van").wait_for()
    settled(page)
    page.get_by_role("button", name="Verstuur de afwijking").click()
    page.get_by_text("Vastgelegd onder nummer").wait_for()
    page.close()
    page = opened(profile, address, "pro-a")
    choose_clause(page)
    assert page.get_by_role("textbox", name="Legitimiteit: wat staat het toe?").input_value() == ""
    page.close()


def test_a_text_that_is_told_while_one_types_loses_no_letter(profile: BrowserContext, address: str) -> None:
    page = opened(profile, address, "pro-b")
    choose_clause(page)
    field = page.get_by_role("textbox", name="Legitimiteit: wat staat het toe?")
    whole = "een twee drie vier vijf zes zeven acht negen tien"
    field.click()
    for word in whole.split():
        field.press_sequentially(f"{word} ", delay=20)
        page.wait_for_timeout(500 if len(word) % 2 else 1150)  # pauses longer and shorter than the one that tells
    assert field.input_value() == f"{whole} "
    page.close()
