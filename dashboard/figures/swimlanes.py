"""Help, home and people on one time axis: what still runs fades out, what happened is a mark."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING, Any

from dashboard.figures import template
from dashboard.figures.drawing import Drawing

if TYPE_CHECKING:
    from dashboard.views.lanes import Bar, Lanes
    from dashboard.words import Words

#: Milestones, setbacks, signals and handovers: shape and colour; the word is in the hover text and the table.
MARKS = {"milestone_reached": ("star", template.GREEN), "setback_recorded": ("x", template.ORANGE),
         "signal_recorded": ("triangle-up", template.PURPLE), "police_contact_recorded": ("square", template.MUTED),
         "trusted_person_lost": ("diamond-open", template.ORANGE)}
_OTHER = ("circle", template.PRIMARY)
_DAY = 86_400_000
_ROW = 34
_THICKNESS = 0.72
#: Room for the word of what still runs, right of the day itself; and for the day's own word, above the legend.
_RIGHT, _DAY_WORD = 52, 24
#: Longer names are cut in the picture; the table has them whole.
_LONGEST = 42


def draw(view: Lanes, words: Words, title: str) -> Drawing:
    """The lanes from top to bottom as horizontal bars, the marks in a row of their own."""
    fade = _fade(view)
    data = [*_bars(view), *_fades(view, fade), *_marks(view, words)]
    rows = list(view.rows)
    figure = {"data": data, "layout": template.layout(
        130 + _ROW * len(rows), template.separators(words.language), barmode="overlay",
        uniformtext={"mode": "hide", "minsize": 12},
        xaxis=template.time_axis(*period(view), side="top", showline=False),
        yaxis=template.axis(type="linear", tickmode="array", tickvals=list(range(len(rows))), ticks="",
                            ticktext=[_short(row) for row in rows], range=[len(rows) - 0.4, -0.6]),
        shapes=[_today(view)], annotations=[_today_word(view, words), *_open_words(view, words)],
        showlegend=bool(view.marks), margin={"l": 8, "r": _RIGHT, "t": 12, "b": 8, "pad": 2},
        legend={"orientation": "h", "y": -_DAY_WORD / (_ROW * max(len(rows), 1)), "yanchor": "top", "x": 0,
                                             "font": {"color": template.INK, "size": 13}})}
    return Drawing(title, figure, _sentence(view, words), _table(view, words))


def period(view: Lanes) -> tuple[str, str]:
    """The time axis: from the first day up to a little after the day itself, room for what still runs."""
    return view.first.isoformat(), (view.on + timedelta(days=_fade(view) * 2)).isoformat()


def _fade(view: Lanes) -> int:
    return max((view.on - view.first).days // 14, 7)


def _bars(view: Lanes) -> list[dict[str, Any]]:
    if not view.bars:
        return []
    return [{
        "type": "bar", "orientation": "h", "showlegend": False, "y": [view.rows.index(bar.row) for bar in view.bars],
        "width": _THICKNESS,
        "base": [max(bar.since, view.first).isoformat() for bar in view.bars],
        "x": [_milliseconds(bar, view) for bar in view.bars],
        "text": [_short(bar.text) for bar in view.bars], "textposition": "inside", "insidetextanchor": "start",
        "textangle": 0, "constraintext": "inside", "textfont": {"color": template.INK, "size": 13},
        "marker": {"color": [template.FILLS[bar.fill] for bar in view.bars],
                   "line": {"color": template.BORDER, "width": 0.5}},
        "customdata": [_hover(*bar.details) for bar in view.bars], "hovertemplate": "%{customdata}<extra></extra>",
    }]


def _fades(view: Lanes, fade: int) -> list[dict[str, Any]]:
    """Three ever lighter pieces after the day itself for whatever still runs."""
    still = [bar for bar in view.bars if bar.open_end]
    piece = max(fade // 3, 2)
    return [{
        "type": "bar", "orientation": "h", "showlegend": False, "hoverinfo": "skip",
        "y": [view.rows.index(bar.row) for bar in still], "width": _THICKNESS,
        "base": [(view.on + timedelta(days=piece * step)).isoformat() for bar in still],
        "x": [piece * _DAY] * len(still), "opacity": opacity,
        "marker": {"color": [template.FILLS[bar.fill] for bar in still], "line": {"width": 0}},
    } for step, opacity in enumerate((0.75, 0.45, 0.2))] if still else []


def _marks(view: Lanes, words: Words) -> list[dict[str, Any]]:
    found = []
    for event in dict.fromkeys(mark.event for mark in view.marks):
        shape, colour = MARKS.get(event, _OTHER)
        marks = [mark for mark in view.marks if mark.event == event]
        found.append({
            "type": "scatter", "mode": "markers", "name": words.code("event", event),
            "x": [m.on.isoformat() for m in marks], "y": [view.rows.index(m.row) for m in marks], "cliponaxis": False,
            "marker": {"symbol": shape, "size": 13, "color": colour, "line": {"color": template.PAPER, "width": 1}},
            "customdata": [_hover(m.text, words.short_day(m.on)) for m in marks],
            "hovertemplate": "%{customdata}<extra></extra>",
        })
    return found


def _hover(first: str, *more: str) -> str:
    return "<br>".join([f"<b>{escape(first)}</b>", *map(escape, more)])


def _short(name: str) -> str:
    return escape(name if len(name) <= _LONGEST else name[:_LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}")


def _today(view: Lanes) -> dict[str, Any]:
    day = view.on.isoformat()
    return {"type": "line", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1,
            "line": {"color": template.INK, "width": 1, "dash": "dot"}}


def _today_word(view: Lanes, words: Words) -> dict[str, Any]:
    return {"x": view.on.isoformat(), "y": 0, "yref": "paper", "yanchor": "top", "xanchor": "right", "showarrow": False,
            "text": words.short_day(view.on), "font": {"size": 12, "color": template.MUTED}}


def _open_words(view: Lanes, words: Words) -> list[dict[str, Any]]:
    return [{"x": view.on.isoformat(), "y": view.rows.index(bar.row), "xanchor": "left", "xshift": 6,
             "showarrow": False, "text": words("lane.still_runs"), "font": {"size": 12, "color": template.INK}}
            for bar in view.bars if bar.open_end]


def _milliseconds(bar: Bar, view: Lanes) -> int:
    return max((bar.until - max(bar.since, view.first)).days, 0 if bar.until <= view.first else 1) * _DAY


def _sentence(view: Lanes, words: Words) -> str:
    still = [bar.text for bar in view.bars if bar.open_end]
    return words("lanes.alt", day=words.day(view.on), bars=words.number(len(view.bars)),
                 marks=words.number(len(view.marks)), still=", ".join(still) or words("none"))


def _table(view: Lanes, words: Words) -> dict[str, list[str]]:
    lines = [(words(f"lane.kind.{bar.lane}"), bar.row, bar.text, words.short_day(bar.since),
              words("lane.still_runs") if bar.open_end else words.short_day(bar.until)) for bar in view.bars]
    lines += [(words("lane.marks"), words.code("event", mark.event), mark.text, words.short_day(mark.on),
               words("none")) for mark in view.marks]
    heads = ("table.lane", "table.row", "table.what", "table.from", "table.until")
    return {words(head): [line[i] for line in lines] for i, head in enumerate(heads)}
