"""axe-core over every page and state: nothing of ours is at fault."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

AXE = (Path(__file__).parents[1] / "assets" / "axe" / "axe.min.js").read_text(encoding="utf-8")
PAGES = ("/", "/city", "/city?theme=changes", "/city?part=months", "/city?part=months&theme=voice", "/attention",
         "/trajectory?id=T-0003", "/trajectory", "/record?id=T-0003",
         "/deviate?id=T-0003", "/dilemma", "/inbox", "/case?kind=deviation&id=D-2", "/case?kind=dilemma&id=Q-1",
         "/mine", "/ladder", "/rules", "/rules?rules_part=protocols", "/rules?rules_part=ladder", "/lessons", "/people",
         "/start", "/cycles", "/cycles?cycles_part=plan", "/cycle?id=C-1", "/cycle?id=C-2", "/outcomes",
         "/outcomes?by=continuity", "/outcomes?outcomes_part=fairness",
         "/quarter", "/quarter?quarter=2026-3", "/protocol?id=P-plaatsing&clause=c-mentor",
         "/release?by=overloaded", "/release?quarter=2026-1&by=waiting")


def faults(page: Page) -> list[tuple[str, str]]:
    """Rule and place of every fault (WCAG 2.0 to 2.2 A and AA, best practice)."""
    assert page.get_by_role("dialog").count() == 0, "an open dialog would hide the page: a false pass"
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("""() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',
        'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })""")
    return [(rule["id"], str(node["target"]) + node["html"][:300])
            for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_faults(look: Visit, path: str) -> None:
    assert faults(look(path)) == []


def test_errors_have_no_faults(visit: Visit) -> None:
    page = visit("/record?id=T-0003")
    page.get_by_role("button", name="Vastleggen", exact=True).click()
    page.get_by_text("Nog niet vastgelegd").wait_for()
    settled(page)
    assert faults(page) == []


def test_an_open_table_has_no_faults(visit: Visit) -> None:
    page = visit("/trajectory?id=T-0003")
    page.get_by_text("Toon als tabel").first.click()
    page.wait_for_timeout(500)
    assert faults(page) == []


def test_english_has_no_faults(look: Visit) -> None:
    assert faults(look("/city?lang=en")) == []


@pytest.mark.parametrize("path", ["/city", "/attention", "/trajectory?id=T-0003", "/record?id=T-0003", "/ladder",
                                  "/people", "/quarter?quarter=2026-3", "/protocol?id=P-plaatsing&clause=c-mentor",
                                  "/release?by=overloaded"])
def test_a_page_on_a_phone_has_no_faults(look: Visit, path: str) -> None:
    assert faults(look(path, width=320)) == []
