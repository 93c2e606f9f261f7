"""Write docs/events.md and docs/measures.md from the code, so that what is documented is what is done.

`make docs` runs it; tests/docs says when a page is stale.
"""

from __future__ import annotations

import sys
from inspect import getdoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain import accounts, mending, organisations
from domain.catalogue import THEMES
from domain.fields import Field, NamedField, fields_of
from projections.registry import to_markdown

if TYPE_CHECKING:
    from types import ModuleType

DOCS = Path(__file__).parent

INTRODUCTION = """\
# The events

What can happen. Made from the classes in `domain/` by `make docs`: do not edit this page. The Dutch words stand in
[glossary.md](glossary.md).

Every event also carries `id` (unique in the store), `occurred_on` (the day it happened in her life), `recorded_at`
(the instant the system learned of it), `recorded_by` and the name of its stream. Every event takes a `note`: free text.

*Kept* says how a value lies in the store: **plain** values are readable, for the figures need them; **sealed** values
are encrypted with a key that can be destroyed (see [privacy.md](privacy.md)). A field is required unless a default
stands behind it.
"""


def events_page() -> str:
    """Every event of the catalogue, by theme, with its fields."""
    themes = (*THEMES, mending, accounts, organisations)
    return "\n".join([INTRODUCTION, *(_theme(theme) for theme in themes)]).rstrip() + "\n"


def pages() -> dict[str, str]:
    """The text of each generated page by file name."""
    return {"events.md": events_page(), "measures.md": to_markdown().rstrip() + "\n"}


def _theme(theme: ModuleType) -> str:
    name = theme.__name__.rpartition(".")[2].replace("_", " ").capitalize()
    return "\n".join([f"## {name}\n", f"{getdoc(theme)}\n", *(_event(event) for event in theme.EVENTS)])


def _event(event: type[Any]) -> str:
    named = [field for name, field in fields_of(event).items() if name != "note"]
    lines = [f"### `{event.TOPIC}`\n", f"{' '.join((getdoc(event) or '').split())}\n"]
    if named:
        lines += ["| field | holds | default | kept |", "|---|---|---|---|", *(_row(field) for field in named), ""]
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
    return {"flag": "true or false", "plain_text": "text about no person", "answer": "an answer to the item",
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
