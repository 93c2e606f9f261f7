"""An inbox holds what the rules leave to its account and nothing else, whoever asked, lent or cared: case by case."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.ladder import LADDER_OF_THE_SETTINGS, LadderVersion, Rung
from domain.refusals import Refusal
from domain.register import AccountEntry, Mandate, Register
from escalations.clock import day_in_city
from escalations.mandate import Question, must_hold_mandate, titles
from projections.inbox import inbox
from projections.moments import number
from projections.questions import Reader
from projections.spells import no_rows
from projections.tables import columns_of
from projections.writing import empty, fill
from tests.escalations.route import FactsInMemory

NOW = datetime(2024, 6, 3, 10, tzinfo=UTC)
ON = day_in_city(NOW)
DAYS = st.integers(-800, 30).map(lambda n: ON + timedelta(days=n)) | st.sampled_from(
    [ON + timedelta(days=n) for n in (-366, -365, -364, -1, 0, 1)])
MOMENTS = st.integers(-200, 200).map(lambda n: number(NOW) + n * 3_600_000_000)
NAMES = [f"a{n}" for n in range(6)]
WHOSE = NAMES[0]        # whose inbox is asked for
ORGANISATIONS, GIRLS = ["org-a", "org-b"], ["T-1", "T-2", "T-3"]
LONGER = LadderVersion(1, (LADDER_OF_THE_SETTINGS.rungs[0], Rung("director", "director", "city", 10, 48),
                           Rung("table", "director", "organisation", 10, 48), LADDER_OF_THE_SETTINGS.rungs[2]), 24, 90)
LADDERS = {0: LADDER_OF_THE_SETTINGS, 1: LONGER}
ROLES = st.lists(st.sampled_from(["mandate_holder", "director", "board_member"]), min_size=1, unique=True).map(tuple)
LENT = st.builds(Mandate, st.just(WHOSE), st.sampled_from(LONGER.names), DAYS, st.just(date(2100, 1, 1)))
ACCOUNTS = st.fixed_dictionaries({name: st.builds(
    AccountEntry, st.just(name), st.sampled_from(["p", "q", "r", "s"]), ROLES, st.sampled_from(ORGANISATIONS),
    st.sampled_from([False, False, name != WHOSE]), st.lists(LENT, max_size=1).map(tuple)) for name in NAMES})
CARE = st.lists(st.tuples(st.sampled_from(GIRLS), st.sampled_from(NAMES), st.sampled_from(["mentor", "case_director"]),
                          DAYS, DAYS), max_size=3)
STATUSES = {"deviation": ["waiting", "asked_back", "backed", "declined", "own_latitude", "withdrawn", "evaluated"],
            "dilemma": ["waiting", "taken_up", "asked_back", "decided", "outcome_known", "closed", "withdrawn"]}


@st.composite
def cases(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Deviations and dilemmas in any status on any rung, about any girls; a dilemma may follow upon a deviation."""
    found: list[dict[str, Any]] = []
    for n in range(12):
        kind = "dilemma" if n % 2 else "deviation"
        status = draw(st.sampled_from(["waiting", "declined" if kind == "deviation" else "taken_up", *STATUSES[kind]]))
        version = draw(st.sampled_from([0, 1]))
        answered = status in {"backed", "declined", "evaluated", "decided", "outcome_known", "closed"}
        declined = [one["question"] for one in found if one["status"] == "declined"]
        found.append(dict.fromkeys(columns_of("question")) | {
            "kind": kind, "question": f"C-{n}", "begun_on": ON.toordinal(), "begun_at": number(NOW), "status": status,
            "last_at": number(NOW), "place": n, "asker": draw(st.sampled_from(NAMES)), "urgent": draw(st.booleans()),
            "organisation": draw(st.sampled_from(ORGANISATIONS)), "ladder_version": version,
            "rung": None if status == "own_latitude" else draw(st.sampled_from(LADDERS[version].names)),
            "arrived_at": number(NOW), "due_at": draw(MOMENTS) if status in {"waiting", "taken_up"} else None,
            "decider": draw(st.sampled_from(NAMES)) if answered else None,
            "decided_at": draw(MOMENTS) if answered else None, "received": answered and draw(st.booleans()),
            "decision": draw(st.sampled_from(["backed", "declined"])) if answered else None,
            "acted_first": kind == "deviation" and draw(st.booleans()),
            "motivated_at": draw(st.none() | MOMENTS), "motivation_due_at": draw(MOMENTS),
            "review_on": draw(st.none() | DAYS.map(date.toordinal)), "solved_at": draw(MOMENTS),
            "solved": "yes" if status in {"evaluated", "outcome_known", "closed"} else None,
            "deviation": draw(st.sampled_from(declined or [None])) if kind == "dilemma" else None,
            "about": draw(st.lists(st.sampled_from(GIRLS), min_size=1, max_size=1 + (kind == "dilemma"), unique=True))})
    return found


