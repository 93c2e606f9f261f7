"""Learning cycles over a real store: checked against the figures of the record, adopted into a protocol, told again."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from application.clock import day_of
from application.exporting import export_lines
from application.figures import ask_city
from application.learning import ask_cycle, ask_lessons
from application.opening import create_store, open_workplace
from application.recording import record_fact
from application.refusals import Refused
from application.route import ask_inbox, ask_protocols
from escalations.cycle import CycleWasNotPlanned
from tests.stories.test_the_route import take_in

ROUTE = Path(__file__).parent / "route"
COMMON = ROUTE / "common"
CYCLE = (ROUTE / "cycle-improved" / "facts.jsonl").read_bytes().splitlines(keepends=True)
CLAUSES = [{"clause": "c-mh", "text": "a mentor follows her", "latitude": "professional"}]
AT = datetime(2024, 8, 6, 9, tzinfo=UTC)


def told(*names: str) -> list[bytes]:
    return [line for name in names for line in (COMMON / f"{name}.jsonl").read_bytes().splitlines(keepends=True)]


def whole() -> list[bytes]:
    """A city, its deviations month by month with one month outside, and two cycles on them up to their checks."""
    return [*told("setup"), *CYCLE[:2], *told("base", "quiet1", "spike", "quiet2"), *CYCLE[2:]]


def dilemma(name: str, lesson: str, closed_at: str) -> list[bytes]:
    """A dilemma from its asking to its closing, whose lesson was drawn the month before a cycle is checked."""
    told = (ROUTE / "dil-raised-to-closed" / "facts.jsonl").read_text().splitlines()
    way = {"x1", "x2", "x5", "x7", "x10", "x14", "x16", "x17"}
    lines = [line for line in map(json.loads, told) if line["id"] in way]
    lines[-1] |= {"occurred_on": closed_at[:10], "recorded_at": closed_at}
    return [json.dumps(line | {"dilemma": name, "id": f"{name}-{line['id']}"}
                       | ({"lesson": lesson} if "lesson" in line else {})).encode() + b"\n" for line in lines]


def act(event: str, **values: object) -> dict[str, object]:
    return {"event": event, "occurred_on": "2024-08-06", "recorded_at": AT.isoformat(), **values}


ADOPTED = act("cycle_acted", cycle="C-1", decision="adopt", reasons="the figures say so")
REVISED = act("protocol_revised", protocol="P-1", version=2, clauses=CLAUSES, reason="it helped", cycle="C-1")


@pytest.fixture
def at(address, monkeypatch):
    """A fresh store on each kind in turn, to which this process is set."""
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    return address


@pytest.fixture
def workplace(at):
    """A store in which the two cycles were checked."""
    with open_workplace(writing=True) as opened:
        assert take_in(opened, whole()).refused == []
        yield opened


def test_a_check_in_one_file_with_its_figures_is_the_same_as_afterwards(workplace):
    cycle, other = (ask_cycle(workplace, "pol", name, AT) for name in ("C-1", "C-2"))
    assert (cycle["verdict"], cycle["prediction_met"], cycle["balancing_verdict"]) == ("improved", "yes", "no_signal")
    assert (other["verdict"], other["prediction_met"]) == ("worsened", "no")
    [check] = cycle["checks"]
    assert [point["value"] for point in check["points"]] == [3, 4, 3, 8, 3, 4, 3]
    assert [point["signal"] for point in check["points"]] == [None, None, None, "outside", None, None, None]
    assert [point["month"] for point in check["baseline"]["points"]][::12] == ["2022-11", "2023-11"]
    now = datetime.now(tz=UTC)
    line = {"event": "cycle_checked", "occurred_on": str(day_of(now)), "cycle": "C-1"}
    record_fact(workplace, line, "pol", "again", now)
    again = ask_cycle(workplace, "pol", "C-1", now)["checks"][-1]
    assert again["points"][:7] == check["points"]
    assert again["baseline"] == check["baseline"]


def test_a_check_in_one_file_between_a_lesson_and_the_closing_of_its_dilemma_keeps_the_lesson(at):
    told = [*whole(), *dilemma("M-1", "L-3", "2024-07-15T08:00:00Z"), *dilemma("M-2", "L-4", "2024-08-06T08:00:00Z")]
    in_order = sorted(told, key=lambda line: json.loads(line)["recorded_at"])
    with open_workplace(writing=True) as opened:
        assert take_in(opened, in_order).refused == []


def test_a_check_knows_nothing_that_was_recorded_later(at):
    with open_workplace(writing=True) as opened:
        early = [line for line in CYCLE[2:] if b"cycle_checked" not in line]
        assert take_in(opened, [*told("setup"), *CYCLE[:2], *told("base", "quiet1", "spike", "quiet2"), *early]
                       ).refused == []
        check = json.loads(CYCLE[6]) | {"recorded_at": "2024-04-20T09:00:00Z", "occurred_on": "2024-04-20"}
        assert take_in(opened, [json.dumps(check).encode()], account="pol").refused == []
        [found] = ask_cycle(opened, "pol", "C-1", AT)["checks"]
        assert [point["month"] for point in found["points"]] == ["2024-01", "2024-02", "2024-03"]
        assert found["verdict"] == "too_early"


def test_adopting_a_change_revises_the_protocol_in_the_same_act_or_does_nothing(workplace):
    now = datetime.now(tz=UTC)
    ours = [{key: value for key, value in line.items() if key != "recorded_at"} | {"occurred_on": str(day_of(now))}
            for line in (ADOPTED, REVISED)]
    before = workplace.record.head()
    with pytest.raises(Refused):
        record_fact(workplace, ours[0], "pol", "act", now, ours[1] | {"version": 7})
    assert workplace.record.head() == before
    done = record_fact(workplace, ours[0], "pol", "act", now, ours[1])
    assert workplace.record.head()[0] == before[0] + 2
    assert (done["id"], done["position"], done["repeated"]) == ("act", before[0] + 1, False)
    assert record_fact(workplace, ours[0], "pol", "act", now, ours[1]) == done | {"repeated": True}
    assert workplace.record.head()[0] == before[0] + 2
    protocol = next(one for one in ask_protocols(workplace, "pol", now) if one["protocol"] == "P-1")
    assert (protocol["version"], protocol["clauses"][0]["latitude"]) == (2, "professional")


def test_every_lesson_shows_where_it_went_and_a_cause_that_comes_back(workplace):
    later = [act("lesson_drawn", lesson=name, trajectory="T-1", kind="obstacle", cause=cause, statement="again",
                 occurred_on="2024-09-01", recorded_at="2024-09-01T09:00:00Z")
             for name, cause in (("L-3", "money"), ("L-4", "law"))]
    for account, lines in (("pol", (ADOPTED, REVISED)), ("pro-a", later)):
        assert take_in(workplace, [json.dumps(line).encode() for line in lines], account=account).refused == []
    found = {one["lesson"]: one for one in ask_lessons(workplace, "pol", datetime(2024, 12, 1, tzinfo=UTC))}
    assert (found["L-1"]["cycle"], found["L-1"]["change"], found["L-1"]["verdict"], found["L-1"]["decision"],
            found["L-1"]["protocol"], found["L-1"]["version"]) == (
        "C-1", "a mentor may follow her", "improved", "adopt", "P-1", 2)
    assert (found["L-2"]["cycle"], found["L-2"]["verdict"], found["L-2"]["decision"], found["L-2"]["version"]) == (
        "C-2", "worsened", None, None)
    assert [name for name, one in found.items() if one["came_back"]] == ["L-3"]
    assert [name for name, one in found.items() if one["overdue"]] == ["L-3", "L-4"]
    block = ask_city(workplace, "local", date(2024, 12, 1), None, None, None)["learning"]
    assert block == {
        "cycles": {"planned": 0, "running": 0, "constrained": 0, "checked": 1, "acted": 1, "closed": 0},
        "improved_share": 1.0, "prediction_met_share": 1.0, "median_days_lesson_to_cycle": 14,
        "median_days_plan_to_act": 245, "reviews_overdue": 1, "lessons_not_taken_up": 2, "came_back": 1}
    assert ask_city(workplace, "local", date(2024, 1, 1), None, None, None)["learning"] == {
        "cycles": {"planned": 0, "running": 2, "constrained": 0, "checked": 0, "acted": 0, "closed": 0},
        "improved_share": None, "prediction_met_share": None, "median_days_lesson_to_cycle": 14,
        "median_days_plan_to_act": None, "reviews_overdue": 0, "lessons_not_taken_up": 0, "came_back": 0}


def reviews(workplace):
    return [(one["id"], one["due_at"]) for one in ask_inbox(workplace, "pol", "pol", AT, AT) if one["kind"] == "review"]


def test_whoever_owns_a_cycle_finds_the_day_to_look_back_in_the_inbox(workplace):
    assert reviews(workplace) == [("C-1", "2024-08-15T22:00:00Z"), ("C-2", "2024-08-15T22:00:00Z")]
    take_in(workplace, [json.dumps(ADOPTED).encode()], account="pol")
    assert [name for name, _ in reviews(workplace)] == ["C-2"]


def test_a_record_with_cycles_goes_out_and_comes_in_again_the_same(workplace, tmp_path, monkeypatch):
    exported = list(export_lines(workplace))
    told_of = [ask_cycle(workplace, "pol", name, AT) for name in ("C-1", "C-2")]
    monkeypatch.setenv("KANTELPUNT_STORE", f"sqlite:///{tmp_path}/again.db")
    monkeypatch.setenv("KANTELPUNT_KEYS", f"sqlite:///{tmp_path}/again.keys")
    create_store()
    with open_workplace(writing=True) as again:
        assert take_in(again, [line.encode() for line in exported]).refused == []
        assert list(export_lines(again)) == exported
        assert [ask_cycle(again, "pol", name, AT) for name in ("C-1", "C-2")] == told_of
        wrong = [line.replace('"verdict": "improved"', '"verdict": "no_signal"') for line in exported]
        report = take_in(again, [line.replace('"id": "x7"', '"id": "y7"').encode() for line in wrong], account="op")
        assert [(one["line"], one["field"]) for one in report.refused] == [
            (exported.index(line) + 1, "computed.verdict") for line in exported if '"verdict": "improved"' in line]


@pytest.mark.parametrize(("line", "refusal"), [(act("cycle_started", cycle="C-9", scope="all"), CycleWasNotPlanned),
                                               (act("cycle_checked", cycle="C-9"), CycleWasNotPlanned)])
def test_a_cycle_begins_with_its_plan(workplace, line, refusal):
    report = take_in(workplace, [json.dumps(line).encode()], account="pol")
    assert report.refused == [{"line": 1, "field": "cycle", "reason": refusal("cycle").reason}]
