"""`release`: the tables of a quarter as they leave the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application import clock
from application.answers import tell
from application.opening import open_workplace

if TYPE_CHECKING:
    from argparse import Namespace


def release(asked: Namespace) -> None:
    """Publish a quarter, or tell again what was published of it."""
    from application.releases import ask_release

    with open_workplace(writing=True) as workplace:
        workplace.catch_up()
        tell(ask_release(workplace, asked.account, asked.quarter, clock.now()), asked)
