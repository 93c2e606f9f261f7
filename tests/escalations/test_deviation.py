"""A deviation on its way: every status, and every act that is refused there."""

from __future__ import annotations

from datetime import date

import pytest

from domain.opening import TrajectoryWasNotOpened
from domain.protocols import ProtocolIsWithdrawn, ProtocolWasNotAdopted
from domain.refusals import FieldIsMissing, NameIsUsed
from domain.register import AccountIsNotRegistered
from escalations.asking_back import NothingWasAskedBack, TermHasPassed
from escalations.cases import (
    ActIsTheAskers,
    ActIsTheCaseDirectors,
    AnswerWasGiven,
    AnswerWasNotGiven,
    NoBackingIsNeeded,
    OutcomeIsKnown,
    QuestionIsWithTheAsker,
    QuestionWasWithdrawn,
)
from escalations.coming_down import BackingWasFelt
from escalations.deviation import ClauseIsNotInTheProtocol, NothingToFollow
from escalations.deviation_events import (
    BackingEndsBeforeItBegins,
    MotivatedBefore,
    MotivationIsMissing,
    NothingWasDone,
)
from escalations.handing_up import DeadlineIsTheSystems, NothingLiesAbove, TermHasNotPassed
from tests.escalations.city import MOTIVATION, account, acted_first, backed, city, declined, raised, recorded
from tests.escalations.route import act

MOTIVATED = act("deviation_motivated", "D-1", "2024-06-03T12:00", "pro", motivation=MOTIVATION, expected_effect="safe")
ASKED_BACK = act("deviation_asked_back", "D-1", "2024-06-04T08:00", "mh", question="what does he say")
ANSWERED_BACK = act("deviation_answered_back", "D-1", "2024-06-05T08:00", "pro", answer="he agrees")
HANDED_UP = act("deviation_handed_up", "D-1", "2024-06-04T08:00", "mh", reason="cross_domain")
WITHDRAWN = act("deviation_withdrawn", "D-1", "2024-06-05T08:00", "pro", reason="no need")
RECEIVED = act("deviation_answer_received", "D-1", "2024-06-05T08:00", "pro")
FELT = act("deviation_backing_felt", "D-1", "2024-06-05T09:00", "pro", rating=4)
EVALUATED = act("deviation_evaluated", "D-1", "2024-08-01T08:00", "pro", problem_solved="yes", effect="she sleeps")


@pytest.mark.parametrize(("latitude", "rung"), [
    ("mandate_holder", "mandate_holder"), ("director", "director"), ("city_board", "city_board")])
def test_it_arrives_at_the_rung_that_the_clause_names(latitude, rung):
    given = city().then_stands(recorded(latitude=latitude, computed={"rung": rung, "ladder_version": 0,
                                                                     "protocol_version": 1, "organisation": "org-a"}))
    given.then_is("deviation", "D-1", status="waiting", rung=rung, arrived_at="2024-06-03T08:00:00Z", asker="pro",
                  decider=None, decided_at=None, ladder_version=0)


def test_what_is_left_to_the_professional_needs_no_backing():
    given = city().then_stands(recorded(latitude="professional"))
    given.then_is("deviation", "D-1", "2030-01-01T00:00:00Z", status="own_latitude", rung=None, arrived_at=None,
                  due_at=None, overdue=False, motivation_overdue=False)
    given.then_refused(backed(), NoBackingIsNeeded).then_refused(HANDED_UP, NoBackingIsNeeded)
    given.then_refused(RECEIVED, AnswerWasNotGiven)
    given.then_stands(EVALUATED).then_is("deviation", "D-1", status="evaluated")
    given.then_refused(WITHDRAWN | {"recorded_at": "2024-08-02T08:00:00Z"}, OutcomeIsKnown)
    assert given.facts.deviation("D-1").in_force(date(2024, 9, 1))
    city().then_stands(recorded(latitude="professional"), WITHDRAWN).then_is("deviation", "D-1", status="withdrawn")


def test_what_is_left_to_the_professional_and_done_first_owes_its_motivation_all_the_same():
    given = city().then_stands(acted_first(latitude="professional"))
    given.then_is("deviation", "D-1", "2024-06-04T08:00:00Z", status="own_latitude", motivation_overdue=True)
    given.then_stands(EVALUATED, MOTIVATED | {"recorded_at": "2024-08-02T08:00:00Z"})
    given.then_is("deviation", "D-1", status="evaluated")


@pytest.mark.parametrize("name", ["motivation", "expected_effect"])
def test_what_is_planned_is_motivated_at_once(name):
    city().then_refused(recorded(**{name: None}), FieldIsMissing, name)


