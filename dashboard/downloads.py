"""A table of a page as a file to take along; each time it is made anew and recorded, whoever asked and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.asking import account, desk
from dashboard.views.sheet_about import file_name
from dashboard.views.sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.words import Words

_FORMS = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def offer(asked: str, answer: Any, words: Words) -> None:
    """A button for the table of an answer that this page shows. `asked`: as the command would ask it."""
    with st.popover(words("download"), icon=":material/download:", key=f"download:{asked}"):
        st.markdown(words("download.what"))
        name = file_name(asked, desk().today(), words)
        for form, media in _FORMS.items():
            st.download_button(words(f"download.{form}"), _made(asked, answer, form, words), f"{name}.{form}", media,
                               key=f"download:{asked}:{form}", on_click="ignore", width="stretch")


def _made(asked: str, answer: Any, form: str, words: Words) -> Callable[[], bytes]:
    """Makes the file when it is asked for; who asks is settled now, for there is no page around it then."""
    of, who = desk(), account()

    def made() -> bytes:
        stamp = of.stamp(who)
        content: bytes = of.table_file(who, asked, sheet(asked, answer, stamp, words), form)
        return content
    return made
