"""A quarter is published from a real store, told again as it was, and all quarters together give nobody away."""

from __future__ import annotations

import pytest

from application.opening import open_workplace
from tests.attacker import Group, given_away
from tests.stories.command_line import Store

UNTIL = "2024-11-13"
QUARTERS = ("2024-1", "2024-2", "2024-3")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """An invented city of which nothing was published yet."""
    store = Store(tmp_path_factory.mktemp("releases"))
    lines = tmp_path_factory.mktemp("lines") / "city.jsonl"
    lines.write_text(store.told("generate", "--seed", "1", "--trajectories", "400", "--years", "6", "--until", UNTIL,
                                "--route").stdout, "utf-8")
    assert store.told("init").returncode == 0
    assert store.told("import", str(lines), "--format", "jsonl").returncode == 0
    return store


@pytest.fixture(scope="module")
def released(city: Store) -> dict[str, dict]:
    return {quarter: city.answer("release", "--quarter", quarter, "--as", "beleid") for quarter in QUARTERS}


def test_a_release_is_told_again_as_it_was_whatever_was_recorded_since(city, released, tmp_path):
    line = tmp_path / "line.jsonl"
    line.write_text('{"event": "trajectory_closed", "trajectory": "G-0001", "occurred_on": "2024-02-02", '
                    '"reason": "moved"}\n', "utf-8")
    city.told("import", str(line), "--format", "jsonl")
    assert city.answer("release", "--quarter", "2024-1") == released["2024-1"]
    assert city.answer("release", "--quarter", "2024-3", "--as", "bestuurder-1") == released["2024-3"]


def test_what_was_published_is_read_while_another_process_writes(city, released, monkeypatch):
    monkeypatch.setenv("KANTELPUNT_STORE", city.environment["KANTELPUNT_STORE"])
    with open_workplace(writing=True):
        assert city.answer("release", "--quarter", "2024-3", "--as", "bestuurder-1") == released["2024-3"]
        publishing = city.told("release", "--quarter", "2024-4", "--as", "beleid")
        assert (publishing.returncode, "Another process writes" in publishing.stderr) == (1, True)


def test_every_figure_is_a_multiple_of_five_from_ten_on_or_hidden(released):
    rows = [row for each in released.values() for row in each["figures"]]
    assert len(rows) > 100
    for row in rows:
        assert row["girls"] is None or not row["girls"] or (row["girls"] >= 10 and row["girls"] % 5 == 0)
        assert (row["girls"] is None) == row.get("hidden", False)


def groups_in(cells: set[tuple[str, ...]]) -> list[Group]:
    """The sums that anybody reads from the names of the cells: a cell, and the same cell by one more thing."""
    values: dict[str, set[str]] = {}
    for part in {part for cell in cells for part in cell}:
        values.setdefault(part.partition("=")[0], set()).add(part)
    found = []
    for cell in cells:
        for name in values.keys() - {"waiting", *(part.partition("=")[0] for part in cell)}:
            parts = tuple(tuple(sorted((*cell, value))) for value in sorted(values[name]))
            if cells & set(parts):
                found.append(Group(cell, parts, tells=name in {"overloaded", "stalled", "closed"}))
    return found


def test_who_has_what_was_published_concludes_nothing(released):
    """All that the attacker has is the answers of the command."""
    told: set[tuple[str, ...]] = set()
    for each in released.values():
        figures = {tuple(sorted(f"{name}={row[name]}" for name in row if name not in {"girls", "hidden"})): row["girls"]
                   for row in each["figures"]}
        assert len(groups_in(set(figures))) > 20
        assert given_away(figures, groups_in(set(figures)), told) == {}
        told |= {cell for cell, girls in figures.items() if girls}


@pytest.mark.parametrize(("quarter", "account", "words"), [
    ("2199-1", "beleid", "is not over"), ("2023-4", "beleid", "later quarter was published before"),
    ("2023-4", "professional-1", "policy")])
def test_what_cannot_be_published_is_refused_in_words(city, released, quarter, account, words):
    assert released
    told = city.told("release", "--quarter", quarter, "--as", account, "--json")
    assert (told.returncode, told.stdout) == (1, "")
    assert words in told.stderr


@pytest.mark.parametrize("quarter", ["2024-13", "2024-5", "24-1", "9999-1"])
def test_what_is_no_quarter_is_wrong_use_and_named_as_it_was_written(city, quarter):
    told = city.told("release", "--quarter", quarter, "--as", "beleid", "--json")
    assert (told.returncode, told.stdout) == (2, "")
    assert f"'{quarter}'" in told.stderr


def test_releases_go_out_and_into_another_store(city, released, tmp_path):
    assert released
    lines, other = tmp_path / "city.jsonl", Store(tmp_path)
    assert city.told("export", str(lines)).returncode == 0
    assert other.told("init").returncode == 0
    counts = other.answer("import", str(lines), "--format", "jsonl")
    assert counts["refused"] == []
    assert other.answer("release", "--quarter", "2024-3")["digest"] == released["2024-3"]["digest"]
