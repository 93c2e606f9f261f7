"""Rows into the read model, the quickest way that each store has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.tables import CASE_NAMES, NAMES, columns_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

#: From so many rows on PostgreSQL's COPY is quicker than inserting.
COPIED = 200
#: SQLite takes so many names in one statement.
NAMED = 500


def empty(connection: Connection, which: str) -> None:
    """Take all rows out of one set of tables."""
    for name in (*NAMES, *CASE_NAMES):
        connection.exec_driver_sql(f"DELETE FROM {name}_{which}")  # noqa: S608 - names of our own tables


def forget(connection: Connection, which: str, trajectories: Sequence[str]) -> None:
    """Take the rows of these trajectories out of one set of tables."""
    if connection.dialect.name == "postgresql":     # in one statement: each would cost a way there and back
        gone = ", ".join(f"of_{name} AS (DELETE FROM {name}_{which} WHERE trajectory = ANY(%(gone)s))"  # noqa: S608
                         for name in NAMES)
        connection.exec_driver_sql(f"WITH {gone} SELECT 1", {"gone": list(trajectories)})
        return
    for name in NAMES:
        for first in range(0, len(trajectories), NAMED):
            part = tuple(trajectories[first:first + NAMED])
            marks = ",".join("?" * len(part))
            connection.exec_driver_sql(f"DELETE FROM {name}_{which} WHERE trajectory IN ({marks})", part)  # noqa: S608


def forget_cases(connection: Connection, which: str, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """Take the rows of the cases and lessons out that stand anew among these rows."""
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    cases = [row[:2] for row in rows["question"]]
    for name in ("question", "question_about", "stay") if cases else ():
        connection.exec_driver_sql(f"DELETE FROM {name}_{which} WHERE kind = {mark} AND question = {mark}", cases)  # noqa: S608
    if rows["lesson"]:
        connection.exec_driver_sql(f"DELETE FROM lesson_{which} WHERE lesson = {mark}",  # noqa: S608
                                   [row[:1] for row in rows["lesson"]])


def fill(connection: Connection, which: str, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """Add rows to one set of tables."""
    on_postgresql = connection.dialect.name == "postgresql"
    for name, new in rows.items():
        if not new:
            continue
        columns = columns_of(name)
        listed = ", ".join(f'"{c}"' for c in columns)
        if on_postgresql and len(new) >= COPIED:
            raw: Any = connection.connection.cursor()
            with raw.copy(f"COPY {name}_{which} ({listed}) FROM STDIN") as copy:
                for row in new:
                    copy.write_row(row)
            continue
        mark = "%s" if on_postgresql else "?"
        marks = ", ".join([mark] * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {name}_{which} ({listed}) VALUES ({marks})", new)  # noqa: S608
