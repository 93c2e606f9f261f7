"""How fast a question is answered from an opened store."""

from __future__ import annotations

from functools import partial

from _stores import (
    LONG,
    LONG_EVENTS,
    UNTIL,
    YEARS,
    asked,
    milliseconds,
    postgresql_store,
    say,
    sqlite_store,
    title,
)
from sqlalchemy import func, select

from application.places import place
from application.questions import ask_trajectory
from application.workplace import Workplace
from domain.register import LOCAL
from projections.city import metrics
from projections.series import KEYS, series

TIMES = 11


def main() -> None:
    """Ask on both stores."""
    events = asked().events
    with postgresql_store(events):
        _ask("PostgreSQL")
    sqlite_store(events)
    _ask("SQLite")


def _ask(store: str) -> None:
    """Each question on the store that the environment names."""
    workplace = Workplace.open(place(), writing=True)
    workplace.catch_up()
    with workplace.reading(None) as reader:
        whole = reader.tables["trajectory"]
        trajectories = reader.one(select(func.count()).select_from(whole))
        told = metrics(reader, UNTIL)
    title(f"Questions, {store}: {trajectories:,} trajectories, of which {told['open']:,} open")

    def show() -> None:
        ask_trajectory(workplace, LOCAL, LONG, UNTIL, None)

    def city() -> None:
        with workplace.reading(None) as reader:
            metrics(reader, UNTIL)

    def months(key: str) -> None:
        with workplace.reading(None) as reader:
            first = f"{UNTIL.year - YEARS}-{UNTIL.month:02}"
            found = series(reader, key, first, f"{UNTIL.year}-{UNTIL.month:02}", UNTIL)
            assert len(found) == 12 * YEARS

    say(f"show of a trajectory of {LONG_EVENTS} events", milliseconds(show, TIMES), "under 50")
    say("every figure of the city together", milliseconds(city, TIMES),
        "under 300" if store == "PostgreSQL" else "")
    for key in KEYS:
        say(f"series of {YEARS} years, {key}", milliseconds(partial(months, key), TIMES),
            "under 1,000")
    workplace.close()


if __name__ == "__main__":
    main()