def one_by_one(register: Register, care: list[Any], told: list[dict[str, Any]], drawn: set[str], account: str,
               ) -> list[tuple[str, str, str]]:
    """What waits for an account: kind, id and what that is of; each case held against the rules in turn."""
    facts = FactsInMemory(register)
    for girl, who, role, since, until in care:
        facts.care[girl].append((who, role, since, until))
    mine = register.accounts_of(register.accounts[account].person)
    found = []
    for case in told:
        kinds: list[str] = []
        asked = case["asker"] in mine and case["status"] != "withdrawn"
        if case["status"] in {"waiting", "taken_up"}:
            kinds += _as_answered(facts, case, told, account)
        if asked and case["status"] == "asked_back":
            kinds.append("question")
        if asked and case["acted_first"] and case["motivated_at"] is None:
            kinds.append("motivation")
        if asked and case["decided_at"] is not None and not case["received"]:
            kinds.append("answer")
        follows = asked or any(girl in case["about"] and who in mine and role == "case_director" and since <= ON < until
                               for girl, who, role, since, until in care)
        came_down = case["decided_at"] is not None and (case["decision"] == "backed" or case["acted_first"])
        if (follows and case["status"] != "withdrawn" and case["solved"] is None and case["review_on"] is not None
                and (case["kind"] == "dilemma" or case["rung"] is None or came_down)):
            kinds.append("evaluation" if case["kind"] == "deviation" else "outcome")
        if (case["kind"] == "dilemma" and case["status"] == "outcome_known" and case["question"] not in drawn
                and (case["asker"] in mine or case["decider"] in mine)):
            kinds.append("lesson")
        found += [(kind, case["question"], case["kind"]) for kind in kinds]
    return found


def _as_answered(facts: FactsInMemory, case: dict[str, Any], told: list[dict[str, Any]], account: str) -> list[str]:
    ladder = LADDERS[case["ladder_version"]]
    by = next((one["decider"] for one in told
               if one["kind"] == "deviation" and one["question"] == case["deviation"]), None)
    question = Question(case["asker"], case["organisation"], tuple(case["about"]), by)
    try:
        must_hold_mandate(ladder.rung(case["rung"]), question, account, ON, facts)
    except Refusal:
        below = ladder.rungs[-2]
        is_told = any(below.scope == "city" or title.organisation == case["organisation"]
                      for title in titles(below, account, ON, facts.register))
        on_top_too_late = case["rung"] == "city_board" and case["due_at"] <= number(NOW)
        return ["overdue_above"] if on_top_too_late and is_told else []
    return [case["kind"]]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(ACCOUNTS, CARE, cases(), st.data())
def test_an_inbox_is_what_the_rules_leave_of_every_case(fresh, accounts, care, told, data):
    register = Register(accounts, ladders=LADDERS)
    drawn = set(data.draw(st.lists(st.sampled_from([case["question"] for case in told]), unique=True)))
    rows = no_rows()
    rows["question"] = [tuple(case[name] for name in columns_of("question")) for case in told]
    rows["question_about"] = [(case["kind"], case["question"], girl, ON.toordinal())
                              for case in told for girl in case["about"]]
    rows["role_spell"] = [(girl, who, role, None, True, since.toordinal(), until.toordinal())
                          for girl, who, role, since, until in care]
    rows["lesson"] = [(f"L-{name}", "obstacle", "law", "s", ON.toordinal(), number(NOW), "a0", "dilemma", name)
                      for name in drawn]
    with fresh() as engine, engine.begin() as connection:
        empty(connection, "a")
        fill(connection, "a", rows)
        found = inbox(Reader(connection, "a"), register, WHOSE, NOW)
    assert sorted((one.kind, one.id, one.of) for one in found) == sorted(
        one_by_one(register, care, told, drawn, WHOSE))
    assert [one.due_at is None for one in found] == sorted(one.due_at is None for one in found)


def test_a_lesson_that_nobody_took_up_is_said_to_be_one(fresh):
    register = Register({"pol": AccountEntry("pol", "p", ("policy",), "city")})
    rows = no_rows()
    at = datetime(2024, 3, 5, 11, tzinfo=UTC)      # 90 days before, by the clock in the city
    rows["lesson"] = [("L-1", "obstacle", "law", "s", ON.toordinal(), number(at), "a", "dilemma", "M"),
                      ("L-2", "obstacle", "law", "s", ON.toordinal(), number(at) + 1, "a", "dilemma", "M")]
    with fresh() as engine, engine.begin() as connection:
        empty(connection, "a")
        fill(connection, "a", rows)
        found = inbox(Reader(connection, "a"), register, "pol", NOW)
    assert [(one.kind, one.id, one.of, one.due_at) for one in found] == [("lesson", "L-1", "lesson", number(NOW))]
