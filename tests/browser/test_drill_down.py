"""From a month of a chart to the trajectories in Chromium: by a click on the point, and without a mouse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.browser.conftest import settled, slowly
from tests.browser.test_accessibility import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FloatRect, Locator, Page

    Visit = Callable[..., Page]

OPENED = re.compile(r"^Overbelast: \w+ 20\d\d$")


def opened(visit: Visit) -> Page:
    page = visit("/city?part=months")
    page.wait_for_selector(".st-key-chart_overloaded_share .main-svg")
    settled(page)    # charts that come later move those that stand
    return page


def at_rest(page: Page, point: Locator) -> FloatRect:
    """Where a point stands once nothing around it moves."""
    before, box = None, point.bounding_box()
    while box is None or box != before:
        page.wait_for_timeout(300)
        before, box = box, point.bounding_box()
    return box


def test_a_click_on_a_point_shows_who_are_counted(visit: Visit) -> None:
    page = opened(visit)
    point = page.locator(".st-key-chart_overloaded_share .scatterlayer .points path.point").nth(20)
    point.scroll_into_view_if_needed()
    box = at_rest(page, point)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.get_by_role("heading", name=OPENED).wait_for()
    settled(page)
    assert re.search(r"figure=overloaded_share&month=20\d\d-\d\d", page.url)
    page.wait_for_timeout(1500)
    assert page.get_by_role("heading", name=OPENED).count() == 1, "a redrawn chart forgets no choice"
    assert faults(page) == []
    to_her_page(page)
    assert re.search(r"on=20\d\d-\d\d-28", page.url)


def test_back_from_her_page_the_month_still_stands_open(visit: Visit) -> None:
    page = visit("/city?part=months&figure=overloaded_share&month=2026-07")
    slowly(page)
    to_her_page(page)
    page.go_back()
    page.get_by_role("heading", name=OPENED).wait_for(timeout=60_000)


def test_back_from_her_page_the_list_is_about_the_same_day(visit: Visit) -> None:
    page = visit("/attention?on=2026-07-01")
    slowly(page)
    page.get_by_role("link", name="T-0003").click()
    page.get_by_role("heading", name="T-0003").wait_for()
    settled(page)
    assert "on=2026-07-01" in page.url, "her page is about the day of the list"
    page.go_back()
    page.get_by_role("heading", level=1, name="Aandacht").wait_for()
    settled(page)
    assert page.url.endswith("/attention?on=2026-07-01")


def to_her_page(page: Page) -> None:
    """Follow the line of a trajectory that is counted."""
    page.locator(".st-key-counted_overloaded_share").get_by_role("link", name="T-0003").click()
    page.get_by_role("heading", name="T-0003").wait_for()
    settled(page)


def test_a_month_can_be_opened_by_keyboard_alone(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("Wie tellen mee in een maand van: Overbelast").focus()
    page.keyboard.type("oktober 2026")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Overbelast: oktober 2026").wait_for()
    settled(page)
    assert "month=2026-10" in page.url
