"""What this reader may do to a case: one act at a time, and what was typed stays when it is refused."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import asking, drafts, forms
from dashboard.views import acts, case
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.views.fields import Line
    from dashboard.words import Words


def place(kind: str, name: str) -> str:
    """The form of this case for whoever acts: one filling-in at a time, so two clicks can never be two acts."""
    return drafts.place("case", kind, name)


def show(told: Mapping[str, Any], kind: str, name: str, words: Words) -> None:
    """The rule, then the choice of what to do, then the form for it."""
    st.header(words("case.acts"), anchor=False)
    st.markdown(case.mandate(told, words))
    at, possible = place(kind, name), acts.possible(told["acts"])
    mark = forms.nonce(at)
    chosen_key = forms.key(at, mark, "act")
    if "act" in (beside := drafts.come_back(at, mark)):
        st.session_state[chosen_key] = beside["act"]
    forms.came_back(at, words)
    was = st.session_state.get(chosen_key)
    if was is not None and was not in possible:
        if any(_typed(at, was, mark).values()):
            _overtaken(at, mark, was, words)
            return
        del st.session_state[chosen_key]
    if "dilemma_raised" in told["acts"]:
        st.page_link("screens/dilemma.py", label=words("case.raise"), query_params={"deviation": name})
    if not possible:
        st.markdown(words("case.acts.none"))
        return
    forms.in_language(f"{at}:act", [chosen_key], words)
    event = st.radio(words("case.act"), possible, key=chosen_key, format_func=lambda each: words(f"act.{each}"),
                     persist_state="session")
    _form(event, told, kind, name, words)


def _form(event: str, told: Mapping[str, Any], kind: str, name: str, words: Words) -> None:
    at = place(kind, name)
    mark = forms.nonce(at)
    labels = case.choices(told, words)
    part = f"|{event}"
    forms.in_language(at + part, [forms.key(at + part, mark, each.name) for each in acts.ACTS[event]], words)
    with st.container(border=True):
        for each in acts.ACTS[event]:
            forms.field(at, mark, each, words, labels if each.running else {}, part)
        st.button(words(f"act.{event}.send"), type="primary", key=f"send-{mark}", on_click=forms.send,
                  args=(at, mark, partial(_line, event, kind, name, at, mark), asking.READ_CASE))
    forms.draft(at, mark, {each.name: each.default for each in acts.ACTS[event]}, words, part, [(kind, name)],
                {"act": event})


def _line(event: str, kind: str, name: str, at: str, mark: str) -> Line:
    """What stands in the form at the moment of sending."""
    return acts.line(event, kind, name, asking.desk().today(), _typed(at, event, mark), forms.made_name("L", mark))


def _typed(at: str, event: str, mark: str) -> dict[str, Any]:
    return {each.name: forms.typed(f"{at}|{event}", mark, each.name) for each in acts.ACTS[event]}


def _overtaken(at: str, mark: str, event: str, words: Words) -> None:
    """Somebody else acted meanwhile: how it stands now is on the page, what was typed can still be read."""
    lines = [f"- {words(f'field.{name}')}: {plain(str(value))}" for name, value in _typed(at, event, mark).items()
             if value]
    st.warning("\n".join([words("case.meanwhile", act=words(f"act.{event}").lower()), "", *lines]),
               icon=":material/sync_problem:")
    st.button(words("form.throw_away"), on_click=forms.throw_away, args=(at, mark), key=f"throw-{mark}")
