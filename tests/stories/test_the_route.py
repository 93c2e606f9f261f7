"""The route over a real store: founding a record, one's own inbox, texts that are sealed, files that go round."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from application.cases import ask_case
from application.desk import Desk
from application.exporting import export_lines
from application.importing import import_lines
from application.learning import ask_lessons
from application.opening import create_store, open_workplace
from application.questions import ask_trajectory
from application.recording import record_fact
from application.refusals import Refused
from application.route import ask_inbox, ask_precedents, ask_protocols
from application.working import only_worker, work_once
from domain.identity import stream_id
from interchange.jsonlines import lines_of
from tests.projections.stored import rows

ROUTE = Path(__file__).parent / "route"
NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
LATE = datetime(2024, 8, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def at(address, monkeypatch):
    """A fresh store on each kind in turn, to which this process is set."""
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    return address


def lines(*scenarios: str) -> list[bytes]:
    """The setting up of a small city, and the facts of these scenarios."""
    files = [ROUTE / "common" / "setup.jsonl", *(ROUTE / name / "facts.jsonl" for name in scenarios)]
    return [line for file in files for line in file.read_bytes().splitlines(keepends=True)]


def take_in(workplace, told: list[bytes], now: datetime = NOW, account: str = "local", **how):
    report = import_lines(workplace, lines_of(_File(told)), account, now, **how)
    workplace.catch_up()
    return report


def tell(workplace, told: list[bytes]) -> None:
    """Each records in their own name, one act after the other; what is refused is passed over."""
    for line in map(json.loads, told):
        with suppress(Refused):
            record_fact(workplace, line, line["recorded_by"], line["id"], NOW)


class _File:
    def __init__(self, told: list[bytes]) -> None:
        self.left = b"".join(line if line.endswith(b"\n") else line + b"\n" for line in told).splitlines(keepends=True)

    def readline(self, _: int) -> bytes:
        return self.left.pop(0) if self.left else b""


def test_a_late_worker_makes_every_passed_hop_once_on_each_store(at):
    with open_workplace(writing=True) as workplace, only_worker(workplace):
        assert take_in(workplace, lines("hand-up-late-run")).refused == []
        assert [(act["from"], act["to"]) for act in work_once(workplace, LATE)] == [
            ("mandate_holder", "director"), ("director", "city_board")]
        assert work_once(workplace, LATE) == []
        told = ask_case(workplace, "local", "deviation", "D-1", LATE)
        assert (told["rung"], told["due_at"], told["overdue"]) == ("city_board", "2024-07-09T08:00:00Z", True)
        assert [one["kind"] for one in ask_inbox(workplace, "brd", "brd", None, LATE)] == ["deviation"]
        assert [one["kind"] for one in ask_inbox(workplace, "dir-a", "dir-a", None, LATE)] == ["overdue_above"]
        assert ask_inbox(workplace, "mh-a", "mh-a", None, LATE) == []


def test_a_record_goes_out_and_comes_in_again_the_same(at, tmp_path, monkeypatch):
    with open_workplace(writing=True) as workplace:
        take_in(workplace, lines("hand-up-late-run"))
        work_once(workplace, LATE)
        exported = list(export_lines(workplace))
        told = ask_case(workplace, "local", "deviation", "D-1", LATE)
    assert sum('"computed": {' in line for line in exported) == 3
    monkeypatch.setenv("KANTELPUNT_STORE", f"sqlite:///{tmp_path}/again.db")
    monkeypatch.setenv("KANTELPUNT_KEYS", f"sqlite:///{tmp_path}/again.keys")
    create_store()
    with open_workplace(writing=True) as workplace:
        assert take_in(workplace, [line.encode() for line in exported]).refused == []
        assert list(export_lines(workplace)) == exported
        assert ask_case(workplace, "local", "deviation", "D-1", LATE) == told


def test_what_a_file_says_was_computed_is_computed_again(at):
    (line,) = lines("hand-up-late-run")[36:37]
    told = json.loads(line)
    with open_workplace(writing=True) as workplace:
        wrong = json.dumps(told | {"computed": {"rung": "city_board"}}).encode()
        report = take_in(workplace, [*lines(), wrong])
        assert [(one["line"], one["field"]) for one in report.refused] == [(37, "computed.rung")]
        right = json.dumps(told | {"computed": {"rung": "mandate_holder"}}).encode()
        assert take_in(workplace, [*lines(), wrong, right], skip_refused=True).imported == 37


def rows_of_all(workplace):
    with workplace.reading(None) as reader:
        return rows(reader)


def test_made_anew_the_read_model_has_the_same_cases_and_silence(at):
    told = lines("dil-raised-to-closed")
    told += [line.replace(b'"id": "x', b'"id": "d') for line in lines("hand-up-late-run")[36:]]
    with open_workplace(writing=True) as workplace:
        take_in(workplace, told[:36])
        tell(workplace, told[36:])
        work_once(workplace, LATE)
        before = rows_of_all(workplace)
        workplace.rebuild()
        assert rows_of_all(workplace) == before
    assert len(before["question"]) == 2
    assert [row[2] for row in sorted(before["stay"], key=lambda row: row[3]) if row[1] == "D-1"] == [
        "mandate_holder", "director", "city_board"]
    assert len(before["lesson"]) == 1


def test_a_question_about_her_is_open_until_it_is_answered_and_ends_her_silence(at):
    with open_workplace(writing=True) as workplace:
        take_in(workplace, lines())
        alone = ask_trajectory(workplace, "local", "T-1", date(2024, 6, 12), None)
        assert (alone["open_questions"], alone["stagnation"]["silent"]) == ([], True)
        tell(workplace, lines("dev-asked-back")[36:])
        told = ask_trajectory(workplace, "local", "T-1", date(2024, 6, 12), None)
        then = ask_trajectory(workplace, "local", "T-1", date(2024, 6, 12), datetime(2024, 6, 4, tzinfo=UTC))
    assert told["open_questions"] == [
        {"kind": "deviation", "id": "D-1", "rung": "mandate_holder", "due_at": "2024-06-16T20:00:00Z"}]
    assert then["open_questions"][0]["due_at"] == "2024-06-08T08:00:00Z"
    assert told["stagnation"]["silent"] is then["stagnation"]["silent"] is False


def test_a_file_that_founds_a_record_brings_an_administrator(at):
    without = [line for line in lines() if b'"account": "op"' not in line]
    with open_workplace(writing=True) as workplace:
        report = take_in(workplace, without, skip_refused=True)
        assert (report.imported, report.refused[-1]["line"], report.refused[-1]["field"]) == (0, 4, "roles")
        assert workplace.record.head()[0] == 0
        assert take_in(workplace, lines()).imported == 36


def test_her_texts_in_a_deviation_are_sealed_with_her_key(at):
    with open_workplace(writing=True) as workplace:
        take_in(workplace, lines("dev-asked-back"))
        workplace.keys.destroy(stream_id("trajectory", "T-2"))
        before = ask_case(workplace, "local", "deviation", "D-1", NOW)
        workplace.keys.destroy(stream_id("trajectory", "T-1"))
        told = ask_case(workplace, "local", "deviation", "D-1", NOW)
    assert before["history"][0]["motivation"]["benefit"] == "she sleeps again"
    assert told["history"][0]["motivation"] is None
    assert told["status"] == before["status"] == "waiting"


def test_a_dashboard_on_a_store_of_its_own_hands_up_itself(on_sqlite, monkeypatch):
    for name, value in on_sqlite.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    with open_workplace(writing=True) as workplace:
        take_in(workplace, lines("hand-up-late-run"))
        Desk(workplace).work()
        assert ask_case(workplace, "local", "deviation", "D-1", datetime.now(UTC))["rung"] == "city_board"
    with open_workplace(writing=False) as workplace:
        Desk(workplace).work()


def test_an_inbox_is_its_owners_alone_and_a_stranger_sees_no_case(at):
    with open_workplace(writing=True) as workplace:
        take_in(workplace, lines("dil-raised-to-closed"), skip_refused=True)
        with pytest.raises(Refused, match="owner"):
            ask_inbox(workplace, "pro-a", "mh-a", None, NOW)
        for account in ("pol", "op"):
            with pytest.raises(Refused):
                ask_case(workplace, account, "dilemma", "M-1", NOW)
        assert [each["from"] for each in ask_lessons(workplace, "pol", NOW)] == ["M-1"]


def test_protocols_and_precedents_tell_what_became_of_a_clause(at):
    again = [line.replace(b'"D-1"', b'"D-9"').replace(b'"x', b'"y').replace(b"2024-06", b"2024-09")
             for line in lines("dev-asked-back")[36:]]
    backed = (b'{"event": "deviation_backed", "deviation": "D-1", "occurred_on": "2024-06-15", "recorded_by": "mh-a", '
              b'"recorded_at": "2024-06-15T08:00:00Z", "reasons": "she needs it", "id": "backed"}')
    with open_workplace(writing=True) as workplace:
        assert take_in(workplace, [*lines("dev-asked-back"), backed, *again]).refused == []
        clauses = ask_protocols(workplace, "pro-a", NOW)[0]["clauses"]
        few = ask_protocols(workplace, "pol", NOW)[0]["clauses"]
        (found,) = ask_precedents(workplace, "pro-a", "deviation", "D-9", NOW)
    assert [(c["clause"], c["deviations"], c["backed"]) for c in clauses] == [
        ("c-pro", 0, 0), ("c-mh", 2, 1), ("c-dir", 0, 0), ("c-city", 0, 0)]
    assert [(c["deviations"], c["backed"]) for c in few] == [(None, None)] * 4, "the months of the city tell the sum"
    assert (found["id"], found["shared"], found["decision"], found["on"]) == ("D-1", ["clause"], "backed", "2024-06-15")
