"""One deviation or dilemma: the story on one side, where it lies and what you may do on the other."""

from __future__ import annotations

import streamlit as st

from application.refusals import Refused
from dashboard import asking, asking_ladder, case_acts, case_story, forms, frame
from dashboard.views import case
from dashboard.words import plain


def show() -> None:
    """The case of the address."""
    name = st.query_params.get("id", "")
    words = frame.opened("case", asking.READ_CASE, name or None)
    if not name:
        frame.empty(words("case.choose"))
        return
    try:
        kind, told = asking_ladder.case(st.query_params.get("kind"), name)
    except Refused:
        st.error(words("case.unknown", name=plain(name)), icon=":material/search_off:")
        return
    forms.result(case_acts.place(kind, name), words)
    st.header(f"{words.code('case.kind', kind)} {plain(name)}", anchor=False)
    for place, (key, *fact) in zip(st.columns(4), case.head(told, kind, asking.desk().today(), words), strict=True):
        frame.fact(place, key, *fact)
    story, decision = st.columns([3, 2], gap="large")
    with story:
        case_story.asked(told, kind, words)
    with decision:
        case_acts.show(told, kind, name, words)
        case_story.way(told, words)
    case_story.precedents(kind, name, words)
    case_story.her(told, words)


show()
