"""The command line: every command in one list, each answer in words or as one JSON document."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from application.arguments import account, day, moment, month, numbers, pdf_file, positive, quarter, table_file
from application.refusals import Refused, StoreIsUnhealthy, WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: A command makes few cycles and lives shortly: looking for them every 700 objects costs a sixth of its time.
SELDOM = 100_000
DONE, REFUSED, WRONG, UNHEALTHY = 0, 1, 2, 3

#: Keys of `series` and kinds of stores are spelled out in the registry; here only what a parser must know.
SERIES_KEYS = ("overloaded_share", "stalled_share", "silent_share", "heard_within_90_days_share", "mean_ratio",
               "changes_per_1000_days", "moves_per_1000_days", "deviations", "dilemmas", "answer_days")
#: By what outcomes are told apart (projections/outcome_groups.py).
WAYS = ("voluntary", "specialist", "continuity")


class Parser(argparse.ArgumentParser):
    """A parser that answers wrong use with exit code 2 and one clear line, and guesses no half words."""

    def __init__(self, **told: Any) -> None:
        """As argparse, without its abbreviations."""
        super().__init__(allow_abbrev=False, **told)

    def error(self, message: str) -> NoReturn:
        """Wrong use: say what is wrong and where to read on."""
        self.exit(WRONG, f"{self.prog}: {message}\n{self.prog} --help tells what is possible.\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = Parser(prog="kantelpunt", description="A monitor of girls' trajectories through help: what is asked of her, "
                 "who comes and goes around her, whether anything moves.")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)

    def command(name: str, run: str, text: str, *, asks: bool = False, narrows: bool = False,
                clock: bool = False, leaves: bool = False) -> Any:
        one = commands.add_parser(name, help=text, description=text)
        one.set_defaults(run=run)
        one.add_argument("--as", dest="account", type=account, default="local", metavar="ACCOUNT",
                         help="the account that acts; absent: the local user")
        one.add_argument("--json", action="store_true", help="answer with one JSON document")
        if asks:
            one.add_argument("--on", type=day, metavar="DAY", help="the day in her life, YYYY-MM-DD (default: today)")
            one.add_argument("--known-at", type=moment, metavar="MOMENT",
                             help="only what was recorded by then, ISO 8601 (default: now)")
        if clock:
            one.add_argument("--now", type=moment, metavar="MOMENT",
                             help="as recorded by then, with that moment for the clock, ISO 8601 (default: now)")
        if leaves:
            one.add_argument("--export", type=table_file, metavar="FILE",
                             help="write the answer as a table too, in a file .csv or .xlsx (recorded as an export)")
            one.add_argument("--lang", choices=("nl", "en"), help="the language of that table (default: nl)")
        if narrows:
            one.add_argument("--district", help="only trajectories opened in this district")
            one.add_argument("--organisation", help="only trajectories in which this organisation helps that day")
        return one

    command("init", "stores:init", "create the store, or bring it up to date")
    one = command("demo", "demonstration:demo", "load the invented demonstration city into a fresh store")
    one.add_argument("--trajectories", type=positive, default=400, help="girls in the generated city (default 400)")
    one.add_argument("--until", type=day, metavar="DAY", help="the last day of the city (default: today)")
    one = command("serve", "serving:serve", "open the dashboard")
    one.add_argument("--port", type=positive, default=8501)
    one.add_argument("--address", default="127.0.0.1", help="the address to listen on (default: this machine alone)")
    one = command("import", "facts:take_in", "record the facts of a file, one a line")
    one.add_argument("file", help="the file; - for standard input")
    one.add_argument("--format", choices=("jsonl",), required=True)
    one.add_argument("--dry-run", action="store_true", help="say what would be, record nothing")
    one.add_argument("--skip-refused", action="store_true", help="take the good lines and list the rest")
    one = command("export", "facts:give_out", "write the whole record, one fact a line")
    one.add_argument("file", nargs="?", help="the file; absent: standard output")
    _add_questions(command)
    _add_route(command)
    command("rebuild", "stores:rebuild", "make the read model anew from the record")
    command("verify", "stores:verify", "prove that nothing in the record was changed")
    one = command("generate", "demonstration:generate", "write an invented city as lines for import")
    one.add_argument("--seed", type=int, required=True)
    one.add_argument("--trajectories", type=positive, required=True)
    one.add_argument("--years", type=positive, required=True)
    one.add_argument("--until", type=day, required=True, metavar="DAY")
    one.add_argument("--route", action="store_true", help="with accounts, protocols, deviations and dilemmas")
    return top


def _add_questions(command: Callable[..., Any]) -> None:
    """The commands that answer from the figures."""
    one = command("show", "questions:show", "the figures of one trajectory", asks=True)
    one.add_argument("trajectory")
    command("metrics", "questions:metrics", "the figures of the city", asks=True, narrows=True, leaves=True)
    one = command("series", "questions:series", "a figure month by month", asks=True, narrows=True, leaves=True)
    one.add_argument("key", choices=SERIES_KEYS)
    one.add_argument("--from", dest="from_month", type=month, required=True, metavar="MONTH", help="YYYY-MM")
    one.add_argument("--to", dest="to_month", type=month, required=True, metavar="MONTH", help="YYYY-MM")
    one.add_argument("--xmr", action="store_true", help="add the limits and signals of an XmR chart")
    one.add_argument("--baseline", type=positive, help="with --xmr: so many first points set the limits")
    one = command("report", "questions:report", "a report", asks=True)
    one.add_argument("what", choices=("background",))
    one.add_argument("--name-prefix", default="", help="only trajectories whose name begins so")
    one = command("outcomes", "outcomes:outcomes", "how soon something came of it, with what came instead", asks=True)
    one.add_argument("--by", choices=WAYS, help="in groups: by voluntary or imposed help, by how soon the specialist "
                     "came, by whether the case director stayed")
    command("fairness", "fairness:fairness", "like cases answered unlike, to be looked at", asks=True)
    one = command("xmr", "questions:xmr", "limits and signals of a row of numbers (NHS Making Data Count)")
    one.add_argument("--values", type=numbers, required=True, help="numbers with commas: 4,6,5")
    one.add_argument("--baseline", type=positive, help="so many first points set the limits (default: all)")


def _add_route(command: Callable[..., Any]) -> None:
    """The commands about deviations, dilemmas and what was learned on the way."""
    for kind in ("deviation", "dilemma"):
        one = command(kind, f"route:{kind}", f"one {kind}: where it lies, until when, and its whole way", clock=True)
        one.add_argument("id")
    one = command("inbox", "route:inbox", "what waits for an account, by the moment it is due", clock=True)
    one.add_argument("--account", dest="whose", type=account, metavar="ACCOUNT", help="whose (default: who acts)")
    one = command("precedents", "route:precedents", "earlier cases that share clause, cause or words")
    which = one.add_mutually_exclusive_group(required=True)
    which.add_argument("--deviation", metavar="ID")
    which.add_argument("--dilemma", metavar="ID")
    one = command("protocols", "route:protocols", "the protocols by clause, and what became of stepping outside each",
                  leaves=True)
    one.add_argument("--history", action="store_true", help="under each version, and whether it is left ever more")
    one = command("cycle", "route:cycle", "one learning cycle: its checks, their figures and verdicts", clock=True,
                  leaves=True)
    one.add_argument("id")
    command("lessons", "route:lessons", "the lessons that were drawn, and where each went", leaves=True)
    one = command("release", "releases:release", "publish the protected tables of a quarter, or tell them again",
                  leaves=True)
    one.add_argument("--quarter", type=quarter, required=True, metavar="QUARTER", help="YYYY-N, such as 2024-3")
    one = command("quarter", "quarter:quarter", "what was learned in a quarter, by all, about nobody", clock=True)
    one.add_argument("quarter", type=quarter, metavar="QUARTER", help="YYYY-N")
    one.add_argument("--pdf", type=pdf_file, metavar="FILE",
                     help="write the report too, in a file .pdf, accessible (PDF/UA-1; recorded as an export)")
    one.add_argument("--lang", choices=("nl", "en"), help="the language of the report (default: nl)")
    one = command("work", "route:work", "hand up what nobody answered in time", clock=True)
    one.add_argument("--once", action="store_true", help="do what is due, and stop")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; answers the exit code: 0 done, 1 refused, 2 wrong use, 3 the store is not healthy."""
    gc.set_threshold(SELDOM)
    top = parser()
    told = sys.argv[1:] if arguments is None else list(arguments)
    if any(not _is_text(word) for word in told):
        top.error("an argument is not text in UTF-8: type it anew")
    asked = top.parse_args(told)
    if asked.command is None:
        top.print_help()
        return DONE
    module, _, function = asked.run.partition(":")
    words, exit_code = "", DONE
    try:
        answer = getattr(import_module(f"application.commands.{module}"), function)(asked)
        exit_code = answer if isinstance(answer, int) else DONE
        sys.stdout.flush()
    except WrongUse as wrong:
        words, exit_code = str(wrong), WRONG
    except Refused as refused:
        words, exit_code = refused.reason, REFUSED
    except StoreIsUnhealthy as unhealthy:
        words, exit_code = str(unhealthy), UNHEALTHY
    except OSError as error:  # files are told where they are used: here the answer itself cannot be written
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        words = "" if isinstance(error, BrokenPipeError) else f"the answer cannot be written: {error.strerror}"
        exit_code = REFUSED
    except KeyboardInterrupt:
        words, exit_code = "stopped", REFUSED
    except Exception as fault:  # noqa: BLE001 - the last door: nobody is shown a traceback, and no content is logged
        words, exit_code = f"something went wrong that was not foreseen ({_place(fault)})", UNHEALTHY
    if words:
        print(f"kantelpunt {asked.command}: {words}", file=sys.stderr)
    return exit_code


def _is_text(word: str) -> bool:
    """False for bytes that are no UTF-8, which Python keeps as surrogates: they cannot be stored or shown."""
    return word.isascii() or word.encode(errors="replace").decode() == word


def _place(fault: Exception) -> str:
    """What kind of fault it is and where it arose, without anything of what was read."""
    where = fault.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    at = f" in {where.tb_frame.f_code.co_name}, line {where.tb_lineno}" if where else ""
    return f"{type(fault).__name__}{at}"


if __name__ == "__main__":
    sys.exit(main())
