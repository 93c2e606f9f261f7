"""`quarter`: what was learned in a quarter of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application import clock
from application.answers import tell
from application.opening import open_to_ask

if TYPE_CHECKING:
    from argparse import Namespace


def quarter(asked: Namespace) -> None:
    """What was learned in a quarter."""
    from application.quarter import ask_quarter

    with open_to_ask(None) as workplace:
        tell(ask_quarter(workplace, asked.account, asked.quarter, asked.now or clock.now()), asked)
