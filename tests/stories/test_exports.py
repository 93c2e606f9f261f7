"""What leaves a real store: a table for a spreadsheet, the whole record; each is kept, and nothing goes unkept."""

from __future__ import annotations

import csv
import json
import subprocess
from io import StringIO
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from openpyxl import load_workbook

from application.opening import open_workplace
from tests.stories.command_line import KANTELPUNT, Store

UNTIL = "2024-11-13"
ASKED = {
    "metrics": ("metrics", "--on", "2024-10-31"),
    "series": ("series", "stalled_share", "--from", "2023-11", "--to", "2024-10", "--xmr"),
    "lessons": ("lessons",),
    "cycle": ("cycle", "LC-1"),
    "protocols": ("protocols",),
    "history": ("protocols", "--history"),
    "release": ("release", "--quarter", "2024-3"),
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("exports"))
    assert store.told("demo", "--trajectories", "120", "--until", UNTIL).returncode == 0
    return store


def record_of(store: Store, folder: Path) -> list[dict[str, Any]]:
    """The whole record as it leaves now."""
    assert store.told("export", str(folder / "record.jsonl")).returncode == 0
    return [json.loads(line) for line in (folder / "record.jsonl").read_text("utf-8").splitlines()]


def exports_in(store: Store, folder: Path) -> list[tuple[str, str, int, str]]:
    """What left so far, this very reading not among it: by whom, what, how many rows, in which form."""
    return [(line["recorded_by"], line["kind"], line["rows"], line["format"]) for line in record_of(store, folder)
            if line["event"] == "export_made"]


