"""Who asks, in which language, and the answers, kept as long as nothing new was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.middleware import LANGUAGE_COOKIE
from dashboard.words import DEFAULT_LANGUAGE, LANGUAGES, Words

if TYPE_CHECKING:
    from datetime import date, datetime

#: The account that acts until somebody else is chosen: whoever sits at this computer.
LOCAL = "local"
#: Where the session keeps the account chosen.
ACCOUNT = "account"
#: Seconds for which the accounts of the demonstration are taken to be the same.
_ACCOUNTS_FOR = 30

READ_FIGURES = "read_figures"
READ_TRAJECTORY = "read_trajectory"
RECORD_FACT = "record_fact"
READ_CASE = "read_case"
READ_INBOX = "read_inbox"
READ_RULES = "read_rules"
READ_LEARNING = "read_learning"
MAINTAIN = "maintain"
ACT = "act"


@st.cache_resource(show_spinner=False)
def desk() -> Any:
    """The application, opened once for every visitor."""
    from application.desk import open_desk

    return open_desk()


def accounts() -> dict[str, dict[str, Any]]:
    """The accounts as which one may look around, by name: on the demonstration alone, elsewhere none."""
    return _accounts() if desk().is_demonstration else {}


@st.cache_resource(show_spinner=False, ttl=_ACCOUNTS_FOR)
def _accounts() -> dict[str, dict[str, Any]]:
    """Asked many times while one page is drawn, and hardly ever changed."""
    return {each["account"]: each for each in desk().accounts()}


def forget_accounts() -> None:
    """Ask anew who there is: somebody was registered, changed or closed."""
    _accounts.clear()


def account() -> str:
    """Who acts on this page: the account chosen in the sidebar, in this visit alone and never by the address."""
    chosen = st.session_state.get(ACCOUNT)
    return chosen if chosen in accounts() else LOCAL


def roles() -> tuple[str, ...]:
    """The roles of the account that was chosen; none are known of whoever sits at this computer."""
    return tuple(accounts().get(account(), {}).get("roles", ()))


def chosen_before() -> str:
    """The language of an earlier visit, from the cookie; Dutch without one."""
    kept = st.context.cookies.get(LANGUAGE_COOKIE, DEFAULT_LANGUAGE)
    return kept if kept in LANGUAGES else DEFAULT_LANGUAGE


def words() -> Words:
    """The words of the language chosen: on this page, in the address, or at an earlier visit."""
    chosen = st.session_state.get("lang") or st.query_params.get("lang")
    return Words(chosen if chosen in LANGUAGES else chosen_before())


def may(action: str, resource: str | None = None) -> bool:
    """True when the policy lets this account do this."""
    return bool(desk().may(account(), action, resource))


def city(on: date, district: str | None, organisation: str | None) -> dict[str, Any]:
    """The city's figures on a day."""
    return kept("city", account(), on, district, organisation)


def series(key: str, months: tuple[str, str], on: date, district: str | None, organisation: str | None
           ) -> dict[str, Any]:
    """One figure month by month, with its XmR limits."""
    return kept("series", account(), key, *months, on, district, organisation)


def counted(key: str, month: str, on: date, district: str | None, organisation: str | None) -> list[dict[str, Any]]:
    """The trajectories or events that a month of a figure counts."""
    return kept("counted", account(), key, month, on, district, organisation)


def attention(on: date, district: str | None) -> list[dict[str, Any]]:
    """The trajectories that ask for attention, most urgent first."""
    return kept("attention", account(), on, district)


def timeline(name: str, on: date) -> dict[str, Any]:
    """What ran when in one trajectory."""
    return kept("timeline", account(), name, on)


def course(name: str) -> dict[str, Any]:
    """From which day to which one trajectory runs."""
    return kept("course", account(), name)


def trajectories(contains: str) -> list[str]:
    """The names of the first trajectories that contain this, opened by today."""
    return kept("trajectories", account(), desk().today(), contains)


def trajectory(name: str, on: date, known_at: datetime | None) -> dict[str, Any]:
    """Everything measured of one trajectory. Not kept: it may hold opened text."""
    return desk().trajectory(account(), name, on, known_at)


def kept(question: str, *about: object) -> Any:
    """An answer of the desk, kept as long as nothing new was recorded. Not for opened text."""
    return _kept(desk().position(), question, *about)


@st.cache_resource(show_spinner=False, max_entries=256)
def _kept(position: int, question: str, *about: object) -> Any:  # noqa: ARG001 - position is part of the key
    """An answer, shared as it is and never changed: no copy, no pickle. A new position asks again."""
    return getattr(desk(), question)(*about)
