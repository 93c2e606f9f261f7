"""Every store can be brought up to date: migrations are one line, numbered, and make the tables that the code reads."""

import re

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, update

from projections.fold import is_behind
from projections.tables import read_model
from projections.thresholds import DEFAULTS
from record.schema import VERSIONS, create_or_upgrade
from tests.architecture.tree import ROOT


def script() -> ScriptDirectory:
    return ScriptDirectory.from_config(Config(ROOT / "alembic.ini"))


def test_there_is_one_head_and_one_base():
    assert len(script().get_heads()) == 1
    assert len(script().get_bases()) == 1


def test_no_migration_has_two_successors():
    before = [migration.down_revision for migration in script().walk_revisions()]
    assert len(before) == len(set(before))


def test_the_numbers_of_the_files_follow_the_line():
    line = [migration.revision for migration in reversed(list(script().walk_revisions()))]
    files = sorted((ROOT / "migrations" / "versions").glob("[0-9]*.py"))
    assert [re.match(r"\d{4}", file.name)[0] for file in files] == [f"{n:04}" for n in range(1, len(files) + 1)]
    assert [revision[:4] for revision in line] == [file.name[:4] for file in files]


def test_the_program_knows_every_version():
    assert [migration.revision for migration in reversed(list(script().walk_revisions()))] == list(VERSIONS)


def test_the_migrations_make_the_tables_that_the_code_reads(address):
    create_or_upgrade(address.store, address.owner)
    config = Config(ROOT / "alembic.ini")
    engine = create_engine(address.owner or address.store)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.check(config)
    engine.dispose()


def test_figures_made_before_their_tables_changed_are_made_anew(address):
    config = Config(ROOT / "alembic.ini")
    engine = create_engine(address.owner or address.store)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        assert not is_behind(connection), "what was never made is not behind an empty record"
        connection.execute(update(read_model).values(made_with=DEFAULTS.as_text()))
        command.upgrade(config, "head")
        assert is_behind(connection)
    engine.dispose()
