"""What was learned on the route, for whoever can change the rules: obstacles and opportunities, and where each went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import address, asking, asking_ladder, asking_learning, downloads, frame
from dashboard.views import lessons
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.words import Words

_KINDS = ("all", "obstacle", "opportunity")
_ON_A_PAGE = 20


def show() -> None:
    """A kind or all, then the lessons; the one of the address stands by itself on top."""
    words = frame.opened("lessons", asking.READ_LEARNING)
    told = asking_ladder.lessons()
    cycles = asking_learning.cycles()
    rows = lessons.sorted_for_reading(told)
    if not rows:
        frame.empty(words("lessons.none"))
        return
    kind = st.segmented_control(words("lessons.kind"), _KINDS, key="lesson_kind", required=True, default="all",
                                format_func=lambda each: words(f"lessons.{each}"))
    asked, unknown = st.query_params.get("id"), address.unknown("id", [row["lesson"] for row in rows])
    if unknown is not None:
        address.say_unknown(unknown, words("lessons.title"), words)
    shown = [row for row in rows if kind in {"all", row["kind"]}]
    shown.sort(key=lambda row: row["lesson"] != asked)
    st.markdown(words("lessons.shown", number=words.count("lessons", len(shown))))
    pages = max(-(-len(shown) // _ON_A_PAGE), 1)
    first = (min(st.session_state.get("page_lessons", 1), pages) - 1) * _ON_A_PAGE
    for row in shown[first:first + _ON_A_PAGE]:
        with st.container(border=True, key=f"lesson_{row['lesson']}", gap="small"):
            st.header(words("lessons.head", kind=words.code("lesson.kind", row["kind"]), name=plain(row["lesson"])),
                      anchor=False)
            also = lessons.others(row, cycles)
            st.markdown(lessons.told(row, also, words))
            _ways(row, also, words)
    if pages > 1:
        st.pagination(pages, key="page_lessons")
    downloads.offer("lessons", told, words)


def _ways(row: Mapping[str, Any], also: list[str], words: Words) -> None:
    """On to the cycles that took it up and the protocol it changed, and back to what taught it for who may see that."""
    came = lessons.source(row)
    with st.container(horizontal=True, gap="medium"):
        for name in [row["cycle"], *also] if row["cycle"] else []:
            st.page_link("screens/cycle.py", label=words("cycles.go", name=plain(name)), icon=":material/autorenew:",
                         query_params={"id": name})
        if row["protocol"]:
            st.page_link("screens/protocol.py", icon=":material/gavel:",
                         query_params={"id": row["protocol"], "version": str(row["version"])},
                         label=words("cycle.revised.go", protocol=plain(row["protocol"]),
                                     version=words.number(row["version"])))
        if came is not None and asking.may(asking.READ_CASE):
            st.page_link(f"screens/{came[0]}.py", label=words("lessons.source", name=plain(row["from"])),
                         icon=":material/undo:", query_params=came[1])


show()
