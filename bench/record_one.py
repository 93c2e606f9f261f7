"""How long one fact takes from the form to the figures: recorded, folded and read."""

from __future__ import annotations

from itertools import cycle

from _figures import milliseconds, say, title
from _stores import UNTIL, asked, postgresql_store, sqlite_store
from sqlalchemy import select

from application import clock
from application.places import place
from application.recording import record_fact
from application.workplace import Workplace
from domain.register import LOCAL

TIMES = 101


def main() -> None:
    """Record on both stores, in one trajectory after the other."""
    events = asked().events
    with postgresql_store(events):
        _record("PostgreSQL")
    sqlite_store(events)
    _record("SQLite")


def _record(store: str) -> None:
    workplace = Workplace.open(place(), writing=True)
    workplace.catch_up()
    with workplace.reading(None) as reader:
        whole = reader.tables["trajectory"].c
        names = reader.all(select(whole.trajectory).where(whole.opened_on <= UNTIL.toordinal(),
                                                          whole.closed_on > UNTIL.toordinal())
                           .order_by(whole.trajectory))
    one_after_the_other = cycle(name for (name,) in names)

    def record() -> None:
        name = next(one_after_the_other)
        done = record_fact(workplace, {"event": "safety_assessed", "trajectory": name, "sphere": "home",
                                       "verdict": "unsafe", "occurred_on": UNTIL.isoformat()},
                           LOCAL, clock.new_id(), clock.now())
        with workplace.reading(None) as reader:
            told = reader.rows_of("dated_fact", name)
        assert done["position"]
        assert any(row.event == "safety_assessed" and row.day == UNTIL.toordinal() for row in told)

    title(f"One fact, {store}: {workplace.record.head()[0]:,} events in the record")
    say(f"recorded and seen in the figures, median of {TIMES}", milliseconds(record, TIMES), "under 50")
    workplace.close()


if __name__ == "__main__":
    main()
