"""What you asked and how it stands, and how what you decided turned out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import asking, asking_ladder, frame
from dashboard.views import mine
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.words import Words

_ON_A_PAGE = 24
_IN_A_ROW = 3


def show() -> None:
    """First what was asked, then what was decided."""
    words = frame.opened("mine", asking.READ_CASE)
    today = asking.desk().today()
    st.header(words("mine.asked"), anchor=False)
    _cards("asked", asking_ladder.cases(), partial(mine.asked, today=today, words=words), words)
    rows = asking_ladder.decided()
    st.header(words("mine.decided"), anchor=False)
    if rows:
        st.markdown(mine.summary(rows, words))
    _cards("decided", rows, partial(mine.decided, words=words), words)


def _cards(part: str, rows: list[dict[str, Any]], told: Callable[[dict[str, Any]], str], words: Words) -> None:
    if not rows:
        frame.empty(words(f"mine.{part}.none"))
        return
    pages = -(-len(rows) // _ON_A_PAGE)
    first = (min(st.session_state.get(f"page_{part}", 1), pages) - 1) * _ON_A_PAGE
    shown = rows[first:first + _ON_A_PAGE]
    for row in (shown[i:i + _IN_A_ROW] for i in range(0, len(shown), _IN_A_ROW)):
        for place, each in zip(st.columns(_IN_A_ROW), row, strict=False):
            title = f"{words.code('case.kind', each['kind'])} {plain(each['id'])}"
            with place.container(border=True, key=f"case_{part}_{each['kind']}_{each['id']}", gap="small",
                                 height="stretch"):
                st.subheader(title, anchor=False)
                st.markdown(told(each))
                st.page_link("screens/case.py", label=words("inbox.go", title=title),
                             query_params={"kind": each["kind"], "id": each["id"]})
    if pages > 1:
        st.pagination(pages, key=f"page_{part}")


show()
