"""The day in her course: a slider from opening to closing, a field to type it in and a step of a day, moving as one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import address, asking, frame

if TYPE_CHECKING:
    from dashboard.words import Words

_SLIDER, _FIELD, _SHOWN = "course_slider", "course_field", "course_shown"
_DAY = timedelta(days=1)
_FORMAT = "DD-MM-YYYY"


def choice(name: str, words: Words) -> date:
    """The day that the page of this trajectory is about; it stands in the address as `on`. Raises Refused.

    A day outside her course shows its nearest day. To look back in one course moves no other page to that day.
    """
    today, course = asking.desk().today(), asking.course(name)
    first, last = course["opened_on"], course["closed_on"] or today
    shown = min(max(frame.asked_day(today), first), last)
    if shown != today:
        _go(shown)
    if first < last:
        _draw(shown, first, last, words)
    return shown


def _draw(shown: date, first: date, last: date, words: Words) -> None:
    for key in (_SLIDER, _FIELD):
        _show(shown, key)
    with st.container(key="course_day", gap="xxsmall"):
        st.slider(words("course.day", first=words.day(first), last=words.day(last)), min_value=first, max_value=last,
                  step=_DAY, format=_FORMAT, key=_SLIDER, on_change=_chosen, args=(_SLIDER, _FIELD))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(words("course.type"), min_value=first, max_value=last, format=_FORMAT, key=_FIELD,
                          on_change=_chosen, args=(_FIELD, _SLIDER), width=200)
            st.button(words("course.earlier"), disabled=shown == first, key="course_earlier",
                      on_click=_go, args=(shown - _DAY,))
            st.button(words("course.later"), disabled=shown == last, key="course_later",
                      on_click=_go, args=(shown + _DAY,))


def _show(day: date, key: str) -> None:
    """Set one of the two widgets to the day, and remember which days the browser may still believe it has.

    The widget that holds the day already is let be: setting it would undo a key that was pressed meanwhile.
    """
    held = st.session_state.get(key)
    since = st.session_state.get(f"{key}:believed", [])
    believed = since[since.index(held):] if held in since else [held]
    if held != day:
        st.session_state[key] = day
        believed = [*believed, day]
    st.session_state[f"{key}:believed"] = believed
    st.session_state[_SHOWN] = day


def _chosen(key: str, other: str) -> None:
    """Callback: go to the day of this widget; an emptied field changes nothing.

    A person moves one widget at a time. When both have come with another day than the page shows, the browser sent
    them before it had heard of that day, and a day it was told before was chosen by nobody now.
    """
    day = st.session_state[key]
    is_late = st.session_state[other] != st.session_state[_SHOWN] and day in st.session_state[f"{key}:believed"]
    if day is not None and not is_late:
        _go(day)


def _go(day: date) -> None:
    """The page is about this day, today too when it was chosen."""
    address.write("on", day.isoformat())
