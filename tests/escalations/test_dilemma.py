"""A dilemma on its way: where it starts, every status, and every act that is refused there."""

from __future__ import annotations

import pytest

from domain.opening import TrajectoryWasNotOpened
from domain.refusals import FieldIsMissing, NameIsUsed, ValueIsImpossible
from escalations.advice import AdviceComesFromNobody, AdviceWasNotAsked
from escalations.cases import (
    ActIsTheAskers,
    ActIsTheCaseDirectors,
    AnswerWasGiven,
    AnswerWasNotGiven,
    OutcomeIsKnown,
    QuestionIsWithTheAsker,
)
from escalations.deviation import DeviationWasNotRecorded
from escalations.dilemma import (
    DeviationIsOfAnother,
    DeviationIsOnAnotherTrajectory,
    DeviationWasNotDeclined,
    DilemmaWasNotRaised,
    RaisingIsForOtherRoles,
)
from escalations.dilemma_closing import ActIsTheDeciders, DilemmaIsClosed, LessonIsMissing, OutcomeIsNotKnown
from escalations.dilemma_events import OptionsAreTooFew, ReviewIsBeforeDecision, WorksOnItAlready
from escalations.lesson import LessonHasOneSource
from tests.escalations.city import account, acted_first, backed, city, decided, declined, raised, recorded
from tests.escalations.route import act

TAKEN_UP = act("dilemma_taken_up", "M-1", "2024-06-04T08:00", "mh")
ASKED_ASIDE = act("advice_asked", "M-1", "2024-06-04T10:00", "mh", of="org-b", question="what did you do")
ADVISED = act("advice_given", "M-1", "2024-06-05T08:00", "mh-b", advice="we paid")
ASKED_BACK = act("dilemma_asked_back", "M-1", "2024-06-05T09:00", "mh", question="since when")
ANSWERED_BACK = act("dilemma_answered_back", "M-1", "2024-06-05T10:00", "pro", answer="since May")
OUTCOME = act("dilemma_outcome_recorded", "M-1", "2024-07-13T08:00", "pro", solved="yes", effect="her own key")
CLOSED = act("dilemma_closed", "M-1", "2024-07-15T08:00", "pro")
LESSON = act("lesson_drawn", "L-1", "2024-07-14T08:00", "pro2", dilemma="M-1", kind="obstacle", cause="money",
             statement="nobody may pay the first month")


@pytest.mark.parametrize(("roles", "rung"), [
    (["professional"], "mandate_holder"), (["mandate_holder"], "director"),
    (["professional", "director"], "city_board"),
    (["professional", "board_member"], "city_board")])
def test_it_starts_on_the_lowest_rung_above_whoever_raises_it(roles, rung):
    given = city().then_stands(account("ann", "org-a", roles), raised(by="ann"))
    given.then_is("dilemma", "M-1", status="waiting", rung=rung, asker="ann", decider=None, decided_at=None)


@pytest.mark.parametrize("by", ["pol", "adm", "brd"])
def test_it_is_raised_by_whoever_meets_it(by):
    city().then_refused(raised(by=by), RaisingIsForOtherRoles, "recorded_by")


@pytest.mark.parametrize(("change", "refusal", "field"), [
    ({"options": [{"option": "o1", "text": "the city"}]}, OptionsAreTooFew, "options"),
    ({"options": [{"option": "o1", "text": "a"}, {"option": "other", "text": "b"}]}, ValueIsImpossible,
     "options[1].option"),
    ({"preferred": "o9"}, ValueIsImpossible, "preferred"),
    ({"trajectories": ["T-1", "T-9"]}, TrajectoryWasNotOpened, "trajectories[1]"),
    ({"deviation": "D-9"}, DeviationWasNotRecorded, "deviation")])
def test_what_is_asked_is_whole(change, refusal, field):
    city().then_refused(raised(**change), refusal, field)


def test_a_dilemma_begins_once():
    city().then_stands(raised()).then_refused(raised(at="2024-06-04T08:00"), NameIsUsed, "dilemma")


