"""Starting the dashboard: a program of its own, found by its name, in the place of this one."""

from __future__ import annotations

import os
import socket
import sys
from typing import NoReturn

from application.refusals import Refused, WrongUse

#: The highest number a port can have.
LAST_PORT = 65_535


def must_be_a_port(port: int) -> None:
    """Raise WrongUse for a number that no port has."""
    if not 1 <= port <= LAST_PORT:
        message = f"{port} is not a port: give --port a number from 1 to {LAST_PORT}"
        raise WrongUse(message)


def must_be_free(address: str, port: int) -> None:
    """Raise Refused when this address and port cannot be listened on, and say what to do about it.

    Somebody may take the port between this look and the start; the pages then end with an error of their own.
    """
    try:
        kind, *_, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(kind, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does: a port just left is free
            trial.bind(place)
            trial.listen(1)
    except (OSError, UnicodeError) as why:  # a name too long to be an address fails to encode
        reason = getattr(why, "strerror", "no such address")
        message = (f"cannot listen on {address} port {port} ({reason}): stop what uses it, or choose another with "
                   f"--port or --address")
        raise Refused(message) from None


def run_dashboard(address: str, port: int) -> NoReturn:
    """Become the dashboard on this address; ends when it is stopped."""
    print(f"Kantelpunt: http://{address}:{port}/", file=sys.stderr, flush=True)
    os.execv(sys.executable, [sys.executable, "-P", "-m", "dashboard", str(port), address])  # noqa: S606 - our own program
