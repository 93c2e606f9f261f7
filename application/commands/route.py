"""`deviation`, `dilemma`, `inbox`, `work`, `protocols`, `precedents`, `lessons`, `cycle`: asked, and kept going."""

from __future__ import annotations

import signal
import sys
from threading import Event
from typing import TYPE_CHECKING, Any

from access.policy import MAINTAIN
from application import clock
from application.answers import tell
from application.commands.taking import answered, to_ask
from application.opening import open_to_ask, open_workplace
from application.refusals import Refused, WrongUse

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
    """The protocols, clause by clause, with what became of stepping outside each; or under each version of it."""
    from application.hot_spots import ask_history
    from application.route import ask_protocols

    ask, what = (ask_history, "protocols --history") if asked.history else (ask_protocols, "protocols")
    with to_ask(asked) as workplace:
        answered(workplace, asked, what, ask(workplace, asked.account, clock.now()))


def precedents(asked: Namespace) -> None:
    """Earlier cases that share clause, cause or words with this one."""
    from application.route import ask_precedents

    kind, name = ("deviation", asked.deviation) if asked.deviation else ("dilemma", asked.dilemma)
    with open_to_ask(None) as workplace:
        tell(ask_precedents(workplace, asked.account, kind, name, clock.now()), asked)


def cycle(asked: Namespace) -> None:
    """One learning cycle, with every check."""
    from application.learning import ask_cycle

    with to_ask(asked) as workplace:
        answered(workplace, asked, f"cycle {asked.id}", ask_cycle(workplace, asked.account, asked.id, _now(asked)))


def lessons(asked: Namespace) -> None:
    """The lessons that were drawn, and where each went."""
    from application.learning import ask_lessons

    with to_ask(asked) as workplace:
        answered(workplace, asked, "lessons", ask_lessons(workplace, asked.account, clock.now()))


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
        stopped = _told_to_stop()
        while not stopped.is_set():
            try:
                done: list[dict[str, Any]] = work_once(workplace, clock.now())
            except Refused as busy:  # somebody records for long: what is due waits for the next look
                print(f"kantelpunt work: {busy.reason}", file=sys.stderr, flush=True)
                done = []
            if done:
                tell(done, asked)
            stopped.wait(LOOK_EVERY)


def _told_to_stop() -> Event:
    """Set by SIGTERM or SIGINT: a worker does what is in its hands, tells it and ends; being stopped is its end."""
    stopped = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    return stopped


def _now(asked: Namespace) -> Any:
    return asked.now or clock.now()
