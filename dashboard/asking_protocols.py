"""What the page of the protocols asks, kept as long as nothing new was recorded and the day is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.asking import account, desk

if TYPE_CHECKING:
    from datetime import date


def history() -> list[dict[str, Any]]:
    """The protocols with what became of each clause under each version."""
    return _answer(desk().position(), desk().today(), account())


@st.cache_resource(show_spinner=False, max_entries=32)
def _answer(position: int, today: date, who: str) -> list[dict[str, Any]]:  # noqa: ARG001 - parts of the key
    return desk().protocol_history(who)