@pytest.mark.parametrize(("line", "refusal", "field"), [
    (acted_first(urgency=None), FieldIsMissing, "urgency"),
    (recorded(motivation=MOTIVATION | {"benefit": " "}), FieldIsMissing, "motivation.benefit"),
    (recorded(trajectory="T-9"), TrajectoryWasNotOpened, "trajectory"),
    (recorded(protocol="P-9"), ProtocolWasNotAdopted, "protocol"),
    (recorded(clause="c-9"), ClauseIsNotInTheProtocol, "clause"),
    (recorded(follows="D-1"), NothingToFollow, "follows"),
    (recorded(by="nobody"), AccountIsNotRegistered, "recorded_by"),
    (recorded(by="local"), AccountIsNotRegistered, "recorded_by"),
    (recorded(by="system"), AccountIsNotRegistered, "recorded_by")])
def test_what_it_is_about_is_in_the_record(line, refusal, field):
    city().then_refused(line, refusal, field)


def test_it_may_follow_an_earlier_deviation_or_dilemma():
    city().then_stands(recorded("D-0"), raised("M-0"), recorded(follows="D-0"), recorded("D-2", follows="M-0"))


def test_nobody_steps_outside_a_protocol_that_was_withdrawn():
    given = city().then_stands(act("protocol_withdrawn", "P-1", "2024-06-01T08:00", "pol", reason="outdated"))
    given.then_refused(recorded(), ProtocolIsWithdrawn, "protocol")


def test_a_deviation_begins_once():
    city().then_stands(recorded()).then_refused(recorded(at="2024-06-04T08:00"), NameIsUsed, "deviation")


def test_the_rung_backs_and_the_answer_comes_down():
    given = city().then_stands(recorded(), backed(valid_until="2024-07-01", conditions="for a month"))
    given.then_is("deviation", "D-1", "2025-01-01T00:00:00Z", status="backed", rung="mandate_holder", due_at=None,
                  arrived_at="2024-06-03T08:00:00Z", decider="mh", decided_at="2024-06-04T08:00:00Z", overdue=False)
    for line in (backed(), declined(), ASKED_BACK, HANDED_UP, WITHDRAWN):
        given.then_refused(line | {"recorded_at": "2024-06-05T08:00:00Z"}, AnswerWasGiven)
    for line in (RECEIVED, FELT):
        given.then_refused(line | {"recorded_by": "mh"}, ActIsTheAskers, "recorded_by").then_stands(line)
    given.then_refused(FELT, BackingWasFelt).then_stands(RECEIVED | {"recorded_at": "2024-06-06T08:00:00Z"})


def test_the_answer_is_confirmed_and_felt_only_when_there_is_one():
    given = city().then_stands(recorded())
    for line in (RECEIVED, FELT, EVALUATED):
        given.then_refused(line, AnswerWasNotGiven)


def test_backing_does_not_end_before_it_begins():
    given = city().then_stands(recorded())
    given.then_refused(backed(valid_until="2024-06-03"), BackingEndsBeforeItBegins, "valid_until")
    given.then_stands(backed(valid_until="2024-06-04"))


@pytest.mark.parametrize(("lines", "days"), [
    ([recorded()], []), ([recorded(), declined()], []),
    ([recorded(), backed(valid_until="2024-06-05")], ["2024-06-03", "2024-06-04"]),
    ([recorded(), backed()], ["2024-06-03", "2024-06-04", "2024-06-05", "2199-12-31"]),
    ([recorded(), backed(), EVALUATED], ["2024-06-03", "2024-06-04", "2024-06-05", "2199-12-31"]),
    ([acted_first()], ["2024-06-03", "2024-06-04", "2024-06-05", "2199-12-31"]),
    ([acted_first(), MOTIVATED, declined()], []), ([acted_first(), MOTIVATED, declined(), EVALUATED], []),
    ([acted_first(), WITHDRAWN], []),
    ([recorded(latitude="professional")], ["2024-06-03", "2024-06-04", "2024-06-05", "2199-12-31"])])
def test_it_is_in_force_from_its_day_until_its_end(lines, days):
    deviation = city().then_stands(*lines).facts.deviation("D-1")
    asked = ["2024-06-02", "2024-06-03", "2024-06-04", "2024-06-05", "2199-12-31"]
    assert [day for day in asked if deviation.in_force(date.fromisoformat(day))] == days


def test_what_was_done_first_is_backed_or_declined_only_once_it_is_motivated():
    given = city().then_stands(acted_first()).then_is("deviation", "D-1", status="waiting", rung="mandate_holder")
    given.then_refused(backed(), MotivationIsMissing).then_refused(declined(), MotivationIsMissing)
    given.then_refused(MOTIVATED | {"recorded_by": "pro2"}, ActIsTheAskers, "recorded_by")
    given.then_stands(ASKED_BACK | {"recorded_at": "2024-06-03T10:00:00Z"}, MOTIVATED)
    given.then_is("deviation", "D-1", status="asked_back").then_stands(ANSWERED_BACK)
    given.then_refused(MOTIVATED | {"recorded_at": "2024-06-05T09:00:00Z"}, MotivatedBefore)
    given.then_stands(declined(at="2024-06-05T09:00")).then_is("deviation", "D-1", status="declined")


