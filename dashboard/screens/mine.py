"""What you did not send yet, what you asked and how it stands, and how what you decided turned out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import asking, asking_ladder, cards, frame
from dashboard import drafts as kept
from dashboard.views import drafts, mine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.words import Words


def show() -> None:
    """First what is not sent yet, then what was asked, then what was decided."""
    words = frame.opened("mine", asking.READ_CASE)
    today = asking.desk().today()
    _drafts(words)
    st.header(words("mine.asked"), anchor=False)
    _cards("asked", asking_ladder.cases(), partial(mine.asked, today=today, words=words), words)
    rows = asking_ladder.decided()
    st.header(words("mine.decided"), anchor=False)
    if rows:
        st.markdown(mine.summary(rows, words))
    _cards("decided", rows, partial(mine.decided, words=words), words)


def _drafts(words: Words) -> None:
    """What was typed and not sent yet, with a way back to each; nothing is said where there is none."""
    rows = kept.listed()
    if not rows:
        return
    st.header(words("mine.drafts"), anchor=False)
    for way in (drafts.way(row, words) for row in rows):
        st.page_link(f"screens/{way.screen}.py", label=way.title, icon=":material/edit_note:",
                     query_params=way.address)


def _cards(part: str, rows: list[dict[str, Any]], told: Callable[[Mapping[str, Any]], str], words: Words) -> None:
    if rows:
        cards.show(part, rows, told, words)
    else:
        frame.empty(words(f"mine.{part}.none"))


show()
