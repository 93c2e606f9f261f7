"""What the pages of a quarter ask, kept as long as nothing new was recorded and the day is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.asking import account, desk, kept
from dashboard.views.quarter import report, stamped

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dashboard.words import Words


def quarters() -> list[str]:
    """The quarters of which there is something to tell, the one that runs first."""
    return desk().quarters(account())


def told(quarter: str, words: Words) -> dict[str, Any]:
    """The report of a quarter in the words of the page."""
    return report(_answer(desk().position(), desk().today(), account(), quarter), words)


def pdf(quarter: str, words: Words) -> Callable[[], bytes]:
    """Makes the report of a quarter as a PDF each time it is called: each is recorded, none is kept."""
    asked = desk().position(), desk().today(), account(), quarter
    return lambda: _pdf(words, *asked)


def published() -> dict[str, Any]:
    """Of which quarters tables were published, and which one this account can publish now: today, so it is not kept."""
    return desk().published(account())


def release(quarter: str) -> dict[str, Any]:
    """The tables published of a quarter."""
    return kept("release", account(), quarter)


@st.cache_resource(show_spinner=False, max_entries=32)
def _answer(position: int, today: date, who: str, quarter: str) -> dict[str, Any]:  # noqa: ARG001 - parts of the key
    return desk().quarter(who, quarter)


def _pdf(words: Words, position: int, today: date, who: str, quarter: str) -> bytes:
    stamp = desk().stamp(who)
    on_paper = stamped(report(_answer(position, today, who, quarter), words), stamp, words)
    return desk().report_pdf(who, quarter, on_paper, stamp["at"])
