"""Forms that write once and lose nothing: twice clicked is one fact, and what is half filled in is kept.

The fields stand outside a form of Streamlit's, which would forget them on leaving the page. Text is told while one
types: told only on leaving the field, it would come at the same moment as the click that leaves the page and undo it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import streamlit as st

from application.refusals import Refused
from dashboard import asking, drafts
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from dashboard.views.fields import Field, Line
    from dashboard.words import Words


@dataclass(frozen=True)
class Outcome:
    """What came of sending a form: recorded (perhaps by an earlier click), or the fields at fault in words."""

    recorded: bool
    id: str = ""
    #: The name of the case that was begun, where one was.
    name: str = ""
    errors: tuple[tuple[str | None, str], ...] = ()


def nonce(form: str) -> str:
    """The mark of this one filling-in: in every key of the form, and the id of its command."""
    return st.session_state.setdefault(f"{form}:nonce", secrets.token_hex(8))


def key(form: str, mark: str, field: str) -> str:
    """The key of a widget: another filling-in is another widget."""
    return f"{form}-{field}-{mark}"


def typed(form: str, mark: str, field: str) -> Any:
    """What stands in a field now."""
    return st.session_state.get(key(form, mark, field))


def in_language(form: str, names: Iterable[str], words: Words) -> None:
    """Once after a change of language, say anew what the widgets of these keys hold: the browser keeps only words."""
    shown = st.session_state.get(f"{form}:language")
    st.session_state[f"{form}:language"] = words.language
    if shown in {None, words.language}:
        return
    for name in names:
        if name in st.session_state:
            st.session_state[name] = st.session_state[name]


def outcome(form: str) -> Outcome | None:
    """What came of the last sending of this form in this visit."""
    return st.session_state.get(f"{form}:outcome")


def made_name(letter: str, mark: str) -> str:
    """The name of a new case: of its kind and of the mark, so that the same filling-in twice is the same case."""
    return f"{letter}-{mark[:10]}"


def send(form: str, mark: str, make: Callable[[], Line], action: str = asking.RECORD_FACT) -> None:
    """The callback of the button. The same mark twice writes once and shows the same success.

    The mark, not the session, is the id of the command: a second click may arrive while the first still runs.
    """
    done: dict[str, Outcome] = st.session_state.setdefault("forms:done", {})
    if mark in done:
        st.session_state[f"{form}:outcome"] = done[mark]
        return
    if not asking.may(action):
        st.session_state[f"{form}:outcome"] = Outcome(False, errors=((None, "error.not_allowed"),))
        return
    made = make()
    if made.errors:
        st.session_state[f"{form}:outcome"] = Outcome(False, errors=tuple(made.errors))
        return
    try:
        answer = asking.desk().record(asking.account(), made.values, mark, *made.more)
    except Refused as refused:
        found = tuple((_field_of(each["field"]), f"refusal.{each['reason']}") for each in refused.refusals)
        st.session_state[f"{form}:outcome"] = Outcome(False, errors=found)
        return
    # A dilemma may come from a deviation.
    name = next((made.values[kind] for kind in ("dilemma", "deviation", "cycle") if kind in made.values), "")
    done[mark] = Outcome(True, id=answer["id"], name=name)
    throw_away(form, mark)
    st.session_state[f"{form}:outcome"] = done[mark]


def _field_of(path: str | None) -> str | None:
    """The field of a form for what was refused: of a part of a thing its own, of one in a list the whole list."""
    return None if path is None else path.partition("[")[0].replace(".", "_")


def throw_away(form: str, mark: str) -> None:
    """Forget this filling-in and what came of it; the next begins empty."""
    for name in [name for name in st.session_state if str(name).endswith(f"-{mark}")]:
        del st.session_state[name]
    st.session_state.pop(f"{form}:outcome", None)
    st.session_state[f"{form}:nonce"] = secrets.token_hex(8)
    drafts.drop(form)


def draft(form: str, mark: str, fresh: Mapping[str, Any], words: Words, part: str = "",
          about: Iterable[drafts.About] | None = None, beside: Mapping[str, Any] = MappingProxyType({})) -> None:
    """Say that what was typed is kept, with a way to be rid of it. `fresh`: each field as long as it is untouched.

    To be drawn below the fields: it comes while one types and must not move them. `part`: as in `field`. `about`: whom
    a draft is about that outlives this visit (dashboard/drafts.py); without it, it does not. `beside`: as in `keep`.
    """
    untouched = {**{f"{part}-{field}": value for field, value in fresh.items()},
                 **{f"-{name}": value for name, value in beside.items()}}
    outlives = about is not None and drafts.keep(form, mark, untouched, about, beside)
    now = {field: st.session_state.get(key(form + part, mark, field), value) for field, value in fresh.items()}
    if all((now[field] or None) == (value or None) for field, value in fresh.items()):
        return
    st.info(words("form.kept" if outlives else "form.draft"), icon=":material/edit_note:")
    st.button(words("form.throw_away"), on_click=throw_away, args=(form, mark), key=f"throw-{mark}")


def came_back(form: str, words: Words) -> None:
    """Above the fields: that a draft of an earlier visit stands in them."""
    at = drafts.came_back_at(form)
    if at is not None:
        st.info(words("form.came_back", moment=words.moment(at)), icon=":material/history_edu:")


def reason(text: str, words: Words) -> str:
    """An error in the words of the page; a refusal without words is shown as the application said it.

    Who may decide is refused by the name of the rule before a colon (workflow.md): the rule has its words.
    """
    for each in (text, f"{text.partition(':')[0]}:"):
        if words.has(each):
            return words(each)
    return plain(text.removeprefix("refusal."))


def label(field: str, words: Words) -> str:
    """What a field is called; of several alike, with its number."""
    name, _, number = field.rpartition("_")
    return words(f"field.{name}_n", number=number) if number.isdigit() else words(f"field.{field}")


def result(form: str, words: Words) -> Outcome | None:
    """Draw what came of it at the top: success, or a summary of the errors with a way to each field."""
    came = outcome(form)
    with st.container(key="form_result"):
        if came is None:
            return None
        if came.recorded:
            st.success(words("form.recorded", id=plain(came.id)), icon=":material/check_circle:")
        else:
            lines = [f"- [{label(field, words)}: {reason(text, words)}](#field-{field})" if field else
                     f"- {reason(text, words)}" for field, text in came.errors]
            st.error("\n".join([f"**{words('form.errors')}**", "", *lines]), icon=":material/error:")
    return came


def day(form: str, mark: str, field: str, start: date, words: Words) -> None:
    """The day of a fact, up to this one."""
    st.date_input(words(f"field.{field}"), value=start, max_value=start, format="DD-MM-YYYY",
                  key=key(form, mark, field), **_KEPT)


def widget(form: str, mark: str, each: Field, words: Words, labels: dict[str, str]) -> Any:
    """One field, with the optional ones marked, and its error under it in words. `labels`: choices that run now."""
    plainly = label(each.name, words)
    marked = plainly + ("" if each.required else f" {words('form.optional')}")
    name = key(form, mark, each.name)
    hint = f"field.{each.name}.help"
    told = words(hint) if words.has(hint) else None
    if each.kind == "choice":
        options = list(labels) if each.running else list(each.choices)
        index = options.index(each.default) if each.default in options else None
        st.selectbox(marked if each.default is None else plainly, options, index=index, key=name,
                     placeholder=words("form.choose"), **_KEPT,
                     format_func=lambda code: labels.get(code) or words.code(each.group, code))
    elif each.kind == "several" and each.running:
        st.multiselect(marked, list(labels), key=name, placeholder=words("form.choose"), select_all=False, **_KEPT,
                       format_func=lambda code: labels.get(code, code))
    elif each.kind == "several":
        st.pills(marked, each.choices, selection_mode="multi", key=name, **_KEPT,
                 format_func=lambda code: words.code(each.group, code))
    elif each.kind == "flag":
        st.session_state.setdefault(name, each.default)  # beside a draft that came back no other default may be told
        st.checkbox(plainly, key=name, **_KEPT)
    elif each.kind == "day":
        st.date_input(marked, value=None, format="DD-MM-YYYY", key=name, **_KEPT)
    elif each.kind == "text":
        st.text_area(marked, key=name, max_chars=20_000, help=told, **_KEPT)
    else:
        st.text_input(marked, key=name, max_chars=100, help=told, autocomplete="off", live=True, **_KEPT)


def field(form: str, mark: str, each: Field, words: Words, labels: dict[str, str] | None = None, part: str = ""
          ) -> None:
    """A field with its error, where the summary of the errors can find it.

    `part`: which of several ways of filling in one form this is; they share its mark and what comes of it.
    """
    with st.container(key=f"field-{each.name}-{mark}", gap="xxsmall"):
        widget(form + part, mark, each, words, labels or {})
        field_error(form, each.name, words)


def field_error(form: str, field: str, words: Words) -> None:
    """The same words as in the summary, at the field."""
    came = outcome(form)
    for name, text in came.errors if came is not None and not came.recorded else ():
        if name == field:
            st.markdown(f":red[**{reason(text, words)}**]")


#: How every field is kept: for the visit, on other pages too.
_KEPT: Any = {"persist_state": "session"}
