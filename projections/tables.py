"""The read model: for every girl the days on which something was so, ready to be counted.

Each table stands twice, as set `a` and set `b`: one is read while a rebuild fills the other. A day is a number
(`date.toordinal()`), from `since` up to but not including `until`; what still runs ends on NEVER. Amounts are
whole hundredths. So the same arithmetic holds on every store.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

METADATA = MetaData()
#: The day after the last: what ends then still runs.
NEVER = date.max.toordinal() + 1
#: The first day there is: the load of before her first fact begins here.
ALWAYS = date.min.toordinal()
SETS = ("a", "b")

#: Which set is read, up to which event it was folded, with which thresholds it was made, and where the fold stopped.
read_model = Table(
    "read_model", METADATA,
    Column("name", Text, primary_key=True),
    Column("active_set", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("made_with", Text, nullable=False),
    Column("stopped_at", BigInteger, nullable=True),
    Column("stopped_reason", Text, nullable=True),
)


@dataclass(frozen=True)
class Tables:
    """The tables of one set. `trajectory` in each is the position of her opening in the record."""

    trajectory: Table
    state_spell: Table
    load_spell: Table
    help_spell: Table
    role_spell: Table
    organisation_spell: Table
    placement: Table
    wait: Table
    legal_measure: Table
    trusted_spell: Table
    dated_fact: Table

    def __iter__(self):  # type: ignore[no-untyped-def]
        """Each table, in a fixed order."""
        return (getattr(self, field.name) for field in fields(self))


def _days(*columns: Column, key: tuple[str, ...]) -> tuple[object, ...]:
    """Her number, the columns, and from when until when."""
    return (Column("trajectory", BigInteger, nullable=False), *columns, Column("since", Integer, nullable=False),
            Column("until", Integer, nullable=False), PrimaryKeyConstraint("trajectory", *key))


def _name(column: str) -> Column[str]:
    return Column(column, Text, nullable=False)


def _perhaps(column: str) -> Column[str]:
    return Column(column, Text, nullable=True)


def _number(column: str) -> Column[int]:
    return Column(column, Integer, nullable=False)


def _flag(column: str) -> Column[bool]:
    return Column(column, Boolean, nullable=False)


def make_tables(metadata: MetaData, of: str) -> Tables:
    """The tables of set `of` in this metadata."""

    def table(name: str, *parts: object) -> Table:
        return Table(f"{name}_{of}", metadata, *parts, sqlite_with_rowid=False)  # type: ignore[arg-type]

    tables = Tables(
        # One row a course. Days that may never come (closing, first signal, first specialist) are NEVER till then.
        trajectory=table(
            "trajectory",
            Column("trajectory", BigInteger, primary_key=True, autoincrement=False),
            _name("name"), _name("person"), _name("district"), _number("birth_on"), _number("opened_on"),
            _number("closed_on"), _number("first_signal_on"), _number("first_specialist_on")),
        # The days on which something is so (spells.STATES); a state of one course never overlaps itself.
        state_spell=table("state_spell", *_days(_name("state"), key=("state", "since"))),
        # What is asked of her against what she can carry: for any day there is exactly one row.
        load_spell=table(
            "load_spell", *_days(_number("interventions"), _number("appointments"), _number("capacity"),
                                 _flag("agreed"), key=("since",))),
        # An intervention, a row for each amount of it.
        help_spell=table(
            "help_spell", *_days(_name("intervention"), _name("kind"), _perhaps("provider"), _flag("formal"),
                                 _name("participants"), _flag("imposed"), _number("appointments"), _number("hours"),
                                 key=("intervention", "since"))),
        role_spell=table(
            "role_spell", *_days(_name("role"), _name("caregiver"), _perhaps("organisation"), _flag("formal"),
                                 key=("role", "caregiver", "since"))),
        # The days on which an organisation stands beside her, by a formal caregiver or formal help.
        organisation_spell=table("organisation_spell", *_days(_name("organisation"), key=("organisation", "since"))),
        # One that began and ended on one day has its row too: it ran on no day, but it began and ended.
        placement=table(
            "placement", *_days(_name("placement"), _name("kind"), _flag("out_of_home"), _flag("court_order"),
                                Column("planned_end", Integer, nullable=True), _name("effect"), key=("placement",))),
        wait=table("wait", *_days(_name("wait"), _name("waiting_for"), key=("wait",))),
        legal_measure=table("legal_measure", *_days(_name("measure"), _name("kind"), key=("measure",))),
        trusted_spell=table("trusted_spell", *_days(_name("person"), key=("since",))),
        # What happened on one day; `seq` is its place in the order of recording.
        dated_fact=table(
            "dated_fact", Column("trajectory", BigInteger, nullable=False), _number("seq"), _name("fact"),
            _number("happened_on"), _perhaps("name"), _perhaps("kind"), _perhaps("detail"),
            Column("number", Integer, nullable=True), PrimaryKeyConstraint("trajectory", "seq", "fact")),
    )
    _index(tables, of)
    return tables


def _index(tables: Tables, of: str) -> None:
    """For the questions about the city; those about one course go by the primary keys."""
    Index(f"ix_trajectory_{of}_name", tables.trajectory.c.name, unique=True)
    Index(f"ix_trajectory_{of}_person", tables.trajectory.c.person)
    Index(f"ix_state_spell_{of}_state", tables.state_spell.c.state, tables.state_spell.c.until,
          tables.state_spell.c.since)
    Index(f"ix_load_spell_{of}_until", tables.load_spell.c.until, tables.load_spell.c.since)
    Index(f"ix_organisation_spell_{of}_organisation", tables.organisation_spell.c.organisation,
          tables.organisation_spell.c.until)
    Index(f"ix_wait_{of}_until", tables.wait.c.until)
    counted = text("fact IN ('handover', 'move')")
    Index(f"ix_dated_fact_{of}_day", tables.dated_fact.c.fact, tables.dated_fact.c.happened_on,
          postgresql_where=counted, sqlite_where=counted)


SET_TABLES = {of: make_tables(METADATA, of) for of in SETS}