def test_a_declined_deviation_is_raised_by_its_asker_above_whoever_declined():
    on_it = raised(at="2024-06-05T08:00", deviation="D-1")
    given = city().then_stands(recorded(latitude="director")).then_refused(on_it, DeviationWasNotDeclined, "deviation")
    given.then_stands(declined(by="dir"))
    given.then_refused(on_it | {"recorded_by": "pro2"}, DeviationIsOfAnother, "recorded_by")
    given.then_refused(on_it | {"trajectories": ["T-2"]}, DeviationIsOnAnotherTrajectory, "trajectories")
    given.then_stands(on_it).then_is("dilemma", "M-1", rung="city_board")
    city().then_stands(recorded(), backed()).then_refused(on_it, DeviationWasNotDeclined, "deviation")
    low = city().then_stands(recorded(by="dir"), declined()).then_stands(on_it | {"recorded_by": "dir"})
    low.then_is("dilemma", "M-1", rung="city_board")


def test_a_decline_stands_behind_it_also_when_what_was_done_was_evaluated():
    motivated = act("deviation_motivated", "D-1", "2024-06-03T09:00", "pro", expected_effect="e",
                    motivation={"legitimacy": "l", "involvement": "i", "benefit": "b"})
    evaluated = act("deviation_evaluated", "D-1", "2024-06-05T08:00", "pro", problem_solved="no", effect="none")
    given = city().then_stands(acted_first(), motivated, declined(), evaluated)
    given.then_stands(raised(at="2024-06-06T08:00", deviation="D-1")).then_is("dilemma", "M-1", rung="director")


def test_a_rung_that_the_ladder_no_longer_has_is_taken_for_the_one_below_it():
    def ladder(version: int, *names: str) -> dict:
        rungs = [{"rung": name, "role": "director", "scope": "city", "answer_within_days": 5,
                  "urgent_within_hours": 24} for name in names]
        return act("ladder_adopted", "L", f"2024-06-0{version}T08:00", "pol", version=version, rungs=rungs,
                   motivation_within_hours=24, evaluate_within_days=90)
    given = city().then_stands(ladder(1, "mandate_holder", "team", "director", "city_board"),
                               recorded(at="2024-06-01T09:00"),
                               act("deviation_handed_up", "D-1", "2024-06-01T10:00", "dir", reason="other"))
    given.then_is("deviation", "D-1", rung="team", ladder_version=1)
    given.then_stands(declined(at="2024-06-01T11:00", by="dir"), ladder(2, "mandate_holder", "director", "city_board"))
    given.then_stands(raised(at="2024-06-02T09:00", deviation="D-1"))
    given.then_is("dilemma", "M-1", rung="director", ladder_version=2)


def test_it_is_taken_up_and_a_colleague_may_take_it_over():
    given = city().then_stands(raised(), TAKEN_UP)
    given.then_is("dilemma", "M-1", status="taken_up", rung="mandate_holder", due_at="2024-06-08T08:00:00Z")
    given.then_refused(TAKEN_UP, WorksOnItAlready).then_stands(TAKEN_UP | {"recorded_by": "mh2"})


def test_advice_is_given_by_whom_it_was_asked_of():
    given = city().then_stands(raised()).then_refused(ADVISED, AdviceWasNotAsked, "recorded_by")
    given.then_refused(ASKED_ASIDE | {"of": "org-x"}, AdviceComesFromNobody, "of").then_stands(ASKED_ASIDE)
    given.then_refused(ADVISED | {"recorded_by": "dir"}, AdviceWasNotAsked, "recorded_by").then_stands(ADVISED)
    given.then_stands(ASKED_ASIDE | {"of": "dir", "recorded_at": "2024-06-05T08:30:00Z"})
    given.then_stands(ADVISED | {"recorded_by": "dir", "recorded_at": "2024-06-05T08:40:00Z"}, ASKED_BACK)
    given.then_refused(ADVISED | {"recorded_at": "2024-06-05T09:30:00Z"}, QuestionIsWithTheAsker)
    given.then_stands(act("account_closed", "pro2", "2024-06-05T09:00", "adm", reason="left"), ANSWERED_BACK)
    given.then_refused(ASKED_ASIDE | {"of": "pro2", "recorded_at": "2024-06-05T11:00:00Z"}, AdviceComesFromNobody, "of")


