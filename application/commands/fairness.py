"""`fairness`: like cases answered unlike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application import clock
from application.answers import tell

if TYPE_CHECKING:
    from argparse import Namespace


def fairness(asked: Namespace) -> None:
    """How like cases were answered in the year of a day."""
    from application.opening import open_to_ask
    from application.outcomes import ask_fairness

    with open_to_ask(asked.known_at) as workplace:
        tell(ask_fairness(workplace, asked.account, asked.on or clock.today(), asked.known_at), asked)
