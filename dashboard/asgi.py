"""The front door of the pages: warms up once, guards every answer and never shows an error's inside."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import logging
import traceback
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from dashboard.middleware import ASSETS, Guard
from dashboard.words import LANGUAGES, texts_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_HERE = Path(__file__).parent
_log = logging.getLogger("kantelpunt.dashboard")
#: Seconds between two looks for a term that has passed.
WORK_EVERY = 30


def place_of(error: BaseException) -> str:
    """Where an error came from: type and code lines, never a message, which might hold what somebody typed."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join([type(error).__name__, *(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames[-6:]))])


def on_script_error(error: Exception) -> bool:
    """Show a sentence and a code; the log has the code and the place in the program."""
    from dashboard.asking import words

    place = place_of(error)
    code = hashlib.sha256(place.encode()).hexdigest()[:8].upper()
    _log.error("error %s at %s", code, place)
    st.error(words()("error.unexpected", code=code), icon=":material/error:")
    return True


class NoContent(logging.Filter):
    """Streamlit logs whole exceptions; ours are logged by place alone."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Drop what carries an exception."""
        return not record.exc_info


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Import what is heavy, then freeze it: the collector after every rerun need not walk it again."""
    for heavy in ("pandas", "plotly.graph_objects", "scipy.stats", "dashboard.frame", "dashboard.figures.swimlanes"):
        import_module(heavy)
    for language in LANGUAGES:
        texts_of(language)
    logging.getLogger("streamlit.error_util").addFilter(NoContent())
    gc.collect()
    gc.freeze()
    worker = asyncio.create_task(_work())
    yield
    worker.cancel()
    with suppress(asyncio.CancelledError):
        await worker


async def _work() -> None:
    """Hand up what nobody answered in time, as long as the pages are served."""
    from dashboard.asking import desk

    while True:
        try:
            await asyncio.to_thread(lambda: desk().work())
        except Exception as error:  # noqa: BLE001 - a worker that stopped for one trouble would be missed by nobody
            _log.error("the worker met an error at %s", place_of(error))
        await asyncio.sleep(WORK_EVERY)


app = st.App(
    _HERE / "app.py",
    lifespan=lifespan,
    middleware=[Middleware(Guard)],
    routes=[Mount(ASSETS, app=StaticFiles(directory=_HERE / "static"))],
    on_script_error=on_script_error,
)
