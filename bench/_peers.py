"""The peers: the same tables kept right event by event, each event in one transaction.

Each takes the event's trajectory as it stood at that event, calls the same function for its rows and puts them in the
place of the old. They are spared the library's mapper: an event reaches them as it is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING, Any, ClassVar

from eventsourcing.application import Application
from eventsourcing.postgres import Factory, PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from sqlalchemy import BigInteger, Column, MetaData, Table, Text, create_engine, delete, select
from sqlalchemy import table as sql_table
from sqlalchemy.engine import make_url
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.sql import column as col

from projections.entries import entries_of
from projections.spells import add_spells, no_rows
from projections.streams import OF_TRAJECTORIES
from projections.tables import NAMES, columns_of, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eventsourcing.persistence import Tracking

PAGE = 500


@dataclass
class Run:
    """What a peer does and when it is done."""

    which: str
    head: int
    url: str = ""
    done: Event = field(default_factory=Event)
    began: float = 0.0
    ended: float = 0.0


RUN = Run("", 0)


def rows_of(told: Iterable[tuple[int, str, bytes]]) -> tuple[str, dict[str, list[tuple[Any, ...]]]]:
    """The trajectory's name and its rows."""
    rows = no_rows()
    add_spells(rows, entries_of(told))
    return rows["trajectory"][0][0], {name: rows[name] for name in NAMES}


class Unmapped:
    """The library's mapper would make an object of every event; the peers do not need it."""

    def to_domain_event(self, stored: Any) -> Any:
        """The event as it is stored."""
        return stored


class EventsFactory(Factory):
    """The library on the table `events`, which has the library's own columns."""

    def application_recorder(self) -> Any:
        """Reads the record."""
        return self.application_recorder_class(datastore=self.datastore, events_table_name="events")


class Kantelpunt(Application[Any]):
    """The record as an application of the library."""

    def construct_mapper(self) -> Any:
        """Nothing is made of an event."""
        return Unmapped()


class Kept(Projection[Any]):
    """Hands each event to its view."""

    name = "kept"

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        """One event, one transaction."""
        if not RUN.began:
            RUN.began = perf_counter()
        self.view.take(domain_event, tracking)
        if tracking.notification_id >= RUN.head:
            RUN.ended = perf_counter()
            RUN.done.set()


class WithSql(PostgresTrackingRecorder):
    """Hand-written SQL; the statements of an event are sent together."""

    def take(self, event: Any, tracking: Tracking) -> None:
        """Read the stream, put its rows in the place of the old, move the position."""
        with self.datastore.transaction(commit=True) as cursor:
            if event.topic in OF_TRAJECTORIES:
                cursor.execute("SELECT originator_version, topic, state FROM events WHERE originator_id = %s"
                               " AND notification_id <= %s ORDER BY originator_version",
                               (event.originator_id, tracking.notification_id))
                name, rows = rows_of([tuple(row.values()) for row in cursor.fetchall()])
                with cursor.connection.pipeline():
                    for table, new in rows.items():
                        cursor.execute(f"DELETE FROM {table}_{RUN.which} WHERE trajectory = %s", (name,))
                        if new:
                            marks = ", ".join(["%s"] * len(new[0]))
                            columns = ", ".join(f'"{c}"' for c in columns_of(table))
                            cursor.executemany(f"INSERT INTO {table}_{RUN.which} ({columns}) VALUES ({marks})", new)
            self._insert_tracking(cursor, tracking)


class Base(DeclarativeBase):
    """The classes of the ORM."""


def mapped(which: str) -> dict[str, type[Any]]:
    """A class for each table; a row is told from another by all its columns."""
    return {name: type(f"Row_{name}_{which}", (Base,), {
        "__table__": tables_of(which)[name], "__mapper_args__": {"primary_key": list(tables_of(which)[name].columns)}})
        for name in NAMES}


class Position(Base):
    """The library's tracking table."""

    __table__ = Table("kept_tracking", MetaData(), Column("application_name", Text, primary_key=True),
                      Column("notification_id", BigInteger))


class WithOrm(PostgresTrackingRecorder):
    """The same through the ORM of SQLAlchemy."""

    classes: ClassVar[dict[str, dict[str, type[Any]]]] = {}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """With an engine of its own on the same database."""
        super().__init__(*arguments, **named)
        self.engine = create_engine(RUN.url)
        self.rows = self.classes.setdefault(RUN.which, {}) or self.classes[RUN.which]
        if not self.rows:
            self.rows |= mapped(RUN.which)
        self.events = sql_table("events", *(col(c) for c in ("originator_id", "originator_version", "topic", "state",
                                                             "notification_id")))

    def take(self, event: Any, tracking: Tracking) -> None:
        """Read the stream, put its rows in the place of the old, move the position."""
        with Session(self.engine) as session, session.begin():
            if event.topic in OF_TRAJECTORIES:
                told = self.events.c
                name, rows = rows_of([(v, t, bytes(d)) for v, t, d in session.execute(
                    select(told.originator_version, told.topic, told.state)
                    .where(told.originator_id == event.originator_id,
                           told.notification_id <= tracking.notification_id).order_by(told.originator_version))])
                for table, new in rows.items():
                    row = self.rows[table]
                    session.execute(delete(row).where(row.trajectory == name),
                                    execution_options={"synchronize_session": False})
                    columns = columns_of(table)
                    session.add_all([row(**dict(zip(columns, values, strict=True))) for values in new])
            position = session.get_one(Position, tracking.application_name)
            position.notification_id = tracking.notification_id


def follow_on_postgresql(url: str, view: type[Any], which: str, start: int, head: int) -> float:
    """Let the library's runner take the events after `start` up to `head`; answers events a second."""
    global RUN  # noqa: PLW0603 - the library makes projection and view itself
    RUN = Run(which, head, url)
    at = make_url(url)
    env = {"PERSISTENCE_MODULE": "_peers:EventsFactory", "CREATE_TABLE": "n", "KEPT_CREATE_TABLE": "y",
           "POSTGRES_DBNAME": str(at.database), "POSTGRES_HOST": str(at.host or at.query["host"]),
           "POSTGRES_PORT": str(at.port or at.query.get("port", 5432)), "POSTGRES_USER": str(at.username),
           "POSTGRES_PASSWORD": at.password or ""}
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE IF EXISTS kept_tracking")
        connection.exec_driver_sql("CREATE TABLE kept_tracking (application_name text PRIMARY KEY, notification_id"
                                   " bigint)")
        connection.exec_driver_sql("INSERT INTO kept_tracking VALUES ('Kantelpunt', %s), ('__migration__', 1)",
                                   (start,))
    with ProjectionRunner(application_class=Kantelpunt, projection_class=Kept, view_class=view, env=env) as runner:
        while not RUN.done.wait(0.1):
            if runner.is_interrupted.is_set():
                runner.run_forever()
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE kept_tracking")
    engine.dispose()
    return (head - start) / (RUN.ended - RUN.began)
