"""Who may answer: each of the four rules, their order, and every way around them that is closed."""

from __future__ import annotations

import pytest

from domain.register import AccountIsNotRegistered
from escalations.mandate import (
    AnswersOwnAnswer,
    AnswersOwnQuestion,
    IsHerCaregiver,
    IsNotOfTheRung,
    IsOfAnotherOrganisation,
)
from tests.escalations.city import account, backed, city, decided, declined, raised, recorded
from tests.escalations.route import act

ON = "2024-06-03T09:00"


def lent(giver: str, to: str, rung: str, since: str = "2024-06-01", until: str = "2024-07-01") -> dict:
    return act("mandate_delegated", giver, ON, giver, to=to, rung=rung, valid_from=since, valid_until=until)


@pytest.mark.parametrize("line", [
    backed(), declined(), act("deviation_asked_back", "D-1", "2024-06-04T08:00", "mh", question="?"),
    act("deviation_handed_up", "D-1", "2024-06-04T08:00", "mh", reason="no_mandate")], ids=lambda line: line["event"])
def test_every_act_of_a_rung_keeps_to_the_rules(line):
    given = city().then_stands(recorded())
    given.then_refused(line | {"recorded_by": "pro"}, IsNotOfTheRung, "recorded_by")
    given.then_refused(line | {"recorded_by": "dir"}, IsNotOfTheRung, "recorded_by")
    given.then_refused(line | {"recorded_by": "mh-b"}, IsOfAnotherOrganisation, "recorded_by")
    given.then_refused(line | {"recorded_by": "nobody"}, AccountIsNotRegistered, "recorded_by")
    given.then_refused(line | {"recorded_by": "local"}, AccountIsNotRegistered, "recorded_by")
    given.then_refused(line | {"recorded_by": "system"}, AccountIsNotRegistered, "recorded_by")
    given.then_stands(line)


@pytest.mark.parametrize("line", [
    act("dilemma_taken_up", "M-1", "2024-06-04T08:00", "mh"), decided(),
    act("advice_asked", "M-1", "2024-06-04T08:00", "mh", of="org-b", question="?"),
    act("dilemma_asked_back", "M-1", "2024-06-04T08:00", "mh", question="?"),
    act("dilemma_handed_up", "M-1", "2024-06-04T08:00", "mh", reason="money")], ids=lambda line: line["event"])
def test_every_act_on_a_dilemma_keeps_to_them_too(line):
    given = city().then_stands(raised())
    given.then_refused(line | {"recorded_by": "dir"}, IsNotOfTheRung, "recorded_by")
    given.then_refused(line | {"recorded_by": "mh-b"}, IsOfAnotherOrganisation, "recorded_by")
    given.then_stands(line)


def test_the_board_answers_for_the_whole_city():
    city().then_stands(recorded(by="pro-b", latitude="city_board"), backed(by="brd"))


def test_the_organisation_is_that_of_the_asker_when_asking():
    given = city().then_stands(recorded())
    given.then_stands(act("account_changed", "pro", ON, "adm", organisation="org-b"))
    given.then_refused(backed(by="mh-b"), IsOfAnotherOrganisation, "recorded_by").then_stands(backed())


def test_nobody_answers_their_own_question_under_another_account_either():
    given = city().then_stands(account("both", "org-a", ["professional", "mandate_holder"], person="p"),
                               account("other", "org-a", ["mandate_holder"], person="p"), recorded(by="both"))
    given.then_refused(backed(by="both"), AnswersOwnQuestion, "recorded_by")
    given.then_refused(declined(by="other"), AnswersOwnQuestion, "recorded_by")
    given.then_stands(lent("other", "pro2", "mandate_holder"), lent("mh", "both", "mandate_holder"))
    given.then_refused(backed(by="pro2"), AnswersOwnQuestion, "recorded_by")
    given.then_refused(backed(by="both"), AnswersOwnQuestion, "recorded_by")
    given.then_stands(lent("mh2", "pro2", "mandate_holder"), backed(by="pro2"))


