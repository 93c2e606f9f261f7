"""The look of every chart: colours that can be told apart and read, and one set of axes."""

from __future__ import annotations

from typing import Any

#: Each is readable on white (WCAG 2.2 AA); a test holds it.
INK = "#14181c"
MUTED = "#4a5560"
PRIMARY = "#0b5394"
ORANGE = "#b45f06"
GREEN = "#38761d"
PURPLE = "#5b3a8c"
BORDER = "#767f8a"
PAPER = "#ffffff"
SURFACE = "#f3f5f8"
GRID = "#e3e8ee"

#: Fills of bars, light enough for INK to be read on them.
FILLS = {"placement": "#cfe2f3", "placement_out": "#f9d8b0", "caregiver": "#d9ead3", "intervention": "#dcd3ea",
         "imposed": "#f3c9c9", "band": "#fdf1e3"}

TEXTS_ON_PAPER = (INK, MUTED, PRIMARY, ORANGE, GREEN, PURPLE)
TEXTS_ON_SURFACE = (INK, MUTED)
LINES_ON_PAPER = (PRIMARY, ORANGE, GREEN, PURPLE, BORDER)

#: From so many years on an axis names years and no months.
_MANY_YEARS = 4
_AXIS: dict[str, Any] = {
    "showline": True, "linecolor": BORDER, "gridcolor": GRID, "zeroline": False, "ticks": "outside",
    "tickcolor": BORDER, "tickfont": {"color": INK, "size": 13}, "title": {"font": {"color": INK, "size": 13}},
    "fixedrange": True, "automargin": True,
}


def layout(height: int, separators: str, **more: Any) -> dict[str, Any]:
    """A layout of our own; Streamlit's theme does not have enough contrast."""
    return {
        "height": height, "paper_bgcolor": PAPER, "plot_bgcolor": PAPER, "separators": separators,
        "font": {"family": "Source Sans, Source Sans Pro, sans-serif", "size": 14, "color": INK},
        "margin": {"l": 8, "r": 12, "t": 12, "b": 8, "pad": 2}, "dragmode": False, "hovermode": "closest",
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": BORDER, "font": {"color": INK, "size": 14}},
        "legend": {"orientation": "h", "y": -0.18, "x": 0, "font": {"color": INK, "size": 13}},
        "showlegend": False, **more,
    }


def axis(**more: Any) -> dict[str, Any]:
    """An axis in our look."""
    return {**_AXIS, **more}


def time_axis(first: str, last: str, **more: Any) -> dict[str, Any]:
    """An axis of days with few enough words to stand level on a phone: months, or years when there are many."""
    years = int(last[:4]) - int(first[:4])
    return axis(type="date", tickformat="%Y" if years >= _MANY_YEARS else "%m-%Y", nticks=6, range=[first, last],
                **more)


def separators(language: str) -> str:
    """Decimal and thousands marks for plotly: a comma in Dutch, a point in English."""
    return ",." if language == "nl" else ".,"
