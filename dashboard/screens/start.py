"""Where one begins: how it stands today, and the four ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import asking, frame
from dashboard.views import attention as attention_view
from dashboard.views import city as city_view

if TYPE_CHECKING:
    from dashboard.words import Words

_DOORS = (("city", "screens/city.py"), ("attention", "screens/attention.py"),
          ("trajectory", "screens/trajectory.py"), ("record", "screens/record_fact.py"))


def show() -> None:
    """Today's four figures where one may see them, then the doors with what lies behind each."""
    words = frame.opened("start", None)
    if asking.may(asking.READ_FIGURES):
        _today(words)
    for row in (_DOORS[:2], _DOORS[2:]):
        for place, (door, page) in zip(st.columns(2, gap="medium"), row, strict=True):
            with place.container(border=True, key=f"door_{door}", gap="small", height="stretch"):
                st.header(words(f"start.{door}"), anchor=False)
                st.markdown(words(f"start.{door}.what"))
                if door == "attention" and asking.may(asking.READ_TRAJECTORY):
                    st.markdown(attention_view.summary(asking.attention(asking.desk().today(), None), words))
                st.page_link(page, label=words(f"start.{door}.go"))
    if asking.desk().is_demonstration:
        st.info(words("start.invented"), icon=":material/science:")


def _today(words: Words) -> None:
    today = asking.desk().today()
    st.header(words("start.today", day=words.day(today)), anchor=False)
    groups = city_view.groups(asking.city(today, None, None), words)
    cards = {card.key: card for group in groups for card in group.cards}
    for place, key in zip(st.columns(4), ("open", "overloaded", "stalled", "unsafe"), strict=True):
        with place.container(border=True, key=f"card_{key}", gap="xxsmall", height="stretch"):
            st.metric(cards[key].label, cards[key].value)
            st.markdown(cards[key].note)


show()
