"""What happens by itself: a case and a moment in, the hops of want of an answer out."""

from __future__ import annotations

import pytest

from escalations.policies import HandUp, when_an_answer_is_overdue
from tests.escalations.city import acted_first, backed, city, decided, raised, recorded
from tests.escalations.route import act, moment


def hops(given, kind: str, name: str, at: str) -> list[HandUp]:
    case = given.facts.streams[kind, name]
    return when_an_answer_is_overdue(case, case.ladder(given.facts), moment(at))


@pytest.mark.parametrize(("line", "kind", "name"), [(recorded(), "deviation", "D-1"), (raised(), "dilemma", "M-1"),
                                                    (acted_first(), "deviation", "D-1")])
def test_every_passed_term_is_a_hop_that_arrives_when_the_one_before_ran_out(line, kind, name):
    first = HandUp(kind, name, "mandate_holder", "director", moment("2024-06-08T08:00:00Z"))
    second = HandUp(kind, name, "director", "city_board", moment("2024-06-18T08:00:00Z"))
    given = city().then_stands(line)
    assert hops(given, kind, name, "2024-06-08T07:59:59Z") == []
    assert hops(given, kind, name, "2024-06-08T08:00:00Z") == [first]
    assert hops(given, kind, name, "2024-06-18T07:59:59Z") == [first]
    assert hops(given, kind, name, "2030-01-01T00:00:00Z") == [first, second]
    assert first.reason == "deadline_passed"


def test_each_hop_is_made_once_and_on_the_top_it_stays_overdue():
    given = city().then_stands(recorded())
    assert len(given.works("2024-08-02T08:00:00Z")) == 2
    assert given.works("2024-08-02T08:00:00Z") == given.works("2025-08-02T08:00:00Z") == []
    given.then_is("deviation", "D-1", "2024-08-02T09:00:00Z", status="waiting", rung="city_board", overdue=True,
                  arrived_at="2024-06-18T08:00:00Z", due_at="2024-07-09T08:00:00Z")
    given.then_stands(backed(by="brd", at="2024-08-03T08:00"))


def test_a_worker_that_stopped_halfway_goes_on_where_it_was():
    given = city().then_stands(recorded())
    whole = hops(given, "deviation", "D-1", "2024-08-02T08:00:00Z")
    given.then_stands(act("deviation_handed_up", "D-1", "2024-08-02T08:00", "system", reason="deadline_passed"))
    assert hops(given, "deviation", "D-1", "2024-08-02T08:00:00Z") == whole[1:]


def test_a_case_whose_last_line_is_later_is_passed_over():
    late = city().then_stands(raised(), act("advice_asked", "M-1", "2024-06-20T08:00", "mh", of="org-b", question="?"))
    assert hops(late, "dilemma", "M-1", "2024-06-10T08:00:00Z") == []
    assert len(hops(late, "dilemma", "M-1", "2024-06-20T08:00:00Z")) == 2


def test_urgent_ones_climb_by_their_hours():
    given = city().then_stands(recorded(urgent=True))
    assert [hop.at for hop in hops(given, "deviation", "D-1", "2025-01-01T00:00:00Z")] == [
        moment("2024-06-04T08:00:00Z"), moment("2024-06-06T08:00:00Z")]


@pytest.mark.parametrize("lines", [
    [recorded(latitude="professional")], [recorded(), backed()],
    [recorded(), act("deviation_asked_back", "D-1", "2024-06-04T08:00", "mh", question="?")],
    [recorded(), act("deviation_withdrawn", "D-1", "2024-06-04T08:00", "pro", reason="no need")],
    [raised(), decided()]])
def test_what_waits_for_no_rung_does_not_climb(lines):
    assert city().then_stands(*lines).works("2030-01-01T00:00:00Z") == []


def test_a_case_climbs_by_the_ladder_under_which_it_began():
    rungs = [{"rung": name, "role": role, "scope": "city", "answer_within_days": 1, "urgent_within_hours": 1}
             for name, role in (("mandate_holder", "mandate_holder"), ("director", "director"),
                                ("city_board", "board_member"))]
    given = city().then_stands(recorded(), act(
        "ladder_adopted", "L", "2024-06-03T09:00", "pol", version=1, rungs=rungs, motivation_within_hours=24,
        evaluate_within_days=90), recorded("D-2", at="2024-06-03T10:00"))
    assert [hop.at for hop in hops(given, "deviation", "D-1", "2024-06-10T00:00:00Z")] == [
        moment("2024-06-08T08:00:00Z")]
    given.then_is("deviation", "D-2", ladder_version=1, due_at="2024-06-04T10:00:00Z")
