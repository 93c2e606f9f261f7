"""Two versions of a text beside each other: which words went, and which came."""

from __future__ import annotations

from difflib import SequenceMatcher
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.words import Words

#: A run of words on one side, and whether the other side has it not.
Run = tuple[str, bool]


def compared(before: str, after: str) -> tuple[list[Run], list[Run]]:
    """Both texts in runs of words, each of which is in the other text too or is not."""
    old, new = before.split(), after.split()
    gone: list[Run] = []
    came: list[Run] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if first < last:
            gone.append((" ".join(old[first:last]), tag != "equal"))
        if start < end:
            came.append((" ".join(new[start:end]), tag != "equal"))
    return gone, came


def as_html(runs: Sequence[Run], mark: str, words: Words) -> str:
    """A side as HTML, with `mark` (`del` or `ins`) around what the other has not.

    Who listens hears where that begins and ends. What people typed has no marks of its own.
    """
    told = []
    for text, changed in runs:
        whole = escape(text)
        if changed:
            begin, end = (f'<span class="kp-heard">[{escape(words(f"compared.{mark}{part}"))}] </span>'
                          for part in ("", ".end"))
            whole = f"<{mark}>{begin}{whole}{end}</{mark}>"
        told.append(whole)
    return f'<p class="kp-version">{" ".join(told)}</p>'
