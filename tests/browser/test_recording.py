"""A form in Chromium: one fact however often one clicks, and errors one can reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Site, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]


def filled(visit: Visit, provider: str) -> Page:
    page = visit("/record?id=T-0003")
    page.get_by_label("Soort", exact=True).click()
    page.get_by_role("option", name="Traumabehandeling").click()
    page.get_by_label("Aanbieder (mag leeg blijven)").fill(provider)
    page.get_by_label("Afspraken per week (mag leeg blijven)").fill("1,5")
    return page


@pytest.mark.parametrize("clicks", [1, 2, 5])
def test_however_often_one_clicks_one_fact_is_recorded(visit: Visit, site: Site, clicks: int) -> None:
    page = filled(visit, f"org-{clicks}")
    button = page.get_by_role("button", name="Vastleggen", exact=True)
    button.click(click_count=clicks, delay=0) if clicks > 1 else button.click()
    page.get_by_text("Vastgelegd onder nummer").wait_for()
    settled(page)
    page.wait_for_timeout(600)
    lines = [line for line in site.recorded() if line.get("provider") == f"org-{clicks}"]
    assert len(lines) == 1
    assert lines[0]["appointments_per_week"] == 1.5
    assert page.get_by_text("Vastgelegd onder nummer").count() == 1
    assert page.get_by_text("Nog niet vastgelegd").count() == 0


def test_errors_are_summed_up_with_the_focus_and_a_way_to_each_field(visit: Visit) -> None:
    page = visit("/record?id=T-0003")
    page.get_by_label("Uren per week (mag leeg blijven)").fill("veel")
    page.get_by_role("button", name="Vastleggen", exact=True).click()
    page.get_by_text("Nog niet vastgelegd").wait_for()
    page.wait_for_timeout(500)
    assert page.evaluate("document.activeElement.closest('.st-key-form_result') !== null")
    page.get_by_role("link", name="Uren per week").click()
    page.wait_for_timeout(300)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Uren per week (mag leeg blijven)"
    assert page.get_by_label("Uren per week (mag leeg blijven)").input_value() == "veel"


def test_a_fact_can_be_recorded_by_keyboard_alone(visit: Visit, site: Site) -> None:
    page = visit("/record?id=T-0003")
    page.get_by_label("Soort", exact=True).focus()
    page.keyboard.type("Crisis")
    page.keyboard.press("Enter")
    page.get_by_label("Aanbieder (mag leeg blijven)").focus()
    page.keyboard.type("org-keys")
    page.get_by_role("button", name="Vastleggen", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_text("Vastgelegd onder nummer").wait_for()
    assert [line["kind"] for line in site.recorded() if line.get("provider") == "org-keys"] == ["crisis_help"]
