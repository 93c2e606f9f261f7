"""An answer for a person who reads it on a terminal: the same figures as the JSON, as lines, blocks and tables."""

from __future__ import annotations

import shutil
from typing import Any

#: Columns of a terminal that does not say how wide it is: of a pipe, or a file.
_WIDE = 120
_GAP = "  "


def in_words(answer: Any, indent: int = 0) -> str:
    """The answer as lines of `name: value`, deeper blocks indented; rows alike as a table when it fits."""
    pad = _GAP * indent
    if isinstance(answer, dict):
        return "\n".join(_named(name, value, indent) for name, value in answer.items()) or f"{pad}-"
    if isinstance(answer, list):
        return _table(answer, pad) or "\n".join(_item(one, indent) for one in answer) or f"{pad}-"
    return f"{pad}{_flat(answer)}"


def _named(name: str, value: Any, indent: int) -> str:
    pad = _GAP * indent
    if (isinstance(value, dict) and value) or _is_rows(value):
        return f"{pad}{name}:\n{in_words(value, indent + 1)}"
    return f"{pad}{name}: {_flat(value)}"


def _item(one: Any, indent: int) -> str:
    """One of a list: a dash where it begins, and what belongs to it below it."""
    if not isinstance(one, dict) or not one:
        return f"{_GAP * indent}- {_flat(one)}"
    return f"{_GAP * indent}- {in_words(one, indent + 1).lstrip()}"


def _table(rows: list[Any], pad: str) -> str:
    """Rows of the same flat columns below their names; nothing when they differ, or are wider than the terminal."""
    if not _is_rows(rows) or any(isinstance(value, dict) or _is_rows(value) for row in rows for value in row.values()):
        return ""
    names = list(rows[0])
    if any(list(row) != names for row in rows):
        return ""
    lines = [names] + [[_flat(row[name]) for name in names] for row in rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(names))]
    if len(pad) + sum(widths) + len(_GAP) * (len(widths) - 1) > shutil.get_terminal_size((_WIDE, 0)).columns:
        return ""
    right = [all(row[name] is None or _is_number(row[name]) for row in rows) for name in names]
    return "\n".join((pad + _GAP.join(cell.rjust(width) if number else cell.ljust(width)
                                      for cell, width, number in zip(line, widths, right, strict=True))).rstrip()
                     for line in lines)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _flat(value: Any) -> str:
    if value is None or value in ([], {}):
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_flat(v)}" for name, v in value.items())
    if isinstance(value, list):
        return ", ".join(_flat(v) for v in value)
    return str(value)
