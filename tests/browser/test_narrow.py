"""The pages of the learning loop on a telephone, in Chromium: nothing overprints, and what does not fit says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

WIDTH = 390
PAGES = ["/city", *(f"/city?part=months&theme={theme}" for theme in ("load", "standstill", "changes", "voice")),
         "/cycles", "/cycles?cycles_part=plan", "/cycle?id=C-1", "/lessons", "/rules?rules_part=protocols", "/rules",
         "/protocol?id=P-plaatsing&clause=c-mentor", "/outcomes", "/outcomes?by=voluntary",
         "/outcomes?outcomes_part=fairness", "/quarter?quarter=2026-3", "/release?by=overloaded", "/ladder"]
#: Words of a chart that stand over one another, or beyond the edge of it.
OVERPRINTED = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
  const edge = plot.getBoundingClientRect(), found = [];
  const words = [...plot.querySelectorAll('.xtick text, .ytick text, .annotation-text')];
  const boxes = words.filter(e => e.textContent.trim()).map(
    e => [e.textContent, e.getBoundingClientRect(), e.getAttribute('transform') || '']);
  boxes.forEach(([text, a, turned], i) => {
    if (a.left < edge.left - 1 || a.right > edge.right + 1) found.push(text + ' | beyond the edge');
    boxes.slice(i + 1).forEach(([other, b, also]) => {
      const slanted = [turned, also].some(t => /rotate\\((?!0)/.test(t));
      if (!slanted && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        found.push(text + ' | ' + other);
    });
  });
  return found;
})"""
#: Tables that are wider than their place: whether they scroll there, say so by a shadow, and keep the names of rows.
WIDE = """() => [...document.querySelectorAll('[data-testid=stTable] table')].map(table => {
  const place = table.parentElement, style = getComputedStyle(place);
  return {wider: table.scrollWidth > place.clientWidth, scrolls: style.overflowX === 'auto',
          says: style.backgroundAttachment.includes('local'),
          named: getComputedStyle(table.querySelector('tbody tr > *')).position === 'sticky'};
})"""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_telephone(look: Visit, path: str) -> None:
    page = look(path, width=WIDTH)
    assert page.locator("[data-testid='stException']").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == WIDTH
    assert page.evaluate(OVERPRINTED) == []
    for table in page.evaluate(WIDE):
        assert table["scrolls"], table
        assert table["says"], table
        assert table["named"], table


def test_some_of_these_tables_are_wider_than_the_screen(look: Visit) -> None:
    """Without one the test above would say nothing of them."""
    assert any(table["wider"] for path in PAGES for table in look(path, width=WIDTH).evaluate(WIDE))
