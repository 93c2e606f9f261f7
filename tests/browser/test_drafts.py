"""A form half filled in, in Chromium: on another page, in the other language, it is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import Site, settled
from tests.browser.test_accessibility import faults
from tests.browser.test_recording import filled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]


def test_what_was_typed_is_there_after_a_visit_to_another_page(visit: Visit) -> None:
    page = filled(visit, "org-half")
    page.wait_for_timeout(400)  # as long as a hand takes from the keys to the mouse
    page.get_by_role("link", name="De stad").first.click(delay=80)
    page.get_by_role("heading", name="De stad", level=1).wait_for()
    settled(page)
    page.get_by_role("link", name="Vastleggen").first.click()
    page.get_by_text("Klad bewaard").wait_for()
    settled(page)
    assert page.get_by_label("Aanbieder (mag leeg blijven)").input_value() == "org-half"
    assert page.get_by_label("Afspraken per week (mag leeg blijven)").input_value() == "1,5"
    assert page.get_by_label("Soort", exact=True).input_value() == "Traumabehandeling"
    assert faults(page) == []
    page.get_by_role("button", name="Gooi het klad weg").click()
    page.get_by_text("Klad bewaard").wait_for(state="detached")
    settled(page)
    assert page.get_by_label("Aanbieder (mag leeg blijven)").input_value() == ""


def test_what_was_typed_is_there_in_the_other_language(visit: Visit, site: Site) -> None:
    page = filled(visit, "org-tongues")
    page.get_by_role("radio", name="English").click()
    page.get_by_text("Draft kept").wait_for()
    settled(page)
    assert page.get_by_label("Appointments a week").input_value() == "1,5"
    assert page.get_by_label("What happened?").input_value() == "Help began"
    assert page.get_by_label("Kind", exact=True).input_value() == "Trauma treatment"
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_text("Recorded under number").wait_for()
    assert [line["kind"] for line in site.recorded() if line.get("provider") == "org-tongues"] == ["trauma_treatment"]
