"""What the address of a page asks for: a link shows what its sender saw, and what is not there is said.

A choice here is put into the address when it is made and not while the page is drawn: each writing is a stop for Back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.words import Words

#: Of what somebody put into an address so much is said again.
_LONGEST = 60


def asked(key: str, allowed: Sequence[str]) -> list[str]:
    """What the address asks for under this key, several with commas; what is not allowed is left out."""
    return [each for each in st.query_params.get(key, "").split(",") if each in allowed]


def unknown(key: str, names: Sequence[str]) -> str | None:
    """What the address asks for under this key and is none of these names."""
    found = st.query_params.get(key)
    return found if found and found not in names else None


def say_unknown(found: str, shown: str, words: Words) -> None:
    """The address asks for what is not there; `shown`: what the page is about in its place."""
    st.warning(words("address.unknown", asked=plain(found[:_LONGEST]), shown=plain(shown)),
               icon=":material/search_off:")


def write(key: str, value: str) -> None:
    """Put a choice into the address, unless it stands there.

    Writing an address that is there already is not nothing: a browser that is still on its way from another page
    would keep the new address under the old page, and Back would stop there.
    """
    if st.query_params.get(key) != value:
        st.query_params[key] = value


def forget(*keys: str) -> None:
    """Take these out of the address."""
    for key in keys:
        if key in st.query_params:
            del st.query_params[key]


def put(key: str) -> None:
    """Callback: what was just chosen, one or several, stands in the address by its code and not by its word."""
    chosen = st.session_state.get(key)
    write(key, chosen if isinstance(chosen, str) else ",".join(chosen or ()))


def segments(words: Words, key: str, names: Sequence[str], otherwise: str, label: str, called: Callable[[str], str], *,
             labelled: bool = False) -> str:
    """One of a few names beside each other: that of the address, else `otherwise`."""
    st.session_state[key] = _start(key, names, otherwise, called(otherwise), words)
    return st.segmented_control(label, names, key=key, required=True, format_func=called,
                                label_visibility="visible" if labelled else "collapsed", on_change=_chosen,
                                args=(key, key)) or otherwise


def choice(words: Words, selectbox: Callable[..., str | None], key: str, names: Sequence[str], label: str,
           called: Callable[[str], str], *, otherwise: str | None = None, within: str = "",
           along: Mapping[str, str | None] | None = None, is_said: bool = False) -> str:
    """One of a list of names: that of the address under `key`, else `otherwise`, else the first, which goes unsaid.

    `selectbox`: of the place where it stands; `called`: how a name is shown; `within`: the thing that the names are of,
    where the page has more of them; `along`: what else changes in the address when one is chosen; what is None is
    forgotten. `is_said`: the page has said already what is not there.
    """
    # The browser keeps a choice by its word: in the other language it is another widget with the same choice.
    widget = ":".join(filter(None, (key, within, words.language)))
    start = names[0] if otherwise is None else otherwise
    st.session_state[widget] = _start(key, names, start, None if is_said else called(start), words)
    return selectbox(label, names, format_func=called, key=widget, on_change=_chosen,
                     args=(key, widget, names[0], along)) or names[0]


def _start(key: str, names: Sequence[str], otherwise: str, shown: str | None, words: Words) -> str:
    """What the address asks for, so that Back and a link are followed; what is not there is said."""
    found = st.query_params.get(key)
    if found is not None and found in names:
        return found
    if found and shown is not None:
        say_unknown(found, shown, words)
    return otherwise


def _chosen(key: str, widget: str, unsaid: str | None = None, along: Mapping[str, str | None] | None = None) -> None:
    """Callback: what was just chosen stands in the address, unless it goes without saying, and what goes along."""
    chosen = st.session_state[widget]
    for name, value in {key: None if chosen == unsaid else chosen, **(along or {})}.items():
        if value is None:
            forget(name)
        else:
            write(name, value)
