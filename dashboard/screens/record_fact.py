"""Record what happened: help, a placement or a caregiver that began, ended or changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from application.refusals import Refused
from dashboard import asking, forms, frame
from dashboard.views import record
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.views.fields import Form, Line
    from dashboard.words import Words


def show() -> None:
    """First what happened to whom, then the form for it."""
    words = frame.opened("record", asking.RECORD_FACT)
    forms.in_language("record", ["what"], words)
    what, search, who = st.columns([2, 1, 1])
    event = what.selectbox(words("record.what"), list(record.BY_EVENT), key="what", persist_state="session",
                           format_func=lambda name: words(f"event.{name}"))
    name = frame.trajectory_choice(words, search, who)
    form = record.BY_EVENT[event]
    at = f"{event}:{name}"
    forms.result(at, words)
    if name is None:
        frame.empty(words("record.choose"))
        return
    try:
        told = asking.timeline(name, asking.desk().today())
    except Refused:
        st.error(words("trajectory.unknown", name=plain(name)), icon=":material/search_off:")
        return
    runs = record.running(form, told)
    if any(each.running for each in form.fields) and not runs:
        frame.empty(words("record.nothing_runs"))
        return
    used = [item["name"] for lane in ("interventions", "placements") for item in told[lane]]
    _form(form, at, name, {choice: _label(form, item, words) for choice, item in runs.items()}, used, words)


def _form(form: Form, at: str, name: str, labels: dict[str, str], used: list[str], words: Words) -> None:
    mark = forms.nonce(at)
    make = partial(_line, form, at, mark, name, used)
    forms.in_language(at, [forms.key(at, mark, each.name) for each in form.fields], words)
    today = asking.desk().today()
    with st.container(border=True):
        with st.container(key=f"field-occurred_on-{mark}", gap="xxsmall"):
            forms.day(at, mark, "occurred_on", today, words)
            forms.field_error(at, "occurred_on", words)
        # A row at a time: on a phone, and for whoever goes by Tab, the fields keep the order of the form.
        for row in (form.fields[i:i + 2] for i in range(0, len(form.fields), 2)):
            for place, each in zip(st.columns(2), row, strict=False):
                with place:
                    forms.field(at, mark, each, words, labels if each.running else {})
        st.button(words("form.send"), type="primary", on_click=forms.send, args=(at, mark, make), key=f"send-{mark}")
    forms.draft(at, mark, {"occurred_on": today, **{each.name: each.default for each in form.fields}}, words)


def _line(form: Form, at: str, mark: str, name: str, used: list[str]) -> Line:
    """What stands in the form at the moment of sending."""
    typed = {each.name: forms.typed(at, mark, each.name) for each in form.fields}
    return record.line(form, name, forms.typed(at, mark, "occurred_on"), typed, used)


def _label(form: Form, item: Mapping[str, Any], words: Words) -> str:
    source = next(each.running for each in form.fields if each.running)
    if source == "caregivers":
        return f"{words.code('role', record.role_of(item))}: {item['name']}"
    return f"{words.code(source.removesuffix('s') + '.kind', item['kind'])} ({item['name']})"


show()