def test_a_mandate_is_lent_for_its_days_by_whoever_still_holds_it():
    given = city().then_stands(recorded(), lent("mh", "pro2", "mandate_holder", "2024-06-04", "2024-06-06"))
    given.then_refused(backed(by="pro2", at="2024-06-03T21:59"), IsNotOfTheRung, "recorded_by")
    given.then_refused(backed(by="pro2", at="2024-06-05T22:00"), IsNotOfTheRung, "recorded_by")
    given.then_stands(backed(by="pro2", at="2024-06-05T21:59"))
    for end in (act("account_changed", "mh", ON, "adm", roles=["professional"]),
                act("account_closed", "mh", ON, "adm", reason="left"),
                act("mandate_withdrawn", "mh", ON, "mh", to="pro2", rung="mandate_holder")):
        ended = city().then_stands(recorded(), lent("mh", "pro2", "mandate_holder"), end)
        ended.then_refused(backed(by="pro2"), IsNotOfTheRung, "recorded_by")


def test_by_a_lent_mandate_the_organisation_of_the_giver_counts():
    given = city().then_stands(recorded(), lent("mh", "pro-b", "mandate_holder"),
                               lent("mh-b", "pro2", "mandate_holder"))
    given.then_refused(backed(by="pro2"), IsOfAnotherOrganisation, "recorded_by").then_stands(backed(by="pro-b"))


@pytest.mark.parametrize(("until", "refused"), [("2023-06-04", False), ("2023-06-05", False), ("2023-06-06", True)])
def test_a_caregiver_of_the_past_year_does_not_decide(until, refused):
    given = city().caring("T-1", ("mh", "mentor", "2022-03-01", until)).then_stands(recorded())
    if refused:
        given.then_refused(backed(), IsHerCaregiver, "recorded_by")
    else:
        given.then_stands(backed())


def test_a_caregiver_does_not_decide_under_another_account_nor_a_closed_one():
    given = city().then_stands(account("was", "org-b", ["professional"], person="mh"), recorded(), raised(
        trajectories=["T-2", "T-1"])).caring("T-1", ("was", "mentor", "2024-06-04", "2100-01-01"))
    given.then_stands(act("account_closed", "was", ON, "adm", reason="left"))
    given.then_refused(backed(), IsHerCaregiver, "recorded_by").then_refused(decided(), IsHerCaregiver, "recorded_by")
    given.then_stands(lent("mh2", "mh", "mandate_holder")).then_refused(backed(), IsHerCaregiver, "recorded_by")


def test_the_first_rule_that_fails_is_named():
    given = city().then_stands(account("all", "org-b", ["mandate_holder"], person="pro")).then_stands(recorded())
    given.then_refused(backed(by="all"), IsOfAnotherOrganisation, "recorded_by")
    given.then_stands(lent("mh", "all", "mandate_holder"))
    given.then_refused(backed(by="all"), AnswersOwnQuestion, "recorded_by")
    given.then_refused(backed(by="pro"), IsNotOfTheRung, "recorded_by")


@pytest.mark.parametrize(("refusal", "start"), [
    (IsNotOfTheRung, "role: "), (IsOfAnotherOrganisation, "organisation: "), (AnswersOwnQuestion, "own_question: "),
    (IsHerCaregiver, "caregiver: "), (AnswersOwnAnswer, "own_answer: ")])
def test_a_refusal_begins_with_its_rule(refusal, start):
    assert refusal("recorded_by").reason.startswith(start)


def test_whoever_declined_does_not_decide_what_was_raised_because_of_it():
    given = city().then_stands(recorded(latitude="city_board"), declined(by="brd"),
                               raised(at="2024-06-05T08:00", deviation="D-1"))
    given.then_is("dilemma", "M-1", rung="city_board")
    given.then_refused(decided(by="brd"), AnswersOwnAnswer, "recorded_by")
    given.then_stands(act("mandate_delegated", "brd", "2024-06-05T09:00", "brd", to="dir2", rung="city_board",
                          valid_from="2024-06-01", valid_until="2024-07-01"))
    given.then_refused(decided(by="dir2"), AnswersOwnAnswer, "recorded_by").then_stands(decided(by="brd2"))
