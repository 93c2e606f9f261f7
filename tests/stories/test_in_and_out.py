"""What a person meets around the figures: files in and out again, a text in an answer, two people at one store."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from record.store import open_store
from tests.stories.command_line import Store

OPENED = {"event": "trajectory_opened", "trajectory": "T-1", "occurred_on": "2024-01-01", "id": "opened",
          "birth_month": "2008-01", "district": "Noord", "referred_by": "school",
          "recorded_at": "2024-01-02T09:00:00Z"}
PLACED = {"event": "placement_started", "trajectory": "T-1", "occurred_on": "2024-02-01", "id": "placed",
          "placement": "p1", "kind": "closed", "basis": "court_order", "purpose": "rust", "planned_end": "2024-05-01",
          "recorded_at": "2024-02-02T09:00:00Z"}
ORGANISATION = {"event": "organisation_registered", "organisation": "org-a", "name": "Hulp aan huis",
                "kind": "youth_help", "occurred_on": "2024-01-01", "id": "org-a", "recorded_at": "2024-01-01T08:00:00Z"}
ADMINISTRATOR = {"event": "account_registered", "account": "beheer", "person": "P-1", "roles": ["administrator"],
                 "organisation": "org-a", "occurred_on": "2024-01-01", "id": "beheer",
                 "recorded_at": "2024-01-01T09:00:00Z"}
ANN = ADMINISTRATOR | {"account": "ann", "person": "P-2", "roles": ["professional"], "id": "ann",
                       "recorded_by": "beheer"}


@pytest.fixture
def store(tmp_path) -> Store:
    """An empty store of its own."""
    made = Store(tmp_path)
    assert made.told("init").returncode == 0
    return made


def take_in(store: Store, folder, *lines: dict) -> dict:
    """What `import` answers to a file of these lines."""
    file = folder / "lines.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return store.answer("import", str(file), "--format", "jsonl")


def test_an_export_with_accounts_changes_nothing_in_its_own_store(store, tmp_path):
    take_in(store, tmp_path, ORGANISATION, ADMINISTRATOR, ANN, OPENED)
    exported = tmp_path / "export.jsonl"
    assert store.answer("export", str(exported)) == {"file": str(exported), "events": 4}
    counts = store.answer("import", str(exported), "--format", "jsonl")
    assert counts == {"read": 4, "imported": 0, "skipped": 4, "refused": []}


def test_a_stranger_registers_nobody_in_the_name_of_another(store, tmp_path):
    take_in(store, tmp_path, ORGANISATION, ADMINISTRATOR)
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps(ANN) + "\n", "utf-8")
    done = store.told("import", str(file), "--format", "jsonl", "--json")
    assert done.returncode == 1
    assert [one["field"] for one in json.loads(done.stdout)["refused"]] == ["recorded_by"]


def test_a_line_of_a_million_bytes_is_taken_with_a_byte_order_mark_and_a_line_end_of_windows(store, tmp_path):
    line = json.dumps(OPENED).encode()
    file = tmp_path / "long.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + line + b" " * (1_000_000 - len(line)) + b"\r\n")
    assert store.answer("import", str(file), "--format", "jsonl")["imported"] == 1
    file.write_bytes(line + b" " * (1_000_001 - len(line)) + b"\n")
    assert store.told("import", str(file), "--format", "jsonl").returncode == 1


def test_half_an_option_is_not_guessed(store):
    assert store.told("metrics", "--js").returncode == 2


@pytest.mark.parametrize("month", ["2025-13", "2025-00", "1850-01", "2025-1"])
def test_what_is_no_month_is_wrong_use_and_named_as_it_was_written(store, month):
    told = store.told("series", "silent_share", "--from", month, "--to", "2026-01")
    assert told.returncode == 2
    assert f"'{month}'" in told.stderr


def test_the_purpose_of_a_placement_is_the_one_that_stands(store, tmp_path):
    take_in(store, tmp_path, OPENED, PLACED,
            {"event": "entry_corrected", "trajectory": "T-1", "entry": "placed", "reason": "anders bedoeld",
             "values": {"purpose": "onderzoek"}, "id": "mended", "recorded_at": "2024-02-10T09:00:00Z"})
    assert purpose(store) == "onderzoek"
    assert purpose(store, "--known-at", "2024-02-05T09:00:00Z") == "rust"
    take_in(store, tmp_path,
            {"event": "entry_retracted", "trajectory": "T-1", "entry": "placed", "reason": "verkeerde dag",
             "id": "away", "recorded_at": "2024-02-11T09:00:00Z"},
            PLACED | {"id": "placed again", "purpose": "veiligheid", "recorded_at": "2024-02-12T09:00:00Z"})
    assert purpose(store) == "veiligheid"


def purpose(store: Store, *options: str) -> str:
    """What the placement of the girl is for."""
    return store.answer("show", "T-1", "--on", "2024-03-01", *options)["placement"]["current"]["purpose"]


def test_whoever_asks_what_is_folded_already_keeps_nobody_from_writing(store, tmp_path):
    take_in(store, tmp_path, OPENED)
    writing = open_store(f"sqlite:///{tmp_path}/store.db", writing=True)
    try:
        assert store.answer("show", "T-1", "--on", "2024-03-01")["status"] == "open"
    finally:
        writing.close()


def test_a_question_folds_what_is_not_folded_yet(store, tmp_path):
    """An interrupted import is kept and not folded; the next question does that."""
    take_in(store, tmp_path, OPENED)
    kept = open_store(f"sqlite:///{tmp_path}/store.db", writing=True)
    with kept.engine.begin() as connection:
        connection.execute(text("DELETE FROM trajectory_a"))
        connection.execute(text("UPDATE read_model SET position = 0, active = 'a'"))
    kept.close()
    assert store.answer("show", "T-1", "--on", "2024-03-01")["status"] == "open"
