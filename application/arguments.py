"""What the words of the command line may be: days, months, quarters, moments, numbers; anything else is wrong use."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from escalations.clock import CITY_ZONE

FIRST_YEAR, LAST_YEAR = 1900, 2199
#: A figure of more than this is a typing error.
MOST = 10**12
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"[0-9]{4}-[1-4]")


def day(text: str) -> date:
    """A day YYYY-MM-DD from 1900 to 2199."""
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        value = date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a day: write YYYY-MM-DD"
        raise argparse.ArgumentTypeError(message) from None
    _within(value.year, text)
    return value


def month(text: str) -> str:
    """A month YYYY-MM from 1900 to 2199."""
    if not _MONTH.fullmatch(text):
        message = f"{text!r} is not a month: write YYYY-MM"
        raise argparse.ArgumentTypeError(message)
    _within(int(text[:4]), text)
    return text


def quarter(text: str) -> str:
    """A quarter YYYY-N from 1900 to 2199."""
    if not _QUARTER.fullmatch(text):
        message = f"{text!r} is not a quarter: write YYYY-N with N from 1 to 4"
        raise argparse.ArgumentTypeError(message)
    _within(int(text[:4]), text)
    return text


def _within(year: int, text: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"{text!r} lies outside {FIRST_YEAR} to {LAST_YEAR}"
        raise argparse.ArgumentTypeError(message)


def table_file(text: str) -> Path:
    """The name of a file for a table, that ends in .csv or .xlsx."""
    path = Path(text)
    if path.suffix not in {".csv", ".xlsx"}:
        message = f"{text!r} is not a table: end its name in .csv or .xlsx"
        raise argparse.ArgumentTypeError(message)
    return path


def pdf_file(text: str) -> Path:
    """The name of a file for a report, that ends in .pdf."""
    path = Path(text)
    if path.suffix != ".pdf":
        message = f"{text!r} is not a report: end its name in .pdf"
        raise argparse.ArgumentTypeError(message)
    return path


def moment(text: str) -> datetime:
    """An instant in ISO 8601; without an offset it is the clock of the city."""
    try:
        value = datetime.fromisoformat(text)
        value = (value if value.tzinfo else value.replace(tzinfo=CITY_ZONE)).astimezone(UTC)
    except (ValueError, OverflowError):
        message = f"{text!r} is not a moment: write ISO 8601, as 2026-01-31T12:00:00+01:00"
        raise argparse.ArgumentTypeError(message) from None
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        message = f"{text!r} lies outside {FIRST_YEAR} to {LAST_YEAR}"
        raise argparse.ArgumentTypeError(message)
    return value


def numbers(text: str) -> list[Fraction]:
    """Finite decimal numbers with commas between them, exactly as written."""
    try:
        values = [Fraction(Decimal(part.strip())) for part in text.split(",")]
        if "_" in text or any(abs(v) > MOST for v in values):
            raise ValueError
    except (ArithmeticError, ValueError):
        message = f"{text!r} is no row of numbers: write 4,6,5"
        raise argparse.ArgumentTypeError(message) from None
    return values


def positive(text: str) -> int:
    """A whole number of 1 or more."""
    if not text.isascii() or not text.isdecimal() or int(text) < 1:
        message = f"{text!r} is not a whole number of 1 or more"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def account(text: str) -> str:
    """The name of an account."""
    if not text.strip():
        message = "the name of an account is empty"
        raise argparse.ArgumentTypeError(message)
    return text
