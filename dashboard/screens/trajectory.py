"""One trajectory: how it stands, what ran when, and what it asked of her."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from application.refusals import Refused
from dashboard import asking, course_day, frame, her_course
from dashboard.views import lanes, trajectory
from dashboard.words import plain

#: "As known on a day" means: with everything recorded by the end of that day in the city.
_ZONE = ZoneInfo("Europe/Amsterdam")


def show() -> None:
    """Choose a trajectory and a day in her course; then its header, its lanes, its load and its figures."""
    words = frame.opened("trajectory", asking.READ_TRAJECTORY)
    search, who, known = st.columns(3)
    name = frame.trajectory_choice(words, search, who)
    known_on = known.date_input(words("filter.known_on"), value=None, max_value=asking.desk().today(),
                                format="DD-MM-YYYY", key="known_on", help=words("filter.known_on.help"))
    if name is None:
        frame.empty(words("trajectory.choose"))
        return
    if not asking.may(asking.READ_TRAJECTORY, name):
        st.warning(words("error.not_allowed"), icon=":material/lock:")
        return
    try:
        on = course_day.choice(name, words)
        told = asking.trajectory(name, on, _end_of(known_on))
        drawn = asking.timeline(name, on)
    except Refused:
        st.error(words("trajectory.unknown", name=plain(name)), icon=":material/search_off:")
        return
    st.header(plain(name), anchor=False)
    for place, (key, *fact) in zip(st.columns(4), trajectory.header(told, words), strict=True):
        frame.fact(place, key, *fact)
    if known_on is None:
        her_course.drawn(lanes.lanes(drawn, on, words), lanes.load_steps(drawn, on), words)
    else:
        st.info(words("trajectory.known_on", day=words.day(known_on)), icon=":material/history:")
    st.header(words("trajectory.figures", day=words.day(on)), anchor=False)
    her_course.figures(trajectory.blocks(told, words))
    st.page_link("screens/record_fact.py", label=words("trajectory.record"), query_params={"id": name})


def _end_of(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(23, 59, 59, 999_999), _ZONE)


show()
