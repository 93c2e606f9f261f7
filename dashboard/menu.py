"""Which pages there are, and for whom they stand in the menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import asking

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Entry:
    """One page: its file, its name in the words and the address, and who finds it in the menu."""

    file: str
    name: str
    action: str | None = None
    #: Of these roles at least one; none named: of any.
    roles: tuple[str, ...] = ()


#: One list without headings: Streamlit would put a heading inside the list, which a screen reader then miscounts.
MENU = (
    Entry("start", "start"),
    Entry("inbox", "inbox", asking.READ_INBOX),
    Entry("mine", "mine", asking.READ_CASE),
    Entry("deviate", "deviate", asking.RECORD_FACT, ("professional", "mandate_holder")),
    Entry("dilemma", "dilemma", asking.READ_TRAJECTORY, ("professional", "mandate_holder", "director")),
    Entry("record_fact", "record", asking.RECORD_FACT),
    Entry("attention", "attention", asking.READ_TRAJECTORY),
    Entry("trajectory", "trajectory", asking.READ_TRAJECTORY),
    Entry("city", "city", asking.READ_FIGURES),
    Entry("ladder", "ladder", asking.READ_FIGURES, ("board_member",)),
    Entry("rules", "rules", asking.READ_RULES, ("mandate_holder", "director", "board_member", "policy")),
    Entry("lessons", "lessons", asking.READ_LEARNING, ("director", "board_member", "policy")),
    Entry("cycles", "cycles", asking.READ_LEARNING, ("mandate_holder", "director", "board_member", "policy")),
    Entry("outcomes", "outcomes", asking.READ_FIGURES, ("director", "board_member", "policy")),
    Entry("quarter", "quarter", asking.READ_LEARNING, ("director", "board_member", "policy")),
    Entry("people", "people", asking.MAINTAIN, ("administrator", "privacy_officer")),
)
#: Reached from another page, never from the menu: what they tell is more of what stands there.
BEYOND = (Entry("case", "case"), Entry("cycle", "cycle"), Entry("protocol", "protocol"),
          Entry("release", "release"))


def shows(entry: Entry) -> bool:
    """True when the page is in the menu of this account. A page that is not still answers by its address."""
    if entry.action is not None and not asking.may(entry.action):
        return False
    held = asking.roles()
    return not entry.roles or not held or bool(set(held) & set(entry.roles))


def pages(words: Words) -> list[st.Page]:
    """Every page, for every account; those of no use to this one are hidden, not gone."""
    return [*(_page(entry, words, shown=shows(entry)) for entry in MENU),
            *(_page(entry, words, shown=False) for entry in BEYOND)]


def _page(entry: Entry, words: Words, *, shown: bool) -> st.Page:
    return st.Page(f"screens/{entry.file}.py", title=words(f"nav.{entry.name}"), url_path=entry.name,
                   default=entry.name == "start", visibility="visible" if shown else "hidden")
