"""One learning cycle: its chart with the prediction in it, its verdict in a sentence, and what its owner does next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from application.refusals import Refused
from dashboard import asking, asking_ladder, asking_learning, downloads, forms, frame, plain_form
from dashboard.figures import xmr
from dashboard.views import cycle, cycle_acts, rules
from dashboard.views.months import SERIES, written
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.words import Words


def show() -> None:
    """The cycle of the address."""
    name = st.query_params.get("id", "")
    words = frame.opened("cycle", asking.READ_LEARNING)
    if not name:
        frame.empty(words("cycle.choose"))
        return
    try:
        told = asking_learning.cycle(name)
    except Refused:
        st.error(words("cycle.unknown", name=plain(name)), icon=":material/search_off:")
        st.page_link("screens/cycles.py", label=words("cycles.all"), icon=":material/autorenew:")
        return
    forms.result(_place(name), words)
    st.header(f"{plain(name)}: {plain(told['title'])}", anchor=False)
    for place, (key, *fact) in zip(st.columns(4), cycle.head(told, words), strict=True):
        frame.fact(place, key, *fact)
    st.markdown(cycle.verdict(told, words))
    _chart(told, asking_learning.course(name), words)
    story, acts = st.columns([3, 2], gap="large")
    with story:
        _story(told, words)
    with acts:
        _acts(told, words)


def _chart(told: Mapping[str, Any], course: Mapping[str, Any], words: Words) -> None:
    """The figure with the change and the prediction in it; then the checks as they were kept."""
    view, wanted = cycle.figure(told, course, words), told["prediction"]
    change = xmr.Change(told["started_in"], words("cycle.began"), wanted["to"], wanted["by"],
                        words("cycle.goal", to=written(wanted["to"], SERIES[told["measure"]], words),
                              month=words.month(wanted["by"])))
    with st.container(border=True, key="cycle_chart", gap="small"):
        st.subheader(view.title, anchor=False)
        if course["hidden"]:
            st.info(words("cycle.hidden"), icon=":material/shield_person:")
            return
        st.markdown(view.verdict)
        frame.draw(xmr.draw(view, words, change=change), words, f"cycle_{told['id']}")
        if told["started_in"]:
            st.markdown(words("cycle.break", month=words.month(told["started_in"]), change=plain(told["change"] or "")))
        st.markdown(words("cycle.rules", first=words.month(told["baseline_from"]),
                          last=words.month(told["baseline_until"])))
    if told["checks"]:
        st.subheader(words("cycle.checks"), anchor=False)
        st.table(cycle.checks(told, words), hide_index=True, alt=words("cycle.checks"))
        downloads.offer(f"cycle {told['id']}", told, words)


def _story(told: Mapping[str, Any], words: Words) -> None:
    """The lessons, the problem and the change in its owner's words, and the way so far."""
    st.header(words("cycle.story"), anchor=False)
    st.markdown(f"**{words('field.problem')}**  \n{plain(told['problem'] or words('none'))}")
    st.markdown(f"**{words('field.change')}**  \n{plain(told['change'] or words('none'))}")
    for lesson in told["lessons"]:
        st.page_link("screens/lessons.py", label=words("cycle.lesson", name=plain(lesson)), icon=":material/lightbulb:",
                     query_params={"id": lesson})
    for each in told["revised"]:
        st.page_link("screens/protocol.py", icon=":material/gavel:",
                     query_params={"id": each["protocol"], "version": str(each["version"])},
                     label=words("cycle.revised.go", protocol=plain(each["protocol"]),
                                 version=words.number(each["version"])))
    st.header(words("cycle.way"), anchor=False)
    for line in cycle.way(told, words):
        st.markdown(line)


def _acts(told: Mapping[str, Any], words: Words) -> None:
    """One act at a time, for its owner and for policy staff."""
    st.header(words("case.acts"), anchor=False)
    possible, at = cycle_acts.possible(told["acts"]), _place(told["id"])
    if not possible:
        st.markdown(words("cycle.acts.none", owner=plain(told["owner"])))
        return
    mark = forms.nonce(at)
    chosen = forms.key(at, mark, "act")
    if st.session_state.get(chosen) not in possible:
        st.session_state.pop(chosen, None)
    forms.in_language(f"{at}:act", [chosen], words)
    act = st.radio(words("case.act"), possible, key=chosen, format_func=lambda each: words(f"cycle.act.{each}"),
                   persist_state="session")
    protocol = _protocol(told) if act == "adopt" else None
    clauses = list(protocol["clauses"]) if protocol else []
    st.markdown(words(f"cycle.act.{act}.what") + (f" {words('cycle.act.adopt.revises')}" if protocol else ""))
    plain_form.show(at, cycle_acts.fields(act, len(clauses)),
                    partial(cycle_acts.line, act, told["id"], protocol, len(clauses), asking.desk().today()),
                    words(f"cycle.act.{act}.send"), words, fresh=rules.clauses_as_typed(clauses))


def _protocol(told: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The protocol that adopting this cycle revises, as it is in force; None when it is about none."""
    return next((each for each in asking_ladder.protocols_in_force() if each["protocol"] == told["protocol"]), None)


def _place(name: str) -> str:
    return f"cycle:{name}:{asking.account()}"


show()
