"""How long the tables of a quarter take, from the read model to figures that may leave, and what is hidden."""

from __future__ import annotations

from time import perf_counter

from _figures import say, title
from _stores import UNTIL, asked, postgresql_store, sqlite_store
from sqlalchemy import func, select

from application.places import place
from application.workplace import Workplace
from projections.release_cube import cube

#: The quarters of the last two years that are over.
QUARTERS = [f"{year}-{number}" for year in (UNTIL.year - 2, UNTIL.year - 1) for number in (1, 2, 3, 4)]
_DIMENSIONS = 3


def main() -> None:
    """Release the same quarters on both stores."""
    events = asked().events
    with postgresql_store(events):
        _release("PostgreSQL")
    sqlite_store(events)
    _release("SQLite")


def _release(store: str) -> None:
    workplace = Workplace.open(place(), writing=True)
    workplace.catch_up()
    before, took = {}, []
    with workplace.reading(None) as reader:
        trajectories = reader.one(select(func.count()).select_from(reader.tables["trajectory"]))
        title(f"Tables of a quarter, {store}: {trajectories:,} trajectories")
        for quarter in QUARTERS:
            start = perf_counter()
            _, figures = cube(reader, quarter, before)
            took.append(perf_counter() - start)
            before |= {key: told for key, told in figures.items() if told}
    inner = [told for key, told in figures.items() if len(key) == _DIMENSIONS]
    say(f"one quarter, the slowest of {len(QUARTERS)}", f"{max(took):,.2f} s", "under 60 s")
    say("hidden of district x age x overloaded, in the last quarter",
        f"{sum(told is None for told in inner)} of {len(inner)}", "under 40 in 100")
    say("hidden of all cells with their totals", f"{sum(told is None for told in figures.values())} of {len(figures)}")
    workplace.close()


if __name__ == "__main__":
    main()
