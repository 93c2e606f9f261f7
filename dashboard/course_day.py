"""The day in her course: a slider from opening to closing, a field to type it in and a step of a day, moving as one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import asking, frame

if TYPE_CHECKING:
    from dashboard.words import Words

_SLIDER, _FIELD = "course_slider", "course_field"
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
    # One day in two widgets: whichever was moved tells the address, and the other is set to what stands there. The one
    # that holds the day already is let be: setting it would undo a key that was pressed meanwhile.
    for key in (_SLIDER, _FIELD):
        if st.session_state.get(key) != shown:
            st.session_state[key] = shown
    with st.container(key="course_day", gap="xxsmall"):
        st.slider(words("course.day", first=words.day(first), last=words.day(last)), min_value=first, max_value=last,
                  step=_DAY, format=_FORMAT, key=_SLIDER, on_change=_chosen, args=(_SLIDER,))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(words("course.type"), min_value=first, max_value=last, format=_FORMAT, key=_FIELD,
                          on_change=_chosen, args=(_FIELD,), width=200)
            st.button(words("course.earlier"), disabled=shown == first, key="course_earlier",
                      on_click=_go, args=(shown - _DAY,))
            st.button(words("course.later"), disabled=shown == last, key="course_later",
                      on_click=_go, args=(shown + _DAY,))


def _chosen(key: str) -> None:
    """Callback: go to the day of this widget; an emptied field changes nothing."""
    if st.session_state[key] is not None:
        _go(st.session_state[key])


def _go(day: date) -> None:
    """The page is about this day, today too when it was chosen."""
    frame.write_address("on", day.isoformat())
