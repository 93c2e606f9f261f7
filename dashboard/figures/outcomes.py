"""How many had an outcome by some fixed days: a line a group, each with a shape of its own and its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.figures import template
from dashboard.figures.drawing import Drawing

if TYPE_CHECKING:
    from dashboard.views.outcomes import Line, Outcome
    from dashboard.words import Words

_LOOKS = ((template.PRIMARY, "circle", "solid"), (template.ORANGE, "diamond", "dash"),
          (template.GREEN, "square", "dot"))

#: The part of the axis that the number of a tick takes on a page of 390 pixels.
_ROOM = 0.12


def draw(view: Outcome, words: Words) -> Drawing:
    """Only what is told is drawn: the days in between are nobody's."""
    data = [_line(line, look, words) for line, look in zip(view.lines, _LOOKS, strict=False)]
    figure = {"data": data, "layout": template.layout(
        320, template.separators(words.language), showlegend=len(data) > 1, margin={"l": 8, "r": 12, "t": 12, "b": 8},
        xaxis=template.axis(title={"text": words("outcomes.axis"), "font": {"color": template.INK, "size": 13}},
                            **_ticks({day for line in view.lines for day in line.days}), showgrid=False,
                            rangemode="tozero"),
        yaxis=template.axis(range=[0, 1.02], tickformat=".0%", nticks=6),
        legend={"orientation": "h", "y": -0.3, "x": 0, "font": {"color": template.INK, "size": 13}})}
    return Drawing(view.title, figure, view.alt, view.table)


def _ticks(days: set[int]) -> dict[str, Any]:
    """A tick at each day; a number only where it has room behind the one before, on a telephone too."""
    named: list[int] = []
    for day in sorted(days):
        if not named or day - named[-1] >= _ROOM * max(days):
            named.append(day)
    return {"tickmode": "array", "tickvals": sorted(days), "tickangle": 0,
            "ticktext": [str(day) if day in named else "" for day in sorted(days)]}


def _line(line: Line, look: tuple[str, str, str], words: Words) -> dict[str, Any]:
    colour, shape, dash = look
    above = [(high if high is not None else share) - share for high, share in zip(line.high, line.shares, strict=True)]
    below = [share - (low if low is not None else share) for low, share in zip(line.low, line.shares, strict=True)]
    return {"type": "scatter", "mode": "lines+markers", "name": line.name, "x": line.days, "y": line.shares,
            "line": {"color": colour, "width": 2, "dash": dash},
            "marker": {"symbol": shape, "size": 9, "color": colour},
            "error_y": {"type": "data", "symmetric": False, "array": above, "arrayminus": below, "color": colour,
                        "thickness": 1.2, "width": 4},
            "customdata": [words("outcomes.hover", group=line.name, days=words.count("days", day),
                                 share=words.share(share))
                           for day, share in zip(line.days, line.shares, strict=True)],
            "hovertemplate": "%{customdata}<extra></extra>"}
