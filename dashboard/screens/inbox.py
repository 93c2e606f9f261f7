"""What waits for you: a card each by the moment it is due; what comes meanwhile is counted and moves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from dashboard import asking, asking_ladder, drafts, frame
from dashboard.views import inbox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.words import Words

_MARKS: dict[str, tuple[Literal["red", "orange", "blue"], str]] = {
    "overdue": ("red", ":material/alarm:"), "urgent": ("orange", ":material/priority_high:"),
    "new": ("blue", ":material/fiber_new:")}
_LOOK_EVERY = "30s"
_IN_A_ROW = 3


def show() -> None:
    """What came since the last look, then the cards."""
    words = frame.opened("inbox", asking.READ_INBOX)
    rows = asking_ladder.inbox()
    seen = _seen(rows)
    _arrivals(words)
    cards = inbox.cards(rows, seen["shown"], seen["fresh"], asking.desk().today(), words)
    if not cards:
        frame.empty(words("inbox.empty"))
        return
    st.markdown(words("inbox.shown", number=words.count("pieces", len(cards))))
    for row in (cards[i:i + _IN_A_ROW] for i in range(0, len(cards), _IN_A_ROW)):
        for place, card in zip(st.columns(_IN_A_ROW), row, strict=False):
            with place.container(border=True, key=f"case_{'_'.join(card.key)}", gap="small", height="stretch"):
                _card(card, words)


def _seen(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[inbox.Key]]:
    """What is shown and what of it is new. At the first look of a visit all is shown; new is what came since the last.

    Without a last look that was kept, nothing is new.
    """
    at = f"inbox:{asking.account()}"
    if at not in st.session_state:
        before = drafts.last_look()
        fresh = [] if before is None else inbox.arrived(rows, before)
        st.session_state[at] = {"shown": _keys(rows), "fresh": _keys(fresh)}
        drafts.keep_look(_keys(rows))
    return st.session_state[at]


@st.fragment(run_every=_LOOK_EVERY)
def _arrivals(words: Words) -> None:
    """Look again every now and then. The list under it stays as it is until one asks for what is new."""
    rows = asking_ladder.inbox()
    came = inbox.arrived(rows, st.session_state[f"inbox:{asking.account()}"]["shown"])
    if came and st.button(inbox.counted(came, words), icon=":material/fiber_new:", key="inbox_new"):
        # Not in a callback: that runs before this piece is drawn anew, which then finds nothing new and no button.
        _look(rows, came)
        st.rerun()


def _look(rows: Sequence[Mapping[str, Any]], came: Sequence[Mapping[str, Any]]) -> None:
    st.session_state[f"inbox:{asking.account()}"] = {"shown": _keys(rows), "fresh": _keys(came)}
    drafts.keep_look(_keys(rows))


def _keys(rows: Sequence[Mapping[str, Any]]) -> list[inbox.Key]:
    return [inbox.key_of(row) for row in rows]


def _card(card: inbox.Card, words: Words) -> None:
    st.header(card.title, anchor=False)
    if card.marks:
        with st.container(horizontal=True, gap="small"):
            for mark in card.marks:
                colour, icon = _MARKS[mark]
                st.badge(words(f"inbox.mark.{mark}"), color=colour, icon=icon)
    st.markdown(f"**{card.due}**")
    st.markdown(card.about)
    st.page_link(f"screens/{card.screen}.py", label=words("inbox.go", title=card.title), query_params=card.way)


show()
