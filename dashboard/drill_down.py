"""From a month of a figure to what it counts: by a click on the point, or by choosing the month from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import address, asking
from dashboard.views import counted

if TYPE_CHECKING:
    from datetime import date

    from dashboard.views.months import MonthlyFigure
    from dashboard.words import Words

#: Lines stand in so many columns.
_COLUMNS = 4


def chosen(view: MonthlyFigure) -> str | None:
    """The month of this figure that stands open in the address, one of all figures at a time."""
    month = st.query_params.get("month") if st.query_params.get("figure") == view.key else None
    return month if month in {each.month for each in view.months} else None


def month_choice(view: MonthlyFigure, words: Words) -> None:
    """The months as a list, the latest first: what a click on a point does, without a mouse."""
    key = f"month_{view.key}"
    st.session_state[key] = chosen(view)
    names = {each.month: f"{each.words} ({each.written})" for each in reversed(view.months)}
    st.selectbox(words("counted.choose", title=view.title), list(names), format_func=names.__getitem__, key=key,
                 placeholder=words("counted.month"), on_change=_listed, args=(view.key, key))


def clicked(figure: str, chart: str) -> None:
    """Callback of a chart: open the month of the point; a click beside the points changes nothing."""
    points = st.session_state[chart].selection.points
    if points:
        _open(figure, str(points[0]["x"])[:7])


def show(view: MonthlyFigure, on: date, district: str | None, organisation: str | None, words: Words) -> None:
    """What the open month counts, each a way to her page as of that day."""
    month = chosen(view)
    if month is None:
        return
    found = counted.lines(asking.counted(view.key, month, on, district, organisation), words)
    with st.container(border=True, key=f"counted_{view.key}", gap="small"):
        st.header(words("counted.title", title=view.title, month=words.month(month)), anchor=False)
        st.markdown(counted.sentence(view.key, month, len(found), words))
        pages = -(-len(found) // counted.ON_A_PAGE)
        number = min(st.session_state.get("counted_page", 1), max(pages, 1))
        _links(found[(number - 1) * counted.ON_A_PAGE:number * counted.ON_A_PAGE])
        if pages > 1:
            st.pagination(pages, key="counted_page")
        st.button(words("counted.close"), key="counted_close", on_click=_open, args=(view.key, None))


def _links(lines: list[counted.Line]) -> None:
    height = -(-len(lines) // _COLUMNS)
    for place, start in zip(st.columns(_COLUMNS), range(0, len(lines), height or 1), strict=False):
        for line in lines[start:start + height]:
            place.page_link("screens/trajectory.py", label=line.text,
                            query_params={"id": line.trajectory, "on": line.on.isoformat()})


def _listed(figure: str, key: str) -> None:
    _open(figure, st.session_state[key])


def _open(figure: str, month: str | None) -> None:
    """The address says which month of which figure is open."""
    st.session_state.pop("counted_page", None)
    if month is None:
        address.forget("figure", "month")
    else:
        st.query_params.update({"figure": figure, "month": month})
