"""How fast it is told what helped and what did not, over a generated city."""

from __future__ import annotations

from functools import partial

from _figures import milliseconds, say, title
from _stores import UNTIL, asked, postgresql_store, sqlite_store
from sqlalchemy import func, select

from application.outcomes import ask_outcomes
from application.places import place
from application.workplace import Workplace
from domain.register import LOCAL
from projections.outcome_groups import WAYS

TIMES = 5


def main() -> None:
    """Ask on both stores."""
    events = asked().events
    with postgresql_store(events):
        _ask("PostgreSQL")
    sqlite_store(events)
    _ask("SQLite")


def _ask(store: str) -> None:
    """Each way to ask on the store that the environment names."""
    workplace = Workplace.open(place(), writing=True)
    workplace.catch_up()
    with workplace.reading(None) as reader:
        trajectories = reader.one(select(func.count()).select_from(reader.tables["trajectory"]))
    title(f"What helped, {store}: {trajectories:,} trajectories")
    for by in (None, *WAYS):
        say(f"outcomes, {f'by {by}' if by else 'of all together'}",
            milliseconds(partial(ask_outcomes, workplace, LOCAL, UNTIL, None, by), TIMES), "under 1,000")
    workplace.close()


if __name__ == "__main__":
    main()
