"""A real server on a free port and a real Chromium: nothing is drawn by a double."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.demonstration import Demonstration, served
from tests.browser.serving import free_port, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("KANTELPUNT_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]


class Site:
    """The running server and what it has recorded."""

    def __init__(self, address: str, log: Path) -> None:
        """`log` is what the server printed."""
        self.address = address
        self._log = log

    def recorded(self) -> list[dict[str, Any]]:
        """The lines that reached the application, in order."""
        lines = self._log.read_text(encoding="utf-8").splitlines()
        return [json.loads(line.removeprefix("RECORDED ")) for line in lines if line.startswith("RECORDED ")]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The pages on a hand-written desk."""
    port = free_port()
    log = tmp_path_factory.mktemp("server") / "log"
    with log.open("w") as out:
        server = subprocess.Popen([sys.executable, "-m", "tests.browser.serve_fake", str(port)], cwd=ROOT, stdout=out,
                                  stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, log)
            yield Site(f"http://127.0.0.1:{port}", log)
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """The pages on the demonstration city."""
    with served(tmp_path_factory.mktemp("demonstration")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    if not Path(CHROMIUM).exists():
        pytest.fail(f"no browser at {CHROMIUM}: install chromium or name one in KANTELPUNT_CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def look(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """An address opened once for all tests that only look: they change nothing on it."""
    opened: dict[tuple[str, str, int], Page] = {}

    def at(path: str, *, locale: str = "nl-NL", width: int = 1366) -> Page:
        if (path, locale, width) not in opened:
            opened[path, locale, width] = _open(browser, site, path, locale, width)
            opened[path, locale, width].wait_for_timeout(1000)
        return opened[path, locale, width]

    yield at
    for page in opened.values():
        page.context.close()


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Open an address in a fresh browser profile, to do something there."""
    pages = []

    def go(path: str, *, locale: str = "nl-NL", width: int = 1366) -> Page:
        pages.append(_open(browser, site, path, locale, width))
        return pages[-1]

    yield go
    for page in pages:
        page.context.close()


def _open(browser: Browser, site: Site, path: str, locale: str, width: int) -> Page:
    """A page of which every request and every error is kept, as `requested` and `complaints`."""
    page: Any = browser.new_context(locale=locale, viewport={"width": width, "height": 900}).new_page()
    page.requested, page.complaints = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("websocket", lambda opened: page.requested.append(opened.url))
    page.set_default_timeout(90_000)  # a shared machine may be slow; nothing waits longer than it must
    page.on("console", lambda told: page.complaints.append(told.text) if told.type == "error" else None)
    page.goto(site.address + path)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until the script of the page is done and its heading stands there."""
    page.wait_for_selector("h1", timeout=90_000)
    page.wait_for_function(
        "() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'", timeout=90_000)
    page.wait_for_timeout(250)


def slowly(page: Page) -> None:
    """Like an old computer: what the server says comes before the browser has gone to the next page."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 8})
