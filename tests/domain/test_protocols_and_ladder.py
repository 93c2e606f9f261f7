"""Protocols and the ladder: laid down by policy, version by version."""

from __future__ import annotations

from typing import Any

import pytest

from domain.ladder import LADDER_OF_THE_SETTINGS, LadderLacksARung
from domain.protocols import ProtocolIsAdopted, ProtocolIsWithdrawn
from domain.refusals import FieldIsMissing, FieldIsUnknown, ValueIsImpossible, VersionIsNotNext
from domain.register import LOCAL, AccountIsNotRegistered, ActIsPolicys, OrganisationIsNotRegistered, Register
from tests.escalations.city import CLAUSES, city
from tests.escalations.route import act

AT = "2024-06-03T08:00"
ADOPTED = act("protocol_adopted", "P-2", AT, "pol", version=1, title="Rest", owner="city", clauses=CLAUSES)
REVISED = act("protocol_revised", "P-2", AT, "pol", version=2, clauses=CLAUSES[:1], reason="it helped")
WITHDRAWN = act("protocol_withdrawn", "P-2", AT, "pol", reason="outdated")


def rung(name: str, **change: Any) -> dict[str, Any]:
    return {"rung": name, "role": "director", "scope": "organisation", "answer_within_days": 5,
            "urgent_within_hours": 24} | change


LADDER = act("ladder_adopted", "L", AT, "pol", version=1, motivation_within_hours=12, evaluate_within_days=60, rungs=[
    rung("mandate_holder"), rung("team"), rung("director"), rung("alderman"), rung("city_board", scope="city")])


@pytest.mark.parametrize("line", [ADOPTED, LADDER], ids=lambda line: line["event"])
def test_laying_down_is_policys_act(line):
    given = city()
    given.then_refused(line | {"recorded_by": "adm"}, ActIsPolicys, "recorded_by")
    for nobody in ("nobody", "local", "system"):
        given.then_refused(line | {"recorded_by": nobody}, AccountIsNotRegistered, "recorded_by")
    given.then_stands(line)


def test_the_local_user_lays_down_in_the_file_that_founds_a_record():
    Register(founding=True).must_make_policy(LOCAL)
    with pytest.raises(AccountIsNotRegistered):
        Register().must_make_policy(LOCAL)


def test_a_protocol_is_adopted_revised_and_withdrawn():
    given = city().then_stands(ADOPTED)
    assert given.facts.register.protocols["P-2"].latitudes["c-director"] == "director"
    given.then_refused(ADOPTED, ProtocolIsAdopted, "protocol")
    given.then_refused(REVISED | {"version": 3}, VersionIsNotNext, "version").then_stands(REVISED)
    assert given.facts.register.protocols["P-2"].version == 2
    assert list(given.facts.register.protocols["P-2"].latitudes) == ["c-professional"]
    given.then_refused(WITHDRAWN | {"recorded_by": "mh"}, ActIsPolicys, "recorded_by").then_stands(WITHDRAWN)
    given.then_refused(WITHDRAWN, ProtocolIsWithdrawn, "protocol")
    given.then_refused(REVISED | {"version": 3}, ProtocolIsWithdrawn, "protocol")


@pytest.mark.parametrize(("change", "refusal", "field"), [
    ({"version": 2}, VersionIsNotNext, "version"), ({"version": 0}, ValueIsImpossible, "version"),
    ({"owner": "org-x"}, OrganisationIsNotRegistered, "owner"), ({"clauses": []}, ValueIsImpossible, "clauses"),
    ({"clauses": CLAUSES[:1] * 2}, ValueIsImpossible, "clauses[1].clause"),
    ({"clauses": [CLAUSES[0] | {"latitude": "policy"}]}, ValueIsImpossible, "clauses[0].latitude"),
    ({"clauses": [CLAUSES[0] | {"text": " "}]}, FieldIsMissing, "clauses[0].text"),
    ({"clauses": [CLAUSES[0] | {"colour": "red"}]}, FieldIsUnknown, "clauses[0].colour"),
    ({"clauses": ["c-1"]}, ValueIsImpossible, "clauses[0]")])
def test_a_protocol_is_whole(change, refusal, field):
    city().then_refused(ADOPTED | change, refusal, field)


def test_the_ladder_of_the_settings_holds_until_one_is_adopted():
    given = city()
    assert given.facts.register.ladder_in_force == LADDER_OF_THE_SETTINGS
    assert LADDER_OF_THE_SETTINGS.version == 0
    given.then_stands(LADDER)
    now = given.facts.register.ladder_in_force
    assert (now.version, now.names) == (1, ("mandate_holder", "team", "director", "alderman", "city_board"))
    assert (now.above("mandate_holder").rung, now.above("city_board")) == ("team", None)
    assert given.facts.register.ladders[0] == LADDER_OF_THE_SETTINGS


def test_a_version_is_one_higher_than_the_last_of_any_ladder():
    given = city().then_refused(LADDER | {"version": 2}, VersionIsNotNext, "version").then_stands(LADDER)
    given.then_refused(LADDER | {"ladder": "L-2"}, VersionIsNotNext, "version")
    given.then_stands(LADDER | {"ladder": "L-2", "version": 2}, LADDER | {"version": 3})
    assert sorted(given.facts.register.ladders) == [0, 1, 2, 3]


@pytest.mark.parametrize("names", [
    ["mandate_holder", "director"], ["director", "mandate_holder", "city_board"],
    ["mandate_holder", "city_board", "director"], ["team", "mandate_holder", "director", "city_board"],
    ["mandate_holder", "director", "city_board", "minister"]])
def test_every_ladder_has_its_three_rungs_in_order(names):
    city().then_refused(LADDER | {"rungs": [rung(name) for name in names]}, LadderLacksARung, "rungs")


@pytest.mark.parametrize(("change", "refusal", "field"), [
    ({"rungs": [rung("mandate_holder"), rung("director"), rung("director"), rung("city_board")]}, ValueIsImpossible,
     "rungs[2].rung"),
    ({"rungs": [rung("mandate_holder", role="alderman")]}, ValueIsImpossible, "rungs[0].role"),
    ({"rungs": [rung("mandate_holder", answer_within_days=0)]}, ValueIsImpossible, "rungs[0].answer_within_days"),
    ({"rungs": [rung("mandate_holder", urgent_within_hours=1.5)]}, ValueIsImpossible, "rungs[0].urgent_within_hours"),
    ({"evaluate_within_days": None}, FieldIsMissing, "evaluate_within_days")])
def test_a_ladder_is_whole(change, refusal, field):
    city().then_refused(LADDER | change, refusal, field)
