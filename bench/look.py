"""How fast a question is answered from an opened store."""

from __future__ import annotations

from _figures import milliseconds, say, title
from _long import LONG, LONG_EVENTS
from _stores import UNTIL, asked, postgresql_store, sqlite_store
from sqlalchemy import func, select

from application.places import place
from application.questions import ask_trajectory
from application.workplace import Workplace
from domain.register import LOCAL
from projections.city import metrics

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

    say(f"show of a trajectory of {LONG_EVENTS} events", milliseconds(show, TIMES), "under 50")
    say("every figure of the city together", milliseconds(city, TIMES),
        "under 300" if store == "PostgreSQL" else "")
    workplace.close()


if __name__ == "__main__":
    main()
