"""A table as a file for a spreadsheet in Dutch form: CSV, or an Excel workbook.

A sheet is {title, head, rows, beside}; a cell is [form, value] with form text, number, share (0 to 1), day, month or
moment (as ISO 8601), and None for nothing. `beside` has a title and rows of its own: what stands next to the table.
"""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any
from unicodedata import category
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

#: A text that begins so is a formula for a spreadsheet (OWASP, CSV injection), also behind what nobody sees.
_FORMULA = tuple("=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}"
                 "\N{FULLWIDTH COMMERCIAL AT}")
#: The clock by which moments are told.
_CLOCK = ZoneInfo("Europe/Amsterdam")
_FORMATS = {"share": "0.0%", "day": "dd-mm-yyyy", "month": "mm-yyyy", "moment": "dd-mm-yyyy hh:mm"}
#: Excel names a sheet with at most so many signs, and without these.
_LONGEST_TITLE = 31
_NOT_IN_A_TITLE = str.maketrans("", "", "[]:*?/\\'")
_WIDEST = 60
#: Excel keeps so much in a cell, counted as UTF-16; what is longer ends in a mark.
_MOST_IN_A_CELL = 32_767
_CUT = " [\N{HORIZONTAL ELLIPSIS}]"
#: Spaces, controls and what has no width: categories of Unicode.
_UNSEEN = ("Z", "C")


def as_csv(sheet: Mapping[str, Any]) -> bytes:
    """The table with semicolons, decimal commas and a byte order mark, as Dutch Excel opens it by itself."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([guarded(name) for name in sheet["head"]])
    writer.writerows([_written(*cell) for cell in row] for row in sheet["rows"])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(sheet: Mapping[str, Any], made_at: datetime) -> bytes:
    """The table as a workbook: days as days, shares as shares, and a second sheet with what stands beside it."""
    from xlsxwriter import Workbook

    out = BytesIO()
    with Workbook(out, {"in_memory": True, "default_date_format": _FORMATS["day"]}) as book:
        book.set_properties({"title": sheet["title"], "created": _there(made_at)})
        forms = {form: book.add_format({"num_format": text}) for form, text in _FORMATS.items()}
        # As Excel keeps a text that somebody typed behind an apostrophe: it stays a text when it is edited.
        forms["guarded"] = book.add_format({"quote_prefix": True})
        forms["head"] = book.add_format({"bold": True})
        _fill(book, sheet["title"], [[("head", name) for name in sheet["head"]], *sheet["rows"]], forms)
        _fill(book, sheet["beside"]["title"], sheet["beside"]["rows"], forms)
    return out.getvalue()


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would work it out."""
    return f"'{text}" if _is_formula(text) else text


def _is_formula(text: str) -> bool:
    seen = next((place for place, sign in enumerate(text) if category(sign)[0] not in _UNSEEN), len(text))
    return text.startswith(_FORMULA) or text.startswith(_FORMULA, seen)


def _fitting(text: str) -> str:
    """The text as far as a cell of Excel can hold it."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _MOST_IN_A_CELL:
        return text
    return units[:2 * (_MOST_IN_A_CELL - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


def _written(form: str, value: Any) -> str:
    """A cell as people write it."""
    if value is None:
        return ""
    if form == "number":
        return str(value).replace(".", ",")
    if form == "share":
        return f"{value * 100:.1f}%".replace(".", ",")
    if form == "day":
        return f"{date.fromisoformat(value):%d-%m-%Y}"
    if form == "moment":
        return f"{_there(datetime.fromisoformat(value)):%d-%m-%Y %H:%M}"
    return guarded(str(value))


def _fill(book: Any, title: str, rows: Sequence[Sequence[Sequence[Any]]], forms: Mapping[str, Any]) -> None:
    """A sheet of the workbook: its heading stays in sight, its columns are as wide as what is in them."""
    page = book.add_worksheet(title.translate(_NOT_IN_A_TITLE)[:_LONGEST_TITLE])
    page.freeze_panes(1 if rows and rows[0][0][0] == "head" else 0, 0)
    for down, row in enumerate(rows):
        for across, (form, value) in enumerate(row):
            _put(page, down, across, form, value, forms)
    for across in range(len(rows[0]) if rows else 0):
        longest = max(len(_written(*row[across])) for row in rows)
        page.set_column(across, across, min(longest, _WIDEST) + 2)


def _put(page: Any, down: int, across: int, form: str, value: Any, forms: Mapping[str, Any]) -> None:
    if value is None:
        return
    if form in {"number", "share"}:
        page.write_number(down, across, value, forms.get(form))
    elif form in {"day", "month"}:
        day = date.fromisoformat(value if form == "day" else f"{value}-01")
        page.write_datetime(down, across, datetime(day.year, day.month, day.day), forms[form])  # noqa: DTZ001 - a day
    elif form == "moment":
        page.write_datetime(down, across, _there(datetime.fromisoformat(value)), forms[form])
    else:
        text = _fitting(str(value))
        page.write_string(down, across, text, forms["guarded"] if _is_formula(text) else forms.get(form))


def _there(at: datetime, clock: tzinfo = _CLOCK) -> datetime:
    """An instant on the clock of the city, without its zone: a spreadsheet knows none."""
    return at.astimezone(clock).replace(tzinfo=None)
