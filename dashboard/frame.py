"""What stands on every page: its title, whether the data are invented, and whether the figures are behind."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import address, asking
from dashboard.views import measures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.figures.drawing import Drawing
    from dashboard.views.measures import Definition
    from dashboard.words import Words


def opened(page: str, action: str | None, resource: str | None = None) -> Words:
    """Draw the head of a page and return its words; stop in plain words when the account may not be here."""
    words = asking.words()
    desk = asking.desk()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="head"):
        st.title(words(f"{page}.title"), anchor=False, width="content")
        if desk.is_demonstration:
            st.badge(words("app.invented"), icon=":material/science:", color="violet")
    if action is not None and not asking.may(action, resource):
        st.warning(words("error.not_allowed"), icon=":material/lock:")
        st.stop()
    st.markdown(words(f"{page}.lead"))
    behind = desk.behind()
    if behind is not None:
        st.warning(words("app.behind"), icon=":material/history:")
    return words


def day_choice(words: Words, where: st.delta_generator.DeltaGenerator) -> date:
    """The day that the page is about; other than today it stands in the address as `on`."""
    today = asking.desk().today()
    chosen = where.date_input(words("filter.on"), value=asked_day(today), min_value=_FIRST, max_value=today,
                              format="DD-MM-YYYY", key="on") or today
    unknown = st.query_params.get("on")
    if unknown and _day(unknown, today) is None and chosen == today:
        address.say_unknown(unknown, words.day(today), words)
    else:
        _keep("on", chosen, None if chosen == today else chosen.isoformat())
    return chosen


def asked_day(today: date) -> date:
    """The day of the address, else of the page before, else today."""
    return _day(st.query_params.get("on", ""), today) or st.session_state.get("kept:on", today)


def in_link(day: date) -> dict[str, str]:
    """What a link to another page takes along, so that it is about the same day; today goes without saying."""
    return {} if day == asking.desk().today() else {"on": day.isoformat()}


def one_of(words: Words, where: st.delta_generator.DeltaGenerator, key: str, options: list[str]) -> str | None:
    """A district or organisation, or None for all; kept in the address under `key`."""
    asked, unknown = st.query_params.get(key), address.unknown(key, options)
    start = asked if asked in options else st.session_state.get(f"kept:{key}")
    # The browser keeps a choice by its word: in the other language it is another widget with the same choice.
    chosen = where.selectbox(words(f"filter.{key}"), [None, *options], key=f"{key}:{words.language}",
                             index=options.index(start) + 1 if start in options else 0,
                             format_func=lambda name: words(f"filter.{key}.all") if name is None else name)
    if unknown is not None and chosen is None:  # it stays in the address: Back would come to it again and again
        address.say_unknown(unknown, words(f"filter.{key}.all"), words)
    else:
        _keep(key, chosen, chosen)
    return chosen


def trajectory_choice(words: Words, search: st.delta_generator.DeltaGenerator, choice: st.delta_generator.DeltaGenerator
                      ) -> str | None:
    """The trajectory of the address, or one found by a part of its name; the choice goes into the address as `id`."""
    part = search.text_input(words("filter.search"), key="search", type="search", help=words("filter.search.help"),
                             autocomplete="off", placeholder=words("filter.search.placeholder"))
    names = asking.trajectories((part or "").strip())
    asked = st.query_params.get("id") or st.session_state.get("kept:id")
    options = names if asked is None or asked in names else [asked, *names]
    chosen = choice.selectbox(words("filter.trajectory"), options, key="trajectory",
                              index=None if asked is None else options.index(asked),
                              placeholder=words("filter.trajectory.placeholder"))
    _keep("id", chosen, chosen)
    return chosen


def _keep(key: str, chosen: object, in_address: str | None) -> None:
    """A choice holds on the next page too, and stands in the address of every page that has it."""
    st.session_state[f"kept:{key}"] = chosen
    if in_address is not None:
        address.write(key, in_address)
    else:
        address.forget(key)


def _day(text: str, last: date) -> date | None:
    """The day that an address asks for, None for what is no day or lies ahead."""
    try:
        return min(max(date.fromisoformat(text), _FIRST), last)
    except ValueError:
        return None


def draw(drawing: Drawing, words: Words, key: str, on_click: Callable[[], None] | None = None) -> None:
    """A chart, its alternative text, and the same figures as a table one click away. `on_click`: of its points."""
    st.plotly_chart(drawing.figure, theme=None, key=key, alt=drawing.alt, config=_CONFIG, selection_mode="points",
                    on_select=on_click or "ignore")
    with st.expander(words("chart.as_table")):
        st.markdown(drawing.alt)
        st.table(drawing.table, hide_index=True, alt=drawing.title)


def definition(words: Words, told: Mapping[str, Definition], key: str, label: str) -> None:
    """What a figure means, one click away."""
    with st.popover(words("measure.what"), type="tertiary", key=f"what_{key}"):
        st.markdown(f"**{label}**")
        st.markdown(measures.sentence(told[key], words) if key in told else words("measure.unregistered"))


def fact(where: st.delta_generator.DeltaGenerator, key: str, label: str, value: str, note: str) -> None:
    """A fact in words as a card; unlike a metric it is never cut off."""
    parts = (("dt", "", label), ("dd", "kp-value", value), ("dd", "", note))
    inside = "".join(f'<{tag} class="{style}">{escape(text)}</{tag}>' for tag, style, text in parts if text)
    with where.container(border=True, key=f"fact_{key}", height="stretch"):
        st.html(f'<dl class="kp-fact">{inside}</dl>')


def empty(sentence: str) -> None:
    """Nothing to show, said in one sentence."""
    st.info(sentence, icon=":material/inbox:")


#: Before this day there is nothing to ask about.
_FIRST = date(1990, 1, 1)
_CONFIG = {"displayModeBar": False, "scrollZoom": False, "showTips": False, "responsive": True}
