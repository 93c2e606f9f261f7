"""The peer on SQLite, where the library has no runner: one of its own on the library's notification log."""

from __future__ import annotations

import sqlite3
from time import perf_counter
from typing import TYPE_CHECKING

from _peers import PAGE, rows_of
from eventsourcing.application import LocalNotificationLog
from eventsourcing.persistence import Notification
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

from projections.streams import OF_TRAJECTORIES
from projections.tables import NAMES, columns_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class LibraryLog(SQLiteApplicationRecorder):
    """The library's recorder on the table `events`, whose ids have a name."""

    def select_notifications(self, start: int | None, limit: int, stop: int | None = None,  # noqa: ARG002
                             topics: Sequence[str] = (), *, inclusive_of_start: bool = True,  # noqa: ARG002
                             ) -> Sequence[Notification]:
        """As the library's, by notification_id."""
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute("SELECT notification_id, originator_id, originator_version, topic, state FROM events"
                           " WHERE notification_id >= ? ORDER BY notification_id LIMIT ?", (start, limit))
            return [Notification(id=row["notification_id"], originator_id=row["originator_id"],
                                 originator_version=row["originator_version"], topic=row["topic"],
                                 state=row["state"]) for row in cursor.fetchall()]


def follow_on_sqlite(path: Path, which: str, start: int, head: int) -> float:
    """Follow the log after `start` up to `head`; answers events a second."""
    datastore = SQLiteDatastore(str(path))
    log = LocalNotificationLog(LibraryLog(datastore, events_table_name="events"), section_size=PAGE)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA cache_size=-65536")
    connection.execute("CREATE TABLE IF NOT EXISTS kept_tracking (application_name TEXT PRIMARY KEY, notification_id"
                       " INTEGER)")
    inserts = {name: f"INSERT INTO {name}_{which} VALUES ({', '.join('?' * len(columns_of(name)))})" for name in NAMES}
    deletes = {name: f"DELETE FROM {name}_{which} WHERE trajectory = ?" for name in NAMES}
    position, began = start, perf_counter()
    while position < head:
        for event in log.select(position + 1, PAGE):
            connection.execute("BEGIN IMMEDIATE")
            if event.topic in OF_TRAJECTORIES:
                name, rows = rows_of(connection.execute(
                    "SELECT originator_version, topic, state FROM events WHERE originator_id = ?"
                    " AND notification_id <= ? ORDER BY originator_version", (event.originator_id, event.id)))
                for table, new in rows.items():
                    connection.execute(deletes[table], (name,))
                    connection.executemany(inserts[table], new)
            connection.execute("INSERT OR REPLACE INTO kept_tracking VALUES ('Kantelpunt', ?)", (event.id,))
            connection.execute("COMMIT")
            position = event.id
    took = perf_counter() - began
    connection.execute("DROP TABLE kept_tracking")
    connection.close()
    datastore.close()
    return (head - start) / took
