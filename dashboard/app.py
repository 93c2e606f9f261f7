"""Which pages there are, and in which language they speak."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard import asking
from dashboard.words import LANGUAGES

words = asking.words()
st.logo(Path(__file__).parent / "static" / "wordmark.svg", size="large")
page = st.navigation([
    st.Page("screens/start.py", title=words("nav.start"), url_path="start", default=True),
    st.Page("screens/city.py", title=words("nav.city"), url_path="city"),
    st.Page("screens/attention.py", title=words("nav.attention"), url_path="attention"),
    st.Page("screens/trajectory.py", title=words("nav.trajectory"), url_path="trajectory"),
    st.Page("screens/record_fact.py", title=words("nav.record"), url_path="record"),
])
st.set_page_config(page_title=f"{page.title} · Kantelpunt", layout="wide", initial_sidebar_state="auto")
with st.sidebar:
    st.segmented_control(words("filter.lang"), LANGUAGES, default=words.language, key="lang", required=True,
                         on_change=asking.into_address, args=("lang",),
                         format_func=lambda code: words(f"language.{code}"))
page.run()
