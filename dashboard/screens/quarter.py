"""What we learned this quarter, for the board: a report to read here, and to take along as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import address, asking, asking_quarter, frame
from dashboard.views import quarter
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping



def show() -> None:
    """One quarter, the one that runs unless the address asks for another."""
    words = frame.opened("quarter", asking.READ_LEARNING)
    names = asking_quarter.quarters()
    choice, way_out = st.columns([3, 1], vertical_alignment="bottom")
    chosen = address.choice(words, choice.selectbox, "quarter", names, words("quarter.choose"),
                            lambda each: quarter.titled(each, words))
    told = asking_quarter.told(chosen, words)
    way_out.download_button(
        words("quarter.download"), asking_quarter.pdf(chosen, words), words("quarter.file", quarter=chosen),
        "application/pdf", key=f"pdf:{chosen}:{words.language}", on_click="ignore", icon=":material/download:",
        width="stretch")
    for line in told["lead"]:
        st.markdown(plain(line))
    for section in told["sections"]:
        st.header(section["title"], anchor=False)
        for block in section["blocks"]:
            _draw(block)


def _draw(block: Mapping[str, Any]) -> None:
    """A part of the report; what people typed has no marks of its own."""
    if "heading" in block:
        st.subheader(plain(block["heading"]), anchor=False)
    elif "text" in block:
        st.markdown(plain(block["text"]))
    elif "items" in block:
        st.markdown("\n".join("- " + "  \n  ".join(map(plain, lines)) for lines in block["items"]))
    else:
        table = block["table"]
        columns = zip(*([plain(cell) for cell in row] for row in table["rows"]), strict=True)
        st.table(dict(zip(table["head"], columns, strict=True)), hide_index=True, alt=table["title"])


show()
