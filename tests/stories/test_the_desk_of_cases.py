"""What the pages of the route are told by a real store: in the shapes they were made on, and who may do what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from application import clock
from application.desk import Desk
from application.opening import create_store, open_workplace
from application.refusals import Refused
from application.route import ask_inbox
from tests.dashboard import ladder_rows
from tests.dashboard.fake_desk import FakeDesk
from tests.stories.test_the_route import lines, take_in, tell

DEVIATION = {"event": "deviation_recorded", "trajectory": "T-1", "protocol": "P-1", "clause": "c-mh"}
TOLD = {"instead": "she keeps her mentor", "motivation": {"legitimacy": "l", "involvement": "i", "benefit": "b"},
        "expected_effect": "she comes"}


@pytest.fixture
def desk(on_sqlite, monkeypatch):
    """A desk on a small city that is a demonstration."""
    for name, value in on_sqlite.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    with open_workplace(writing=True) as workplace:
        take_in(workplace, lines())
        workplace.mark_demonstration()
        yield Desk(workplace)


def today() -> str:
    return clock.today().isoformat()


def asked(desk: Desk, name: str = "D-1") -> None:
    line = DEVIATION | TOLD | {"deviation": name, "occurred_on": today(), "effective_from": today()}
    desk.record("pro-a", line, name)


def test_the_answers_have_the_shape_that_the_pages_were_made_on(desk):
    asked(desk)
    fake = FakeDesk()
    assert desk.case("mh-a", "deviation", "D-1").keys() == fake.case("bart", "deviation", "D-1").keys()
    assert desk.inbox("mh-a")[0].keys() == fake.inbox("bart")[0].keys()
    assert desk.cases("pro-a")[0].keys() <= fake.cases("anna")[0].keys()
    assert desk.rungs("brd")[0].keys() == ladder_rows.FIGURES[0].keys()
    assert desk.accounts()[0].keys() == ladder_rows.ACCOUNTS[0].keys()
    assert desk.protocols("pro-a")[0].keys() == ladder_rows.PROTOCOLS[0].keys()


def test_before_sending_it_is_said_who_decides_and_by_when(desk):
    told = desk.who_decides("pro-a", DEVIATION | {"occurred_on": today()})
    assert (told["rung"], told["organisation"]) == ("mandate_holder", "org-a")
    assert told["due_at"] > datetime.now(UTC) + timedelta(days=4)
    assert {"mh-a", "mh-two"} <= set(told["accounts"])
    assert not {"pro-a", "mh-b", "mh-care", "brd"} & set(told["accounts"])
    assert desk.who_decides("pro-a", DEVIATION | {"clause": "c-pro", "occurred_on": today()}) is None
    with pytest.raises(Refused):
        desk.who_decides("pro-a", DEVIATION | {"clause": "none", "occurred_on": today()})


def test_a_case_shows_the_clause_as_it_held_when_somebody_stepped_outside_it(desk):
    asked(desk)
    before = desk.case("mh-a", "deviation", "D-1")["clause_text"]
    protocol = next(one for one in desk.protocols("pol") if one["protocol"] == DEVIATION["protocol"])
    clauses = [{key: one[key] for key in ("clause", "latitude")} | {"text": "in other words"}
               for one in protocol["clauses"]]
    desk.record("pol", {"event": "protocol_revised", "protocol": protocol["protocol"], "occurred_on": today(),
                        "version": protocol["version"] + 1, "clauses": clauses, "reason": "clearer"}, "revised")
    asked(desk, "D-2")
    assert before != "in other words"
    assert desk.case("mh-a", "deviation", "D-1")["clause_text"] == before
    assert desk.case("mh-a", "deviation", "D-2")["clause_text"] == "in other words"


def test_each_is_offered_what_they_may_do_and_no_more(desk):
    asked(desk)
    assert desk.case("mh-a", "deviation", "D-1")["acts"] == [
        "deviation_backed", "deviation_declined", "deviation_asked_back", "deviation_handed_up"]
    assert desk.case("pro-a", "deviation", "D-1")["acts"] == ["deviation_withdrawn"]
    assert desk.case("mh-care", "deviation", "D-1")["acts"] == []
    assert desk.case("mh-care", "deviation", "D-1")["mandate"]["reason"].startswith("caregiver:")
    assert desk.case("local", "deviation", "D-1")["acts"] == []
    assert desk.case("mh-a", "deviation", "D-1")["mandate"]["may"]


def test_an_answer_given_meanwhile_is_told_and_not_overwritten(desk):
    asked(desk)
    backed = {"event": "deviation_backed", "deviation": "D-1", "occurred_on": today(), "reasons": "she needs it"}
    desk.record("mh-a", backed, "first")
    with pytest.raises(Refused, match="answer"):
        desk.record("mh-two", backed | {"reasons": "me too"}, "second")
    assert desk.record("mh-a", backed, "first")["repeated"]
    assert desk.case("pro-a", "deviation", "D-1")["decider"] == "mh-a"
    assert [each["kind"] for each in desk.inbox("pro-a")] == ["answer", "evaluation"]
    assert [each["id"] for each in desk.decided("mh-a")] == ["D-1"]


def test_each_thing_that_waits_says_of_what_its_name_is(desk):
    *up_to_the_outcome, _, lesson, _ = lines("dil-raised-to-closed")[36:]
    tell(desk.workplace, [line for line in up_to_the_outcome if b"_answer_received" not in line])
    asked(desk)

    def waits(account: str) -> list[tuple[str, str, str]]:
        return [(each["kind"], each["id"], each["of"]) for each in desk.inbox(account)]

    assert waits("mh-a") == [("lesson", "M-1", "dilemma"), ("deviation", "D-1", "deviation")]
    assert waits("pro-a") == [("answer", "M-1", "dilemma"), ("lesson", "M-1", "dilemma")]
    tell(desk.workplace, [lesson])
    assert waits("pol") == [("lesson", "L-1", "lesson")]
    told = ask_inbox(desk.workplace, "local", "mh-a", None, clock.now())
    assert [one.keys() for one in told] == [{"kind", "id", "rung", "arrived_at", "due_at", "urgent", "overdue"}]


def test_policy_staff_see_no_case_and_nobody_pretends_elsewhere(desk):
    asked(desk)
    with pytest.raises(Refused):
        desk.case("pol", "deviation", "D-1")
    assert desk.inbox("local") == []
    desk.is_demonstration = False
    assert desk.accounts() == []


