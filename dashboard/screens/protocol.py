"""One protocol: where it chafes, whether a clause is left ever more often, and its versions side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import address, asking, asking_protocols, downloads, frame
from dashboard.figures import xmr
from dashboard.views import compared, protocols, rules
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.words import Words

    Row = Mapping[str, Any]


def show() -> None:
    """The protocol of the address with all its clauses; then one of them, the one that is left most first."""
    words = frame.opened("protocol", asking.READ_RULES)
    answer = asking_protocols.history()
    found = {each["protocol"]: each for each in answer}
    if not found:
        frame.empty(words("rules.protocols.none"))
        return
    protocol = found[address.choice(words, st.selectbox, "id", list(found), words("field.protocol"),
                                    lambda name: rules.named(found[name], words),
                                    along={"clause": None, "version": None})]
    st.header(words("protocol.clauses", version=words.number(protocol["version"])), anchor=False)
    st.markdown(words("protocol.clauses.what"))
    if "withdrawn_on" in protocol:
        st.warning(words("protocol.withdrawn", day=words.day(protocol["withdrawn_on"])), icon=":material/block:")
    if not asking.may(asking.READ_TRAJECTORY):
        st.info(words("protocol.protected"), icon=":material/shield_person:")
    clauses = protocols.hottest_first(protocol["clauses"])
    st.table(protocols.clauses(clauses, words), hide_index=True, alt=words("protocol.clauses.what"))
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        downloads.offer("protocols --history", answer, words)
        st.page_link("screens/rules.py", label=words("protocol.rules"), icon=":material/gavel:",
                     query_params={"rules_part": "protocols"})
    by_name = {clause["clause"]: clause for clause in clauses}
    chosen = address.choice(words, st.selectbox, "clause", list(by_name), words("protocol.clause"), str,
                            otherwise=protocols.changed_in(clauses, st.query_params.get("version")),
                            within=protocol["protocol"], along={"version": None})
    _clause(by_name[chosen], protocol["protocol"], words)


def _clause(clause: Row, protocol: str, words: Words) -> None:
    """The clause as it holds, its months, and its versions."""
    st.header(plain(clause["clause"]), anchor=False)
    st.markdown(protocols.told(clause, words))
    with st.container(border=True, key="chart_drift", gap="small"):
        st.subheader(words("protocol.drift"), anchor=False)
        st.markdown(protocols.drift(clause, words))
        view = protocols.months(clause, words)
        if view is None:
            st.markdown(words("protocol.months.hidden"))
        elif view.months:
            frame.draw(xmr.draw(view, words), words, f"drift_{protocol}_{clause['clause']}")
    st.header(words("protocol.versions"), anchor=False)
    st.markdown(words("protocol.versions.what"))
    st.table(protocols.versions(clause, words), hide_index=True, alt=words("protocol.versions"))
    _cycles(clause, words)
    versions = {str(row["version"]): row for row in clause["history"]}
    if (found := address.unknown("version", list(versions))) is not None:
        address.say_unknown(found, protocols.version_of(clause["history"][-1], words), words)
    if len(clause["history"]) > 1:
        _side_by_side(clause, protocol, versions, words)


def _cycles(clause: Row, words: Words) -> None:
    """On to the learning cycle that changed it."""
    for row in clause["history"]:
        if row["cycle"]:
            st.page_link("screens/cycle.py", icon=":material/autorenew:", query_params={"id": row["cycle"]},
                         label=words("protocol.by_cycle", version=words.number(row["version"]),
                                     cycle=plain(row["cycle"])))


def _side_by_side(clause: Row, protocol: str, by_number: Mapping[str, Row], words: Words) -> None:
    """A version beside the one before it, with the words that went and came."""
    pairs = dict(zip([*by_number][1:], clause["history"], strict=False))  # the first has none before it
    chosen = address.choice(words, st.selectbox, "version", list(reversed(pairs)), words("protocol.compare"),
                            lambda number: protocols.version_of(by_number[number], words),
                            within=f"{protocol}:{clause['clause']}", along={"clause": clause["clause"]}, is_said=True)
    before, after = pairs[chosen], by_number[chosen]
    st.markdown(words("protocol.compare.how" if after["changed"] else "protocol.compare.same"))
    texts = compared.compared(before["text"], after["text"])
    latitudes = compared.compared(*(rules.backed_by(row["latitude"], words) for row in (before, after)))
    places = st.columns(2, gap="medium")
    for side, (place, row, mark) in enumerate(zip(places, (before, after), ("del", "ins"), strict=True)):
        with place.container(border=True, key=f"block_version_{row['version']}"):
            st.subheader(protocols.version_of(row, words), anchor=False)
            st.html(compared.as_html(texts[side], mark, words) + compared.as_html(latitudes[side], mark, words))


show()