def test_after_an_answer_back_and_on_a_new_rung_it_waits():
    given = city().then_stands(raised(), TAKEN_UP, ASKED_BACK).then_is("dilemma", "M-1", status="asked_back")
    given.then_stands(ANSWERED_BACK).then_is("dilemma", "M-1", status="waiting", due_at="2024-06-08T09:00:00Z")
    given.then_stands(TAKEN_UP | {"recorded_at": "2024-06-06T08:00:00Z"})
    given.then_stands(act("dilemma_handed_up", "M-1", "2024-06-07T08:00", "mh", reason="law"))
    given.then_is("dilemma", "M-1", status="waiting", rung="director", due_at="2024-06-17T08:00:00Z")


@pytest.mark.parametrize(("change", "refusal", "field"), [
    ({"option": "o9"}, ValueIsImpossible, "option"), ({"option": "other"}, FieldIsMissing, "text"),
    ({"review_on": "2024-06-05"}, ReviewIsBeforeDecision, "review_on")])
def test_a_decision_is_an_option_or_something_else_in_words(change, refusal, field):
    given = city().then_stands(raised()).then_refused(decided(**change), refusal, field)
    given.then_stands(decided(option="other", text="her aunt pays")).then_is("dilemma", "M-1", status="decided")


def test_the_decision_comes_down_and_closes_with_a_lesson():
    given = city().then_stands(raised(), decided())
    given.then_is("dilemma", "M-1", "2025-01-01T00:00:00Z", decider="mh", decided_at="2024-06-06T08:00:00Z",
                  rung="mandate_holder", due_at=None, overdue=False)
    given.then_refused(decided(), AnswerWasGiven).then_refused(CLOSED, OutcomeIsNotKnown)
    received = act("dilemma_answer_received", "M-1", "2024-06-06T10:00", "pro")
    given.then_refused(received | {"recorded_by": "pro2"}, ActIsTheAskers, "recorded_by").then_stands(received)
    given.then_stands(act("dilemma_backing_felt", "M-1", "2024-06-06T11:00", "pro", rating=5))
    given.then_refused(OUTCOME | {"recorded_by": "mh"}, ActIsTheCaseDirectors, "recorded_by").then_stands(OUTCOME)
    given.then_is("dilemma", "M-1", status="outcome_known").then_refused(OUTCOME, OutcomeIsKnown)
    given.then_refused(CLOSED, LessonIsMissing, "no_lesson").then_stands(LESSON)
    given.then_refused(CLOSED | {"recorded_by": "pro2"}, ActIsTheDeciders, "recorded_by").then_stands(CLOSED)
    given.then_is("dilemma", "M-1", status="closed").then_refused(CLOSED, DilemmaIsClosed)


def test_it_is_closed_without_a_lesson_when_it_is_said_why():
    given = city().then_stands(raised(), decided()).then_refused(
        OUTCOME | {"recorded_by": "pro2"}, ActIsTheCaseDirectors, "recorded_by")
    given.then_stands(OUTCOME | {"recorded_by": "dir-of-care"}, CLOSED | {"recorded_by": "mh", "no_lesson": "not new"})


def test_an_outcome_is_that_of_a_decision():
    city().then_stands(raised()).then_refused(OUTCOME, AnswerWasNotGiven)


@pytest.mark.parametrize("before", [[], [TAKEN_UP], [ASKED_BACK]])
def test_it_is_withdrawn_while_nobody_decided(before):
    back = act("dilemma_withdrawn", "M-1", "2024-06-07T08:00", "pro", reason="solved")
    city().then_stands(raised(), *before, back).then_is("dilemma", "M-1", status="withdrawn", due_at=None)
    city().then_stands(raised(), decided()).then_refused(back, AnswerWasGiven)


@pytest.mark.parametrize(("change", "refusal", "field"), [
    ({"dilemma": None}, LessonHasOneSource, None), ({"trajectory": "T-1"}, LessonHasOneSource, None),
    ({"dilemma": "M-9"}, DilemmaWasNotRaised, "dilemma"),
    ({"dilemma": None, "deviation": "D-9"}, DeviationWasNotRecorded, "deviation"),
    ({"dilemma": None, "trajectory": "T-9"}, TrajectoryWasNotOpened, "trajectory")])
def test_a_lesson_comes_from_one_thing_in_the_record(change, refusal, field):
    given = city().then_stands(raised()).then_refused(LESSON | change, refusal, field)
    given.then_stands(LESSON).then_refused(LESSON, NameIsUsed, "lesson")
