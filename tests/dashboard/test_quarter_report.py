"""The report of a quarter as a PDF: readable by ear, in one language, with the words of the page and no others."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from dashboard.views.quarter import report, stamped
from dashboard.words import LANGUAGES, Words
from interchange.quarter_pdf import quarter_pdf
from tests.dashboard.quarter_rows import ANSWERS, FULL, HOSTILE, STAMP

if TYPE_CHECKING:
    from collections.abc import Iterator

MADE_AT = datetime(2026, 11, 25, 11, tzinfo=UTC)


def told(language: str = "nl", answer: dict[str, Any] = FULL) -> dict[str, Any]:
    words = Words(language)
    return stamped(report(answer, words), STAMP, words)


def opened(of: dict[str, Any]) -> PdfReader:
    return PdfReader(io.BytesIO(quarter_pdf(of, MADE_AT)))


def squeezed(text: str) -> str:
    """Without the places where a line happens to end."""
    return "".join(text.split())


def words_of(value: Any) -> Iterator[str]:
    """Every text that a report shows; the title of a table is heard, not seen."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name == "table":
                yield from words_of([each["head"], each["rows"]])
            elif name not in {"language", "page"}:
                yield from words_of(each)
    else:
        for each in value:
            yield from words_of(each)


def roles(node: Any) -> Iterator[str]:
    """The roles in the structure of a PDF, in the order of reading."""
    node = node.get_object()
    if "/S" in node:
        yield str(node["/S"])
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if hasattr(child.get_object(), "get"):
            yield from roles(child)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_tagged_titled_and_says_its_language_and_standard(language):
    of = told(language)
    pdf = opened(of)
    root = pdf.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == of["title"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert pdf.metadata.creation_date == MADE_AT
    assert all("/Tabs" in page for page in pdf.pages)


def test_a_report_has_headings_lists_and_tables_with_heads_for_whoever_listens():
    of = told()
    found = list(roles(opened(of).root_object["/StructTreeRoot"]))
    tables = [block["table"] for section in of["sections"] for block in section["blocks"] if "table" in block]
    assert found.count("/H1") == len(of["sections"])
    assert found.count("/H2") == sum("heading" in block for each in of["sections"] for block in each["blocks"])
    assert found.count("/Table") == len(tables)
    assert found.count("/TH") == sum(len(table["head"]) for table in tables)
    assert found.count("/LI") == sum(len(block.get("items", [])) for each in of["sections"] for block in each["blocks"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("quarter", ANSWERS)
def test_a_report_holds_every_word_of_the_page_as_it_was_typed(language, quarter):
    of = told(language, ANSWERS[quarter])
    seen = squeezed("".join(page.extract_text() for page in opened(of).pages))
    assert [text for text in words_of(of) if squeezed(text) not in seen] == []
    assert (squeezed(HOSTILE) in seen) == (quarter == "2026-3")


def test_the_same_report_of_the_same_moment_has_the_same_bytes():
    assert quarter_pdf(told(), MADE_AT) == quarter_pdf(told(), MADE_AT)


def test_a_sign_that_no_font_has_leaves_a_mark_and_never_stops_the_report():
    of = {**told(), "lead": ["ja \N{GRINNING FACE} nee\N{ZERO WIDTH JOINER}\x00, \N{CJK UNIFIED IDEOGRAPH-4F60}ž→≥"]}
    assert "ja � nee, �ž→≥" in opened(of).pages[0].extract_text()


def test_every_font_travels_along():
    fonts = [font.get_object() for page in opened(told()).pages for font in page["/Resources"]["/Font"].values()]
    inside = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert inside
    assert all({"/FontFile2", "/FontFile3"} & set(each) for each in inside)
    assert all("Libertinus" in str(each["/FontName"]) for each in inside)


def test_invented_data_are_marked_as_such():
    assert told()["lead"][0] == "Verzonnen gegevens"
    words = Words("nl")
    assert "Verzonnen gegevens" not in stamped(report(FULL, words), {**STAMP, "invented": False}, words)["lead"]


def test_a_long_clause_goes_on_on_the_next_page_and_a_long_name_stays_in_its_column():
    name, text = "eenlangenaamzonderenigespatie" * 4, "Dit staat er. " * 400
    answer = {**FULL, "changes": [{**FULL["changes"][2], "clauses": [
        {"clause": name, "before": None, "after": {"text": text, "latitude": "director"}}]}]}
    pdf = opened(told(answer=answer))
    seen = squeezed("".join(page.extract_text() for page in pdf.pages)).replace("\N{ZERO WIDTH SPACE}", "")
    assert name in seen
    assert seen.count("Ditstaater.") == 400
    pages = ["Ditstaater." in squeezed(page.extract_text()) for page in pdf.pages]
    assert sum(pages) > 1
    assert all("Zowashet" in squeezed(page.extract_text()) for page, holds in zip(pdf.pages, pages, strict=True)
               if holds), "the head of a table stands on each page"
