"""Deviate with a motivation: which clause, what instead and why, and who will decide by when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from application.refusals import Refused
from dashboard import asking, asking_ladder, drafts, forms, frame
from dashboard.views import deviation, terms
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.views.fields import Field, Line
    from dashboard.words import Words


def show() -> None:
    """First whom and which clause it is about, then the form."""
    words = frame.opened("deviate", asking.RECORD_FACT)
    top = st.container()
    search, who = st.columns(2)
    name = frame.trajectory_choice(words, search, who)
    at = drafts.place("deviate", name or "")
    with top:
        came = forms.result(at, words)
        if came is not None and came.recorded:
            st.page_link("screens/case.py", label=words("deviate.follow", name=plain(came.name)),
                         query_params={"kind": "deviation", "id": came.name})
    beside = drafts.come_back(at, forms.nonce(at)) if name else {}
    protocol, clause = _clause(beside, words)
    if name is None or clause is None:
        frame.empty(words("deviate.choose"))
        return
    st.markdown(words("deviate.clause", text=plain(clause["text"]), rung=words.code("latitude", clause["latitude"])))
    forms.came_back(at, words)
    _form(at, name, protocol, clause["clause"], words)


def _clause(beside: Mapping[str, Any], words: Words) -> tuple[str, Mapping[str, Any] | None]:
    """The protocol and the clause; those of a draft that came back where they still hold."""
    protocols = asking_ladder.protocols_in_force()
    clauses = deviation.clauses(protocols)
    if beside and beside["clause"] in clauses.get(beside["protocol"], {}):
        st.session_state["protocol"] = beside["protocol"]
        st.session_state[f"clause:{beside['protocol']}"] = beside["clause"]
    titles = {each["protocol"]: each["title"] or each["protocol"] for each in protocols}
    left, right = st.columns(2)
    protocol = left.selectbox(words("field.protocol"), list(titles), format_func=titles.__getitem__, key="protocol",
                              index=0 if len(titles) == 1 else None, placeholder=words("form.choose"),
                              persist_state="session")
    found = clauses.get(protocol or "", {})
    clause = right.selectbox(words("field.clause"), list(found), index=None, key=f"clause:{protocol}",
                             format_func=lambda code: f"{code}: {found[code]['text']}",
                             placeholder=words("form.choose"), persist_state="session")
    return protocol or "", found.get(clause or "")


def _form(at: str, name: str, protocol: str, clause: str, words: Words) -> None:
    mark, today = forms.nonce(at), asking.desk().today()
    acted_first = forms.typed(at, mark, "way") == "acted_first"
    fields = _fields(acted_first=acted_first)
    forms.in_language(at, [forms.key(at, mark, each.name) for part in fields for each in part], words)
    st.session_state.setdefault(forms.key(at, mark, "effective_from"), today)
    with st.container(border=True):
        for part, members in zip(("way", "what", "why", "more"), fields, strict=True):
            st.header(words(f"deviate.{part}"), anchor=False)
            if part == "why":
                st.markdown(words("deviate.triangle"))
                if acted_first:
                    st.info(words("deviate.later"), icon=":material/schedule:")
            for each in members:
                forms.field(at, mark, each, words)
        _who(at, mark, name, protocol, clause, words)
        st.button(words("deviate.send"), type="primary", key=f"send-{mark}", on_click=forms.send,
                  args=(at, mark, partial(_line, at, mark, name, protocol, clause)))
    fresh = {each.name: each.default for part in fields for each in part}
    forms.draft(at, mark, {**fresh, "effective_from": today}, words, about=[("trajectory", name)],
                beside={"protocol": protocol, "clause": clause})


def _fields(*, acted_first: bool) -> tuple[tuple[Field, ...], ...]:
    return ((deviation.WAY,), deviation.what(acted_first=acted_first), deviation.why(acted_first=acted_first),
            deviation.MORE)


def _who(at: str, mark: str, name: str, protocol: str, clause: str, words: Words) -> None:
    """Before sending: who will decide, and by when."""
    today = asking.desk().today()
    line = deviation.begun(name, protocol, clause, today, urgent=bool(forms.typed(at, mark, "urgent")),
                           acted_first=forms.typed(at, mark, "way") == "acted_first")
    try:
        st.info(terms.who(asking_ladder.who_decides(line), today, words), icon=":material/stairs:")
    except Refused as refused:
        st.warning(forms.reason(f"refusal.{refused.reason}", words), icon=":material/lock:")


def _line(at: str, mark: str, name: str, protocol: str, clause: str) -> Line:
    """What stands in the form at the moment of sending."""
    fields = _fields(acted_first=forms.typed(at, mark, "way") == "acted_first")
    typed = {each.name: forms.typed(at, mark, each.name) for part in fields for each in part}
    return deviation.line(forms.made_name("D", mark), name, protocol, clause, asking.desk().today(), typed)


show()
