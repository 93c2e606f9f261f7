"""The route: indexes that find protocols, ladders and cases, and the read model of deviations, dilemmas and lessons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = depends_on = None

REGISTERS = sa.text("topic IN ('account_registered', 'account_changed', 'account_closed', 'mandate_delegated', "
                    "'mandate_withdrawn', 'organisation_registered', 'protocol_adopted', 'protocol_revised', "
                    "'protocol_withdrawn', 'ladder_adopted')")
CASES = sa.text("topic IN ('deviation_recorded', 'deviation_motivated', 'deviation_backed', 'deviation_declined', "
                "'deviation_asked_back', 'deviation_answered_back', 'deviation_handed_up', 'deviation_withdrawn', "
                "'deviation_answer_received', 'deviation_backing_felt', 'deviation_evaluated', 'dilemma_raised', "
                "'dilemma_taken_up', 'advice_asked', 'advice_given', 'dilemma_asked_back', 'dilemma_answered_back', "
                "'dilemma_handed_up', 'dilemma_decided', 'dilemma_answer_received', 'dilemma_backing_felt', "
                "'dilemma_withdrawn', 'dilemma_outcome_recorded', 'dilemma_closed', 'lesson_drawn')")
#: Table: its columns as name:type; t text, i whole number, b yes or no, m a moment, with ? where there may be nothing.
SHAPES = {
    "question": "kind:t question:t begun_on:i begun_at:m asker:t organisation:t status:t urgent:b ladder_version:i "
                "rung:t? arrived_at:m? due_at:m? decider:t? decided_at:m? decision:t? received:b felt:i? felt_at:m? "
                "protocol:t? clause:t? cause:t? acted_first:b effective_from:i? valid_until:i? motivated_at:m? "
                "motivation_due_at:m? review_on:i? solved:t? solved_at:m? deviation:t? shareable:t? last_at:m",
    "question_about": "kind:t question:t trajectory:t begun_on:i",
    "stay": "kind:t question:t rung:t arrived_at:m left_at:m? how:t? stood_still:m in_time:b?",
    "lesson": "lesson:t kind:t cause:t statement:t drawn_on:i drawn_at:m drawn_by:t source:t name:t",
}
KEYS = {"question": ("kind", "question"), "lesson": ("lesson",)}
OF_QUESTION = ("question_about", "stay")
SOUGHT = {"question": ["status", "rung", "due_at"], "question_about": ["trajectory"], "lesson": ["name"]}
TYPES = {"t": sa.Text, "i": sa.Integer, "b": sa.Boolean, "m": sa.BigInteger}


def upgrade() -> None:
    """Make the indexes anew and both sets of tables; the read model is made anew from the record."""
    op.drop_index("ix_events_registers", "events")
    op.create_index("ix_events_registers", "events", ["notification_id"], postgresql_where=REGISTERS,
                    sqlite_where=REGISTERS)
    op.create_index("ix_events_cases", "events", ["topic", "notification_id"], postgresql_where=CASES,
                    sqlite_where=CASES)
    for which in ("a", "b"):
        for name, shape in SHAPES.items():
            _make(f"{name}_{which}", name, shape.split())


def _make(table: str, name: str, shape: list[str]) -> None:
    columns = []
    for told in shape:
        column, kind = told.split(":")
        columns.append(sa.Column(column, TYPES[kind[0]](), nullable=kind.endswith("?"),
                                 primary_key=column in KEYS.get(name, ())))
    op.create_table(table, *columns)
    if name in OF_QUESTION:
        op.create_index(f"ix_{table}_question", table, ["kind", "question"])
    if name in SOUGHT:
        op.create_index(f"ix_{table}_sought", table, SOUGHT[name])