def test_handing_up_needs_no_motivation():
    given = city().then_stands(acted_first(), HANDED_UP)
    given.then_is("deviation", "D-1", rung="director", arrived_at="2024-06-04T08:00:00Z", due_at="2024-06-14T08:00:00Z")


def test_what_is_planned_is_motivated_once():
    city().then_stands(recorded()).then_refused(MOTIVATED, MotivatedBefore)


def test_what_was_withdrawn_is_neither_motivated_answered_nor_evaluated():
    given = city().then_stands(acted_first(), WITHDRAWN)
    given.then_is("deviation", "D-1", "2025-01-01T00:00:00Z", status="withdrawn", due_at=None, overdue=False)
    for line in (MOTIVATED, backed(), HANDED_UP, WITHDRAWN, EVALUATED):
        given.then_refused(line | {"recorded_at": "2024-08-01T08:00:00Z"}, QuestionWasWithdrawn)
    assert given.works("2025-01-01T00:00:00Z") == []


def test_while_a_question_is_back_only_the_asker_acts():
    given = city().then_stands(recorded(), ASKED_BACK)
    for line in (backed(), declined(), ASKED_BACK, HANDED_UP):
        given.then_refused(line, QuestionIsWithTheAsker)
    given.then_refused(ANSWERED_BACK | {"recorded_by": "mh"}, ActIsTheAskers, "recorded_by").then_stands(ANSWERED_BACK)
    given.then_refused(ANSWERED_BACK, NothingWasAskedBack)
    city().then_stands(recorded(), ASKED_BACK, WITHDRAWN).then_is("deviation", "D-1", status="withdrawn")
    city().then_stands(recorded()).then_refused(WITHDRAWN | {"recorded_by": "mh"}, ActIsTheAskers, "recorded_by")


def test_the_asker_is_a_person_whichever_account_is_used():
    given = city().then_stands(account("pro-new", "org-b", ["professional"], person="pro"), recorded(), ASKED_BACK)
    given.then_stands(act("account_closed", "pro", "2024-06-04T12:00", "adm", reason="moved"))
    given.then_refused(ANSWERED_BACK, AccountIsNotRegistered, "recorded_by")
    given.then_stands(ANSWERED_BACK | {"recorded_by": "pro-new"})


def test_a_rung_hands_up_with_a_reason_of_its_own_and_not_beyond_the_top():
    given = city().then_stands(recorded())
    given.then_refused(HANDED_UP | {"reason": "deadline_passed"}, DeadlineIsTheSystems, "reason")
    given.then_stands(HANDED_UP, HANDED_UP | {"recorded_by": "dir", "recorded_at": "2024-06-05T08:00:00Z"})
    given.then_is("deviation", "D-1", rung="city_board", status="waiting", due_at="2024-06-26T08:00:00Z")
    given.then_refused(HANDED_UP | {"recorded_by": "brd", "recorded_at": "2024-06-05T08:00:00Z"}, NothingLiesAbove)


def test_the_system_hands_up_only_what_is_overdue_and_for_no_other_reason():
    given = city().then_stands(recorded())
    by_system = HANDED_UP | {"recorded_by": "system", "reason": "deadline_passed"}
    given.then_refused(by_system | {"recorded_at": "2024-06-08T07:59:59Z"}, TermHasNotPassed)
    given.then_refused(HANDED_UP | {"recorded_by": "system", "recorded_at": "2024-06-08T08:00:00Z"},
                       AccountIsNotRegistered, "recorded_by")
    given.then_stands(by_system | {"recorded_at": "2024-06-09T08:00:00Z",
                                   "computed": {"rung": "director", "arrived_at": "2024-06-08T10:00:00+02:00"}})


def test_an_overdue_rung_may_still_answer_and_not_ask_back():
    given = city().then_stands(recorded())
    given.then_refused(ASKED_BACK | {"recorded_at": "2024-06-08T08:00:00Z"}, TermHasPassed)
    given.then_stands(backed(at="2024-06-20T08:00")).then_is("deviation", "D-1", status="backed", decider="mh")


def test_it_is_evaluated_once_by_the_asker_or_the_case_director_of_that_day():
    given = city().then_stands(recorded(), backed())
    given.then_refused(EVALUATED | {"recorded_by": "mh"}, ActIsTheCaseDirectors, "recorded_by")
    given.then_stands(EVALUATED | {"recorded_by": "dir-of-care"}).then_is("deviation", "D-1", status="evaluated")
    given.then_refused(EVALUATED, OutcomeIsKnown).then_stands(FELT | {"recorded_at": "2024-08-02T08:00:00Z"})
    late = EVALUATED | {"recorded_at": "2026-01-01T08:00:00Z"}
    city().then_stands(recorded(), backed(), late).then_is("deviation", "D-1", status="evaluated", decider="mh")


def test_what_was_planned_and_declined_is_not_evaluated_and_what_was_done_first_is():
    city().then_stands(recorded(), declined()).then_refused(EVALUATED, NothingWasDone)
    city().then_stands(acted_first(), MOTIVATED, declined(), EVALUATED).then_is("deviation", "D-1", status="evaluated")
