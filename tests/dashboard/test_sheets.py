"""A table to take along: what a spreadsheet of a Dutch office opens, and what no formula gets into."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboard.views.sheet_about import file_name
from dashboard.views.sheets import sheet
from dashboard.words import Words
from interchange.sheets import as_csv, as_xlsx, guarded

AT = datetime(2026, 7, 1, 7, 5, tzinfo=UTC)
STAMP = {"at": "2026-07-01T07:05:00Z", "position": 1200, "invented": False, "exact": False}
MONTHS = [{"month": "2026-01", "value": 0.257, "numerator": 45, "denominator": 175},
          {"month": "2026-02", "value": None, "numerator": None, "denominator": None, "hidden": True},
          {"month": "2026-03", "value": None, "numerator": 0, "denominator": 0}]
LESSON = {"lesson": "L-1", "from": None, "kind": "obstacle", "cause": "money", "statement": "=cmd|' /C calc'!A0",
          "drawn_on": "2026-03-09", "overdue": True, "cycle": None, "change": None, "verdict": None, "decision": None,
          "protocol": None, "version": None, "came_back": False}


def table(cells: list[list[Any]]) -> dict[str, Any]:
    return {"title": "Proef", "head": ["a"], "rows": [[cell] for cell in cells],
            "beside": {"title": "Toelichting", "rows": [[["text", "x"], ["text", "y"]]]}}


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "without its mark Excel reads accents wrongly"
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_series_in_dutch_has_decimal_commas_says_what_is_hidden_and_leaves_empty_what_is_not_there():
    told = sheet("series overloaded_share 2026-01 2026-03 on 2026-03-31", MONTHS, STAMP, Words("nl"))
    assert read(as_csv(told)) == [
        ["Maand", "Waarde", "Teller", "Noemer", "Cijfer", "Bereik"],
        ["2026-01", "25,7%", "45", "175", "Overbelast, aandeel", "de hele stad"],
        ["2026-02", "verborgen", "verborgen", "verborgen", "Overbelast, aandeel", "de hele stad"],
        ["2026-03", "", "0", "0", "Overbelast, aandeel", "de hele stad"]]


def test_a_count_and_its_share_are_told_apart_where_they_stand_below_each_other():
    figures = {"overloaded": 45, "overloaded_share": 0.257, "waiting": {"housing": 15}, "ladder": {}, "learning": {}}
    told = sheet("metrics on 2026-03-31", figures, STAMP, Words("nl"))
    assert [row[0][1] for row in told["rows"]] == ["Overbelast", "Overbelast, aandeel", "Lopende wachttijden"]


def test_limits_and_signals_stand_with_the_months_that_have_a_value():
    xmr = {"mean": 0.2, "lower": 0.1, "upper": 0.3, "trial": True,
           "points": [{"value": 0.257, "signal": "shift", "direction": "up"}]}
    told = sheet("series overloaded_share 2026-01 2026-03", {"series": MONTHS, "xmr": xmr}, STAMP, Words("nl"))
    rows = read(as_csv(told))
    assert rows[0][6:] == ["Gemiddelde", "Ondergrens", "Bovengrens", "Signaal"]
    assert rows[1][6:] == ["20,0%", "10,0%", "30,0%", "7 punten boven het gemiddelde"]
    assert rows[2][6:] == rows[3][6:] == ["", "", "", ""]


def test_a_lesson_that_is_a_formula_stays_a_text_in_both_forms():
    told = sheet("lessons", [LESSON], STAMP, Words("nl"))
    assert read(as_csv(told))[1] == ["L-1", "", "Een belemmering", "Geld", "'=cmd|' /C calc'!A0", "09-03-2026", "ja",
                                     *[""] * 6, "nee"]
    cell = load_workbook(BytesIO(as_xlsx(told, AT))).worksheets[0].cell(2, 5)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=cmd|' /C calc'!A0", "s", True)


def test_a_workbook_has_days_as_days_shares_as_shares_and_its_story_beside_it():
    told = sheet("lessons", [LESSON], STAMP | {"invented": True}, Words("nl"))
    book = load_workbook(BytesIO(as_xlsx(told, AT)))
    day = book["Lessen"].cell(2, 6)
    assert (day.value, day.is_date, day.number_format) == (datetime(2026, 3, 9), True, "dd-mm-yyyy")  # noqa: DTZ001
    beside = {row[0].value: row[1].value for row in book["Toelichting"].iter_rows()}
    assert beside["Gevraagd"] == "lessons"
    assert beside["Gemaakt op"] == datetime(2026, 7, 1, 9, 5)  # noqa: DTZ001 - on the clock of the city
    assert beside["Let op"].startswith("Alles in deze tabel is verzonnen")
    share = load_workbook(BytesIO(as_xlsx(table([["share", 0.257]]), AT))).worksheets[0].cell(2, 1)
    assert (share.value, share.number_format) == (0.257, "0.0%")


def test_who_is_told_exact_figures_reads_beside_them_that_they_are_not_for_everybody():
    def beside(exact: bool, asked: str, answer: Any) -> str:
        return str(sheet(asked, answer, STAMP | {"exact": exact}, Words("nl"))["beside"])
    assert "Precieze cijfers" in beside(True, "series overloaded_share 2026-01 2026-03", MONTHS)
    assert "Precieze cijfers" not in beside(False, "series overloaded_share 2026-01 2026-03", MONTHS)
    assert "Precieze cijfers" not in beside(True, "lessons", [LESSON])


@pytest.mark.parametrize(("narrowed", "told"), [
    ("", "de hele stad"), (", district Noord", "stadsdeel Noord"), (", organisation P-01", "organisatie P-01"),
    (", known at 2026-04-01T00:00:00+00:00, district Oost, west, organisation P-01",
     "stadsdeel Oost, west, organisatie P-01")])
def test_a_table_of_one_district_is_never_taken_for_one_of_the_city(narrowed, told):
    """On each row, for the rows of two tables are pasted below each other; and of which day they are."""
    figures = {"open": 26, "ladder": {}, "learning": {}}
    city = sheet(f"metrics on 2026-03-31{narrowed}", figures, STAMP, Words("nl"))
    assert read(as_csv(city)) == [["Cijfer", "Waarvan", "Waarde", "Peildatum", "Bereik"],
                                  ["Open trajecten", "", "26", "31-03-2026", told]]
    months = sheet(f"series overloaded_share 2026-01 2026-03 on 2026-03-31{narrowed}", MONTHS, STAMP, Words("nl"))
    assert {row[5] for row in read(as_csv(months))[1:]} == {told}
    assert [["text", "Waarvan"], ["text", told]] in months["beside"]["rows"]


@pytest.mark.parametrize(("asked", "language", "name"), [
    ("metrics on 2026-03-31", "nl", "kantelpunt-stad-in-cijfers-2026-03-31"),
    ("metrics on 2026-03-31, district Zuidoost/\u00cele", "en", "kantelpunt-city-in-figures-2026-03-31-zuidoost-ile"),
    ("series overloaded_share 2026-01 2026-03 on 2026-03-31, organisation P-01", "nl",
     "kantelpunt-overbelast-aandeel-2026-01-2026-03-p-01"),
    ("release 2026-1", "nl", "kantelpunt-kwartaaltabellen-2026-1"),
    ("lessons", "nl", "kantelpunt-lessen-2026-07-01"),
    ("cycle LC-1", "en", "kantelpunt-learning-cycle-lc-1-2026-07-01"),
    ("protocols --history", "nl", "kantelpunt-protocollen-2026-07-01")])
def test_a_file_is_named_after_what_it_holds_of_when_and_of_whom(asked, language, name):
    assert file_name(asked, AT.date(), Words(language)) == name


@pytest.mark.parametrize("text", ["=1+1", "+31 20", "-2", "@SUM(A1)", "\t=1", "  =1", "\r=1", "\uff1d1", "\u200b=1",
                                  "\ufeff@A1", "\xa0+1", "\u2060\u202e-1"])
def test_whatever_a_spreadsheet_would_work_out_gets_an_apostrophe(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["x" * 32_767, "\U0001f600" * 16_383 + "x", "x" * 32_768, "\U0001f600" * 20_000])
def test_a_cell_of_a_workbook_holds_what_excel_can_and_says_where_it_was_cut(text):
    cell = load_workbook(BytesIO(as_xlsx(table([["text", text]]), AT))).worksheets[0].cell(2, 1).value
    units = len(cell.encode("utf-16-le")) // 2
    assert cell == text if len(text.encode("utf-16-le")) <= 2 * 32_767 else cell.endswith(" […]")
    assert 32_760 < units <= 32_767
    assert text.startswith(cell.removesuffix(" […]"))
    assert read(as_csv(table([["text", text]])))[1] == [text]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"))) | st.integers(-10**9, 10**9)
                | st.floats(-1e6, 1e6).map(lambda number: round(number, 3))))
def test_every_text_and_number_comes_back_from_the_csv_as_it_went_in(values):
    cells = [["number" if isinstance(value, int | float) else "text", value] for value in values]
    back = [row[0] if row else "" for row in read(as_csv(table(cells)))[1:]]
    assert len(back) == len(values)
    for value, text in zip(values, back, strict=True):
        if isinstance(value, int | float):
            assert float(text.replace(",", ".")) == value
        else:
            assert text in {value, f"'{value}"}
            assert not text.lstrip().startswith(("=", "+", "-", "@"))
