"""A clock that stands still: the time on a rung while a question is back with the asker, counted hour by hour."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from projections.ladder import spent
from projections.moments import number
from projections.route import add_stream, told
from projections.spells import no_rows
from projections.tables import columns_of

BEGIN = datetime(2024, 3, 25, 8, tzinfo=UTC)
LAST = 12 * 24
#: How a stay may end, with what the event says.
ENDS = {"deviation_backed": {}, "deviation_withdrawn": {},
        "deviation_handed_up": {"reason": "above_my_mandate", "rung": "director", "arrived_at": None,
                                "due_at": "2025-01-01T08:00:00Z"}}
BY_ITSELF = ENDS["deviation_handed_up"] | {"reason": "deadline_passed"}


def at(hour: int) -> str:
    return (BEGIN + timedelta(hours=hour)).isoformat()


def stays(events: list[tuple[int, str, dict[str, Any]]]) -> list[Any]:
    """The stays of a deviation of which this was recorded, as rows."""
    first = (0, "deviation_recorded", {
        "deviation": "D", "trajectory": "T", "protocol": "P", "clause": "c", "effective_from": "2024-03-25",
        "acted_first": False, "urgent": False, "rung": "mandate_holder", "ladder_version": 0, "organisation": "o",
        "protocol_version": 1, "arrived_at": at(0), "due_at": at(LAST)})
    rows = no_rows()
    add_stream(rows, "deviation", told(
        (n, topic, json.dumps({"id": f"e{n}", "occurred_on": at(hour)[:10], "recorded_at": at(hour),
                               "recorded_by": "a", **values}).encode())
        for n, (hour, topic, values) in enumerate([first, *events])), 1)
    return [SimpleNamespace(**dict(zip(columns_of("stay"), row, strict=True))) for row in rows["stay"]]


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[int, str, dict[str, Any]]]:
    """A deviation that goes back and forth between the rung and its asker, and may then leave the rung."""
    hours = sorted(draw(st.lists(st.integers(1, LAST), max_size=7)))
    events: list[tuple[int, str, dict[str, Any]]] = [
        (hour, "deviation_answered_back" if n % 2 else "deviation_asked_back", {"due_at": at(LAST)} if n % 2 else {})
        for n, hour in enumerate(hours)]
    is_back = len(events) % 2 == 1
    end = draw(st.sampled_from([None, "deviation_withdrawn"] if is_back else [None, "by_itself", *ENDS]))
    if end is not None:
        hour = draw(st.integers(hours[-1] if hours else 0, LAST + 24))
        topic, values = ("deviation_handed_up", BY_ITSELF) if end == "by_itself" else (end, ENDS[end])
        events.append((hour, topic, values | ({"arrived_at": at(hour)} if "arrived_at" in values else {})))
    return events


def by_the_hour(events: list[tuple[int, str, dict[str, Any]]], until: int) -> tuple[int, bool]:
    """The whole days on the first rung before `until`, each hour asked whether it lay there; whether the rung acted."""
    ran, lies, is_back, acted = 0, True, False, False
    for hour in range(until):
        for _, topic, values in (e for e in events if e[0] == hour):
            if topic.endswith("ed_back"):
                is_back = topic == "deviation_asked_back"
            else:
                lies, acted = False, topic != "deviation_withdrawn" and values != values | {"reason": "deadline_passed"}
        ran += lies and not is_back
    return ran // 24, acted


@given(st.lists(histories(), min_size=1, max_size=5), st.integers(0, LAST + 48))
def test_the_median_is_that_of_the_hours_in_which_it_lay_on_the_rung(cases, until):
    counted = [by_the_hour(events, until) for events in cases]
    ended, censored = ([days for days, acted in counted if acted is wanted] for wanted in (True, False))
    found = [stays(events)[0] for events in cases]
    assert tuple(map(sorted, spent(found, number(BEGIN) + until * 3_600_000_000))) == (sorted(ended), sorted(censored))
    assert all(stay.arrived_at == number(BEGIN) for stay in found)


def test_what_stands_still_is_kept_to_its_end():
    (still,) = stays([(24, "deviation_asked_back", {})])
    assert json.loads(still.still_spells) == [[number(BEGIN) + 24 * 3_600_000_000, None]]
    (gone,) = stays([(24, "deviation_asked_back", {}), (30, "deviation_withdrawn", {})])
    assert json.loads(gone.still_spells)[0][1] == gone.left_at
    assert stays([])[0].still_spells is None
