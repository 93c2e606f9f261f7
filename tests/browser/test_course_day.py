"""The slider over her course in Chromium: one key is one day, and the page and its address follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import settled, slowly

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]


def test_an_arrow_key_on_the_slider_is_a_day(visit: Visit) -> None:
    page = visit("/trajectory?id=T-0003&on=2026-03-02")
    slider = page.get_by_role("slider", name="Dag in haar traject")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_role("heading", name="1 maart 2026").wait_for()
    settled(page)
    assert "on=2026-03-01" in page.url
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.get_by_role("heading", name="3 maart 2026").wait_for()
    settled(page)
    assert "on=2026-03-03" in page.url


def test_keys_in_quick_succession_all_count(visit: Visit) -> None:
    page = visit("/trajectory?id=T-0003&on=2026-03-02")
    slowly(page)
    page.get_by_role("slider", name="Dag in haar traject").focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(120)
    page.get_by_role("heading", name="14 maart 2026").wait_for(timeout=60_000)
    settled(page)
    assert "on=2026-03-14" in page.url


def test_steps_in_quick_succession_all_count(visit: Visit) -> None:
    page = visit("/trajectory?id=T-0003&on=2026-03-02")
    slowly(page)
    for _ in range(5):
        page.get_by_role("button", name="Een dag later").click()
    page.get_by_role("heading", name="7 maart 2026").wait_for(timeout=60_000)


def test_a_step_and_an_address_lead_to_the_same_day(visit: Visit) -> None:
    page = visit("/trajectory?id=T-0003&on=2026-03-02")
    page.get_by_role("button", name="Een dag eerder").click()
    page.get_by_role("heading", name="1 maart 2026").wait_for()
    settled(page)
    page.reload()
    settled(page)
    page.get_by_role("heading", name="1 maart 2026").wait_for()
    assert "2026-03-01" in (page.get_by_role("slider", name="Dag in haar traject").get_attribute("aria-valuetext")
                            or "") or page.get_by_text("01-03-2026").count() > 0
