"""What was asked of her in a week against what she could carry, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.figures import template
from dashboard.figures.drawing import Drawing

if TYPE_CHECKING:
    from datetime import date

    from dashboard.views.lanes import LoadStep
    from dashboard.words import Words


def draw(steps: list[LoadStep], words: Words, title: str, period: tuple[str, str]) -> Drawing:
    """Two step lines; the days on which more was asked than she can carry lie in a band with its word."""
    days = [day.isoformat() for step in steps for day in (step.since, step.until)]
    asked = [amount for step in steps for amount in (step.asked, step.asked)]
    capacity = [amount for step in steps for amount in (step.capacity, step.capacity)]
    most = max([*asked, *capacity, 1])
    figure = {"data": [
        _line(days, asked, words("load.asked"), {"color": template.PRIMARY, "width": 2.5}),
        _line(days, capacity, words("load.capacity"), {"color": template.INK, "width": 2, "dash": "dash"}),
        {"type": "bar", "x": [None], "y": [None], "name": words("load.over"), "hoverinfo": "skip",
         "marker": {"color": template.FILLS["band"], "line": {"color": template.ORANGE, "width": 1}}},
    ], "layout": template.layout(
        280, template.separators(words.language), shapes=[_band(*days) for days in bands(steps)],
        xaxis=template.time_axis(*period, showgrid=False),
        yaxis=template.axis(range=[0, most * 1.15], nticks=6,
                            title={"text": words("load.axis"), "font": {"color": template.INK, "size": 13}}),
        showlegend=True, hovermode="x unified")}
    return Drawing(title, figure, _sentence(steps, words), _table(steps, words))


def over(steps: list[LoadStep]) -> list[LoadStep]:
    """The steps on which more is asked than she can carry."""
    return [step for step in steps if step.asked > step.capacity]


def _line(days: list[str], amounts: list[float], name: str, style: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "x": days, "y": amounts, "name": name, "line": style,
            "hovertemplate": f"{name}: %{{y}}<extra></extra>", **more}


def bands(steps: list[LoadStep]) -> list[tuple[date, date]]:
    """The days over capacity as whole spells: steps that follow each other are one."""
    spells: list[tuple[date, date]] = []
    for step in over(steps):
        if spells and spells[-1][1] == step.since:
            spells[-1] = (spells[-1][0], step.until)
        else:
            spells.append((step.since, step.until))
    return spells


def _band(since: date, until: date) -> dict[str, Any]:
    return {"type": "rect", "layer": "below", "x0": since.isoformat(), "x1": until.isoformat(),
            "yref": "paper", "y0": 0, "y1": 1, "fillcolor": template.FILLS["band"],
            "line": {"color": template.ORANGE, "width": 0.5}}


def _sentence(steps: list[LoadStep], words: Words) -> str:
    if not steps:
        return words("load.alt.empty")
    days = sum((step.until - step.since).days for step in over(steps))
    last = steps[-1]
    return words("load.alt", asked=words.count("appointments", last.asked), capacity=words.number(last.capacity),
                 days=words.count("days", days), most=words.number(max(step.asked for step in steps)))


def _table(steps: list[LoadStep], words: Words) -> dict[str, list[str]]:
    latest = list(reversed(steps))
    return {words("table.from"): [words.short_day(step.since) for step in latest],
            words("table.until"): [words.short_day(step.until) for step in latest],
            words("load.asked"): [words.number(step.asked) for step in latest],
            words("load.capacity"): [words.number(step.capacity) for step in latest],
            words("table.over"): [words.yes(step.asked > step.capacity) for step in latest]}
