"""Write docs/events.md, docs/measures.md and the picture of the ladder from the code: what is told is what is done.

`make docs` runs it; tests/docs says when a page is stale.
"""

from __future__ import annotations

import sys
from inspect import getdoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain import accounts, ladder, mending, organisations, protocols
from domain.catalogue import THEMES
from domain.fields import Field, NamedField, computed_of, fields_of
from escalations import cycle_events, deviation_events, dilemma_events, export, lesson, release
from projections.registry import to_markdown

sys.path.insert(0, str(Path(__file__).parent))
from picture import ladder_picture

if TYPE_CHECKING:
    from types import ModuleType

DOCS = Path(__file__).parent

INTRODUCTION = """\
# The events

What can happen. Made from the classes in `domain/` and `escalations/` by `make docs`: do not edit this page. The Dutch
words stand in [glossary.md](glossary.md).

Every event also carries `id` (unique in the store), `occurred_on` (the day it happened in her life), `recorded_at`
(the instant the system learned of it), `recorded_by` and the name of its stream. Every event takes a `note`: free text.

*Kept* says how a value lies in the store: **plain** values are readable, for the figures need them; **sealed** values
are encrypted with a key that can be destroyed (see [privacy.md](privacy.md)). A field is required unless a default
stands behind it.
"""


def events_page() -> str:
    """Every event of the catalogue, by theme, with its fields."""
    themes = (*THEMES, mending, accounts, organisations, protocols, ladder, deviation_events, dilemma_events, lesson,
              cycle_events, release, export)
    return "\n".join([INTRODUCTION, *(_theme(theme) for theme in themes)]).rstrip() + "\n"


def pages() -> dict[str, str]:
    """The text of each generated page by file name."""
    return {"events.md": events_page(), "measures.md": to_markdown().rstrip() + "\n",
            "images/ladder.svg": ladder_picture(ladder.LADDER_OF_THE_SETTINGS)}


def _theme(theme: ModuleType) -> str:
    name = theme.__name__.rpartition(".")[2].removesuffix("_events").replace("_", " ").capitalize()
    return "\n".join([f"## {name}\n", f"{getdoc(theme)}\n", *(_event(event) for event in theme.EVENTS)])


def _event(event: type[Any]) -> str:
    named = [field for name, field in fields_of(event).items() if name != "note"]
    lines = [f"### `{event.TOPIC}`\n", f"{' '.join((getdoc(event) or '').split())}\n"]
    if named:
        lines += ["| field | holds | default | kept |", "|---|---|---|---|", *(_row(field) for field in named), ""]
    if added := computed_of(event):
        lines += [f"The system adds, plain: {', '.join(f'`{name}`' for name in added)}.\n"]
    return "\n".join(lines)


def _row(field: NamedField) -> str:
    kept = "split: as the fields it changes" if field.field.kind == "values" else "**sealed**" * field.field.sealed
    return f"| `{field.name}` | {_holds(field.field)} | {_default(field)} | {kept or 'plain'} |"


def _holds(field: Field) -> str:
    """What a field may hold, in words."""
    if field.choices:
        return ("several of " if field.kind == "codes" else "") + ", ".join(f"`{choice}`" for choice in field.choices)
    if field.kind == "number":
        return f"{'whole ' * field.whole}number, {field.low:g} to {field.high:g}"
    if field.parts:
        parts = ", ".join(f"`{part.name}`{'' if part.required else ' (optional)'}: {_holds(part.field)}"
                          for part in field.parts)
        return f"{'a list of ' * (field.kind == 'rows')}{{{parts}}}"
    return {"flag": "true or false", "names": "a list of names", "texts": "a list of texts",
            "plain_text": "text about no person", "answer": "an answer to the item",
            "values": "fields and their new values", "id": "the id of a fact"}.get(field.kind, field.kind)


def _default(field: NamedField) -> str:
    if field.required:
        return ""
    return "absent" if field.default is None else f"`{str(field.default).lower()}`"


def main() -> int:
    """Write the pages that changed and name them."""
    for name, text in pages().items():
        page = DOCS / name
        if not page.exists() or page.read_text("utf-8") != text:
            page.write_text(text, "utf-8")
            print(f"wrote docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
