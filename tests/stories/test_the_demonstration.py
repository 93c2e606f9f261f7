"""The demonstration city goes in with its route, can be walked, and comes out as it went in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from time import sleep
from typing import TYPE_CHECKING

import pytest

from tests.stories.command_line import Store

if TYPE_CHECKING:
    from pathlib import Path

UNTIL = "2024-11-13"


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("demonstration"))
    assert store.told("demo", "--trajectories", "20", "--until", UNTIL).returncode == 0
    return store


@pytest.mark.parametrize("accounts", [
    ("professional-1", "professional-2"), ("mandaathouder-1", "mandaathouder-2", "mandaathouder-3"),
    ("bestuurder-1", "bestuurder-2", "bestuurder-3"), ("stadsbestuur",), ("beleid",)], ids=lambda names: names[0])
def test_something_waits_for_each_role(demonstration, accounts):
    assert any(demonstration.answer("inbox", "--account", account, "--now", f"{UNTIL}T07:00:00Z")
               for account in accounts)


def test_it_is_loaded_once(demonstration):
    again = demonstration.told("demo", "--trajectories", "20", "--until", UNTIL)
    assert again.returncode == 0
    assert "already" in again.stderr


def test_the_tables_of_one_quarter_are_published_and_the_next_are_left_to_policy_staff(demonstration):
    told = demonstration.answer("release", "--quarter", "2024-2", "--as", "bestuurder-1")
    assert (told["by"], told["release"]) == ("beleid", "2024-2")
    assert demonstration.answer("release", "--quarter", "2024-3", "--as", "beleid")["release"] == "2024-3"


def is_marked(folder: Path) -> bool:
    """True once the store says that all in it is invented: from then on it is being filled."""
    try:
        with closing(sqlite3.connect(f"file:{folder}/store.db?mode=ro", uri=True)) as store:
            return bool(store.execute("SELECT count(*) FROM store_mark WHERE name = 'demonstration'").fetchone()[0])
    except sqlite3.OperationalError:
        return False


def test_one_that_was_killed_while_it_was_filled_is_loaded_by_doing_it_again(tmp_path: Path):
    store = Store(tmp_path)
    asked = ("demo", "--trajectories", "120", "--until", UNTIL)
    process = store.begun(*asked)
    while not is_marked(tmp_path):
        assert process.poll() is None, "it ended before it could be killed"
        sleep(0.01)
    process.kill()
    process.communicate()
    again = store.told(*asked)
    assert (again.returncode, "facts of an invented city are recorded" in again.stderr) == (0, True), again.stderr
    assert store.answer("release", "--quarter", "2024-2")["by"] == "beleid"


def test_what_came_out_goes_into_another_store(demonstration, tmp_path: Path):
    lines, other = tmp_path / "city.jsonl", Store(tmp_path)
    assert demonstration.told("export", str(lines)).returncode == 0
    assert other.told("init").returncode == 0
    counts = other.answer("import", str(lines), "--format", "jsonl")
    assert counts["refused"] == []
    assert counts["imported"] == counts["read"]


def test_generate_writes_the_route_when_asked(tmp_path: Path):
    asked = ("generate", "--seed", "3", "--trajectories", "5", "--years", "2", "--until", UNTIL)
    store, lines = Store(tmp_path), tmp_path / "city.jsonl"
    without, told = store.told(*asked), store.told(*asked, "--route")
    assert told.stdout.startswith(without.stdout)
    lines.write_text(told.stdout, "utf-8")
    assert store.told("init").returncode == 0
    counts = store.answer("import", str(lines), "--format", "jsonl")
    assert counts["refused"] == []
    assert "deviation_recorded" in told.stdout
