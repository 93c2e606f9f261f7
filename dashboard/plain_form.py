"""A form of one event from top to bottom: its result, its fields two by two, and the button that sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import asking, forms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.views.fields import Field, Line
    from dashboard.words import Words

#: Fields that need the whole width.
_WIDE = frozenset({"text", "several"})


def show(at: str, fields: Sequence[Field], make: Callable[[Mapping[str, Any]], Line], send: str, words: Words, *,
         choices: Mapping[str, Mapping[str, str]] | None = None, fresh: Mapping[str, Any] | None = None) -> None:
    """Draw the form `at`. `make`: what was typed as a line; `send`: the words of the button.

    `choices`: code and words of what can be chosen now, by the `running` of a field. `fresh`: what stands in a field
    before anybody typed. What came of the sending is drawn by the page, above.
    """
    mark, given = forms.nonce(at), fresh or {}
    for name, value in given.items():
        st.session_state.setdefault(forms.key(at, mark, name), value)
    forms.in_language(at, [forms.key(at, mark, each.name) for each in fields], words)
    with st.container(border=True):
        for row in _rows(fields):
            for place, each in zip(st.columns(len(row)), row, strict=True):
                with place:
                    forms.field(at, mark, each, words, dict((choices or {}).get(each.running, {})))
        st.button(send, type="primary", key=f"send-{mark}", on_click=forms.send,
                  args=(at, mark, lambda: make(_typed(at, mark, fields)), asking.ACT))
    forms.draft(at, mark, {each.name: given.get(each.name, each.default) for each in fields}, words)


def _typed(at: str, mark: str, fields: Sequence[Field]) -> dict[str, Any]:
    return {each.name: forms.typed(at, mark, each.name) for each in fields}


def _rows(fields: Sequence[Field]) -> list[list[Field]]:
    """Two fields side by side, a wide one by itself."""
    rows: list[list[Field]] = []
    for each in fields:
        if each.kind in _WIDE or not rows or len(rows[-1]) > 1 or rows[-1][0].kind in _WIDE:
            rows.append([each])
        else:
            rows[-1].append(each)
    return rows
