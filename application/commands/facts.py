"""`import` and `export`: the record comes in from a file, and goes out to one."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from access.policy import EXPORT, IMPORT
from application import clock
from application.exporting import export_lines
from application.files import whole_file
from application.importing import Report, import_lines
from application.leaving import record_export
from application.opening import open_workplace
from application.progress import bar
from application.refusals import Refused
from interchange.jsonlines import lines_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from application.workplace import Workplace

#: Without --json so many refused lines are listed in words.
LISTED = 50


def take_in(asked: Namespace) -> int:
    """Record the facts of a file."""
    with ExitStack() as stack:
        file = _opened(asked.file, stack)
        workplace = stack.enter_context(open_workplace(writing=True))
        workplace.must(asked.account, IMPORT)
        size = Path(asked.file).stat().st_size if asked.file != "-" else None
        draw = bar("bytes read", size)
        report = import_lines(workplace, lines_of(file), asked.account, clock.now(), skip_refused=asked.skip_refused,
                              dry_run=asked.dry_run, progress=lambda _: draw(_place(file)))
        if not asked.dry_run:
            workplace.catch_up(bar("events folded"))
    return _answer(report, asked)


def give_out(asked: Namespace) -> None:
    """Write the whole record, up to the moment of asking: that it leaves is recorded first, and not in it."""
    with open_workplace(writing=True) as workplace:
        workplace.must(asked.account, EXPORT)
        if asked.file is None:
            _, lines = _leaving(asked, workplace)
            for line in lines:
                sys.stdout.write(line + "\n")
            return
        with whole_file(asked.file) as out:
            number, lines = _leaving(asked, workplace)
            out.writelines(line.encode() + b"\n" for line in lines)
    print(json.dumps({"file": asked.file, "events": number}) if asked.json else f"{asked.file}: {number} events")


def _leaving(asked: Namespace, workplace: Workplace) -> tuple[int, Iterator[str]]:
    """How many facts the record holds now, and their lines, once it is recorded that they leave."""
    until = workplace.record.head()[0]
    number = workplace.record.number(until)
    record_export(workplace, asked.account, "record", number, "jsonl", clock.now())
    return number, export_lines(workplace, until, bar("events written", until))


def _opened(name: str, stack: ExitStack) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(Path(name).open("rb"))
    except OSError as error:
        reason = f"{name} cannot be read: {error.strerror}"
        raise Refused(reason) from None


def _place(file: BinaryIO) -> int:
    return file.tell() if file.seekable() else 0


def _answer(report: Report, asked: Any) -> int:
    kept = (report.imported or report.skipped) and asked.skip_refused and not asked.dry_run
    refused = bool(report.refused) and not kept
    if refused and not asked.skip_refused:
        report.imported = 0
    if asked.json:
        print(json.dumps(report.as_dict()))
    for one in report.refused[:LISTED]:
        where = f", {ascii(one['field'])[1:-1]}" if one["field"] else ""
        print(f"line {one['line']}{where}: {one['reason']}", file=sys.stderr)
    if len(report.refused) > LISTED:
        print(f"... and {len(report.refused) - LISTED} more; --json lists them all", file=sys.stderr)
    done = "would be recorded" if asked.dry_run else "recorded"
    print(f"{report.read} lines read, {report.imported} {done}, {report.skipped} were there already, "
          f"{len(report.refused)} refused", file=sys.stderr)
    return 1 if refused else 0
