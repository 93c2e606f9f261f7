"""What helped and what did not: how soon something came of it, by group; and whether like cases were answered alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import address, asking, asking_learning, frame
from dashboard.figures import outcomes as drawing
from dashboard.views import outcomes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dashboard.words import Words

_PARTS = ("curves", "fairness")


def show() -> None:
    """The day and the part, then the figures with what they cannot show."""
    words = frame.opened("outcomes", asking.READ_FIGURES)
    day, _ = st.columns([1, 2])
    on = frame.day_choice(words, day)
    part = address.segments(words, "outcomes_part", _PARTS, "curves", words("outcomes.part"),
                            lambda name: words(f"outcomes.part.{name}"))
    if not asking.may(asking.READ_TRAJECTORY):
        st.info(words("outcomes.protected"), icon=":material/shield_person:")
    {"curves": _curves, "fairness": _fairness}[part](on, words)


def _curves(on: date, words: Words) -> None:
    by = address.segments(words, "by", outcomes.BY, "all", words("outcomes.by"),
                          lambda name: words(f"outcomes.by.{name}"), labelled=True)
    answer = asking_learning.outcomes(on, None if by == "all" else by)
    st.markdown(words("outcomes.on", day=words.day(answer["on"])))
    for told in answer["outcomes"]:
        view = outcomes.outcome(told, words)
        with st.container(border=True, key=f"outcome_{view.key}", gap="small"):
            st.header(view.title, anchor=False)
            st.markdown("  \n".join(view.sentences) or words("outcomes.nobody"))
            if view.lines:
                frame.draw(drawing.draw(view, words), words, f"curve_{view.key}")
            _spots(view.spots, words)


def _fairness(on: date, words: Words) -> None:
    answer = asking_learning.fairness(on)
    st.markdown(words("fairness.what", since=words.day(answer["since"]), on=words.day(answer["on"]),
                      comparisons=words.count("comparisons", answer["comparisons"]),
                      differing=words.number(answer["differing"])))
    found = outcomes.clauses(answer, words)
    if not found:
        frame.empty(words("fairness.none"))
    for title, table in found:
        st.header(title, anchor=False)
        st.table(table, hide_index=True, alt=title)
    _spots(outcomes.spots(answer["blind_spots"], words), words)


def _spots(sentences: Iterable[str], words: Words) -> None:
    """What these figures cannot show stands with them, never behind a click."""
    st.markdown("\n".join([f"**{words('outcomes.spots')}**", "", *(f"- {sentence}" for sentence in sentences)]))


show()
