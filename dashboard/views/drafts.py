"""Where a kept draft lies: what it is called, and the way back to its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.words import Words


@dataclass(frozen=True)
class Way:
    """A draft in a list: its words, its screen, and what stands in the address."""

    title: str
    screen: str
    address: dict[str, str]


def way(row: Mapping[str, Any], words: Words) -> Way:
    """The way to a draft, by the name of its form (dashboard/drafts.py)."""
    page, _, about = row["form"].partition(":")
    kept = words.moment(row["kept_at"])
    if page == "deviate":
        return Way(words("draft.deviate", name=plain(about), moment=kept), page, {"id": about})
    if page == "dilemma":
        return Way(words("draft.dilemma", moment=kept), page, {"deviation": about} if about else {})
    kind, _, name = about.partition(":")
    title = f"{words.code('case.kind', kind)} {plain(name)}"
    return Way(words("draft.case", title=title, moment=kept), page, {"kind": kind, "id": name})
