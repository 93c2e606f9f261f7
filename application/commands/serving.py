"""`serve`: the dashboard, on this machine, for a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application.opening import open_workplace
from application.serving import must_be_a_port, must_be_free, run_dashboard

if TYPE_CHECKING:
    from argparse import Namespace


def serve(asked: Namespace) -> None:
    """Open the dashboard; ends when it is stopped."""
    must_be_a_port(asked.port)
    with open_workplace(writing=False):
        pass  # the store is there, of this version, and its keys open
    must_be_free(asked.address, asked.port)
    run_dashboard(asked.address, asked.port)
