"""Starting the dashboard: a program of its own, found by its name, in the place of this one."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def run_dashboard(address: str, port: int) -> NoReturn:
    """Become the dashboard on this address; ends when it is stopped."""
    print(f"Kantelpunt: http://{address}:{port}/", file=sys.stderr, flush=True)
    os.execv(sys.executable, [sys.executable, "-m", "dashboard", str(port), address])  # noqa: S606 - our own program
