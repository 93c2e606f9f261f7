"""What stands in a form, kept on the server: it is there again after a closed tab, for the same account alone.

Never in the browser, where it would stay behind on a shared computer, and never in an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import asking

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    #: (kind, name) of the trajectory, deviation or dilemma that a form is about.
    About = tuple[str, str]

#: The name of a field begins with the part of the form it is in, or with the stroke before the field itself.
_OF_A_FIELD = ("|", "-")
#: Not a form: what lay in the inbox at the last look, kept in the same way for the same time.
_LOOK = "inbox"


def place(page: str, *about: str) -> str:
    """The name of a form of whoever acts: on this page, about this."""
    return ":".join((page, *about, asking.account()))


def name_of(form: str) -> str:
    """The name under which a form is kept: by whom is said apart."""
    return form.removesuffix(f":{asking.account()}")


def come_back(form: str, mark: str) -> dict[str, Any]:
    """Once in a visit: what was kept of this form stands in its fields again; answers what was kept beside them.

    To be asked before the fields are drawn.
    """
    if _kept(form) in st.session_state:
        return {}
    found = asking.desk().draft(asking.account(), name_of(form)) or {"values": {}, "kept_at": None}
    st.session_state[_kept(form)], st.session_state[f"{form}:kept_at"] = found["values"], found["kept_at"]
    for name, value in found["values"].items():
        if name.startswith(_OF_A_FIELD):
            st.session_state.setdefault(f"{form}{name}-{mark}", value)
    return {name: value for name, value in found["values"].items() if not name.startswith(_OF_A_FIELD)}


def came_back_at(form: str) -> datetime | None:
    """The moment at which the draft was kept that stands in this form since an earlier visit, or None."""
    return st.session_state.get(f"{form}:kept_at")


def keep(form: str, mark: str, fresh: Mapping[str, Any], about: Iterable[About], beside: Mapping[str, Any]) -> bool:
    """Keep what differs from an untouched form, when it changed; True when it is kept. `fresh` as in `values`.

    `beside`: what is kept along with a draft and is none by itself.
    """
    typed = values(form, mark, fresh)
    now = {**typed, **beside} if typed else {}
    if now == st.session_state.get(_kept(form), {}):
        return bool(now)
    if not now:
        drop(form)
        return False
    if not asking.desk().keep_draft(asking.account(), name_of(form), now, list(about)):
        return False
    st.session_state[_kept(form)] = now
    return True


def values(form: str, mark: str, fresh: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the fields of this filling-in, of all its parts, by the middle of their keys.

    Without what is empty or as it was at first. `fresh`: what an untouched field holds, by the same names.
    """
    first, last = len(form), -len(mark) - 1
    found = {str(key)[first:last]: value for key, value in st.session_state.items()
             if str(key).startswith(form) and str(key).endswith(f"-{mark}")}
    return {name: value for name, value in found.items() if (value or None) != (fresh.get(name) or None)}


def drop(form: str) -> None:
    """Throw away what was kept of a form."""
    if st.session_state.get(_kept(form)):
        asking.desk().drop_draft(asking.account(), name_of(form))
    st.session_state[_kept(form)], st.session_state[f"{form}:kept_at"] = {}, None


def listed() -> list[dict[str, Any]]:
    """What whoever acts typed and did not send yet, the latest first."""
    return [row for row in asking.desk().drafts(asking.account()) if row["form"] != _LOOK]


def last_look() -> list[tuple[str, str]] | None:
    """The work that lay in the inbox at the last look of whoever acts, None when that is not known any more."""
    found = asking.desk().draft(asking.account(), _LOOK)
    return None if found is None else [(kind, name) for kind, name in found["values"]["shown"]]


def keep_look(shown: list[tuple[str, str]]) -> None:
    """Remember what lay in the inbox, to mark at the next look what came since."""
    asking.desk().keep_draft(asking.account(), _LOOK, {"shown": [list(key) for key in shown]}, [])


def _kept(form: str) -> str:
    return f"{form}:kept"
