"""The pages in Chromium: they open, keep to themselves, and speak one language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Site, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

PAGES = {"/": "Start", "/city": "De stad", "/attention": "Vraagt aandacht", "/trajectory?id=T-0003": "Eén traject",
         "/record?id=T-0003": "Vastleggen", "/deviate?id=T-0003": "Afwijken", "/dilemma": "Dilemma",
         "/inbox": "Mijn postvak", "/case?kind=dilemma&id=Q-1": "Een zaak", "/mine": "Mijn zaken",
         "/ladder": "De ladder", "/protocol?id=P-plaatsing&clause=c-mentor": "Protocol",
         "/release?by=overloaded": "Kwartaaltabellen"}
#: What Streamlit says in English of itself; none of it may be seen or heard in Dutch.
ENGLISH = ("Choose date", "Use arrow keys", "Previous Month", "Next Month", "No results", "Choose an option",
           "Help for", "Sidebar", "Collapse sidebar", "App pages", "Link to heading", "Skip to main content",
           "Page not found", "(required)", "Press Enter", "Close", "Search")


@pytest.mark.parametrize(("path", "title"), PAGES.items())
def test_a_page_opens_by_its_address_in_dutch(look: Visit, path: str, title: str) -> None:
    page = look(path)
    assert page.title() == f"{title} · Kantelpunt"
    assert page.evaluate("document.documentElement.lang") == "nl"
    assert page.locator(".stException, [data-testid='stException']").count() == 0


@pytest.mark.parametrize("path", [*PAGES, "/city?part=months"])
def test_no_request_leaves_the_machine(look: Visit, site: Site, path: str) -> None:
    page = look(path)
    host = site.address.removeprefix("http://")
    assert [url for url in page.requested
            if not url.startswith((f"http://{host}/", f"ws://{host}/", "data:", "blob:"))] == []
    known = re.compile(r"404 \(Not Found\)")  # the client's own probing below a deep link
    assert [text for text in page.complaints if not known.search(text)] == []


@pytest.mark.parametrize(("path", "locale"), [*((path, "nl-NL") for path in PAGES), ("/city", "en-US"),
                                              ("/record?id=T-0003", "en-US")])
def test_a_dutch_page_has_no_english_of_streamlit(look: Visit, path: str, locale: str) -> None:
    page = look(path, locale=locale)
    labels = page.evaluate("""() => [...document.querySelectorAll('[aria-label],[title],[alt],[placeholder]')].flatMap(
        e => ['aria-label', 'title', 'alt', 'placeholder'].map(n => e.getAttribute(n)).filter(Boolean))""")
    seen = [*labels, *page.evaluate("document.body.innerText").splitlines()]
    assert [text for text in seen for word in ENGLISH if word in text] == []


def test_the_calendar_is_dutch(visit: Visit) -> None:
    page = visit("/city")
    page.locator("[data-testid='stDateInput'] button").first.click()
    page.wait_for_timeout(400)
    labels = page.evaluate("""() => [...document.querySelectorAll(
        '[role=dialog] [aria-label], [role=application] [aria-label]')].map(e => e.getAttribute('aria-label'))""")
    assert labels
    assert [label for label in labels for word in ("Previous", "Next", "Choose", "Monday") if word in label] == []


def test_the_language_is_chosen_kept_and_told_to_the_reader(visit: Visit) -> None:
    page = visit("/city")
    page.get_by_role("radio", name="English").click()
    page.get_by_role("heading", name="The city", level=1).wait_for()
    settled(page)
    assert "lang=en" in page.url
    assert page.get_by_label("District").input_value() == "All districts"
    assert page.evaluate("document.documentElement.lang") == "en"
    page.goto(page.url.split("?")[0])
    settled(page)
    assert page.get_by_role("heading", level=1).inner_text() == "The city"
    assert page.evaluate("document.documentElement.lang") == "en"


def test_the_address_keeps_day_and_district_from_page_to_page(visit: Visit) -> None:
    page = visit("/city?district=Noord&on=2026-03-01")
    page.get_by_role("link", name="Vraagt aandacht").first.click()
    page.get_by_role("heading", name="Vraagt aandacht", level=1).wait_for()
    settled(page)
    assert "district=Noord" in page.url
    assert "on=2026-03-01" in page.url


def test_a_card_leads_to_its_trajectory(visit: Visit) -> None:
    page = visit("/attention")
    page.get_by_role("link", name="Bekijk T-0003").click()
    page.get_by_role("heading", name="T-0003").wait_for()
    settled(page)
    assert page.url.split("?")[0].endswith("/trajectory")
    assert "id=T-0003" in page.url
    page.wait_for_selector(".main-svg")
    assert page.evaluate("document.activeElement.tagName") == "H1"


def test_a_chart_has_its_words_and_its_table(visit: Visit) -> None:
    page = visit("/city?part=months")
    page.get_by_role("figure", name=re.compile("bovengrens")).first.wait_for()  # charts come one by one, in no order
    page.get_by_text("Toon als tabel").first.click()
    page.get_by_role("columnheader", name="Maand").first.wait_for()


def test_the_bare_keys_r_and_c_do_nothing(visit: Visit) -> None:
    page = visit("/city")
    page.locator("h1").click()
    page.evaluate("""() => { window.runs = 0; new MutationObserver(() => { window.runs += 1; }).observe(
        document.querySelector('.stApp'), { attributes: true, attributeFilter: ['data-test-script-state'] }); }""")
    page.keyboard.press("r")
    page.keyboard.press("c")
    page.wait_for_timeout(700)
    assert page.evaluate("window.runs") == 0
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_page_never_scrolls_sideways(look: Visit, path: str) -> None:
    page = look(path, width=320)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 320


def test_every_answer_is_guarded(visit: Visit, site: Site) -> None:
    page = visit("/")
    headers = page.request.get(site.address + "/").headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert "Streamlit app" not in page.request.get(site.address + "/").text()


def test_an_unknown_address_is_answered_in_dutch(visit: Visit) -> None:
    page = visit("/nergens")
    page.wait_for_timeout(500)
    assert "Page not found" not in page.evaluate("document.body.innerText")
