"""`deviation`, `dilemma`, `inbox`, `work`, `protocols`, `precedents`, `lessons`, `cycle`: asked, and kept going."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from access.policy import MAINTAIN
from application import clock
from application.answers import tell
from application.opening import open_to_ask, open_workplace
from application.refusals import WrongUse

if TYPE_CHECKING:
    from argparse import Namespace

#: Seconds between two looks of a worker that goes on.
LOOK_EVERY = 30


def deviation(asked: Namespace) -> None:
    """One deviation: where it lies, until when, and its whole way."""
    _case("deviation", asked)


def dilemma(asked: Namespace) -> None:
    """One dilemma, in the same way."""
    _case("dilemma", asked)


def _case(kind: str, asked: Namespace) -> None:
    from application.cases import ask_case

    with open_to_ask(None) as workplace:
        tell(ask_case(workplace, asked.account, kind, asked.id, _now(asked)), asked)


def inbox(asked: Namespace) -> None:
    """What waits for an account."""
    from application.route import ask_inbox

    with open_to_ask(asked.now) as workplace:
        tell(ask_inbox(workplace, asked.account, asked.whose or asked.account, asked.now, clock.now()), asked)


def protocols(asked: Namespace) -> None:
    """The protocols, clause by clause, with what became of stepping outside each."""
    from application.route import ask_protocols

    with open_to_ask(None) as workplace:
        tell(ask_protocols(workplace, asked.account, clock.now()), asked)


def precedents(asked: Namespace) -> None:
    """Earlier cases that share clause, cause or words with this one."""
    from application.route import ask_precedents

    kind, name = ("deviation", asked.deviation) if asked.deviation else ("dilemma", asked.dilemma)
    with open_to_ask(None) as workplace:
        tell(ask_precedents(workplace, asked.account, kind, name, clock.now()), asked)


def cycle(asked: Namespace) -> None:
    """One learning cycle, with every check."""
    from application.cycles import ask_cycle

    with open_to_ask(None) as workplace:
        tell(ask_cycle(workplace, asked.account, asked.id, _now(asked)), asked)


def lessons(asked: Namespace) -> None:
    """The lessons that were drawn, and where each went."""
    from application.route import ask_lessons

    with open_to_ask(None) as workplace:
        tell(ask_lessons(workplace, asked.account, clock.now()), asked)


def work(asked: Namespace) -> None:
    """Do what is due; without --once go on doing so until stopped."""
    from application.working import only_worker, work_once

    if asked.now is not None and (asked.now > clock.now() or not asked.once):
        message = "--now lies ahead of the clock" if asked.once else "--now goes with --once"
        raise WrongUse(message)
    with open_workplace(writing=True) as workplace, only_worker(workplace):
        workplace.must(asked.account, MAINTAIN)
        if asked.once:
            tell(work_once(workplace, _now(asked)), asked)
            return
        while True:
            done: list[dict[str, Any]] = work_once(workplace, clock.now())
            if done:
                tell(done, asked)
            time.sleep(LOOK_EVERY)


def _now(asked: Namespace) -> Any:
    return asked.now or clock.now()
