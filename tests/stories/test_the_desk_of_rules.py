"""What the pages of the rules are told by a real store, and that what they send is judged as any fact is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from application import clock
from application.desk import Desk
from application.opening import create_store, open_workplace
from application.refusals import Refused
from dashboard.views import people, rules
from tests.dashboard import rules_rows
from tests.stories.test_the_desk_of_cases import desk  # noqa: F401 - the same small city


def today() -> date:
    return clock.today()


def sent(on: Desk, account: str, line, command: str) -> dict:
    assert line.errors == []
    return on.record(account, line.values, command)


def lent(days: int = 3) -> dict[str, object]:
    return {"to": "mh-two", "rung": "director", "valid_from": today(), "last_day": today() + timedelta(days=days)}


def test_the_answers_have_the_shape_that_the_pages_were_made_on(desk):  # noqa: F811
    sent(desk, "dir-a", rules.mandate("dir-a", today(), lent()), "c1")
    assert desk.rules("pol").keys() == rules_rows.rules(makes_policy=True).keys()
    assert desk.mandates("dir-a").keys() == rules_rows.mandates("bart", []).keys()
    assert desk.mandates("dir-a")["lent"][0].keys() == rules_rows.LENT.keys()
    assert desk.people("op").keys() == rules_rows.people(administers=True).keys()
    assert desk.people("op")["accounts"][0].keys() == rules_rows.people(administers=True)["accounts"][0].keys()


def test_a_mandate_is_lent_told_to_both_and_taken_back_early(desk):  # noqa: F811
    assert desk.mandates("dir-a")["holds"] == ["director"]
    assert desk.mandates("pro-a")["holds"] == []
    sent(desk, "dir-a", rules.mandate("dir-a", today(), lent()), "c1")
    [told] = desk.mandates("dir-a")["lent"]
    assert told["runs"]
    assert told["valid_until"] == today() + timedelta(days=4)
    assert desk.mandates("mh-two")["borrowed"] == [told]
    sent(desk, "dir-a", rules.withdrawn(told, today()), "c2")
    assert desk.mandates("dir-a")["lent"] == desk.mandates("mh-two")["borrowed"] == []


def test_nobody_lends_what_they_do_not_hold(desk):  # noqa: F811
    with pytest.raises(Refused) as refused:
        sent(desk, "mh-a", rules.mandate("mh-a", today(), lent()), "c1")
    assert refused.value.refusals[0]["field"] == "rung"


def test_policy_staff_alone_lay_down_protocols_and_terms(desk):  # noqa: F811
    ladder = desk.rules("pol")
    assert ladder["makes_policy"]
    assert not desk.rules("dir-a")["makes_policy"]
    typed = {**rules.ladder_as_typed(ladder), "answer_within_days_1": "3"}
    with pytest.raises(Refused, match="policy"):
        sent(desk, "dir-a", rules.ladder(ladder, today(), typed), "c0")
    sent(desk, "pol", rules.ladder(ladder, today(), typed), "c1")
    assert desk.rules("pol")["version"] == ladder["version"] + 1
    assert desk.rules("pol")["rungs"][0]["answer_within_days"] == 3
    clause = {"clause_1": "c-new", "text_1": "New.", "latitude_1": "city_board"}
    adopted = rules.protocol("protocol_adopted", None, 2, today(),
                             {"protocol": "P-9", "title": "Leave", "owner": "city", **clause})
    sent(desk, "pol", adopted, "c2")
    [found] = [each for each in desk.protocols("pol") if each["protocol"] == "P-9"]
    revised = rules.protocol("protocol_revised", found, 1, today(), {**clause, "text_1": "Newer.", "reason": "r"})
    sent(desk, "pol", revised, "c3")
    [found] = [each for each in desk.protocols("pol") if each["protocol"] == "P-9"]
    assert (found["version"], found["clauses"][0]["text"]) == (2, "Newer.")
    sent(desk, "pol", rules.protocol("protocol_withdrawn", found, 0, today(), {"reason": "over"}), "c4")
    [found] = [each for each in desk.protocols("pol") if each["protocol"] == "P-9"]
    assert (found["withdrawn_on"], found["clauses"][0]["text"]) == (today().isoformat(), "Newer.")
    assert [each["protocol"] for each in desk.planning("pol")["protocols"]] == ["P-1"]
    assert not any("withdrawn_on" in each for each in desk.protocols("pol") if each["protocol"] != "P-9")


def test_an_administrator_registers_changes_and_closes(desk):  # noqa: F811
    made = {"account": "new", "person": "new", "organisation": "org-a", "roles": ["professional"]}
    with pytest.raises(Refused, match="administrator"):
        sent(desk, "pol", people.line("account_registered", None, today(), made), "c0")
    sent(desk, "op", people.line("account_registered", None, today(), made), "c1")
    entry = next(each for each in desk.people("op")["accounts"] if each["account"] == "new")
    sent(desk, "op", people.line("account_changed", entry, today(), {**made, "roles": ["director"]}), "c2")
    sent(desk, "op", people.line("account_closed", entry, today(), {"reason": "left"}), "c3")
    entry = next(each for each in desk.people("op")["accounts"] if each["account"] == "new")
    assert (entry["roles"], entry["closed"]) == (["director"], True)
    with pytest.raises(Refused):
        desk.people("dir-a")


def test_the_last_administrator_stays(desk):  # noqa: F811
    entry = next(each for each in desk.people("op")["accounts"] if each["account"] == "op")
    with pytest.raises(Refused) as refused:
        sent(desk, "op", people.line("account_closed", entry, today(), {"reason": "left"}), "c1")
    assert refused.value.refusals[0]["field"] == "account"


def test_while_nobody_has_an_account_whoever_sits_there_lays_the_first_stones(on_sqlite, monkeypatch):
    for name, value in on_sqlite.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    with open_workplace(writing=True) as workplace:
        first = Desk(workplace)
        assert first.people("local")["administers"]
        sent(first, "local", people.line("organisation_registered", None, today(),
                                         {"organisation": "o", "name": "O", "kind": "other"}), "c1")
        sent(first, "local", people.line("account_registered", None, today(), {
            "account": "a", "person": "a", "organisation": "o", "roles": ["administrator"]}), "c2")
        assert not first.people("local")["administers"]
        assert first.people("a")["administers"]
