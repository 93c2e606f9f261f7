"""The report of a quarter is taken along as a PDF, by one press, in the language of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]


@pytest.mark.parametrize(("language", "name", "title"), [
    ("nl", "wat-wij-leerden-2026-3.pdf", "Wat wij leerden in het derde kwartaal van 2026"),
    ("en", "what-we-learned-2026-3.pdf", "What we learned in the third quarter of 2026")])
def test_a_press_gives_the_report(visit: Visit, tmp_path, language: str, name: str, title: str) -> None:
    page = visit(f"/quarter?quarter=2026-3&lang={language}")
    with page.expect_download() as loading:
        page.get_by_role("button", name="PDF").click()
    assert loading.value.suggested_filename == name
    loading.value.save_as(tmp_path / name)
    assert PdfReader(tmp_path / name).metadata.title == title
