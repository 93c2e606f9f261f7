"""Who is in the record is read by an index of its own, however long the record is."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy.dialects import sqlite

from application.registers import _OF_REGISTERS
from record.schema import create_or_upgrade

if TYPE_CHECKING:
    from pathlib import Path


def test_the_registers_are_found_without_reading_the_whole_record(tmp_path: Path):
    create_or_upgrade(f"sqlite:///{tmp_path}/store.db")
    asked = str(_OF_REGISTERS.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    plan = sqlite3.connect(tmp_path / "store.db").execute(f"EXPLAIN QUERY PLAN {asked}").fetchall()
    assert any("ix_events_registers" in step[-1] for step in plan), plan
