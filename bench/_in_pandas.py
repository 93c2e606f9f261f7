"""A series as an analyst would make it: every entry of the record read into pandas, and the months made from that.

The measures whose rules fit in a few lines; what stands still, moves and handovers need pages of rules.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd
from sqlalchemy import bindparam, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from projections.questions import Reader

EVENTS = ("trajectory_opened", "trajectory_closed", "intervention_started", "intervention_adjusted",
          "intervention_ended", "capacity_agreed", "view_recorded", "deviation_recorded", "dilemma_raised",
          "entry_corrected", "entry_retracted")
COLUMNS = ("stream", "place", "event", "day", "birth_month", "intervention", "participants", "appointments_per_week",
           "of")
#: Up to which age so many appointments a week can be carried (measures.md, the default).
CAPACITIES, OLDER = ((16, 2.0), (18, 3.0)), 4.0
HEARD_WITHIN = 90
NEVER = pd.Timestamp("2200-01-01")


def entries(reader: Reader) -> pd.DataFrame:
    """The facts that stand, corrected and without what was retracted, in the order in which they happened."""
    asked = text("SELECT originator_id, originator_version, topic, state FROM events WHERE topic IN :topics"
                 " ORDER BY notification_id").bindparams(bindparam("topics", expanding=True))
    facts: dict[str, dict[str, Any]] = {}
    for stream, place, topic, state in reader.connection.execute(asked, {"topics": EVENTS}):
        told = json.loads(state)
        if topic == "entry_retracted":
            facts.pop(told["entry"], None)
        elif topic == "entry_corrected":
            facts.get(told["entry"], {}).update(told["values"])
        else:
            facts[told["id"]] = {**told, "stream": str(stream), "place": place, "event": topic}
    frame = pd.DataFrame([{**fact, "day": fact["occurred_on"]} for fact in facts.values()], columns=list(COLUMNS))
    frame["day"] = pd.to_datetime(frame["day"])
    return frame.sort_values(["day", "place"], kind="stable")


def in_pandas(frame: pd.DataFrame, key: str, starts: Sequence[int]) -> list[tuple[float, int | None]]:
    """The part and the whole of each of the months that begin on these days, the last of which ends the row."""
    months = pd.to_datetime([pd.Timestamp.fromordinal(start) for start in starts])
    if key in ASKED:
        days = frame.loc[frame["event"] == ASKED[key], "day"]
        counts = pd.cut(days, months, right=False).value_counts(sort=False)
        return [(float(count), None) for count in counts]
    ends = months[1:] - pd.Timedelta(days=1)
    open_then = _open(frame, ends)
    part = SHARES[key](frame, open_then).groupby(open_then["day"]).sum().reindex(ends, fill_value=0)
    whole = open_then.groupby("day").size().reindex(ends, fill_value=0)
    return list(zip(part.astype(float), whole.astype(int), strict=True))


def _open(frame: pd.DataFrame, ends: pd.DatetimeIndex) -> pd.DataFrame:
    """A row for each last day of a month and each trajectory that is open on it: stream, birth_month, day."""
    opened = frame[frame["event"] == "trajectory_opened"][["stream", "birth_month", "day"]]
    closed = frame[frame["event"] == "trajectory_closed"].groupby("stream")["day"].min()
    until = opened["stream"].map(closed).fillna(NEVER)
    parts = [opened[(opened["day"] <= end) & (until > end)].assign(day=end) for end in ends]
    return pd.concat(parts, ignore_index=True)


def _heard(frame: pd.DataFrame, open_then: pd.DataFrame) -> pd.Series:
    views = frame[(frame["event"] == "view_recorded") & (frame["of"] == "young_person")][["stream", "day"]]
    found = pd.merge_asof(open_then, views.assign(heard=views["day"]), on="day", by="stream")
    return (found["day"] - found["heard"]).dt.days <= HEARD_WITHIN


def _ratio(frame: pd.DataFrame, open_then: pd.DataFrame) -> pd.Series:
    """What is asked of her, divided by what she can carry."""
    help_ = frame[frame["event"].str.startswith("intervention_")].copy()
    one = help_.groupby(["stream", "intervention"])
    help_["appointments_per_week"] = help_["appointments_per_week"].mask(help_["event"] == "intervention_ended", 0.0)
    asked = one["appointments_per_week"].ffill()
    asked = asked.where(one["participants"].ffill() != "family", 0.0)
    help_["change"] = asked - asked.groupby([help_["stream"], help_["intervention"]]).shift(fill_value=0.0)
    help_["asked"] = help_.groupby("stream")["change"].cumsum()
    agreed = frame[frame["event"] == "capacity_agreed"][["stream", "day", "appointments_per_week"]]
    found = pd.merge_asof(open_then, help_[["stream", "day", "asked"]], on="day", by="stream")
    found = pd.merge_asof(found, agreed, on="day", by="stream")
    born = pd.to_datetime(found["birth_month"])
    age = found["day"].dt.year - born.dt.year - (found["day"].dt.month < born.dt.month)
    default = pd.Series(OLDER, index=found.index)
    for below, capacity in reversed(CAPACITIES):
        default = default.mask(age < below, capacity)
    capacity = found["appointments_per_week"].fillna(default)
    return found["asked"].fillna(0).round(2) / capacity


def _overloaded(frame: pd.DataFrame, open_then: pd.DataFrame) -> pd.Series:
    return _ratio(frame, open_then) > 1


ASKED = {"deviations": "deviation_recorded", "dilemmas": "dilemma_raised"}
SHARES = {"overloaded_share": _overloaded, "mean_ratio": _ratio, "heard_within_90_days_share": _heard}
KEYS = (*SHARES, *ASKED)
