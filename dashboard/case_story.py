"""A case as it is read: what is asked and why, how she is doing, and what came of cases like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import asking, asking_ladder, her_course
from dashboard.views import case, lanes, trajectory
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.words import Words

#: What is told of her beside the drawing: what is asked of her, and who came and went.
_TOLD = frozenset({"load", "turnover"})


def asked(told: Mapping[str, Any], kind: str, words: Words) -> None:
    """The question with the clause, the motivation as the value triangle, her view and the options."""
    st.header(words(f"case.{kind}.asked"), anchor=False)
    facts = told["facts"]
    if facts.get("clause"):
        st.markdown(words("case.clause", protocol=plain(facts["protocol"]), clause=plain(facts["clause"]),
                          text=plain(told["clause_text"] or "")))
    _texts(case.asked(told, kind, words))
    if kind == "deviation":
        _triangle(case.motivation(told, words), words)
    if facts.get("her_view"):
        st.subheader(words("field.her_view"), anchor=False)
        st.markdown(f"“{plain(facts['her_view'])}”")
    _options(case.options(told, words))


def her(told: Mapping[str, Any], words: Words) -> None:
    """Her course up to the day of the question, where the reader may see it; of several girls the one chosen."""
    girls = [name for name in case.girls(told) if asking.may(asking.READ_TRAJECTORY, name)]
    st.header(words("case.her", day=words.day(case.asked_on(told))), anchor=False)
    if not girls:
        st.markdown(words("case.her.hidden"))
        return
    name = girls[0] if len(girls) == 1 else st.selectbox(words("case.whose"), girls, key="girl_of_case")
    on = case.asked_on(told)
    drawn = asking.timeline(name, on)
    her_course.drawn(lanes.lanes(drawn, on, words), lanes.load_steps(drawn, on), words)
    blocks = trajectory.blocks(asking.trajectory(name, on, None), words)
    her_course.figures([block for block in blocks if block.key in _TOLD])
    st.page_link("screens/trajectory.py", label=words("attention.go", trajectory=plain(name)),
                 query_params={"id": name, "on": on.isoformat()})


def precedents(kind: str, name: str, words: Words) -> None:
    """Earlier cases that look like this one, with how they turned out."""
    st.header(words("case.precedents"), anchor=False)
    rows = asking_ladder.precedents(kind, name)
    if not rows:
        st.markdown(words("case.precedents.none"))
        return
    st.table(case.precedents(rows, words), hide_index=True, alt=words("case.precedents"))


def way(told: Mapping[str, Any], words: Words) -> None:
    """Where it lies, and its way so far in sentences."""
    st.header(words("case.way"), anchor=False)
    for sentence, said in case.way(told, words):
        lines = [f"- {sentence}", *(f"    - {label}: {plain(text)}" for label, text in said)]
        st.markdown("\n".join(lines))
    with st.expander(words("case.ladder")):
        st.table(case.ladder(told, words), hide_index=True, alt=words("case.ladder"))


def _texts(told: case.Told) -> None:
    for label, text in told:
        st.markdown(f"**{label}**  \n{plain(text)}")


def _triangle(corners: case.Told, words: Words) -> None:
    st.subheader(words("case.triangle"), anchor=False)
    if not corners:
        st.info(words("case.triangle.later"), icon=":material/hourglass_empty:")
        return
    for place, (corner, text) in zip(st.columns(len(corners)), corners, strict=True):
        with place.container(border=True, height="stretch"):
            st.markdown(f"**{corner}**  \n{plain(text)}")


def _options(options: list[case.Option]) -> None:
    for row in (options[i:i + 3] for i in range(0, len(options), 3)):
        for place, option in zip(st.columns(len(row)), row, strict=True):
            with place.container(border=True, height="stretch"):
                st.subheader(option.title, anchor=False)
                st.markdown(plain(option.text))
                _texts(option.weighed)
