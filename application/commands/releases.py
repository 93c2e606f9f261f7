"""`release`: the tables of a quarter as they leave the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application import clock
from application.commands.taking import answered, to_ask

if TYPE_CHECKING:
    from argparse import Namespace


def release(asked: Namespace) -> None:
    """Publish a quarter, or tell again what was published of it."""
    from application.releases import ask_release

    with to_ask(asked, writes=True) as workplace:
        answered(workplace, asked, f"release {asked.quarter}",
                 ask_release(workplace, asked.account, asked.quarter, clock.now()))
