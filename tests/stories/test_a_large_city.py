"""A city as large as a real one goes in, is answered for, is made anew and comes out as it went in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stories.command_line import Store

if TYPE_CHECKING:
    from pathlib import Path

UNTIL = "2024-12-31"
pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Path]:
    """A store with four hundred trajectories over six years, and the lines it was made from."""
    folder = tmp_path_factory.mktemp("city")
    store, lines = Store(folder), folder / "city.jsonl"
    assert store.told("init").returncode == 0
    made = store.told("generate", "--seed", "11", "--trajectories", "400", "--years", "6", "--until", UNTIL)
    lines.write_text(made.stdout, "utf-8")
    counts = store.answer("import", str(lines), "--format", "jsonl")
    assert counts["refused"] == []
    assert counts["imported"] == counts["read"] > 10_000
    return store, lines


def answers(store: Store) -> list[object]:
    return [store.answer("metrics", "--on", UNTIL), store.answer("metrics", "--on", "2021-06-30"),
            store.answer("series", "stalled_share", "--from", "2020-01", "--to", "2024-12", "--on", UNTIL),
            store.answer("report", "background", "--on", UNTIL)]


def test_what_is_made_anew_answers_the_same(city):
    store, _ = city
    before = answers(store)
    assert store.told("rebuild").returncode == 0
    assert answers(store) == before
    assert store.told("verify").returncode == 0


def test_the_same_lines_again_change_nothing(city):
    store, lines = city
    again = store.answer("import", str(lines), "--format", "jsonl")
    assert (again["imported"], again["skipped"]) == (0, again["read"])


def test_an_export_in_an_empty_store_gives_the_same_answers(city, tmp_path):
    store, _ = city
    other = Store(tmp_path)
    assert other.told("init").returncode == 0
    exported = store.told("export").stdout
    (tmp_path / "export.jsonl").write_text(exported, "utf-8")
    assert other.answer("import", str(tmp_path / "export.jsonl"), "--format", "jsonl")["refused"] == []
    assert answers(other) == answers(store)
    assert other.told("export").stdout == exported
