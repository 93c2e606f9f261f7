"""A hand-written desk in the place of the application's, fresh for every test."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.dashboard.fake_desk import FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable

APP = Path(__file__).parents[2] / "dashboard" / "app.py"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> FakeDesk:
    """The desk that the pages will ask."""
    fake = FakeDesk()
    module = ModuleType("application.desk")
    module.open_desk = lambda: fake  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "application.desk", module)
    st.cache_resource.clear()
    return fake


@pytest.fixture
def opened(desk: FakeDesk) -> Callable[..., AppTest]:
    """Open a screen by its file name, with what stands in the address."""

    def run(screen: str, **address: str) -> AppTest:
        at = AppTest.from_file(str(APP), default_timeout=20)
        for key, value in address.items():
            at.query_params[key] = value
        at.run()
        return at if screen == "start" else at.switch_page(f"screens/{screen}.py").run()

    return run
