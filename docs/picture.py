"""The ladder as a picture (SVG), made from the ladder that is in force as long as none was adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.ladder import LadderVersion, Rung

WIDTH, STEP, BOX = 760, 110, 70
LEFT, WIDE = 200, 360
WORDS = {"mandate_holder": "Mandate holder", "director": "Director", "city_board": "City board",
         "organisation": "of the asker's organisation", "city": "for the whole city"}


def ladder_picture(ladder: LadderVersion) -> str:
    """The rungs from low to high, how long each has, and the two ways: up without an answer, down with one."""
    height = STEP * (len(ladder.rungs) + 1) + 30
    parts = [(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
             'font-family="sans-serif" font-size="15">'),
             "<title>The ladder</title>", f"<desc>{described(ladder)}</desc>",
             '<rect width="100%" height="100%" fill="#ffffff"/>',
             ('<defs><marker id="head" markerWidth="9" markerHeight="9" refX="5" refY="4.5" orient="auto">'
             '<path d="M0,0 L9,4.5 L0,9 z" fill="#1f3a4d"/></marker></defs>')]
    for place, rung in enumerate(ladder.rungs):
        top = height - STEP * (place + 2) - 15 + (STEP - BOX)
        parts += _rung(rung, top)
        parts.append(_arrow(LEFT + 60, top + STEP, LEFT + 60, top + BOX + 6))
        parts.append(_arrow(LEFT + WIDE - 60, top + BOX, LEFT + WIDE - 60, top + STEP - 6))
    bottom = height - STEP - 15 + (STEP - BOX)
    parts += _box(bottom, "Professional", "asks for her, and hears the answer", "#eef3f6")
    parts += [_text(LEFT - 20, height / 2, "no answer in time:", "end"),
              _text(LEFT - 20, height / 2 + 20, "up by itself", "end"),
              _text(LEFT + WIDE + 20, height / 2, "the answer,"),
              _text(LEFT + WIDE + 20, height / 2 + 20, "with reasons")]
    return "\n".join([*parts, "</svg>"]) + "\n"


def described(ladder: LadderVersion) -> str:
    """The same in a sentence."""
    return "From low to high: " + "; ".join(
        f"{WORDS.get(r.rung, r.rung)}, {r.answer_within_days} days, urgent {r.urgent_within_hours} hours"
        for r in ladder.rungs) + "."


def _rung(rung: Rung, top: float) -> list[str]:
    return _box(top, f"{WORDS.get(rung.rung, rung.rung)}, {WORDS[rung.scope]}",
                f"{rung.answer_within_days} days; urgent {rung.urgent_within_hours} hours", "#dce8ee")


def _box(top: float, title: str, below: str, fill: str) -> list[str]:
    middle = LEFT + WIDE / 2
    return [f'<rect x="{LEFT}" y="{top:g}" width="{WIDE}" height="{BOX}" rx="8" fill="{fill}" stroke="#1f3a4d"/>',
            _text(middle, top + 30, title, "middle", ' font-weight="bold"'), _text(middle, top + 52, below, "middle")]


def _text(x: float, y: float, words: str, anchor: str = "start", more: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="#14242f"{more}>{words}</text>'


def _arrow(x: float, y: float, to_x: float, to_y: float) -> str:
    return (f'<line x1="{x:g}" y1="{y:g}" x2="{to_x:g}" y2="{to_y:g}" stroke="#1f3a4d" stroke-width="2" '
            'marker-end="url(#head)"/>')
