"""The ladder for the board: how fast each rung answers, and where it stalls."""

from __future__ import annotations

import streamlit as st

from application.refusals import Refused
from dashboard import asking, asking_ladder, frame
from dashboard.views import ladder


def show() -> None:
    """One sentence on where it stalls, then the rungs as a table."""
    words = frame.opened("ladder", asking.READ_FIGURES)
    try:
        rows = asking_ladder.rungs()
    except Refused:
        st.warning(words("error.not_allowed"), icon=":material/lock:")
        return
    if not rows:
        frame.empty(words("ladder.empty"))
        return
    st.markdown(f"**{ladder.stalls(rows, words)}**")
    st.table(ladder.table(rows, words), hide_index=True, alt=words("ladder.title"))
    st.markdown(words("ladder.rules"))


show()
