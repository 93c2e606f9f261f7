"""A city that learns, kept in a real store, and beside it what was told: the data of its cycles counted by hand."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from application.clock import day_of
from application.importing import import_lines
from application.places import Place
from application.recording import record_fact
from application.refusals import Refused
from application.workplace import Workplace
from interchange.jsonlines import lines_of
from record.keys import create_keys
from tests import naive_chart
from tests.naive_chart import months
from tests.projections import brute_city

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

#: Account: (person, roles, organisation). pro-a and two-a are one person.
ACCOUNTS: dict[str, tuple[str, list[str], str]] = {
    "adm": ("adm", ["administrator"], "city"), "pol": ("pol", ["policy"], "city"),
    "pro-a": ("ann", ["professional"], "org-a"), "two-a": ("ann", ["mandate_holder"], "org-b"),
    "pro-b": ("bea", ["professional"], "org-b"), "dir-b": ("cas", ["director"], "org-b")}
#: Trajectory: (district, organisation).
GIRLS = {"T-1": ("Noord", "org-a"), "T-2": ("Zuid", "org-b")}
CLAUSES = [{"clause": "c-1", "text": "as it is done", "latitude": "professional"}]
FIRST_MONTH, BEGINS = "2021-01", datetime(2022, 7, 5, 9, tzinfo=UTC)
MOTIVATION = {"legitimacy": "l", "involvement": "i", "benefit": "b"}
#: An act of one account: who, and the line without day and moment.
Line = dict[str, Any]


class LearningCity:
    """A store in a folder, and every line that was told to it."""

    def __init__(self, folder: Path) -> None:
        """Open the store that stands in this folder."""
        self.folder, self.number = folder, 0
        self.workplace = Workplace.open(place(folder), writing=True)
        told = folder / "told.json"
        self.lines: list[Line] = json.loads(told.read_text()) if told.exists() else []
        self.now = BEGINS

    def close(self) -> None:
        """Leave nothing behind."""
        self.workplace.close()
        shutil.rmtree(self.folder)

    # Telling

    def file(self, lines: Sequence[Line], by: str = "adm") -> list[Any]:
        """Take in lines that say when they were recorded and by whom; answers what is refused."""
        whole = [{"id": f"f{len(self.lines) + n}", **line} for n, line in enumerate(lines)]
        refused = self.take_in(map(json.dumps, whole), by)
        if not refused:
            self.lines += whole
        return refused

    def take_in(self, file: Iterable[str], by: str = "local") -> list[Any]:
        """What is refused of a file, all of which is kept or nothing."""
        content = BytesIO("".join(line + "\n" for line in file).encode())
        return list(import_lines(self.workplace, lines_of(content), by, self.now).refused)

    def record(self, by: str, *acts: Line) -> str | None:
        """Do something today, all of it in one act; answers why not, None when it stands."""
        self.now += timedelta(minutes=1)
        self.number += 1
        lines = [{"occurred_on": day_of(self.now).isoformat(), **act} for act in acts]
        try:
            record_fact(self.workplace, lines[0], by, f"r{self.number}", self.now, *lines[1:])
        except Refused as refused:
            [refusal] = refused.refusals or [{"reason": refused.reason}]
            return str(refusal["reason"])
        self.lines += [{"id": f"r{self.number}-{n}" if n else f"r{self.number}", "recorded_at": self.now.isoformat(),
                        "recorded_by": by} | line for n, line in enumerate(lines)]
        return None

    # Counting

    def series(self, measure: str, first: str, at: datetime, organisation: str | None,
               district: str | None) -> list[naive_chart.Point]:
        """The valued months that are over on the day of this moment, from what was recorded by then."""
        today = day_of(at)
        known = [line for line in self.lines if datetime.fromisoformat(line["recorded_at"]) <= at]
        over = [month for month in months(first, f"{today:%Y-%m}") if month < f"{today:%Y-%m}"]
        if measure == "deviations":
            districts = {line["trajectory"]: line["district"] for line in known
                         if line["event"] == "trajectory_opened"}
            number = Counter(line["occurred_on"][:7] for line in known if line["event"] == "deviation_recorded"
                             and organisation in {None, ACCOUNTS[line["recorded_by"]][2]}
                             and district in {None, districts[line["trajectory"]]})
            return [(month, number[month]) for month in over]
        girls: dict[str, list[Line]] = {}
        for line in known:
            if "trajectory" in line and line["event"] not in {"deviation_recorded", "lesson_drawn"}:
                girls.setdefault(line["trajectory"], []).append(line)
        if not over:
            return []
        rows = brute_city.series(girls, measure, first, over[-1], today.toordinal(), district, organisation)
        return [(row["month"], row["value"]) for row in rows if row["value"] is not None]


def place(folder: Path) -> Place:
    """Where the store of this folder and its keys stand."""
    return Place(f"sqlite:///{folder / 'store.db'}", None, f"sqlite:///{folder / 'keys.db'}", folder / "key")


def empty(folder: Path, made_file: Path) -> LearningCity:
    """A store in this folder in which nothing was told yet."""
    shutil.copy(made_file, folder / "store.db")
    create_keys(place(folder).keys, place(folder).wrapping_key_file, empty_record=True)
    return LearningCity(folder)


def begun(folder: Path, made_file: Path) -> None:
    """Eighteen months before any cycle: accounts, protocols, two girls who move, and deviations month by month."""
    city = empty(folder, made_file)
    assert city.file(_setup(), by="local") == []
    for number, month in enumerate(months(FIRST_MONTH, "2022-06")):
        lines = [*deviations(month, "pro-a", "T-1", 3 + number % 2), *deviations(month, "pro-b", "T-2", 2 + number % 2)]
        moves = [moved(girl, f"{month}-{11 + n}", f"{month}-20T09:00:00+00:00") for girl in GIRLS
                 for n in range(1 + number % 2)]
        assert city.file([*lines, *moves]) == []
    (folder / "told.json").write_text(json.dumps(city.lines))
    city.workplace.catch_up()
    city.workplace.close()


def _setup() -> list[Line]:
    first = {"occurred_on": "2021-01-01", "recorded_at": "2021-01-01T09:00:00+00:00"}
    lines = [{"event": "organisation_registered", "organisation": name, "name": name, "kind": "youth_help"}
             for name in ("city", "org-a", "org-b")]
    lines += [{"event": "account_registered", "account": name, "person": person, "roles": roles, "organisation": where}
              for name, (person, roles, where) in ACCOUNTS.items()]
    lines += [{"event": "protocol_adopted", "protocol": name, "version": 1, "title": "t", "owner": "city",
               "clauses": CLAUSES} for name in ("P-1", "P-2")]
    for girl, (district, where) in GIRLS.items():
        lines += opened(girl, district, where)
    return [first | line for line in lines]


def opened(girl: str, district: str, where: str) -> list[Line]:
    """She comes into view, with a mentor of this organisation."""
    return [{"event": "trajectory_opened", "trajectory": girl, "birth_month": "2008-05", "district": district,
             "referred_by": "school"},
            {"event": "caregiver_assigned", "trajectory": girl, "caregiver": "m", "role": "mentor",
             "organisation": where}]


def moved(girl: str, day: str, at: str) -> Line:
    """She moves to another place out of home."""
    return {"event": "placement_started", "trajectory": girl, "occurred_on": day, "recorded_at": at,
            "placement": f"p {day} {at}", "kind": "residential"}


def deviations(month: str, by: str, girl: str, number: int) -> list[Line]:
    """So many deviations in the first days of a month."""
    return [{"event": "deviation_recorded", "deviation": f"{month}-{by}-{girl}-{n}", "trajectory": girl,
             "occurred_on": f"{month}-02", "recorded_at": f"{month}-02T09:{n:02d}:00+00:00", "recorded_by": by,
             "protocol": "P-1", "clause": "c-1", "instead": "x", "effective_from": f"{month}-02",
             "motivation": MOTIVATION, "expected_effect": "y"} for n in range(number)]


def check(city: LearningCity, plan: Line, started_in: str, at: datetime) -> dict[str, Any]:
    """What a check of a cycle must say at this moment, counted by hand."""
    today = day_of(at)
    over = (date(today.year, today.month, 1) - timedelta(days=1)).isoformat()[:7]
    found = {}
    for measure in (plan["measure"], plan["balancing"]["measure"]):
        points = city.series(measure, plan["baseline_from"], at, plan.get("organisation"), plan.get("district"))
        found[measure] = ([one for one in points if one[0] <= plan["baseline_until"]],
                          [one for one in points if one[0] > started_in])
    (before, after), (beside, beside_after) = found.values()
    values, later = [value for _, value in before], [value for _, value in after]
    away = "down" if plan["balancing"]["harm"] == "up" else "up"
    told = naive_chart.signals(values, later)
    return {"verdict": naive_chart.verdict(values, later, plan["prediction"]["direction"]),
            "prediction_met": naive_chart.met(after, plan["prediction"], over),
            "balancing_verdict": naive_chart.verdict([v for _, v in beside], [v for _, v in beside_after], away),
            "before": before,
            "points": [(month, value, *(signal or (None, None))) for (month, value), signal in
                       zip(after, told, strict=True)]}
