"""Taking in a file: every line judged in turn, all or nothing, the same file twice changes nothing."""

from __future__ import annotations

import hmac
import json
import sqlite3
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any

from application.judging import Claim, Judge
from application.streams import RecordedStreams
from domain.accounts import FirstAccountIsNoAdministrator
from domain.refusals import Refusal
from interchange.jsonlines import parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from application.refusals import RefusedLine
    from application.workplace import Workplace
    from interchange.jsonlines import Line

#: Lines are judged and appended to the record in batches of this size, inside one transaction.
BATCH = 500


@dataclass
class Report:
    """What became of a file. `read` counts the lines that are not empty."""

    read: int = 0
    imported: int = 0
    skipped: int = 0
    refused: list[RefusedLine] = field(default_factory=list)
    first_account: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The answer of `import --json`."""
        return {"read": self.read, "imported": self.imported, "skipped": self.skipped, "refused": self.refused}


class _NothingIsKept(Exception):
    """Raised inside the transaction so that nothing of the file is kept."""


class LineIds:
    """Ids for lines that give none: made from the line and how many equal lines stood before it in the file.

    A keyed digest (HMAC-SHA256, the store's own key), so that a short answer cannot be guessed from its id. The
    counts stand in a temporary database that spills to disk, so a long file does not fill the memory.
    """

    def __init__(self, key: bytes) -> None:
        """No line was seen yet."""
        self.key = key
        self.counts = sqlite3.connect("")
        self.counts.execute("CREATE TABLE seen (digest BLOB PRIMARY KEY, times INTEGER) WITHOUT ROWID")

    def of(self, line: dict[str, Any]) -> str:
        """The id of this line."""
        content = json.dumps(line, sort_keys=True, ensure_ascii=True).encode()
        digest = hmac.new(self.key, content, sha256).digest()
        (before,) = self.counts.execute(
            "INSERT INTO seen VALUES (?, 0) ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times",
            (digest,)).fetchone()
        return hmac.new(self.key, digest + str(before).encode(), sha256).hexdigest()[:40]


def import_lines(workplace: Workplace, lines: Iterable[Line], acting: str, now: datetime, *,
                 skip_refused: bool = False, dry_run: bool = False,
                 progress: Callable[[int], None] = lambda _: None) -> Report:
    """Record the facts of a file in one transaction; without `skip_refused` one refused line keeps all of it out."""
    report = Report()
    try:
        with workplace.record.writing() as writer:
            streams = RecordedStreams(writer, workplace.mapper)
            register = workplace.register(writer.connection)
            founding = replace(register, founding=not register.accounts)
            judge = Judge(streams, founding, acting, now, others=workplace.takes_others(register, acting))
            ids = LineIds(workplace.keys.own_key())
            for batch in _batches(lines):
                _take(batch, judge, streams, ids, report)
                streams.flush()
                progress(report.read)
            if judge.register.founding and judge.register.lacks_administrator:
                report.refused.append({"line": report.first_account, "field": "roles",
                                       "reason": FirstAccountIsNoAdministrator().reason})
                report.imported = 0
                raise _NothingIsKept
            if dry_run or (report.refused and not skip_refused):
                raise _NothingIsKept
            workplace.keys.save_new()
    except _NothingIsKept:
        workplace.keys.drop_new()
    return report


def _batches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    remaining = iter(lines)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _take(lines: list[Line], judge: Judge, streams: RecordedStreams, ids: LineIds, report: Report) -> None:
    """Judge the lines of a batch in turn, and count what became of each."""
    found = [_claimed(line, judge, ids) for line in lines]
    streams.look_up([f.envelope["entry_id"] for f in found if isinstance(f, Claim)])
    for line, claim in zip(lines, found, strict=True):
        report.read += 1
        try:
            if isinstance(claim, Refusal):
                raise claim
            if judge.is_there(claim):
                report.skipped += 1
                continue
            streams.pending(judge.decide(claim))
            report.imported += 1
            if report.first_account is None and claim.kind == "account":
                report.first_account = line.number
        except Refusal as refusal:
            report.refused.append({"line": line.number, "field": refusal.field, "reason": refusal.reason})


def _claimed(line: Line, judge: Judge, ids: LineIds) -> Claim | Refusal:
    """A line that can be a fact by itself, or why it cannot."""
    try:
        content = parsed(line.content)
        return judge.claim(content, ids.of(content) if content.get("id") is None else None)
    except Refusal as refusal:
        return refusal
