"""The learning cycles: a board by phase, and the form in which a cycle is planned."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import address, asking, asking_learning, forms, frame, plain_form
from dashboard.views import cycle_acts, cycles
from dashboard.words import plain

if TYPE_CHECKING:
    from dashboard.words import Words

_PARTS = ("board", "plan")


def show() -> None:
    """The board, or the plan."""
    words = frame.opened("cycles", asking.READ_LEARNING)
    part = address.segments(words, "cycles_part", _PARTS, "board", words("cycles.part"),
                            lambda name: words(f"cycles.part.{name}"))
    {"board": _board, "plan": _plan}[part](words)


def _board(words: Words) -> None:
    found = cycles.by_phase(asking_learning.cycles())
    if not any(found.values()):
        frame.empty(words("cycles.none"))
        return
    for place, (phase, rows) in zip(st.columns(len(found), gap="medium"), found.items(), strict=True):
        with place:
            st.header(words(f"cycles.phase.{phase}"), anchor=False)
            st.markdown(words("cycles.phase.holds", number=words.count("cycles", len(rows))))
            for row in rows:
                with st.container(border=True, key=f"cycle_{row['id']}", gap="small"):
                    st.subheader(plain(row["title"]), anchor=False)
                    st.markdown(cycles.card(row, words))
                    st.page_link("screens/cycle.py", label=words("cycles.go", name=plain(row["id"])),
                                 query_params={"id": row["id"]})


def _plan(words: Words) -> None:
    """Whoever has an account plans a cycle of their own; policy staff for anybody."""
    at, found, today = f"cycle:{asking.account()}", asking_learning.planning(), asking.desk().today()
    if not found["owners"]:
        frame.empty(words("cycles.plan.nobody"))
        return
    came = forms.result(at, words)
    if came is not None and came.recorded and came.name:
        st.page_link("screens/cycle.py", label=words("cycles.go", name=plain(came.name)),
                     query_params={"id": came.name})
    st.markdown(words("cycles.plan.how"))
    only = {"cycle_owner": found["owners"][0]} if len(found["owners"]) == 1 else {}
    plain_form.show(at, cycle_acts.PLAN, partial(cycle_acts.plan, today), words("cycles.plan.send"), words, fresh=only,
                    choices=cycle_acts.choices(found, today, words))


show()
