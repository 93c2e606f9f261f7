"""The tables of the read model, each made twice: a rebuild fills the set that is not read, and flips.

Days are whole numbers (projections/days.py), so that their sums are the same on both stores, and so are moments
(projections/moments.py); numbers of appointments and hours are hundredths.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, Table, Text

_METADATA = MetaData()
SETS = ("a", "b")
_KEYS = {"trajectory": ("trajectory",), "question": ("kind", "question"), "lesson": ("lesson",)}
_TYPES: dict[str, Any] = {"t": Text, "i": Integer, "b": Boolean, "m": BigInteger}

#: The columns of each table, in the order in which the fold writes them: t text, i whole number, b yes or no,
#: m a moment,
#: with ? where there may be nothing.
_SHAPES: dict[str, str] = {
    "trajectory": "trajectory:t person:t birth_on:i district:t opened_on:i closed_on:i first_signal_on:i "
                  "first_specialist_on:i",
    "state_spell": "trajectory:t state:t since:i until:i",
    "load_spell": "trajectory:t since:i until:i interventions:i formal:i merged:i imposed:i appointments:i hours:i "
                  "family_appointments:i capacity:i agreed:b",
    "intervention": "trajectory:t intervention:t kind:t provider:t? formal:b participants:t basis:t since:i until:i",
    "role_spell": "trajectory:t caregiver:t role:t organisation:t? formal:b since:i until:i",
    "presence_spell": "trajectory:t what:t name:t since:i until:i",
    "handover": "trajectory:t day:i role:t old:t new:t formal:b warm:t",
    "trusted_spell": "trajectory:t person:t since:i until:i",
    "placement": "trajectory:t placement:t kind:t provider:t? basis:t planned_end:i since:i until:i out_of_home:b "
                 "move:b effect:t",
    "wait": "trajectory:t wait:t waits_for:t since:i until:i",
    "legal_measure": "trajectory:t measure:t kind:t since:i until:i",
    "dated_fact": "trajectory:t day:i place:i event:t name:t? kind:t? number:i?",
}
NAMES = tuple(_SHAPES)
#: The same for deviations and dilemmas (each is a question: to be found by `kind` and `question`) and for lessons.
_CASE_SHAPES: dict[str, str] = {
    "question": "kind:t question:t begun_on:i begun_at:m asker:t organisation:t status:t urgent:b ladder_version:i "
                "rung:t? arrived_at:m? due_at:m? decider:t? decided_at:m? decision:t? received:b felt:i? felt_at:m? "
                "protocol:t? clause:t? cause:t? acted_first:b effective_from:i? valid_until:i? motivated_at:m? "
                "motivation_due_at:m? review_on:i? solved:t? solved_at:m? deviation:t? shareable:t? last_at:m place:m",
    "question_about": "kind:t question:t trajectory:t begun_on:i",
    "stay": "kind:t question:t rung:t arrived_at:m left_at:m? how:t? in_time:b? still_spells:t?",
    "lesson": "lesson:t kind:t cause:t statement:t drawn_on:i drawn_at:m drawn_by:t source:t name:t",
}
CASE_NAMES = tuple(_CASE_SHAPES)
#: What the figures of the city look for besides the trajectory.
_SOUGHT = {"question": ("status", "rung", "due_at"), "question_about": ("trajectory",), "lesson": ("name",),
           "trajectory": ("person",), "state_spell": ("state", "until"), "load_spell": ("until",),
           "role_spell": ("caregiver",), "presence_spell": ("name",), "handover": ("day",), "placement": ("until",),
           "wait": ("until",)}


def columns_of(name: str) -> tuple[str, ...]:
    """The columns of a table in the order in which the fold writes them."""
    return tuple(told.partition(":")[0] for told in _shape(name))


def _shape(name: str) -> list[str]:
    return (_SHAPES.get(name) or _CASE_SHAPES[name]).split()


def _table(name: str, which: str) -> Table:
    columns: list[Column[Any]] = []
    for told in _shape(name):
        column, _, kind = told.partition(":")
        columns.append(Column(column, _TYPES[kind[0]], nullable=kind.endswith("?"),
                              primary_key=column in _KEYS.get(name, ())))
    table = Table(f"{name}_{which}", _METADATA, *columns)
    if name in NAMES and name != "trajectory":
        Index(f"ix_{name}_{which}_trajectory", table.c.trajectory)
    elif name in {"question_about", "stay"}:
        Index(f"ix_{name}_{which}_question", table.c.kind, table.c.question)
    if name in _SOUGHT:
        Index(f"ix_{name}_{which}_sought", *(table.c[column] for column in _SOUGHT[name]))
    if name == "question":      # what one asked oneself is on one's inbox, whatever became of it
        Index(f"ix_{name}_{which}_asker", table.c.asker)
    return table


@cache
def tables_of(which: str) -> dict[str, Table]:
    """The tables of set a or b by plain name; made when first asked for, for a question reads one set."""
    return {name: _table(name, which) for name in (*NAMES, *CASE_NAMES)}


def metadata() -> MetaData:
    """Every table of the read model, for whoever makes them."""
    for which in SETS:
        tables_of(which)
    return _METADATA


#: One row: which set is read, up to which event, with which thresholds, and where the fold stopped if it did.
read_model = Table(
    "read_model", _METADATA,
    Column("name", Text, primary_key=True),
    Column("active", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("made_with", Text, nullable=False),
    Column("stopped_at", Integer, nullable=True),
    Column("stopped_reason", Text, nullable=True),
)
