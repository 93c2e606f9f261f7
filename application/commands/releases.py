"""`release`: the tables of a quarter as they leave the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application import clock
from application.answers import tell
from application.commands.taking import answered, to_ask
from application.opening import open_to_ask

if TYPE_CHECKING:
    from argparse import Namespace


def release(asked: Namespace) -> None:
    """Publish a quarter, or tell again what was published of it."""
    from application.releases import ask_release, ask_released, is_published

    if asked.export is None and asked.lang is None:
        with open_to_ask(None) as workplace:
            if is_published(workplace, asked.quarter):
                tell(ask_released(workplace, asked.account, asked.quarter, clock.now()), asked)
                return
    with to_ask(asked, writes=True) as workplace:
        answered(workplace, asked, f"release {asked.quarter}",
                 ask_release(workplace, asked.account, asked.quarter, clock.now()))
