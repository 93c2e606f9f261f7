"""Who asks for attention today: a card each, with the reasons and since when."""

from __future__ import annotations

import streamlit as st

from dashboard import address, asking, frame
from dashboard.views import attention
from dashboard.views.attention import COLOURS, ON_A_PAGE, REASONS, Case
from dashboard.words import Words, plain


def show() -> None:
    """Choices above, then the cards, most urgent first."""
    words = frame.opened("attention", asking.READ_TRAJECTORY)
    day, place, _ = st.columns([1, 1, 1])
    on = frame.day_choice(words, day)
    district = frame.one_of(words, place, "district", asking.desk().districts())
    rows = asking.attention(on, district)
    found = attention.counts(rows)
    chosen = st.pills(words("attention.filter"), REASONS, selection_mode="multi", key="reason",
                      default=address.asked("reason", REASONS), on_change=address.put, args=("reason",),
                      format_func=lambda reason: f"{words(f'reason.{reason}')} ({words.number(found[reason])})")
    cases = attention.cases(rows, on, chosen, words)
    st.markdown(words("attention.shown", trajectories=words.count("trajectories", len(cases))))
    if not cases:
        frame.empty(words("attention.none"))
        return
    pages = -(-len(cases) // ON_A_PAGE)
    number = min(st.session_state.get("page", 1), pages)
    _cards(cases[(number - 1) * ON_A_PAGE:number * ON_A_PAGE], frame.in_link(on), words)
    if pages > 1:
        st.pagination(pages, key="page")


def _cards(cases: list[Case], day: dict[str, str], words: Words) -> None:
    for row in (cases[i:i + 3] for i in range(0, len(cases), 3)):
        for place, case in zip(st.columns(3), row, strict=False):
            with place.container(border=True, key=f"case_{case.trajectory}", gap="small", height="stretch"):
                st.header(plain(case.trajectory), anchor=False)
                st.markdown("\n".join(f"- :{COLOURS.get(reason.code, 'gray')}-badge[{reason.word}] {reason.sentence}"
                                      for reason in case.reasons))
                st.page_link("screens/trajectory.py", label=words("attention.go", trajectory=plain(case.trajectory)),
                             query_params={"id": case.trajectory, **day})


show()
