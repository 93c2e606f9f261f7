"""How long the server takes for a page: the whole script of a visit, its questions asked anew."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from _figures import milliseconds, say, title
from _long import LONG
from _stores import asked, postgresql_store, sqlite_store
from streamlit.testing.v1 import AppTest

from dashboard import asking

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = 11
APP = Path(__file__).parents[1] / "dashboard" / "app.py"
#: What is looked at, the screen, what stands in its address, and a heading that shows that it was drawn.
PAGES = (
    ("the city, today's figures", "city", {}, "Belasting"),
    ("the city, its months", "city", {"part": "months"}, "Overbelast"),
    ("who needs attention", "attention", {}, "G"),
    (f"one trajectory ({LONG})", "trajectory", {"id": LONG}, "500"),
)


def main() -> None:
    """Draw every page on both stores."""
    events = asked().events
    with postgresql_store(events):
        _draw("PostgreSQL")
    sqlite_store(events)
    _draw("SQLite")


def _draw(store: str) -> None:
    st.cache_resource.clear()
    title(f"Pages, {store}")
    for name, screen, address, shown in PAGES:
        say(name, milliseconds(_visit(screen, address, shown), TIMES), "under 500")


def _visit(screen: str, address: dict[str, str], shown: str) -> Callable[[], None]:
    at = AppTest.from_file(str(APP), default_timeout=60)
    at.query_params.update(address)
    at.run()
    at.switch_page(f"screens/{screen}.py")

    def visit() -> None:
        asking._kept.clear()    # noqa: SLF001 - each visit asks the store
        at.run()
        assert not at.exception
        assert any(shown in header.value for header in at.header), [header.value for header in at.header]

    return visit


if __name__ == "__main__":
    logging.disable(logging.WARNING)    # that there is no browser behind these visits
    main()
