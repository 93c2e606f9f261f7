"""How the time to an answer runs on one rung: steps, the interval around them, and how many still waited below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.figures import template
from dashboard.figures.drawing import Drawing

if TYPE_CHECKING:
    from dashboard.views.answer_curve import AnswerCurve
    from dashboard.words import Words

_INTERVAL = "rgba(11, 83, 148, 0.16)"


def draw(view: AnswerCurve, words: Words) -> Drawing:
    """The curve from the day of arrival up to a little after the last answer or the term."""
    last = max(view.on[-1], view.term) + 0.5
    figure = {"data": [*_interval(view, last), _steps(view, last, words)], "layout": template.layout(
        300, template.separators(words.language), margin={"l": 8, "r": 12, "t": 22, "b": 8, "pad": 2},
        xaxis=template.axis(range=[-0.1, last], tickmode="array", tickvals=view.on, showgrid=False,
                            ticktext=[f"{words.number(day)}<br>({words.number(number)})"
                                      for day, number in zip(view.on, view.at_risk, strict=True)],
                            title={"text": words("curve.axis"), "font": {"color": template.INK, "size": 13}}),
        yaxis=template.axis(range=[0, 1.02], tickformat=".0%", nticks=6), shapes=[_term(view)],
        annotations=[_term_word(view, words)])}
    return Drawing(view.title, figure, view.alt, view.table)


def _steps(view: AnswerCurve, last: float, words: Words) -> dict[str, Any]:
    days, answered = [0, *view.days, last], [0, *view.answered, view.answered[-1]]
    told = [words("curve.hover", days=words.count("days", int(day)), share=words.share(share))
            for day, share in zip(days, answered, strict=True)]
    return {"type": "scatter", "mode": "lines", "x": days, "y": answered, "customdata": told,
            "line": {"color": template.PRIMARY, "width": 2.5, "shape": "hv"},
            "hovertemplate": "%{customdata}<extra></extra>"}


def _interval(view: AnswerCurve, last: float) -> list[dict[str, Any]]:
    """The band between two step lines; where no interval can be worked out it is as wide as the line."""
    def edge(values: list[float | None], **more: Any) -> dict[str, Any]:
        known = [value if value is not None else answered
                 for value, answered in zip(values, view.answered, strict=True)]
        return {"type": "scatter", "mode": "lines", "x": [0, *view.days, last], "y": [0, *known, known[-1]],
                "line": {"width": 0, "shape": "hv"}, "hoverinfo": "skip", **more}

    return [edge(view.low), edge(view.high, fill="tonexty", fillcolor=_INTERVAL)]


def _term(view: AnswerCurve) -> dict[str, Any]:
    return {"type": "line", "layer": "below", "x0": view.term, "x1": view.term, "yref": "paper", "y0": 0, "y1": 1,
            "line": {"color": template.ORANGE, "width": 1.5, "dash": "dash"}}


def _term_word(view: AnswerCurve, words: Words) -> dict[str, Any]:
    return {"x": view.term, "y": 1, "yref": "paper", "xanchor": "right", "yanchor": "bottom", "showarrow": False,
            "text": words("curve.term"), "font": {"color": template.INK, "size": 12}}
