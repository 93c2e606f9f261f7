"""A figure by month with its usual range: a signal has a shape, a colour and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dashboard.figures import template
from dashboard.figures.drawing import Drawing
from dashboard.views.months import limits, written

if TYPE_CHECKING:
    from dashboard.views.months import Month, MonthlyFigure
    from dashboard.words import Words

#: The shape of each signal; the plain point is a dot.
SHAPES = {None: "circle", "outside": "diamond", "trend": "triangle-up", "two_of_three": "square", "shift": "pentagon"}

#: A name of two lines takes up this part of the height of the chart.
_NAME_HEIGHT = 0.16
_HALF_A_MONTH = timedelta(days=15)
#: Words at a line reach over the right end of the chart, where names stand lower, up to this part of its width.
_ROOM_BEHIND = 0.7
#: So many pixels may the name of a line that lies high reach over the top.
_OVER_NAMES = 12
#: Ticks beside the chart.
_FEW = 6


@dataclass(frozen=True)
class Change:
    """What a chart says of a change: the month in which it began, and how far which month was to be; with its words."""

    month: str | None
    name: str
    goal: float
    by: str
    goal_name: str


def draw(view: MonthlyFigure, words: Words, chosen: str | None = None, change: Change | None = None) -> Drawing:
    """The chart, its sentence and its table, with a line at the month that is chosen, and a change with its goal.

    Limits come from the application, nothing is computed here.
    """
    days = [f"{month.month}-01" for month in view.months]
    data = [*_limits(view, days, words), _points(view, days), *(_goal(change) if change else [])]
    figure = {"data": data, "layout": template.layout(
        330 if change else 300, template.separators(words.language),
        xaxis=template.axis(type="date", tickformat="%m-%Y", nticks=7, showgrid=False, **_months(days, change)),
        yaxis=template.axis(range=[0, _top(view, change)], tickformat=_tickformat(view.form),
                            **_ticks(view.form, _top(view, change))),
        margin={"l": 8, "r": 96, "t": 44 if change else 12, "b": 8, "pad": 2},
        annotations=[*_names(view, _top(view, change), words), *_nothing(view, words),
                     *(_began(change, days) if change else [])],
        shapes=[_upright(month) for month in (chosen, change and change.month) if month])}
    said = " ".join([_sentence(view, words), *([change.name, change.goal_name] if change else [])])
    return Drawing(view.title, figure, said, _table(view, words))


def _months(days: list[str], change: Change | None) -> dict[str, Any]:
    """From half a month before the first day to half a month after the last: on a narrow page Plotly takes more."""
    shown = [date.fromisoformat(day) for day in (*days, *([f"{change.by}-01"] if change else []))]
    if not shown:
        return {}
    return {"range": [(min(shown) - _HALF_A_MONTH).isoformat(), (max(shown) + _HALF_A_MONTH).isoformat()]}


def _ticks(form: str, top: float) -> dict[str, Any]:
    """How many ticks; of few things each whole number, since half a deviation there is not."""
    return {"dtick": 1} if form == "count" and top <= _FEW else {"nticks": _FEW}


def _goal(change: Change) -> list[dict[str, Any]]:
    """Where the figure was to be, as an open mark with its words; at the same height a thin line leads to it."""
    days = [f"{month}-01" for month in (change.month, change.by) if month]
    line = {"type": "scatter", "mode": "lines", "x": days, "y": [change.goal] * len(days), "hoverinfo": "skip",
            "line": {"color": template.GREEN, "width": 1.5, "dash": "dot"}}
    point = {"type": "scatter", "mode": "markers", "x": [days[-1]], "y": [change.goal], "hovertext": change.goal_name,
             "hoverinfo": "text", "marker": {"symbol": "star-diamond-open", "size": 14, "color": template.GREEN,
                                             "line": {"color": template.GREEN, "width": 2}}}
    return [line, point]


def _began(change: Change, days: list[str]) -> list[dict[str, Any]]:
    """The words of the change over its line and over the points: to the right of it, where there is room."""
    if change.month is None:
        return []
    first, last = _months(days, change)["range"]
    shown = (date.fromisoformat(each).toordinal() for each in (first, f"{change.month}-01", last))
    begin, here, end = shown
    side, shift = ("left", -4) if here - begin < _ROOM_BEHIND * (end - begin) else ("right", 4)
    return [{"x": f"{change.month}-01", "y": 1, "yref": "paper", "xanchor": side, "yanchor": "bottom", "xshift": shift,
             "yshift": _OVER_NAMES, "showarrow": False, "text": change.name,
             "font": {"size": 12, "color": template.INK}}]


def _nothing(view: MonthlyFigure, words: Words) -> list[dict[str, Any]]:
    """An empty chart says that it is empty; why stands in its verdict."""
    if any(month.value is not None for month in view.months):
        return []
    return [{"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False, "text": words("chart.nothing"),
             "font": {"size": 13, "color": template.MUTED}}]


def _upright(month: str) -> dict[str, Any]:
    day = f"{month}-01"
    return {"type": "line", "layer": "below", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1,
            "line": {"color": template.INK, "width": 1, "dash": "dot"}}


def _top(view: MonthlyFigure, change: Change | None = None) -> float:
    """A little over the highest point, limit or goal. No figure here goes under nought; a lower limit may."""
    told = [month.value for month in view.months if month.value is not None]
    return 1.12 * max([*told, view.upper or 0, change.goal if change else 0]) or 1


def _points(view: MonthlyFigure, days: list[str]) -> dict[str, Any]:
    signals = [month.signal for month in view.months]
    return {
        "type": "scatter", "mode": "lines+markers", "x": days, "y": [month.value for month in view.months],
        "line": {"color": template.PRIMARY, "width": 2}, "connectgaps": False,
        "marker": {"symbol": [SHAPES.get(signal, "circle") for signal in signals],
                   "size": [7 if signal is None else 12 for signal in signals],
                   "color": [template.PRIMARY if signal is None else template.ORANGE for signal in signals],
                   "line": {"color": template.PAPER, "width": 1}},
        "unselected": {"marker": {"opacity": 1}},  # a click opens a month, it dims no other
        "customdata": [_hover(month) for month in view.months], "hovertemplate": "%{customdata}<extra></extra>",
    }


def _hover(month: Month) -> str:
    lines = [f"<b>{month.words}</b>", month.written, month.fraction, month.signal_words]
    return "<br>".join(line for line in lines if line)


def _limits(view: MonthlyFigure, days: list[str], words: Words) -> list[dict[str, Any]]:
    """Mean and limits as lines; the range between the limits as a light band under the points."""
    if view.mean is None or not days:
        return []
    ends = [days[0], days[-1]]
    lines: list[dict[str, Any]] = []
    if view.lower is not None and view.upper is not None:
        edge = {"color": template.BORDER, "width": 1.5, "dash": "dash"}
        lines += [_line(ends, view.lower, edge, words("chart.lower")),
                  {**_line(ends, view.upper, edge, words("chart.upper")), "fill": "tonexty",
                   "fillcolor": template.SURFACE}]
    return [*lines, _line(ends, view.mean, {"color": template.INK, "width": 1.5}, words("chart.mean"))]


def _line(ends: list[str], value: float, style: dict[str, Any], name: str) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "x": ends, "y": [value, value], "line": style, "name": name,
            "hoverinfo": "skip"}


def _names(view: MonthlyFigure, top: float, words: Words) -> list[dict[str, Any]]:
    """The names of the lines at their right end: no legend to look up. Where lines lie close, their names make room."""
    if view.mean is None:
        return []
    room = top * _NAME_HEIGHT
    found = [("mean", view.mean, view.mean)]
    if view.upper is not None:
        found.append(("upper", view.upper, max(view.upper, view.mean + room)))
    if view.lower is not None and view.lower >= 0:
        found.append(("lower", view.lower, min(view.lower, view.mean - room)))
    return [{"x": 1, "xref": "paper", "xanchor": "left", "xshift": 6, "y": place, "yref": "y", "showarrow": False,
             "align": "left", "text": f"{words(f'chart.{name}')}<br>{written(value, view.form, words)}",
             "font": {"size": 12, "color": template.INK if name == "mean" else template.MUTED}}
            for name, value, place in found]


def _tickformat(form: str) -> str:
    return {"share": ",.0%", "count": ",.0f", "ratio": ",.2~f", "rate": ",.2~f"}[form]


def _sentence(view: MonthlyFigure, words: Words) -> str:
    told = [month for month in view.months if month.value is not None]
    if not told:
        return " ".join([words("chart.alt.empty", title=view.title), view.verdict])
    parts = [words("chart.alt.series", title=view.title, first=view.months[0].words, last=told[-1].words,
                   value=told[-1].written)]
    if view.mean is not None:
        parts.append(words("chart.alt.limits", mean=written(view.mean, view.form, words),
                           limits=limits(view.lower, view.upper, view.form, words)))
    return " ".join([*parts, view.verdict])


def _table(view: MonthlyFigure, words: Words) -> dict[str, list[str]]:
    months = list(reversed(view.months))
    return {words("table.month"): [month.words for month in months],
            words("table.value"): [month.written for month in months],
            words("table.fraction"): [month.fraction or words("none") for month in months],
            words("table.signal"): [month.signal_words or words("none") for month in months]}
