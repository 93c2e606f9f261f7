"""An answer for a person who reads it on a terminal: the same figures as the JSON, one a line."""

from __future__ import annotations

from typing import Any


def in_words(answer: Any, indent: int = 0) -> str:
    """The answer as lines of `name: value`, deeper blocks indented."""
    pad = "  " * indent
    if isinstance(answer, dict):
        return "\n".join(_named(name, value, indent) for name, value in answer.items()) or f"{pad}-"
    if isinstance(answer, list):
        return "\n".join(f"{pad}- {_flat(one)}" for one in answer) or f"{pad}-"
    return f"{pad}{_flat(answer)}"


def _named(name: str, value: Any, indent: int) -> str:
    pad = "  " * indent
    if isinstance(value, dict) and value:
        return f"{pad}{name}:\n{in_words(value, indent + 1)}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return f"{pad}{name}:\n{in_words(value, indent + 1)}"
    return f"{pad}{name}: {_flat(value)}"


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
