"""A real store, and beside it all that was told to it: what it keeps and answers is held against what was told."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from application.exporting import export_lines
from application.importing import LineIds, Report, import_lines
from application.places import Place
from application.questions import ask_trajectory
from application.recording import record_fact
from application.refusals import Refused
from application.workplace import Workplace
from interchange.jsonlines import lines_of
from projections.fold import position_of
from projections.questions import reader_of, refolded
from record.keys import create_keys
from record.tables import chain, events, ids, receipts
from record.verifying import verify
from tests.projections.brute import Girl
from tests.projections.histories import RECORDED
from tests.projections.stored import rows, without

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.projections.histories import Course

HOUR = timedelta(hours=1)


class Keeper:
    """Tells facts to a store, and knows by itself what must then be in it."""

    def __init__(self, folder: Path, made_file: Path) -> None:
        """A store of its own in this folder, made and empty."""
        self.folder = folder
        shutil.copy(made_file, folder / "store.db")
        self.at = Place(f"sqlite:///{folder / 'store.db'}", None, f"sqlite:///{folder / 'keys.db'}", folder / "key")
        create_keys(self.at.keys, self.at.wrapping_key_file, empty_record=True)
        self.workplace = Workplace.open(self.at, writing=True)
        self.courses: dict[str, Course] = {}
        self.done: dict[str, dict[str, Any]] = {}
        self.positions: dict[str, int] = {}
        self.now = RECORDED

    def close(self) -> None:
        """Leave nothing behind."""
        self.workplace.close()
        shutil.rmtree(self.folder)

    def reopen(self) -> None:
        """As after a restart: nothing is known but what was kept."""
        self.workplace.close()
        self.workplace = Workplace.open(self.at, writing=True)

    @property
    def told(self) -> dict[str, dict[str, Any]]:
        """Every line that must be in the record, by its id."""
        return {line["id"]: line for course in self.courses.values() for line in course.lines}

    # Telling

    def tell(self, course: Course, line: dict[str, Any]) -> None:
        """Record a fact from a form: it stands, or it is refused for the reason that is known beforehand."""
        self.now += HOUR
        command, whole = f"c{self.now:%y%m%d%H}", {"trajectory": course.name} | line
        expected = course.keep(whole | {"id": command, "recorded_at": self.now.isoformat()})
        try:
            answer = record_fact(self.workplace, whole, "local", command, self.now)
        except Refused as refused:
            assert expected is not None, f"refused: {refused.reason}"
            assert refused.refusals == [{"line": None, "field": expected.field, "reason": expected.reason}]
        else:
            assert expected is None, f"recorded, though: {expected.reason}"
            assert answer == {"id": command, "position": len(self.told), "repeated": False}
            self.done[command], self.positions[command] = whole, answer["position"]

    def bring_in(self, course: Course, file: list[dict[str, Any]], *, skip_refused: bool, dry_run: bool) -> None:
        """Take in a file of lines about one trajectory and others told before: each ends as is known beforehand."""
        self.now += HOUR
        before, expected, made = list(course.lines), Report(), LineIds(self.workplace.keys.own_key())
        for number, line in enumerate(file, 1):
            whole = {"recorded_at": self.now.isoformat(), "id": line.get("id") or made.of(line)} | line
            expected.read += 1
            if whole["id"] in self.told:
                expected.skipped += 1
            elif refusal := course.keep(whole):
                expected.refused.append({"line": number, "field": refusal.field, "reason": refusal.reason})
            else:
                expected.imported += 1
        if dry_run or (expected.refused and not skip_refused):
            course.back_to(before)
        assert self.take_in(map(json.dumps, file), skip_refused=skip_refused, dry_run=dry_run) == expected

    def take_in(self, file: Iterable[str], **how: bool) -> Report:
        """What becomes of a file."""
        content = BytesIO("".join(line + "\n" for line in file).encode())
        return import_lines(self.workplace, lines_of(content), "local", self.now, **how)

    # What must be so at any moment

    def is_whole(self) -> None:
        """Nothing is half written, and the chain holds."""
        with self.workplace.record.reading() as connection:
            counts = [connection.execute(select(func.count()).select_from(table)).scalar_one()
                      for table in (events, chain, ids, receipts)]
        assert counts == [len(self.told)] * 3 + [len(self.done)]
        verdict = verify(self.workplace.record)
        assert (verdict.events, verdict.first_broken) == (len(self.told), None)

    def is_folded_right(self) -> None:
        """A read model that is not behind has the rows that the whole record gives anew."""
        with self.workplace.record.reading() as connection:
            if position_of(connection) == len(self.told):
                with refolded(connection, self.now) as anew:
                    assert rows(reader_of(connection)) == rows(anew)

    def answer(self, course: Course, on: date, known_at: datetime | None) -> dict[str, Any] | None:
        """The figures of a trajectory, the same as counted by hand; None when it was not known at that instant."""
        known = [line for line in course.lines
                 if known_at is None or datetime.fromisoformat(line["recorded_at"]) <= known_at]
        if known_at is None:
            self.workplace.catch_up()
        try:
            told = ask_trajectory(self.workplace, "local", course.name, on, known_at)
        except Refused:
            assert not known
            return None
        assert told.pop("open_questions") == []
        told = without(told)
        assert told == Girl(known, on.toordinal()).show()
        return told

    def given_out(self) -> list[str]:
        """The whole record as a file."""
        return list(export_lines(self.workplace))
