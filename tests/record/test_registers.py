"""Who is in the record, and every case, is found by an index of its own, however long the record is."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.dialects import sqlite

from escalations.catalogue import STREAMS
from projections.streams import rows_of_cases
from record.recorder import asked_by_topic
from record.schema import create_or_upgrade
from record.tables import CASE_TOPICS, REGISTER_TOPICS, events

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("asked", "index"), [
    (asked_by_topic(REGISTER_TOPICS), "ix_events_registers"),
    (asked_by_topic(CASE_TOPICS).where(events.c.topic == "lesson_drawn"), "ix_events_cases"),
    (rows_of_cases(), "ix_events_cases")])
def test_registers_and_cases_are_found_without_reading_the_whole_record(tmp_path: Path, asked, index):
    create_or_upgrade(f"sqlite:///{tmp_path}/store.db")
    asked = str(asked.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    plan = sqlite3.connect(tmp_path / "store.db").execute(f"EXPLAIN QUERY PLAN {asked}").fetchall()
    assert any(index in step[-1] for step in plan), plan


def test_the_topics_of_the_indexes_are_those_of_the_catalogue():
    assert set(REGISTER_TOPICS) == {topic for kind in ("account", "organisation", "protocol", "ladder")
                                    for topic in STREAMS[kind]}
    assert set(CASE_TOPICS) == {topic for kind in ("deviation", "dilemma", "lesson") for topic in STREAMS[kind]}
