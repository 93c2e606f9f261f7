"""Each girl has a key of her own, wrapped while it lies in the key store, and destroyed for ever when it is."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.config import Config
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from sqlalchemy import create_engine

from domain.identity import stream_id
from record.errors import KeysAreMissing
from record.keys import OWN, create_keys, open_keys
from record.store import sqlite_path
from tests.record.telling import ANNA, BO

if TYPE_CHECKING:
    from tests.conftest import Address


@pytest.fixture
def reopened(on_sqlite, keys):
    """Open the same key store once more, as the next command does."""
    opened = []

    def open_again():
        opened.append(open_keys(on_sqlite.keys, on_sqlite.wrapping_key_file))
        return opened[-1]

    yield open_again
    for one in opened:
        one.close()


def test_each_girl_has_a_key_of_her_own_and_keeps_it(keys, reopened):
    hers, others = keys.key_of(ANNA, make=True), keys.key_of(BO, make=True)
    keys.save_new()
    assert len({hers, others, keys.own_key()}) == 3
    assert keys.key_of(ANNA) == hers
    assert reopened().key_of(ANNA) == hers
    assert reopened().key_of(BO) == others


def test_a_key_is_made_only_when_asked(keys):
    assert keys.key_of(ANNA) is None


def test_a_key_that_was_made_is_there_for_others_once_it_is_saved(keys, reopened):
    keys.key_of(ANNA, make=True)
    assert reopened().key_of(ANNA) is None
    keys.save_new()
    assert reopened().key_of(ANNA) is not None


def test_a_key_that_was_made_for_nothing_is_dropped(keys, reopened):
    keys.key_of(ANNA, make=True)
    keys.drop_new()
    keys.save_new()
    assert keys.key_of(ANNA) is None
    assert reopened().key_of(ANNA) is None


def test_many_keys_are_saved_at_once(keys, reopened):
    girls = [stream_id("trajectory", f"T-{n}") for n in range(500)]
    made = [keys.key_of(girl, make=True) for girl in girls]
    keys.save_new()
    assert list(map(reopened().key_of, girls)) == made


def test_a_destroyed_key_is_gone_for_ever(keys, reopened):
    keys.key_of(ANNA, make=True)
    keys.save_new()
    keys.destroy(ANNA)
    for later in (keys, reopened()):
        assert later.key_of(ANNA) is None
        assert later.key_of(ANNA, make=True) is None


def test_a_girl_forgotten_before_anything_was_sealed_gets_no_key_later(keys, reopened):
    keys.destroy(ANNA)
    assert reopened().key_of(ANNA, make=True) is None


def test_no_key_lies_open_in_the_key_store(on_sqlite, keys):
    hers = keys.key_of(ANNA, make=True)
    keys.save_new()
    own = keys.own_key()
    keys.close()
    held = sqlite_path(on_sqlite.keys).read_bytes()
    assert hers not in held
    assert own not in held
    assert on_sqlite.wrapping_key_file.read_bytes() not in held


def test_only_its_owner_reads_the_wrapping_key(on_sqlite, keys):
    assert stat.S_IMODE(on_sqlite.wrapping_key_file.stat().st_mode) == 0o600


@pytest.mark.parametrize("empty_record", [True, False])
def test_making_the_key_store_again_changes_no_key(on_sqlite, keys, reopened, empty_record):
    hers = keys.key_of(ANNA, make=True)
    keys.save_new()
    create_keys(on_sqlite.keys, on_sqlite.wrapping_key_file, empty_record=empty_record)
    assert reopened().key_of(ANNA) == hers
    assert reopened().key_of(OWN) == keys.own_key()


def test_no_new_keys_are_made_beside_a_record_that_was_sealed_with_others(on_sqlite):
    with pytest.raises(KeysAreMissing):
        create_keys(on_sqlite.keys, on_sqlite.wrapping_key_file, empty_record=False)
    assert not on_sqlite.wrapping_key_file.exists()
    assert not sqlite_path(on_sqlite.keys).exists()


def test_with_another_wrapping_key_nothing_opens(on_sqlite, keys):
    keys.close()
    on_sqlite.wrapping_key_file.write_bytes(bytes(32))
    with pytest.raises(KeysAreMissing):
        open_keys(on_sqlite.keys, on_sqlite.wrapping_key_file)


def test_a_wrapping_key_that_is_none_says_so(on_sqlite, keys):
    keys.close()
    on_sqlite.wrapping_key_file.write_bytes(b"short")
    with pytest.raises(KeysAreMissing, match="32 bytes"):
        open_keys(on_sqlite.keys, on_sqlite.wrapping_key_file)


def test_of_a_destroyed_key_nothing_is_left_in_any_file(on_sqlite, keys, tmp_path):
    hers = keys.key_of(ANNA, make=True)
    keys.save_new()
    wrapped = aes_key_wrap(on_sqlite.wrapping_key_file.read_bytes(), hers)
    assert wrapped in sqlite_path(on_sqlite.keys).read_bytes()
    keys.destroy(ANNA)
    assert not [file for file in tmp_path.iterdir() if wrapped in file.read_bytes()]


def test_a_key_store_from_before_leaves_nothing_in_its_log_either(on_sqlite, keys, reopened, tmp_path):
    hers = keys.key_of(ANNA, make=True)
    wrapped = aes_key_wrap(on_sqlite.wrapping_key_file.read_bytes(), hers)
    keys.save_new()
    keys.close()
    with closing(sqlite3.connect(sqlite_path(on_sqlite.keys))) as older:
        older.execute("PRAGMA journal_mode=WAL")
    reopened().destroy(ANNA)
    assert not [file for file in tmp_path.iterdir() if wrapped in file.read_bytes()]
    assert not list(tmp_path.glob("*-wal"))


def test_keys_may_stand_in_a_folder_that_is_not_there_yet(tmp_path):
    create_keys(f"sqlite:///{tmp_path / 'new' / 'keys.db'}", tmp_path / "newer" / "wrapping-key",
                empty_record=True)
    open_keys(f"sqlite:///{tmp_path / 'new' / 'keys.db'}", tmp_path / "newer" / "wrapping-key").close()


def test_only_its_owner_reads_the_key_store(on_sqlite, keys):
    assert stat.S_IMODE(sqlite_path(on_sqlite.keys).stat().st_mode) == 0o600


def as_its_versions_make_it(address: Address) -> None:
    """The tables that the versions of the key store make are those that the code reads."""
    config = Config()
    config.set_main_option("script_location", "migrations:key_store")
    engine = create_engine(address.keys)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.check(config)
    engine.dispose()


def test_the_key_store_is_made_by_its_versions(on_sqlite, keys):
    as_its_versions_make_it(on_sqlite)


def test_a_key_store_from_before_there_were_versions_is_brought_up_to_date(on_sqlite, keys, reopened):
    hers = keys.key_of(ANNA, make=True)
    keys.save_new()
    with keys.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE key_store_version")
        connection.exec_driver_sql("DROP TABLE bonds")
    assert reopened().key_of(ANNA) == hers
    create_keys(on_sqlite.keys, on_sqlite.wrapping_key_file, empty_record=False)
    as_its_versions_make_it(on_sqlite)
    assert reopened().key_of(ANNA) == hers


def test_each_key_store_is_told_from_another_without_telling_a_key(keys, tmp_path):
    create_keys(f"sqlite:///{tmp_path / 'others.db'}", tmp_path / "other-wrapping-key", empty_record=True)
    others = open_keys(f"sqlite:///{tmp_path / 'others.db'}", tmp_path / "other-wrapping-key")
    assert keys.fingerprint() == keys.fingerprint() != others.fingerprint()
    assert keys.own_key().hex() not in keys.fingerprint()
    others.close()


def test_without_wrapping_key_or_key_store_it_is_said_which(on_sqlite, keys, tmp_path):
    keys.close()
    on_sqlite.wrapping_key_file.rename(tmp_path / "elsewhere")
    with pytest.raises(KeysAreMissing, match="wrapping"):
        open_keys(on_sqlite.keys, on_sqlite.wrapping_key_file)
    (tmp_path / "elsewhere").rename(on_sqlite.wrapping_key_file)
    sqlite_path(on_sqlite.keys).unlink()
    with pytest.raises(KeysAreMissing, match="key store"):
        open_keys(on_sqlite.keys, on_sqlite.wrapping_key_file)


@pytest.mark.postgres
def test_keys_can_stand_in_a_database_of_their_own(postgres_server, tmp_path):
    with postgres_server.database() as database:
        create_keys(database.owner, tmp_path / "wrapping-key", empty_record=True)
        first = open_keys(database.owner, tmp_path / "wrapping-key")
        hers = first.key_of(ANNA, make=True)
        first.save_new()
        first.close()
        second = open_keys(database.owner, tmp_path / "wrapping-key")
        assert second.key_of(ANNA) == hers
        second.destroy(ANNA)
        assert second.key_of(ANNA, make=True) is None
        second.close()
