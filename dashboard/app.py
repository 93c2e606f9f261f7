"""Opens the page asked for, in the language and for the account chosen."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard import address, asking, menu, pretending
from dashboard.words import LANGUAGES

words = asking.words()
st.logo(Path(__file__).parent / "static" / "wordmark.svg", size="large")
page = st.navigation(menu.pages(words), expanded=True)
st.set_page_config(page_title=f"{page.title} · Kantelpunt", layout="wide", initial_sidebar_state="auto")
with st.sidebar:
    pretending.choice(words)
    st.segmented_control(words("filter.lang"), LANGUAGES, default=words.language, key="lang", required=True,
                         on_change=address.put, args=("lang",),
                         format_func=lambda code: words(f"language.{code}"))
page.run()
