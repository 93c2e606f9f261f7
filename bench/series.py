"""How fast each series of ten years is told, beside plain SQL for each month and beside pandas over the entries.

Both answer the same, which is looked at; pandas answers the series whose rules fit in a few lines.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import _in_pandas
import _plain_sql
from _figures import in_milliseconds, say, taken, title
from _in_pandas import entries, in_pandas
from _plain_sql import in_plain_sql
from _stores import UNTIL, YEARS, asked, postgresql_store, sqlite_store

from application.cli import SERIES_KEYS
from application.places import place
from application.workplace import Workplace
from projections.city import metrics
from projections.series import month_starts, series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from projections.questions import Reader

TIMES = 11
FROM, TO = f"{UNTIL.year - YEARS}-{UNTIL.month:02}", f"{UNTIL.year}-{UNTIL.month:02}"
#: What is made in floating point differs so much at most from what is rounded once, at the end.
NEARLY = 0.001


def main() -> None:
    """Ask on both stores."""
    events = asked().events
    with postgresql_store(events, route=True):
        _ask("PostgreSQL")
    sqlite_store(events, route=True)
    _ask("SQLite")


def _ask(store: str) -> None:
    """Each series on the store that the environment names, and the same of the others."""
    workplace = Workplace.open(place(), writing=True)
    workplace.catch_up()
    starts, slowest = month_starts(FROM, TO, UNTIL), (0.0, 0.0, "")
    with workplace.reading(None) as reader:
        trajectories = sum(1 for _ in reader.each(reader.tables["trajectory"].select()))
        title(f"Series of {YEARS} years, {store}: {trajectories:,} trajectories,"
              f" of which {metrics(reader, UNTIL)['open']:,} open")
        read, frame = taken(partial(entries, reader), 1)[0], entries(reader)
        say("pandas reads the entries, before any question", f"{read:,.1f} s")
        for key in SERIES_KEYS:
            ours = taken(partial(_months, reader, key), TIMES)
            slowest = max(slowest, (*ours, key))
            told = [(row["numerator"], row["denominator"]) for row in _months(reader, key)]
            say(key, in_milliseconds(*ours), "under 1,000" if store == "PostgreSQL" else "")
            if key in _plain_sql.QUESTIONS:
                _beside("plain SQL, a question for each month", partial(in_plain_sql, reader, key, starts), ours, told)
            if key in _in_pandas.KEYS:
                _beside("pandas, once it has read", partial(in_pandas, frame, key, starts), ours, told)
        say(f"the slowest of {len(SERIES_KEYS)}: {slowest[2]}", in_milliseconds(*slowest[:2]),
            "under 1,000" if store == "PostgreSQL" else "")
    workplace.close()


def _months(reader: Reader, key: str) -> list[dict[str, Any]]:
    found = series(reader, key, FROM, TO, UNTIL)
    assert len(found) == 12 * YEARS
    return found


def _beside(what: str, act: Any, ours: tuple[float, float], told: Sequence[tuple[float, int | None]]) -> None:
    """Another way to make the same series: that it is the same, and how many times as long it takes."""
    found = act()
    differ = [(a, b) for a, b in zip(found, told, strict=True) if abs(a[0] - b[0]) > NEARLY or a[1] != b[1]]
    assert not differ, (what, differ[:3])
    say(f"  {what}", f"{taken(act, 1)[0] / ours[0]:,.1f} x")


if __name__ == "__main__":
    main()
