"""On the demonstration alone: the choice as whom one looks around, plainly said to be pretending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import asking, forms
from dashboard.words import plain

if TYPE_CHECKING:
    from dashboard.words import Words


def choice(words: Words) -> None:
    """A list of the invented accounts, and whom one pretends to be."""
    accounts = asking.accounts()
    if not accounts:
        return
    labels = {asking.LOCAL: words("pretend.nobody"),
              **{name: f"{name} ({words.codes('account.role', each['roles'])})" for name, each in accounts.items()}}
    forms.in_language("pretend", [asking.ACCOUNT], words)
    st.selectbox(words("pretend.as"), list(labels), format_func=labels.__getitem__, key=asking.ACCOUNT)
    chosen = accounts.get(asking.account())
    if chosen is not None:
        st.warning(words("pretend.now", account=plain(chosen["account"]),
                         roles=words.codes("account.role", chosen["roles"]).lower(),
                         organisation=plain(chosen["organisation"] or words("none"))), icon=":material/theater_comedy:")