def read(file: Path) -> list[list[str]]:
    return list(csv.reader(StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("which", ASKED)
def test_each_answer_is_taken_along_as_a_table_and_that_is_kept(city, tmp_path, which):
    file = tmp_path / "table.csv"
    answer = city.answer(*ASKED[which], "--as", "beleid", "--export", str(file))
    by, kind, number, form = exports_in(city, tmp_path)[-1]
    assert answer == city.answer(*ASKED[which], "--as", "beleid"), "it is told as ever"
    head, *rows = read(file)
    assert (by, form, number) == ("beleid", "csv", len(rows))
    assert kind.split()[0] == ASKED[which][0]
    assert rows
    assert {len(row) for row in rows} == {len(head)}
    assert not any(cell.startswith(("sheet.", "figure.", "learning.", "ladder.")) for row in (head, *rows)
                   for cell in row), "a word is missing"


def test_a_table_of_policy_holds_what_the_answer_holds_and_says_what_is_hidden(city, tmp_path):
    file = tmp_path / "table.csv"
    answer = city.answer(*ASKED["release"], "--as", "beleid", "--export", str(file))
    girls = [row[-1] for row in read(file)[1:]]
    assert girls == ["verborgen" if row["girls"] is None else str(row["girls"]) for row in answer["figures"]]
    assert "verborgen" in girls


@pytest.mark.parametrize(("which", "columns"), [
    ("cycle", {"Cijfer": "Gemotiveerde afwijkingen", "Bereik": "de hele stad",
               "Mag er niet onder lijden": "Overbelast, aandeel"}),
    ("release", {"Kwartaal": "derde kwartaal van 2024"}), ("series", {"Cijfer": "Staan stil, aandeel"}),
    ("history", {"Tekst": None, "Veranderd": None, "Steeds vaker afgeweken": None})])
def test_a_table_says_by_itself_what_it_is_about(city, tmp_path, which, columns):
    file = tmp_path / "table.csv"
    city.answer(*ASKED[which], "--as", "beleid", "--export", str(file))
    head, *rows = read(file)
    for name, said in columns.items():
        found = {row[head.index(name)] for row in rows}
        assert found == {said} if said is not None else found - {""}


def test_a_workbook_in_english_opens_with_the_same_rows(city, tmp_path):
    file = tmp_path / "table.xlsx"
    answer = city.answer(*ASKED["series"], "--export", str(file), "--lang", "en")
    page, beside = load_workbook(file).worksheets
    values = [row[1] for row in page.iter_rows(min_row=2, values_only=True)]
    assert values == [row["value"] for row in answer["series"]]
    assert page.cell(1, 2).value == "Value"
    assert any(row[0] == "Exact figures" for row in beside.iter_rows(values_only=True))


def test_a_workbook_of_a_quarter_says_how_it_is_known_again_and_why_it_does_not_add_up(city, tmp_path):
    file = tmp_path / "table.xlsx"
    answer = city.answer(*ASKED["release"], "--as", "beleid", "--export", str(file))
    beside = dict(load_workbook(file).worksheets[1].iter_rows(values_only=True))
    assert beside["Kenmerk (SHA-256)"] == answer["digest"]
    assert beside["Verborgen vakken"] == answer["cells"]["hidden"]
    assert beside["Gepubliceerd door"] == answer["by"]
    assert "hoeven daarom niet op te tellen" in beside["Waarom vakken niet optellen"]


def test_a_report_on_paper_is_kept_too(city, tmp_path):
    city.answer("quarter", "2024-3", "--pdf", str(tmp_path / "quarter.pdf"), "--as", "bestuurder-1")
    assert exports_in(city, tmp_path)[-1][:2] == ("bestuurder-1", "quarter 2024-3")


def test_the_whole_record_is_kept_with_how_much_left_and_comes_back_the_same(city, tmp_path):
    before = record_of(city, tmp_path)
    after = record_of(city, tmp_path)
    assert after[:-1] == before, "the export of before is in the one of after, and never in itself"
    assert (after[-1]["kind"], after[-1]["rows"], after[-1]["format"]) == ("record", len(before), "jsonl")
    other = Store(tmp_path)
    assert other.told("init").returncode == 0
    assert other.answer("import", str(tmp_path / "record.jsonl"), "--format", "jsonl")["imported"] == len(after)
    assert record_of(other, tmp_path) == after


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(city, tmp_path):
    done = city.told("lessons", "--export", str(tmp_path / "nowhere" / "table.csv"))
    assert done.returncode == 1
    assert "table.csv cannot be written: No such file or directory" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [("export",), ("quarter", "2024-3", "--pdf"), ("lessons", "--export")])
def test_nothing_is_written_over_the_store_its_keys_a_link_or_a_device(city, tmp_path, words):
    """Under names that each command would take; and nothing is recorded as gone."""
    end = {"export": ".jsonl", "quarter": ".pdf", "lessons": ".csv"}[words[0]]
    store = city.environment["KANTELPUNT_STORE"].removeprefix("sqlite:///")
    hard, link, folder = (tmp_path / f"{name}{end}" for name in ("hard", "link", "folder"))
    hard.hardlink_to(store)
    link.symlink_to(f"{store}.keys")
    folder.mkdir()
    refused = {hard: "is a file of the store itself", link: "is a link", folder: "is a folder or a device"}
    if words == ("export",):
        refused |= {f"{store}{own}": "is a file of the store itself" for own in (
            "", "-wal", "-journal", ".keys", ".keys-wal", ".wrapping-key")} | {"/dev/null": "is a folder or a device"}
    before = city.answer("verify")["events"]
    for name, told in refused.items():
        done = city.told(*words, str(name))
        assert (done.returncode, told in done.stderr) == (2, True), (name, done.stderr)
    assert city.answer("verify")["events"] == before


def test_a_file_is_for_its_owner_alone_and_replaces_an_older_one(city, tmp_path):
    file = tmp_path / "table.csv"
    file.write_text("of before")
    file.chmod(0o644)
    city.answer("lessons", "--export", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    assert read(file)[0] != ["of before"]
    assert [each.name for each in tmp_path.iterdir()] == ["table.csv"]


def test_an_export_that_is_stopped_leaves_nothing_of_itself(city, tmp_path):
    (tmp_path / "record.jsonl").write_text("of before")
    process = city.begun("export", str(tmp_path / "record.jsonl"))
    while len(list(tmp_path.iterdir())) == 1 and process.poll() is None:
        sleep(0.005)
    process.terminate()
    assert "stopped" in process.communicate()[1]
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"record.jsonl": "of before"}


def test_an_answer_that_cannot_be_written_is_told(city):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([KANTELPUNT, "lessons", "--json"], env=city.environment, stdout=full,
                              stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        1, "kantelpunt lessons: the answer cannot be written: No space left on device\n")


def test_a_word_that_is_no_text_is_wrong_use(city):
    done = city.told("show", "\udcff\udcfe")
    assert done.returncode == 2
    assert "an argument is not text in UTF-8" in done.stderr


@pytest.mark.parametrize(("words", "told"), [
    (("quarter", "2024-3", "--pdf", "report.txt"), "end its name in .pdf"),
    (("lessons", "--export", "table.ods"), "end its name in .csv or .xlsx"),
    (("lessons", "--lang", "en"), "--lang goes with --export"),
    (("release", "--quarter", "2024-3", "--lang", "en"), "--lang goes with --export"),
])
def test_what_is_no_table_is_wrong_use(city, words, told):
    done = city.told(*words)
    assert done.returncode == 2
    assert told in done.stderr


def test_nothing_leaves_while_somebody_else_holds_the_store(city, tmp_path, monkeypatch):
    """What cannot be recorded does not go."""
    monkeypatch.setenv("KANTELPUNT_STORE", city.environment["KANTELPUNT_STORE"])
    with open_workplace(writing=True):
        done = city.told("lessons", "--export", str(tmp_path / "table.csv"))
        assert done.returncode == 1
        assert "Another process writes in this store" in done.stderr
        assert city.told("export", str(tmp_path / "record.jsonl")).returncode == 1
        assert city.told("lessons").returncode == 0, "reading goes on"
    assert list(tmp_path.iterdir()) == []
