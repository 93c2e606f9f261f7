"""The rules of the route, open to everybody: who lent which mandate, what protocols say, and within what terms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import address, asking, asking_ladder, forms, frame, plain_form
from dashboard.views import rules
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.words import Words

_PARTS = ("mandates", "protocols", "ladder")


def show() -> None:
    """One part at a time; whoever may change it does so in the same place."""
    words = frame.opened("rules", asking.READ_RULES)
    part = address.segments(words, "rules_part", _PARTS, "mandates", words("rules.part"),
                            lambda name: words(f"rules.part.{name}"))
    {"mandates": _mandates, "protocols": _protocols, "ladder": _ladder}[part](words)


def _mandates(words: Words) -> None:
    """What one lent and what was lent to one, then the form for whoever holds a rung."""
    found, today, at = asking_ladder.mandates(), asking.desk().today(), f"mandates:{asking.account()}"
    forms.result(at, words)
    mark = forms.nonce(at)
    st.header(words("rules.mandates"), anchor=False)
    if not found["lent"] and not found["borrowed"]:
        st.markdown(words("rules.mandates.none"))
    for number, row in enumerate(found["lent"]):
        with st.container(border=True, key=f"lent_{number}", gap="small"):
            st.markdown(rules.mandate_told(row, words, lent=True))
            st.button(words("rules.end", account=row["to"]), key=f"end-{number}-{mark}", on_click=forms.send,
                      args=(at, mark, partial(rules.withdrawn, row, today), asking.ACT))
    for row in found["borrowed"]:
        st.markdown(rules.mandate_told(row, words, lent=False))
    if not found["holds"]:
        st.markdown(words("rules.holds_none"))
        return
    st.header(words("rules.lend"), anchor=False)
    st.markdown(words("rules.lend.what"))
    plain_form.show(at, rules.MANDATE, partial(rules.mandate, asking.account(), today), words("rules.lend.send"), words,
                    fresh={"valid_from": today, **({"rung": found["holds"][0]} if len(found["holds"]) == 1 else {})},
                    choices={"to": {name: name for name in found["to"]},
                             "holds": {rung: words.code("rung", rung) for rung in found["holds"]}})


def _protocols(words: Words) -> None:
    """The clauses of one protocol; policy staff lay down, revise and withdraw."""
    told, found = asking_ladder.rules(), asking_ladder.protocols()
    by_name = {each["protocol"]: each for each in found}
    chosen = None
    if by_name:
        chosen = by_name[st.selectbox(words("field.protocol"), list(by_name), key="rules_protocol",
                                      format_func=lambda name: rules.named(by_name[name], words))]
    else:
        frame.empty(words("rules.protocols.none"))
    if told["makes_policy"]:
        _change_protocol(told, chosen, words)
    if chosen is not None:
        if "withdrawn_on" in chosen:
            st.warning(words("protocol.withdrawn", day=words.day(chosen["withdrawn_on"])), icon=":material/block:")
        st.header(words("rules.clauses", version=words.number(chosen["version"])), anchor=False)
        for clause in chosen["clauses"]:
            st.markdown(rules.clause_told(clause, words))
        st.page_link("screens/protocol.py", icon=":material/history:", query_params={"id": chosen["protocol"]},
                     label=words("rules.history", protocol=plain(chosen["title"] or chosen["protocol"])))


def _change_protocol(told: Mapping[str, Any], chosen: Mapping[str, Any] | None, words: Words) -> None:
    """Choose what, then the form: for a revision with the clauses as they are."""
    is_in_force = chosen is not None and "withdrawn_on" not in chosen
    possible = [event for event in rules.PROTOCOL if is_in_force or event == "protocol_adopted"]
    forms.in_language("rules", ["rules_act"], words)
    event = st.radio(words("rules.protocol.act"), [None, *possible], key="rules_act", horizontal=True,
                     format_func=lambda each: words("rules.protocol.read") if each is None else words(f"act.{each}"))
    if event is None:
        return
    of = chosen if event != "protocol_adopted" else None
    at = f"protocol:{event}:{of['protocol'] if of else ''}:{asking.account()}"
    forms.result(at, words)
    mark, clauses = forms.nonce(at), list(of["clauses"]) if of else []
    number = st.session_state.setdefault(forms.key(at, mark, "clauses"), max(len(clauses), 3))
    with_clauses = event in rules.WITH_CLAUSES
    clause_fields = rules.clause_fields(number) if with_clauses else ()
    fields = (*clause_fields, *rules.PROTOCOL[event]) if of else (*rules.PROTOCOL[event], *clause_fields)
    if with_clauses:
        st.markdown(words("rules.clauses.how"))
    plain_form.show(at, fields, partial(rules.protocol, event, of, number, asking.desk().today()),
                    words(f"act.{event}.send"), words,
                    fresh=rules.clauses_as_typed(clauses) if with_clauses else None,
                    choices={"organisations": {name: name for name in told["organisations"]}})
    if with_clauses:
        st.button(words("rules.clauses.add"), icon=":material/add:", key=f"add-{mark}", on_click=_add, args=(at, mark))


def _add(at: str, mark: str) -> None:
    st.session_state[forms.key(at, mark, "clauses")] += 1


def _ladder(words: Words) -> None:
    """The terms in force; policy staff lay down the next version."""
    told, at = asking_ladder.rules(), f"ladder:{asking.account()}"
    st.header(words("rules.ladder", version=words.number(told["version"])), anchor=False)
    st.table(rules.ladder_table(told, words), hide_index=True, alt=words("rules.part.ladder"))
    st.markdown(words("rules.ladder.rest", motivation=words.count("hours", told["motivation_within_hours"]),
                      evaluation=words.count("days", told["evaluate_within_days"])))
    if told["makes_policy"]:
        st.header(words("rules.ladder.new"), anchor=False)
        st.markdown(words("rules.ladder.how"))
        forms.result(at, words)
        plain_form.show(at, rules.ladder_fields(told["rungs"]), partial(rules.ladder, told, asking.desk().today()),
                        words("rules.ladder.send"), words, fresh=rules.ladder_as_typed(told))


show()
