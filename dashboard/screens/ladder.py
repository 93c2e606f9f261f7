"""The ladder for the board: how fast each rung answers, where it stalls, and what ran out of time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from application.refusals import Refused
from dashboard import address, asking, asking_ladder, cards, frame
from dashboard.figures import answer_curve as drawing
from dashboard.views import ladder
from dashboard.views.answer_curve import answer_curve

if TYPE_CHECKING:
    from dashboard.words import Words

#: So many cards of each list at a time: what stalls most stands first.
_ON_A_PAGE = 12


def show() -> None:
    """Where it stalls in a sentence, the rungs as a table and as curves, and the cases behind the figures."""
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
    st.header(words("ladder.speed"), anchor=False)
    _curves(rows, words)
    st.markdown(words("ladder.rules"))
    if asking.may(asking.READ_CASE):
        _cases([row["rung"] for row in rows], words)


def _curves(rows: list[dict[str, Any]], words: Words) -> None:
    """A curve for each rung, side by side."""
    for place, row in zip(st.columns(len(rows), gap="medium"), rows, strict=True):
        with place.container(border=True, key=f"curve_{row['rung']}", gap="small", height="stretch"):
            st.subheader(words.code("rung", row["rung"]), anchor=False)
            view = answer_curve(row, words)
            if view is None:
                st.markdown(words("curve.none" if row["answered"] == 0 else "curve.not_told"))
                continue
            st.markdown(view.verdict)
            frame.draw(drawing.draw(view, words), words, f"answered_{row['rung']}")


def _cases(rungs: list[str], words: Words) -> None:
    """What waits, what lies with whoever asked, or what climbed by itself: one list at a time, each with its number."""
    found, today = asking_ladder.stalling(), asking.desk().today()
    lists = {**found["waiting"], "asked_back": found["asked_back"], "ran_out": found["expired"]}
    told = {**dict.fromkeys(rungs, partial(ladder.waiting, today=today, words=words)),
            "asked_back": partial(ladder.asked_back, words=words), "ran_out": partial(ladder.expired, words=words)}
    st.header(words("ladder.cases"), anchor=False)
    chosen = address.segments(
        words, "list", list(lists), ladder.stalls_most(found["waiting"]), words("ladder.list"),
        lambda name: ladder.list_title(name, len(lists[name]), found["most"], words), labelled=True)
    st.markdown(words(f"ladder.{chosen}.what") if chosen in {"asked_back", "ran_out"} else words("ladder.waits.what"))
    if lists[chosen]:
        cards.show(chosen, lists[chosen], told[chosen], words, _ON_A_PAGE)
    else:
        frame.empty(words("ladder.list.none"))


show()
