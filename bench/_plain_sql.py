"""A series as whoever knows SQL would ask it: of each month one question for the part and one for the whole."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from projections.questions import Reader

_OPEN = "opened_on <= :last AND closed_on > :last"
_STATE = """
    SELECT count(*) FROM {state_spell} s JOIN {trajectory} t ON t.trajectory = s.trajectory
    WHERE s.state = '%s' AND s.since <= :last AND s.until > :last AND """ + _OPEN
_DAYS = """
    SELECT sum(CASE WHEN %(until)s < :after THEN %(until)s ELSE :after END
               - CASE WHEN %(since)s > :first THEN %(since)s ELSE :first END)
    FROM {%(table)s} WHERE %(since)s < :after AND %(until)s > :first AND %(since)s < %(until)s"""
_ASKED = "SELECT count(*) FROM {question} WHERE kind = '%s' AND begun_on >= :first AND begun_on < :after"
_OPEN_NOW = "SELECT count(*) FROM {trajectory} WHERE " + _OPEN
#: The part and the whole of each series; a number of cases is a part of nothing. Without the days to an answer: on
#: which day of the city a moment lies, SQLite cannot say.
QUESTIONS: dict[str, tuple[str, str | None]] = {
    "overloaded_share": (_STATE % "overload_run", _OPEN_NOW),
    "stalled_share": (_STATE % "stalled", _OPEN_NOW),
    "silent_share": (_STATE % "silent", _OPEN_NOW),
    "heard_within_90_days_share": (_STATE % "heard_within_90_days", _OPEN_NOW),
    "mean_ratio": ("""
        SELECT sum(1.0 * s.appointments / s.capacity) FROM {load_spell} s
        JOIN {trajectory} t ON t.trajectory = s.trajectory
        WHERE s.since <= :last AND s.until > :last AND """ + _OPEN, _OPEN_NOW),
    "changes_per_1000_days": ("SELECT count(*) FROM {handover} WHERE formal AND day >= :first AND day < :after",
                              _DAYS % {"table": "trajectory", "since": "opened_on", "until": "closed_on"}),
    "moves_per_1000_days": ("SELECT count(*) FROM {placement} WHERE move AND since >= :first AND since < :after",
                            _DAYS % {"table": "placement", "since": "since", "until": "until"} + " AND out_of_home"),
    "deviations": (_ASKED % "deviation", None),
    "dilemmas": (_ASKED % "dilemma", None),
}


def in_plain_sql(reader: Reader, key: str, starts: Sequence[int]) -> list[tuple[float, int | None]]:
    """The part and the whole of each of the months that begin on these days, the last of which ends the row."""
    names = {name: table.name for name, table in reader.tables.items()}
    part, whole = (None if asked is None else text(asked.format(**names)) for asked in QUESTIONS[key])

    def told(asked: Any, first: int, after: int) -> Any:
        days = {"first": first, "after": after, "last": after - 1}
        return reader.connection.execute(asked, {name: days[name] for name in asked.compile().params}).scalar()

    return [(float(told(part, *month) or 0), None if whole is None else int(told(whole, *month) or 0))
            for month in pairwise(starts)]
