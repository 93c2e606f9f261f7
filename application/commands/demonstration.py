"""`demo` and `generate`: an invented city, so that every figure has something to show."""

from __future__ import annotations

import json
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from access.policy import IMPORT
from application import clock
from application.importing import Report, import_lines
from application.opening import create_store, open_workplace
from application.progress import bar
from application.refusals import Refused, WrongUse
from application.releases import ask_published, ask_release
from escalations.release import quarter_of, quarters_from
from interchange.jsonlines import Line, written
from interchange.synthetic.city import CityIsTooEarly
from interchange.synthetic.city import generate as city
from interchange.synthetic.report_cases import lines as report_cases
from interchange.synthetic.route.city import with_route

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator
    from datetime import date

    from application.workplace import Workplace

#: The demonstration city: always the same girls, up to the day on which it is loaded.
SEED = 1
YEARS = 6
#: The account of the demonstration that publishes.
POLICY = "beleid"


def demo(asked: Namespace) -> None:
    """Load ten invented courses after the report, a city around them and its route into a fresh store, as invented.

    The tables of one quarter are published in it; the next is left to whoever looks around. What was stopped halfway
    goes on.
    """
    create_store()
    until = asked.until or clock.today()
    with open_workplace(writing=True) as workplace:
        workplace.must(asked.account, IMPORT)
        is_there, is_ours = bool(workplace.record.head()[0]), workplace.is_demonstration()
        if is_there and not is_ours:
            reason = "this store holds a record already: a demonstration goes into a fresh store"
            raise Refused(reason)
        if not is_ours:
            workplace.mark_demonstration()
        report = None if is_there else _load(workplace, asked, until)
        workplace.catch_up(bar("events folded", workplace.record.head()[0]))
        if not is_there or not ask_published(workplace, POLICY, clock.now())["published"]:
            _, quarter = islice(quarters_from(quarter_of(until), -1), 2)
            ask_release(workplace, POLICY, quarter, clock.now())
    if report is None:
        print("The demonstration city is there already.", file=sys.stderr)
        return
    if asked.json:
        print(json.dumps(report.as_dict()))
    print(f"{report.imported} facts of an invented city are recorded. See it with: kantelpunt serve", file=sys.stderr)


def _load(workplace: Workplace, asked: Namespace, until: date) -> Report:
    girls = chain(report_cases(until), city(SEED, asked.trajectories, YEARS, until))
    lines = _numbered(with_route(SEED, girls, until))
    report = import_lines(workplace, lines, asked.account, clock.now(), progress=bar("lines read"))
    if report.refused:
        first = report.refused[0]
        reason = f"line {first['line']} of the demonstration is refused: {first['field']}: {first['reason']}"
        raise Refused(reason, report.refused)
    return report


def generate(asked: Namespace) -> None:
    """Write an invented city as lines for import; the same seed and day give the same bytes."""
    try:
        lines = city(asked.seed, asked.trajectories, asked.years, asked.until)
        for line in with_route(asked.seed, lines, asked.until) if asked.route else lines:
            sys.stdout.write(written(line) + "\n")
    except CityIsTooEarly as early:
        raise WrongUse(str(early)) from None


def _numbered(lines: Iterable[dict[str, Any]]) -> Iterator[Line]:
    for number, line in enumerate(lines, start=1):
        yield Line(number, written(line).encode())
