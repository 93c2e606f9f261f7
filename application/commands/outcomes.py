"""`outcomes`: how soon something came of it, by what helped or did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application import clock
from application.answers import tell

if TYPE_CHECKING:
    from argparse import Namespace


def outcomes(asked: Namespace) -> None:
    """The curves of the outcomes on a day."""
    from application.opening import open_to_ask
    from application.outcomes import ask_outcomes

    with open_to_ask(asked.known_at) as workplace:
        tell(ask_outcomes(workplace, asked.account, asked.on or clock.today(), asked.known_at, asked.by), asked)
