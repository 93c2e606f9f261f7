"""Whoever keeps a store: its keys are its own, its files are private, and what is wrong with it is told."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from application.desk import Desk
from application.opening import create_store, open_workplace
from application.refusals import Refused, StoreIsUnhealthy
from application.workplace import Workplace
from record.belonging import MARK
from tests.stories.command_line import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

FACTS = Path(__file__).parents[1] / "projections" / "examples" / "two_sisters.jsonl"
NOBODY = 65534


@pytest.fixture
def folder(tmp_path_factory, monkeypatch) -> Path:
    """The folder of a made store with a few facts, which this process is set to."""
    made = tmp_path_factory.mktemp("store")
    for name in [name for name in os.environ if name.startswith("KANTELPUNT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("KANTELPUNT_STORE", f"sqlite:///{made / 'store.db'}")
    create_store()
    Store(made).answer("import", str(FACTS), "--format", "jsonl")
    with open_workplace(writing=True) as workplace:
        workplace.catch_up()
    return made


def do(folder: Path, *statements: str) -> None:
    """Change the file past the program."""
    with closing(sqlite3.connect(folder / "store.db")) as connection, connection:
        for name, in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


@contextmanager
def keys_of_another(folder: Path, elsewhere: Path) -> Iterator[None]:
    """With the key store and wrapping key of another record in the place of its own."""
    for name in ("store.db.keys", "store.db.wrapping-key"):
        (folder / name).rename(folder / f"{name}.own")
        (folder / name).write_bytes((elsewhere / name).read_bytes())
    yield
    for name in ("store.db.keys", "store.db.wrapping-key"):
        (folder / f"{name}.own").rename(folder / name)


@pytest.fixture
def another(tmp_path) -> Path:
    """The folder of another store."""
    assert Store(tmp_path).told("init").returncode == 0
    return tmp_path


def test_the_keys_of_another_record_are_refused(folder, another):
    with keys_of_another(folder, another):
        with pytest.raises(StoreIsUnhealthy, match="another record"), open_workplace(writing=False):
            pass
        with pytest.raises(StoreIsUnhealthy, match="another record"):
            create_store()
    with open_workplace(writing=True):
        pass


def test_a_store_from_before_says_at_the_next_init_which_keys_it_has(folder, another):
    do(folder, f"DELETE FROM store_mark WHERE name = '{MARK}'")
    with keys_of_another(folder, another), pytest.raises(StoreIsUnhealthy, match="cannot be opened"):
        create_store()
    with open_workplace(writing=False) as workplace:
        assert workplace.record.mark(MARK) is None
    create_store()
    with open_workplace(writing=False) as workplace:
        assert workplace.record.mark(MARK) == workplace.keys.fingerprint()


def test_only_its_owner_reads_any_file_of_a_store(folder):
    with open_workplace(writing=True) as workplace, workplace.record.writing(), workplace.record.reading():
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
    assert {"store.db", "store.db-wal", "store.db-shm", "store.db.keys", "store.db.wrapping-key"} <= set(modes)
    assert set(modes.values()) == {0o600}


def test_init_does_not_run_under_a_process_that_writes(folder):
    with open_workplace(writing=True):
        done = Store(folder).told("init")
    assert (done.returncode, "Another process writes" in done.stderr) == (1, True)
    assert Store(folder).told("init").returncode == 0


def figures(workplace: Workplace) -> list[Any]:
    """What the read model says of one trajectory."""
    with workplace.reading(None) as reader:
        return list(reader.rows_of("dated_fact", "T-0101"))


def test_an_end_that_was_cut_off_is_told_instead_of_answering(folder):
    do(folder, *(f"DELETE FROM {table} WHERE notification_id = (SELECT max(notification_id) FROM {table})"
                 for table in ("chain", "events")))
    for make in (Workplace.catch_up, Workplace.rebuild):
        with open_workplace(writing=True) as workplace, pytest.raises(StoreIsUnhealthy, match="kantelpunt verify"):
            make(workplace)
    asked = Store(folder).told("metrics")
    assert (asked.returncode, asked.stdout) == (3, "")
    assert "kantelpunt verify" in asked.stderr
    assert Store(folder).told("verify").returncode == 3


@pytest.mark.parametrize("writing", [True, False])
def test_a_page_says_that_the_end_was_cut_off(folder, writing):
    do(folder, *(f"DELETE FROM {table} WHERE notification_id = (SELECT max(notification_id) FROM {table})"
                 for table in ("chain", "events")))
    with open_workplace(writing=writing) as workplace:
        desk = Desk(workplace)
        desk.position()
        assert "kantelpunt verify" in desk.behind()


def test_guards_that_are_gone_are_told_by_verify_and_put_back_by_init(folder):
    store = Store(folder)
    assert store.answer("verify")["unguarded"] == []
    do(folder)
    done = store.told("verify")
    assert (done.returncode, "events_update" in done.stderr, "kantelpunt init" in done.stderr) == (3, True, True)
    assert store.told("init").returncode == 0
    assert store.told("verify").returncode == 0


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """As somebody who may read this folder and change nothing in it."""
    root, mode = os.geteuid() == 0, folder.stat().st_mode
    for one in (folder.parent, folder) if root else ():
        one.chmod(0o755)
    for file in folder.iterdir():
        if root:
            os.chown(file, NOBODY, NOBODY)
    folder.chmod(0o555)
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(mode)


def test_a_store_in_a_folder_that_cannot_be_written_is_read(tmp_path_factory, folder):
    with open_workplace(writing="if free") as workplace:
        told = figures(workplace)
    assert told
    if os.geteuid() == 0:
        tmp_path_factory.getbasetemp().parent.chmod(0o755)
        tmp_path_factory.getbasetemp().chmod(0o755)
    with read_only(folder):
        with open_workplace(writing="if free") as workplace:
            assert (workplace.store.writing, figures(workplace)) == (False, told)
        with pytest.raises(Refused, match="only be read here"), open_workplace(writing=True):
            pass
