"""What was learned in a quarter: told as it was, to whoever may read what is learned, and about nobody."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from application.cli import main
from application.opening import open_workplace
from application.quarter import ask_quarter
from application.refusals import Refused
from dashboard.views.quarter import report
from dashboard.words import Words
from projections.quarters import Quarter, first_day, last_day, quarter_of
from tests.stories.test_ladder_figures import asked, case
from tests.stories.test_learning_cycles import (
    ADOPTED,
    REVISED,
    act,
    at,  # noqa: F401 - the store of the fixture below
    workplace,  # noqa: F401 - a store in which two cycles were checked
)
from tests.stories.test_the_route import lines, take_in, tell

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)


def lesson(name: str, cause: str, on: str) -> dict[str, object]:
    return act("lesson_drawn", lesson=name, trajectory="T-1", kind="opportunity", cause=cause, statement="again",
               occurred_on=on, recorded_at=f"{on}T09:00:00Z")


def told(store, *facts: dict[str, object], account: str = "pol") -> None:
    assert take_in(store, [json.dumps(fact).encode() for fact in facts], account=account).refused == []


@pytest.fixture
def learned(workplace):  # noqa: F811
    """A cycle was adopted in a protocol in August, and two lessons of its cause followed."""
    told(workplace, ADOPTED, REVISED)
    told(workplace, lesson("L-3", "money", "2024-09-30"), lesson("L-4", "money", "2024-10-01"), account="pro-a")
    return workplace


def test_a_quarter_tells_its_lessons_and_those_that_were_taken_up(learned):
    answer = ask_quarter(learned, "brd", "2023-4", NOW)
    assert answer["drawn"] == [
        {"lesson": name, "kind": "obstacle", "cause": cause, "statement": "nobody may pay the first month",
         "drawn_on": on, "cycle": cycle} for name, cause, on, cycle in
        (("L-1", "money", "2023-11-20", "C-1"), ("L-2", "law", "2023-11-21", "C-2"))]
    assert answer["by_kind"] == {"obstacle": 2, "opportunity": 0}
    assert answer["by_cause"] == [{"cause": "law", "obstacle": 1, "opportunity": 0},
                                  {"cause": "money", "obstacle": 1, "opportunity": 0}]
    assert [(one["lesson"], one["cycle"], one["on"]) for one in answer["taken_up"]] == [
        ("L-1", "C-1", "2023-12-05"), ("L-2", "C-2", "2023-12-05")]


def test_a_quarter_tells_what_became_of_each_cycle(learned):
    last, then = (ask_quarter(learned, "brd", name, NOW)["cycles"] for name in ("2023-4", "2024-3"))
    assert {step: [row["cycle"] for row in rows] for step, rows in last.items() if rows} == {
        "planned": ["C-1", "C-2"], "started": ["C-1", "C-2"]}
    assert [(row["cycle"], row["verdict"], row["prediction_met"], row["balancing_verdict"], row["measure"])
            for row in then["checked"]] == [("C-1", "improved", "yes", "no_signal", "deviations"),
                                            ("C-2", "worsened", "no", "no_signal", "deviations")]
    assert then["acted"] == [{"cycle": "C-1", "title": "Room to deviate", "on": "2024-08-06", "decision": "adopt",
                              "verdict": "improved", "against_figures": False, "next_cycle": None}]


def test_a_quarter_shows_the_old_and_the_new_words_of_a_clause(learned):
    [change] = ask_quarter(learned, "brd", "2024-3", NOW)["changes"]
    assert (change["protocol"], change["done"], change["version"], change["cycle"]) == ("P-1", "revised", 2, "C-1")
    sides = {each["clause"]: (each["before"], each["after"]) for each in change["clauses"]}
    assert sides["c-mh"][0]["latitude"] == "mandate_holder"
    assert sides["c-mh"][1] == {"text": "a mentor follows her", "latitude": "professional"}
    assert sides["c-pro"][1] is None
    told(learned, act("protocol_withdrawn", protocol="P-1", reason="r", occurred_on="2024-11-04",
                      recorded_at="2024-11-04T09:00:00Z"))
    [gone] = ask_quarter(learned, "brd", "2024-4", NOW)["changes"]
    assert (gone["done"], gone["version"], [each["after"] for each in gone["clauses"]]) == ("withdrawn", None, [None])
    [first] = ask_quarter(learned, "brd", "2021-1", NOW)["changes"]
    assert first["done"] == "adopted"
    assert [each["before"] for each in first["clauses"]] == [None] * 4


def test_a_cause_that_came_back_names_the_cycle_that_had_been_adopted_on_it(learned):
    assert ask_quarter(learned, "brd", "2023-4", NOW)["came_back"] == []
    for quarter, name in (("2024-3", "L-3"), ("2024-4", "L-4")):
        assert ask_quarter(learned, "brd", quarter, NOW)["came_back"] == [
            {"cause": "money", "lessons": [name], "cycle": "C-1", "title": "Room to deviate"}]


def test_what_comes_later_changes_nothing_in_a_quarter_that_is_over(learned):
    before = ask_quarter(learned, "brd", "2024-3", datetime(2024, 10, 1, 6, tzinfo=UTC))
    assert before["over"]
    told(learned, act("cycle_checked", cycle="C-2", occurred_on="2024-12-02", recorded_at="2024-12-02T09:00:00Z"),
         act("protocol_withdrawn", protocol="P-1", reason="r", occurred_on="2024-12-02",
             recorded_at="2024-12-02T10:00:00Z"))
    assert ask_quarter(learned, "brd", "2024-3", NOW) == before


def test_a_quarter_that_runs_says_until_when_it_is_told(learned):
    running = ask_quarter(learned, "brd", "2024-3", datetime(2024, 8, 5, 12, tzinfo=UTC))
    assert (running["over"], running["seen_until"], running["until"]) == (False, "2024-08-05", "2024-09-30")
    assert (running["cycles"]["acted"], running["changes"], running["drawn"]) == ([], [], [])
    with pytest.raises(Refused, match="has not begun"):
        ask_quarter(learned, "brd", "2024-4", datetime(2024, 9, 30, 21, 59, tzinfo=UTC))
    assert not ask_quarter(learned, "brd", "2024-4", datetime(2024, 9, 30, 22, 0, tzinfo=UTC))["over"]


def test_nothing_in_it_is_about_one_girl_and_every_account_reads_the_same(learned):
    answers = [ask_quarter(learned, account, "2024-3", NOW) for account in ("pol", "dir-a", "brd", "local")]
    assert all(answer == answers[0] for answer in answers)
    for quarter in ("2022-4", "2023-4", "2024-3"):
        written = json.dumps(ask_quarter(learned, "pol", quarter, NOW))
        assert not [name for name in ('"T-1"', '"V-', '"D-', "pro-a", '"instead"') if name in written]
    with pytest.raises(Refused):
        ask_quarter(learned, "nobody", "2024-3", NOW)


@pytest.fixture
def climbing(at):  # noqa: F811
    """Six deviations that were asked in June 2024; five of them backed in July and found to have solved it."""
    with open_workplace(writing=True) as opened:
        take_in(opened, lines())
        names = [f"D-{number}" for number in range(1, 7)]
        tell(opened, [asked(name, "2024-06-28T08:00") for name in names])
        tell(opened, [case(name, "deviation_backed", "2024-07-01T09:00", "mh-a", reasons="r") for name in names[:5]])
        tell(opened, [case(name, "deviation_evaluated", "2024-07-08T09:00", "pro-a", problem_solved="yes", effect="e")
                      for name in names[:4]])
        yield opened


def test_what_each_rung_did_is_told_and_so_is_that_nothing_came(climbing):
    june, july = (ask_quarter(climbing, "pol", name, NOW)["ladder"][0] for name in ("2024-2", "2024-3"))
    assert june == {"rung": "mandate_holder", "arrived": 6, "answered": 0, "ran_out": 0, "hidden": False}
    assert july == {"rung": "mandate_holder", "arrived": 0, "answered": 5, "ran_out": 0, "hidden": False}


def test_a_clause_is_proposed_for_revision_from_the_quarter_on_in_which_it_was_seen_to_help(climbing):
    assert ask_quarter(climbing, "pol", "2024-2", NOW)["proposed"] == []
    [clause] = ask_quarter(climbing, "pol", "2024-3", NOW)["proposed"]
    assert (clause["protocol"], clause["clause"]) == ("P-1", "c-mh")
    assert (clause["deviations"], clause["solved"], clause["hidden"]) == (6, None, True)
    assert clause["backed"] is None, "five of six, which leaves one"
    assert ask_quarter(climbing, "pol", "2025-4", NOW)["proposed"] == []


@pytest.mark.parametrize(("name", "first", "last"), [
    ("2024-1", "2024-01-01", "2024-03-31"), ("2024-2", "2024-04-01", "2024-06-30"),
    ("2024-3", "2024-07-01", "2024-09-30"), ("2024-4", "2024-10-01", "2024-12-31")])
def test_a_quarter_has_three_whole_months(name, first, last):
    assert (first_day(name).isoformat(), last_day(name).isoformat()) == (first, last)
    assert quarter_of(first_day(name)) == quarter_of(last_day(name)) == name


def test_a_quarter_begins_and_ends_at_midnight_in_the_city():
    quarter = Quarter.seen("2024-1", NOW)
    assert quarter.since == datetime(2023, 12, 31, 23, tzinfo=UTC)
    assert quarter.at == datetime(2024, 3, 31, 21, 59, 59, 999999, tzinfo=UTC)


def read(file):
    """The first page of a report, and the position on which it was made."""
    text = " ".join(PdfReader(file).pages[0].extract_text().split())
    return re.sub(r"position \d+", "position", text), int(re.search(r"position (\d+)", text)[1])


def test_the_command_line_writes_the_report_that_it_tells_and_twice_the_same_but_the_export(climbing, tmp_path, capsys):
    climbing.close()
    asked_for = ["quarter", "2024-3", "--as", "brd", "--now", "2024-10-02T09:00:00Z", "--json", "--pdf"]
    files = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    assert [main([*asked_for, str(file), "--lang", "en"]) for file in files] == [0, 0]
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == second
    (seen, position), (again, later) = map(read, files)
    assert (again, later) == (seen, position + 1)
    assert "What we learned in the third quarter of 2024" in seen
    titles = [section["title"] for section in report(first, Words("en"))["sections"]]
    assert [title for title in titles if title not in seen] == []
    assert sorted(file.name for file in tmp_path.glob("*.pdf*")) == ["one.pdf", "two.pdf"]


@pytest.mark.parametrize(("words", "code"), [
    (("quarter", "2024-5"), 2), (("quarter", "24-1"), 2), (("quarter", "2024-3", "--lang", "en"), 2),
    (("quarter", "2199-1"), 1), (("quarter", "2024-3", "--as", "nobody"), 1),
    (("quarter", "2024-3", "--pdf", "no/such/folder.pdf"), 1)])
def test_what_cannot_be_told_is_refused(climbing, capsys, words, code):
    climbing.close()
    try:
        told_code = main(list(words))
    except SystemExit as ended:
        told_code = ended.code
    assert told_code == code
    assert capsys.readouterr().out == ""
