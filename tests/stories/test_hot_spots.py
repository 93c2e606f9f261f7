"""What happened after a clause was revised, told from a real store of either kind."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from application.hot_spots import ask_history
from application.opening import create_store, open_workplace
from application.route import ask_protocols
from tests.stories.test_ladder_figures import asked, case
from tests.stories.test_the_route import lines, take_in, tell

NOW = datetime(2025, 1, 1, 8, tzinfo=UTC)
REVISED = "2024-07-01T08:00"


def view(day: str, rating: int, **more: str) -> bytes:
    return json.dumps({"event": "view_recorded", "trajectory": "T-1", "occurred_on": day, "about": "help",
                       "rating": rating, "id": f"view-{day}", "recorded_at": f"{day}T09:00:00Z",
                       "recorded_by": "local", **more}).encode()


def revised() -> bytes:
    adopted = next(line for line in map(json.loads, lines()) if line["event"] == "protocol_adopted")
    clauses = [{**clause, "text": "other words"} if clause["clause"] == "c-mh" else clause
               for clause in adopted["clauses"]]
    return json.dumps({"event": "protocol_revised", "protocol": "P-1", "version": 2, "reason": "r", "clauses": clauses,
                       "occurred_on": REVISED[:10], "recorded_at": f"{REVISED}:00Z", "recorded_by": "pol",
                       "id": "revised"}).encode()


@pytest.fixture
def workplace(address, monkeypatch):
    """Four deviations before the revision and one a second after it; of the first two something came."""
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    with open_workplace(writing=True) as opened:
        assert take_in(opened, lines()).refused == []
        tell(opened, [
            asked("D-1", "2024-06-03T08:00"), case("D-1", "deviation_backed", "2024-06-05T09:00", "mh-a", reasons="r"),
            asked("D-2", "2024-06-04T08:00"),
            case("D-2", "deviation_declined", "2024-06-05T09:00", "mh-a", reasons="r"),
            view("2024-06-20", 3), view("2024-06-25", 5), view("2024-06-28", 1, of="parent"),
            asked("D-3", "2024-06-28T08:00"), asked("D-4", "2024-07-01T07:59"), revised(),
            asked("D-5", "2024-07-01T08:01"),
            case("D-1", "deviation_evaluated", "2024-08-01T09:00", "pro-a", problem_solved="yes", effect="e")])
        opened.catch_up()
        yield opened


def clause(answer: list, name: str = "c-mh") -> dict:
    return next(each for each in answer[0]["clauses"] if each["clause"] == name)


def test_each_version_tells_how_long_it_held_and_what_came_of_leaving_it(workplace):
    told = ask_history(workplace, "brd", NOW)
    before, since = clause(told)["history"]
    assert (before["version"], before["from"], before["until"], before["days"], before["changed"]) == (
        1, "2021-02-01", "2024-07-01", 1246, None)
    assert (since["version"], since["from"], since["until"], since["days"], since["changed"]) == (
        2, "2024-07-01", None, 185, True)
    came = ("deviations", "backed", "evaluated", "solved")
    assert [[row[name] for name in came] for row in (before, since)] == [[4, 1, 1, 1], [1, 0, 0, 0]]
    # T-1 and T-2 are open from 1 February 2022 on: 881 days each before the revision.
    assert (before["open_years"], before["per_100_open_years"]) == (4.8, 82.86)
    assert since["per_100_open_years"] == round(100 * 365 / (2 * 185), 2)
    # She said 5 last within 90 days after D-1 and D-2, and nothing after the others; her parent's view is not hers.
    assert before["her_view"] == {"told": 2, "mean": None}
    assert [row["changed"] for row in clause(told, "c-dir")["history"]] == [None, False]


def test_the_months_count_from_the_adoption_on_as_far_as_they_are_over(workplace):
    drift = clause(ask_history(workplace, "brd", NOW))["drift"]
    assert (len(drift["months"]), drift["months"][0]["month"], drift["months"][-1]["month"]) == (
        36, "2022-01", "2024-12")
    assert {month["month"]: month["value"] for month in drift["months"] if month["value"]} == {
        "2024-06": 3, "2024-07": 2}
    assert (drift["verdict"], drift["baseline"]) == ("none", 24)


def test_without_history_the_answer_has_the_keys_it_had(workplace):
    plain, with_history = (clause(ask(workplace, "brd", NOW)) for ask in (ask_protocols, ask_history))
    assert with_history == plain | {name: with_history[name] for name in ("history", "drift")}
    assert set(plain) == {"clause", "text", "latitude", "deviations", "backed", "solved", "proposed"}


def test_policy_staff_see_acts_from_five_on(workplace):
    before, since = clause(ask_history(workplace, "pol", NOW))["history"]
    assert (before["deviations"], before["per_100_open_years"], before["hidden"]) == (None, None, True)
    assert before["her_view"] == {"told": None, "mean": None}
    assert (since["backed"], since["days"]) == (None, 185), "none is not told beside one"
    assert before["open_years"] is None, "two girls"
    told = clause(ask_history(workplace, "pol", NOW))
    assert (told["drift"]["months"], told["deviations"], told["backed"], told["hidden"]) == (None, 5, None, True)
