"""What stops a change of the record in the database itself: triggers, told when they are gone and put back by init.

The version that makes the tables and the init that puts a trigger back run the same statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from record.tables import APPEND_ONLY

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: Each append-only table, and when a row to be added is there already.
_THERE = {
    "events": "notification_id = NEW.notification_id OR (originator_id = NEW.originator_id"
              " AND originator_version = NEW.originator_version)",
    "chain": "notification_id = NEW.notification_id",
    "ids": "id = NEW.id",
    "receipts": "command_id = NEW.command_id",
}
_BODY = " BEGIN RAISE EXCEPTION 'the record is never changed (%)', TG_OP USING ERRCODE = 'restrict_violation'; END "
_FUNCTION = f"CREATE OR REPLACE FUNCTION record_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS $${_BODY}$$"
#: What PostgreSQL calls a trigger before UPDATE or DELETE of each row, and one before TRUNCATE.
_OF_ROWS, _OF_TRUNCATE = 27, 34
_STANDING = text("SELECT g.tgname, g.tgtype FROM pg_trigger g JOIN pg_proc p ON p.oid = g.tgfoid"
                 " WHERE g.tgrelid = to_regclass(:table) AND g.tgenabled = 'A' AND g.tgqual IS NULL"
                 " AND p.prosrc = :body")


def missing(connection: Connection) -> list[str]:
    """The triggers that are gone, switched off or other than they were made."""
    if connection.dialect.name == "sqlite":
        standing = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        found = {name: statement for name, statement in standing}  # noqa: C416 - mypy cannot type dict(rows)
        return [name for name, statement in _on_sqlite().items() if found.get(name) != statement]
    enabled = {tuple(row) for table in APPEND_ONLY
               for row in connection.execute(_STANDING, {"table": table.name, "body": _BODY})}
    return [name for name, (kind, _) in _on_postgresql().items() if (name, kind) not in enabled]


def put_back(connection: Connection) -> None:
    """Make the triggers that are missing; as the owner of the tables."""
    gone = missing(connection)
    on_sqlite = connection.dialect.name == "sqlite"
    if gone and not on_sqlite:
        connection.execute(text(_FUNCTION))
    for name in gone:
        table = name.partition("_")[0]
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}" + ("" if on_sqlite else f" ON {table}")))
        for statement in [_on_sqlite()[name]] if on_sqlite else _on_postgresql()[name][1]:
            connection.exec_driver_sql(statement)


def _on_sqlite() -> dict[str, str]:
    """UPDATE, DELETE and REPLACE INTO are stopped: the last would pass the other two."""
    made = {}
    for table, there in _THERE.items():
        for act in ("UPDATE", "DELETE"):
            made[f"{table}_{act.lower()}"] = (f"CREATE TRIGGER {table}_{act.lower()} BEFORE {act} ON {table} BEGIN"
                                              " SELECT RAISE(ABORT, 'the record is never changed'); END")
        made[f"{table}_replace"] = (
            f"CREATE TRIGGER {table}_replace BEFORE INSERT ON {table} WHEN EXISTS"  # noqa: S608 - names from above
            f" (SELECT 1 FROM {table} WHERE {there}) BEGIN SELECT RAISE(ABORT, 'this is already there'); END")
    return made


def _on_postgresql() -> dict[str, tuple[int, list[str]]]:
    """UPDATE, DELETE and TRUNCATE are stopped, also for a replica's role; with what PostgreSQL calls their kind."""
    made = {}
    for table in APPEND_ONLY:
        for name, kind, act in ((f"{table.name}_change", _OF_ROWS, "UPDATE OR DELETE ON {} FOR EACH ROW"),
                                (f"{table.name}_truncate", _OF_TRUNCATE, "TRUNCATE ON {} FOR EACH STATEMENT")):
            made[name] = (kind, [
                f"CREATE TRIGGER {name} BEFORE {act.format(table.name)} EXECUTE FUNCTION record_is_never_changed()",
                f"ALTER TABLE {table.name} ENABLE ALWAYS TRIGGER {name}"])
    return made
