"""What was recorded is read back as it was: a stream makes the aggregate that it came from."""

from __future__ import annotations

from dataclasses import replace

from record.sealing import FORGOTTEN, SealingMapper
from tests.domain.test_protocols_and_ladder import ADOPTED, LADDER, REVISED
from tests.escalations.city import acted_first, city, decided, raised
from tests.escalations.route import act
from tests.escalations.test_cycle import CYCLE, figures
from tests.escalations.test_deviation import ANSWERED_BACK, ASKED_BACK, HANDED_UP, MOTIVATED
from tests.escalations.test_dilemma import ADVISED, ASKED_ASIDE, CLOSED, LESSON, OUTCOME, TAKEN_UP
from tests.escalations.test_release import TABLES, published
from tests.history.golden import KeysOfThen


def replayed(events):
    aggregate = None
    for event in events:
        aggregate = event.mutate(aggregate)
    return aggregate


def state(aggregate):
    return {name: value for name, value in vars(aggregate).items() if name != "_pending_events"}


def test_every_aggregate_is_read_back_as_it_stood():
    given = city()
    given.facts.series = {("deviations", None): figures(3, 8), ("overloaded_share", None): figures(3, 4)}
    given.facts.tables = TABLES
    given.then_stands(
        acted_first(), MOTIVATED, ASKED_BACK, ANSWERED_BACK, HANDED_UP | {"recorded_at": "2024-06-06T08:00:00Z"},
        raised(), TAKEN_UP, ASKED_ASIDE, ADVISED, decided(), OUTCOME, LESSON, CLOSED,
        ADOPTED, REVISED, LADDER, LADDER | {"version": 2},
        *CYCLE, published("2024-1"),
        act("mandate_delegated", "dir", "2024-06-03T08:00", "dir", to="pro2", rung="team", valid_from="2024-06-03",
            valid_until="2024-06-10"))
    assert given.works("2024-08-01T08:00:00Z")
    mapper = SealingMapper(KeysOfThen())
    for live in given.facts.streams.values():
        again = replayed(mapper.to_domain_event(mapper.to_stored_event(fact)) for fact in live.pending_events)
        assert state(again) == state(live)


def test_a_case_whose_texts_were_forgotten_is_still_read():
    [fact] = city().then_stands(raised()).facts.dilemma("M-1").pending_events
    forgotten = replayed([replace(fact, options=FORGOTTEN, question=FORGOTTEN, at_stake=FORGOTTEN)])
    assert (forgotten.status, forgotten.rung, forgotten.options) == ("waiting", "mandate_holder", ())
    [fact] = city().then_stands(acted_first()).facts.deviation("D-1").pending_events
    assert replayed([replace(fact, instead=FORGOTTEN, urgency=FORGOTTEN)]).status == "waiting"
