"""Where one begins: how it stands today, and the ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import asking, asking_ladder, frame, menu
from dashboard.views import attention as attention_view
from dashboard.views import city as city_view

if TYPE_CHECKING:
    from dashboard.words import Words

#: In the order of the page; each stands there for whoever finds it in the menu.
_DOORS = ("inbox", "deviate", "city", "attention", "trajectory", "record")


def show() -> None:
    """Today's four figures where one may see them, then the doors with what lies behind each."""
    words = frame.opened("start", None)
    if asking.may(asking.READ_FIGURES):
        _today(words)
    entries = {entry.name: entry for entry in menu.MENU}
    doors = [door for door in _DOORS if menu.shows(entries[door])]
    for row in (doors[i:i + 2] for i in range(0, len(doors), 2)):
        for place, door in zip(st.columns(2, gap="medium"), row, strict=False):
            with place.container(border=True, key=f"door_{door}", gap="small", height="stretch"):
                st.header(words(f"start.{door}"), anchor=False)
                st.markdown(words(f"start.{door}.what"))
                _now(door, words)
                st.page_link(f"screens/{entries[door].file}.py", label=words(f"start.{door}.go"))
    if asking.desk().is_demonstration:
        st.info(words("start.invented"), icon=":material/science:")


def _now(door: str, words: Words) -> None:
    """How much lies behind a door now."""
    if door == "attention" and asking.may(asking.READ_TRAJECTORY):
        st.markdown(attention_view.summary(asking.attention(asking.desk().today(), None), words))
    if door == "inbox":
        st.markdown(words("start.inbox.waits", number=words.count("pieces", len(asking_ladder.inbox()))))


def _today(words: Words) -> None:
    figures = asking.city(asking.desk().today(), None, None)
    told = "start.on" if "on" in figures else "start.today"
    st.header(words(told, day=words.day(figures.get("on", asking.desk().today()))), anchor=False)
    groups = city_view.groups(figures, words)
    cards = {card.key: card for group in groups for card in group.cards}
    for place, key in zip(st.columns(4), ("open", "overloaded", "stalled", "unsafe"), strict=True):
        with place.container(border=True, key=f"card_{key}", gap="xxsmall", height="stretch"):
            st.metric(cards[key].label, cards[key].value)
            st.markdown(cards[key].note)


show()
