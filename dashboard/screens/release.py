"""The tables of a quarter as they were published: a figure of the city by district and age, for everybody to read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import address, asking, asking_quarter, downloads, forms, frame
from dashboard.views import measures, quarter, release

if TYPE_CHECKING:
    from dashboard.words import Words


def show() -> None:
    """A quarter and a figure of the address, its tables, and where the tables come from."""
    words = frame.opened("release", asking.READ_FIGURES)
    found = asking_quarter.published()
    forms.result(_PUBLISHING, words)
    if found["publish"] is not None:
        _publish(found["publish"], words)
    if not found["published"]:
        frame.empty(words("release.none"))
        return
    which, of_what = st.columns(2)
    chosen = address.choice(words, which.selectbox, "quarter", found["published"], words("quarter.choose"),
                            lambda each: quarter.titled(each, words), within=found["published"][0])
    figure = address.choice(words, of_what.selectbox, "by", list(release.FIGURES), words("release.by"),
                            lambda each: words(f"figure.{each}"))
    answer = asking_quarter.release(chosen)
    tables = release.tables(answer, figure, words)
    if not tables:
        frame.empty(words("release.nobody"))
    else:
        st.markdown(release.hidden_in(tables, words))
    for title, table in tables:
        st.header(title, anchor=False)
        st.table(table, hide_index=True, alt=title)
    with st.container(horizontal=True):
        frame.definition(words, measures.definitions(asking.desk().measures(), words), figure,
                         words(f"figure.{figure}"))
        downloads.offer(f"release {chosen}", answer, words)
    st.header(words("release.from"), anchor=False)
    st.markdown(release.published(answer, words))


def _publish(name: str, words: Words) -> None:
    """For policy staff: the last quarter that is over, and was not published."""
    with st.container(border=True, key="block_publish", gap="small"):
        st.markdown(words("release.publish.what", quarter=quarter.name(name, words)))
        mark = forms.nonce(_PUBLISHING)
        is_sure = st.checkbox(words("release.publish.sure", quarter=quarter.name(name, words)), key=f"sure-{mark}")
        st.button(words("release.publish", quarter=quarter.name(name, words)), key=f"send-{mark}",
                  on_click=forms.send, icon=":material/publish:", disabled=not is_sure,
                  args=(_PUBLISHING, mark, partial(release.publishing, name, asking.desk().today()), asking.ACT))


#: The one thing that is recorded here.
_PUBLISHING = "release"

show()
