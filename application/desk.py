"""What the pages ask and send: one opened store for every visitor, answers in plain values."""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from access.policy import READ_TRAJECTORY
from application import clock
from application.case_desk import CaseDesk
from application.cycle_desk import CycleDesk
from application.draft_desk import DraftDesk
from application.figures import ask_city, ask_series
from application.leaving import stamp_of, table_file
from application.outcomes import ask_fairness, ask_outcomes
from application.places import place
from application.quarter_desk import QuarterDesk
from application.questions import ask_trajectory
from application.recording import record_fact
from application.refusals import Refused, StoreIsUnhealthy
from application.rules_desk import RulesDesk
from application.working import work_once
from application.workplace import Workplace
from escalations.xmr import xmr
from projections.attention import attention
from projections.counted import counted
from projections.fold import position_of, stopped_at
from projections.registry import MEASURES
from projections.timeline import course, timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from projections.questions import Reader

Answer = TypeVar("Answer")
#: Seconds between two looks at the record for what others recorded.
LOOK_EVERY = 1.0
#: The most names that a search answers.
NAMES = 50


def open_desk() -> Desk:
    """Open the store for the pages; writing unless another process holds it. Raises a StoreError."""
    return Desk(Workplace.open(place(), writing="if free"))


class Desk(CaseDesk, CycleDesk, DraftDesk, QuarterDesk, RulesDesk):
    """The application as the pages see it. Every question and act names the account and asks the policy."""

    def __init__(self, workplace: Workplace) -> None:
        """On an opened store."""
        self.workplace = workplace
        self.is_demonstration = workplace.is_demonstration()
        self._looked, self._lock = 0.0, Lock()
        self._behind: str | None = None

    def today(self) -> date:
        """Today in the city."""
        return clock.today()

    def position(self) -> int:
        """The last event in the figures; changes when they do. Looks for new events at most once a second."""
        with self._lock:
            if time.monotonic() - self._looked > LOOK_EVERY:
                self._look()
                self._looked = time.monotonic()
        with self.workplace.record.reading() as connection:
            return position_of(connection)

    def behind(self) -> str | None:
        """Why the figures are behind the record, or None."""
        with self.workplace.record.reading() as connection:
            return stopped_at(connection) or self._behind

    def _look(self) -> None:
        """Fold what others recorded; where another process does that, see that the end of the record is whole."""
        try:
            if self.workplace.store.writing:
                self.workplace.catch_up()
            else:
                self.workplace.must_be_whole()
            self._behind = None
        except StoreIsUnhealthy as unhealthy:
            self._behind = str(unhealthy)

    def may(self, account: str, action: str, resource: str | None = None) -> bool:  # noqa: ARG002 - no relation yet
        """True when this account may do this."""
        return self.workplace.may(account, action)

    # Questions

    def city(self, account: str, on: date, district: str | None, organisation: str | None) -> dict[str, Any]:
        """The figures of the city (measures.md, For the city)."""
        return ask_city(self.workplace, account, on, None, district, organisation)

    def series(self, account: str, key: str, from_month: str, to_month: str, on: date, district: str | None,
               organisation: str | None) -> dict[str, Any]:
        """A figure month by month, with the limits and signals of its valued points."""
        rows = ask_series(self.workplace, account, key, from_month, to_month, on, None, district, organisation)
        return {"series": rows, "xmr": xmr([row["value"] for row in rows if row["value"] is not None])}

    def outcomes(self, account: str, on: date, by: str | None) -> dict[str, Any]:
        """What came of it and how soon, of all together or by a group. Raises Refused."""
        return ask_outcomes(self.workplace, account, on, None, by)

    def fairness(self, account: str, on: date) -> dict[str, Any]:
        """How like cases were answered in the year of a day. Raises Refused."""
        return ask_fairness(self.workplace, account, on, None)

    def counted(self, account: str, key: str, month: str, on: date, district: str | None, organisation: str | None,
                ) -> list[dict[str, Any]]:
        """The trajectories or events that a month of a figure counts, by name."""
        self.workplace.must(account, READ_TRAJECTORY)
        return self._ask(lambda reader: counted(reader, key, month, on, district=district, organisation=organisation))

    def attention(self, account: str, on: date, district: str | None) -> list[dict[str, Any]]:
        """The trajectories that ask for attention, most urgent first, each with its reasons."""
        self.workplace.must(account, READ_TRAJECTORY)
        return self._ask(lambda reader: attention(reader, on, district))

    def trajectory(self, account: str, name: str, on: date, known_at: datetime | None) -> dict[str, Any]:
        """The figures of one trajectory (measures.md, For one trajectory). Raises Refused for an unknown one."""
        return ask_trajectory(self.workplace, account, name, on, known_at)

    def timeline(self, account: str, name: str, on: date) -> dict[str, Any]:
        """The course of one trajectory as lanes, load steps and marks."""
        self.workplace.must(account, READ_TRAJECTORY)
        self.workplace.must_know_trajectory(name, None)
        return self._ask(lambda reader: timeline(reader, name, on))

    def course(self, account: str, name: str) -> dict[str, date | None]:
        """The day one trajectory was opened, and the day it was closed or None. Raises Refused for an unknown one."""
        self.workplace.must(account, READ_TRAJECTORY)
        self.workplace.must_know_trajectory(name, None)
        return self._ask(lambda reader: course(reader, name))

    def trajectories(self, account: str, on: date, contains: str) -> list[str]:
        """The names of trajectories opened by a day that contain this."""
        self.workplace.must(account, READ_TRAJECTORY)

        def names(reader: Reader) -> list[str]:
            row = reader.tables["trajectory"].c
            return [r.trajectory for r in reader.all(
                select(row.trajectory).where(row.trajectory.contains(contains, autoescape=True),
                                             row.opened_on <= on.toordinal()).order_by(row.trajectory).limit(NAMES))]
        return self._ask(names)

    def districts(self) -> list[str]:
        """The districts in which trajectories were opened."""
        return self._ask(lambda reader: _different(reader, "trajectory", "district"))

    def organisations(self) -> list[str]:
        """The organisations that help or helped."""
        def names(reader: Reader) -> list[str]:
            row = reader.tables["presence_spell"].c
            return [r.name for r in reader.all(select(row.name).where(row.what == "organisation").distinct()
                                               .order_by(row.name))]
        return self._ask(names)

    def measures(self) -> list[Any]:
        """The register of measures: name, definition and source of every figure."""
        return list(MEASURES)

    def _ask(self, question: Callable[[Reader], Answer]) -> Answer:
        with self.workplace.reading(None) as reader:
            return question(reader)

    # What is taken along

    def stamp(self, account: str) -> dict[str, Any]:
        """What a file that is made now for this account says of itself: {at, position, invented, exact}."""
        return stamp_of(self.workplace, account, clock.now())

    def table_file(self, account: str, asked: str, sheet: Mapping[str, Any], form: str) -> bytes:
        """A table as csv or xlsx, recorded as taken. Raises Refused."""
        return table_file(self.workplace, account, asked, sheet, form, clock.now())

    # Acts

    def work(self) -> None:
        """Hand up what nobody answered in time, on a store of one process; elsewhere `kantelpunt work` does that.

        Old drafts are thrown away on any store.
        """
        if self.workplace.store.embedded and self.workplace.store.writing:
            work_once(self.workplace, clock.now())
        self.drop_old_drafts()

    def record(self, account: str, line: Mapping[str, Any], command_id: str, *more: Mapping[str, Any],
               ) -> dict[str, Any]:
        """Record a fact in the form of a line, with `more` in the same act; the same command twice is done once.

        Raises Refused.
        """
        if not self.workplace.store.writing:
            reason = "another process writes in this store: this dashboard can only show it"
            raise Refused(reason)
        return record_fact(self.workplace, line, account, command_id, clock.now(), *more)


def _different(reader: Reader, table: str, column: str) -> list[str]:
    of = reader.tables[table].c[column]
    return [value for (value,) in reader.all(select(of).distinct().order_by(of))]
