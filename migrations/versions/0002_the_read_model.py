"""The read model: spells and dated facts, in two sets of tables, and a row that says which is read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = depends_on = None

#: Table: its columns as (name, type, nullable); t text, i whole number, b yes or no.
SHAPES = {
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
SOUGHT = {"trajectory": ["person"], "state_spell": ["state", "until"], "load_spell": ["until"],
          "presence_spell": ["name"], "handover": ["day"], "placement": ["until"], "wait": ["until"]}
TYPES = {"t": sa.Text, "i": sa.Integer, "b": sa.Boolean}


def upgrade() -> None:
    """Make both sets."""
    for which in ("a", "b"):
        for name, shape in SHAPES.items():
            _make(f"{name}_{which}", name, shape.split())
    op.create_table(
        "read_model",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("active", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("made_with", sa.Text(), nullable=False),
        sa.Column("stopped_at", sa.Integer(), nullable=True),
        sa.Column("stopped_reason", sa.Text(), nullable=True))
    op.execute("INSERT INTO read_model (name, active, position, made_with) VALUES ('kantelpunt', 'a', 0, '')")


def _make(table: str, name: str, shape: list[str]) -> None:
    columns = []
    for told in shape:
        column, kind = told.split(":")
        first = name == "trajectory" and column == "trajectory"
        columns.append(sa.Column(column, TYPES[kind[0]](), nullable=kind.endswith("?"), primary_key=first))
    op.create_table(table, *columns)
    if name != "trajectory":
        op.create_index(f"ix_{table}_trajectory", table, ["trajectory"])
    if name in SOUGHT:
        op.create_index(f"ix_{table}_sought", table, SOUGHT[name])
