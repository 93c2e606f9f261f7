"""`serve`: the dashboard, on this machine, for a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application.serving import run_dashboard
from application.workplace import open_workplace

if TYPE_CHECKING:
    from argparse import Namespace


def serve(asked: Namespace) -> None:
    """Open the dashboard; ends when it is stopped."""
    with open_workplace(writing=False):
        pass  # the store is there, of this version, and its keys open
    run_dashboard(asked.address, asked.port)
