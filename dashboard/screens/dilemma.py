"""Raise a dilemma: the question, what is at stake, and the ways out side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from application.refusals import Refused
from dashboard import asking, asking_ladder, drafts, forms, frame
from dashboard.views import case, dilemma, terms
from dashboard.words import plain

if TYPE_CHECKING:
    from dashboard.views.fields import Field, Line
    from dashboard.words import Words


def show() -> None:
    """The form; a declined deviation of the address is the question's own."""
    words = frame.opened("dilemma", asking.READ_TRAJECTORY)
    after = st.query_params.get("deviation")
    at = drafts.place("dilemma", after or "")
    came = forms.result(at, words)
    if came is not None and came.recorded:
        st.page_link("screens/case.py", label=words("dilemma.follow", name=plain(came.name)),
                     query_params={"kind": "dilemma", "id": came.name})
    if after:
        st.info(words("dilemma.after", name=plain(after)), icon=":material/subdirectory_arrow_right:")
    mark = forms.nonce(at)
    drafts.come_back(at, mark)
    forms.came_back(at, words)
    number = st.session_state.setdefault(forms.key(at, mark, "options"), dilemma.FEWEST)
    fields = _fields(number)
    forms.in_language(at, [forms.key(at, mark, each.name) for each in fields], words)
    with st.container(border=True):
        st.header(words("dilemma.question"), anchor=False)
        _girls(at, mark, words)
        for each in dilemma.ABOUT:
            forms.field(at, mark, each, words)
        st.header(words("dilemma.options"), anchor=False)
        _options(at, mark, number, words)
        st.header(words("dilemma.around"), anchor=False)
        labels = {name: case.option_title(name, words) for name in dilemma.names(number)}
        for each in dilemma.AROUND:
            forms.field(at, mark, each, words, labels if each.running else {})
        _who(at, mark, after, words)
        st.button(words("dilemma.send"), type="primary", key=f"send-{mark}", on_click=forms.send,
                  args=(at, mark, partial(_line, at, mark, number, after, words), asking.READ_TRAJECTORY))
    fresh = {"trajectories": None, "options": dilemma.FEWEST, **{each.name: each.default for each in fields}}
    forms.draft(at, mark, fresh, words, about=_about(at, mark, after))


def _about(at: str, mark: str, after: str | None) -> list[drafts.About]:
    """Whose keys seal the draft: of the girls chosen so far, and of the deviation that it comes from."""
    girls = [("trajectory", name) for name in forms.typed(at, mark, "trajectories") or ()]
    return [*girls, *([("deviation", after)] if after else [])]


def _fields(number: int) -> tuple[Field, ...]:
    return (*dilemma.ABOUT, *(each for name in dilemma.names(number) for each in dilemma.option(name)),
            dilemma.WITH_NONE, *dilemma.AROUND)


def _girls(at: str, mark: str, words: Words) -> None:
    """About whom: one or more, found by a part of the name."""
    chosen = list(forms.typed(at, mark, "trajectories") or ())
    search, who = st.columns(2)
    part = search.text_input(words("filter.search"), key=f"search-{mark}", type="search", autocomplete="off",
                             placeholder=words("filter.search.placeholder"), help=words("filter.search.help"))
    names = list(dict.fromkeys([*chosen, *asking.trajectories((part or "").strip())]))
    with who, st.container(key=f"field-trajectories-{mark}", gap="xxsmall"):
        st.multiselect(words("field.trajectories"), names, key=forms.key(at, mark, "trajectories"),
                       placeholder=words("filter.trajectory.placeholder"), select_all=False, persist_state="session")
        forms.field_error(at, "trajectories", words)


def _options(at: str, mark: str, number: int, words: Words) -> None:
    for row in (dilemma.names(number)[i:i + 3] for i in range(0, number, 3)):
        for place, name in zip(st.columns(len(row)), row, strict=True):
            with place.container(border=True):
                st.subheader(case.option_title(name, words), anchor=False)
                for each in dilemma.option(name):
                    forms.field(at, mark, each, words)
    if number < dilemma.MOST:
        st.button(words("dilemma.add"), icon=":material/add:", key=f"add-{mark}", on_click=_add, args=(at, mark))
    forms.field(at, mark, dilemma.WITH_NONE, words)


def _add(at: str, mark: str) -> None:
    st.session_state[forms.key(at, mark, "options")] += 1


def _who(at: str, mark: str, after: str | None, words: Words) -> None:
    """Before sending: who will decide, and by when."""
    girls, today = list(forms.typed(at, mark, "trajectories") or ()), asking.desk().today()
    if not girls:
        return
    line: dict[str, Any] = dilemma.begun(girls, today, urgent=bool(forms.typed(at, mark, "urgent")))
    if after:
        line["deviation"] = after  # it starts above the rung that declined
    try:
        st.info(terms.who(asking_ladder.who_decides(line), today, words), icon=":material/stairs:")
    except Refused as refused:
        st.warning(forms.reason(f"refusal.{refused.reason}", words), icon=":material/lock:")


def _line(at: str, mark: str, number: int, after: str | None, words: Words) -> Line:
    """What stands in the form at the moment of sending."""
    typed = {each.name: forms.typed(at, mark, each.name) for each in _fields(number)}
    typed["trajectories"] = list(forms.typed(at, mark, "trajectories") or ())
    return dilemma.line(forms.made_name("Q", mark), number, asking.desk().today(), typed, after, words)


show()
