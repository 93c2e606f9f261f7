"""The course of one girl as it is drawn and told: on her own page, and beside a case that is about her."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import frame
from dashboard.figures import load, swimlanes

if TYPE_CHECKING:
    from dashboard.views import lanes, trajectory
    from dashboard.words import Words


def drawn(view: lanes.Lanes, steps: list[lanes.LoadStep], words: Words) -> None:
    """What ran when, and what it asked of her."""
    st.subheader(words("lanes.title"), anchor=False)
    frame.draw(swimlanes.draw(view, words, words("lanes.title")), words, "lanes")
    st.subheader(words("load.title"), anchor=False)
    frame.draw(load.draw(steps, words, words("load.title"), swimlanes.period(view)), words, "load")


def figures(blocks: list[trajectory.Block]) -> None:
    """Theme by theme: a sentence, and the figures under it."""
    for row in (blocks[i:i + 2] for i in range(0, len(blocks), 2)):
        for place, block in zip(st.columns(2, gap="medium"), row, strict=False):
            with place.container(border=True, key=f"block_{block.key}", gap="small", height="stretch"):
                st.subheader(block.heading, anchor=False)
                st.markdown(f"**{block.sentence}**")
                if block.rows:
                    st.table(block.rows, border="horizontal", alt=block.heading)
