"""Cases as cards side by side, each with a way to its page; many of them are leafed through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.words import Words

ON_A_PAGE = 24
_IN_A_ROW = 3


def show(part: str, rows: Sequence[Mapping[str, Any]], told: Callable[[Mapping[str, Any]], str], words: Words,
         on_a_page: int = ON_A_PAGE) -> None:
    """A card for each case (kind, id), with what `told` says of it. `part` names this list among others of the page."""
    pages = -(-len(rows) // on_a_page)
    first = (min(st.session_state.get(f"page_{part}", 1), pages) - 1) * on_a_page
    shown = rows[first:first + on_a_page]
    for number, row in enumerate(shown[i:i + _IN_A_ROW] for i in range(0, len(shown), _IN_A_ROW)):
        for place, each in zip(st.columns(_IN_A_ROW), row, strict=False):
            title = f"{words.code('case.kind', each['kind'])} {plain(each['id'])}"
            with place.container(border=True, key=f"case_{part}_{number}_{each['kind']}_{each['id']}", gap="small",
                                 height="stretch"):
                st.subheader(title, anchor=False)
                st.markdown(told(each))
                st.page_link("screens/case.py", label=words("inbox.go", title=title),
                             query_params={"kind": each["kind"], "id": each["id"]})
    if pages > 1:
        st.pagination(pages, key=f"page_{part}")
