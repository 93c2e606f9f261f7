"""Who has an account and for which organisation; an administrator registers, changes and closes here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import asking, asking_ladder, forms, frame, plain_form
from dashboard.views import people

if TYPE_CHECKING:
    from dashboard.words import Words


def show() -> None:
    """First what an administrator can do, then who is in the record."""
    words = frame.opened("people", asking.MAINTAIN)
    found = asking_ladder.people()
    if found["administers"]:
        _change(found, words)
    st.header(words("people.accounts", number=words.number(len(found["accounts"]))), anchor=False)
    if found["accounts"]:
        st.table(people.table(found["accounts"], words), hide_index=True, alt=words("people.title"))
    else:
        frame.empty(words("people.none"))


def _change(found: dict[str, Any], words: Words) -> None:
    """One thing at a time: choose what, and for a change of whom, then the form for it."""
    st.header(words("people.do"), anchor=False)
    still = {each["account"]: each for each in found["accounts"] if not each["closed"]}
    possible = [event for event in people.FORMS if still or event not in people.OF_AN_ACCOUNT]
    what, who = st.columns(2)
    forms.in_language("people", ["people_what"], words)
    event = what.selectbox(words("case.act"), possible, key="people_what", persist_state="session",
                           format_func=lambda each: words(f"act.{each}"))
    entry = None
    if event in people.OF_AN_ACCOUNT:
        chosen = who.selectbox(words("field.account"), list(still), index=None, key="people_who",
                               placeholder=words("form.choose"))
        entry = still.get(chosen)
    at = f"people:{event}:{entry['account'] if entry else ''}:{asking.account()}"
    came = forms.result(at, words)
    if came is not None and came.recorded:
        asking.forget_accounts()
    if event in people.OF_AN_ACCOUNT and entry is None:
        st.markdown(words("people.choose"))
        return
    fresh = {name: entry[name] for name in ("organisation", "roles")} if event == "account_changed" and entry else None
    plain_form.show(at, people.FORMS[event], partial(people.line, event, entry, asking.desk().today()),
                    words(f"act.{event}.send"), words, fresh=fresh,
                    choices={"organisations": {name: name for name in found["organisations"]}})


show()
