"""Publishing the tables of a quarter, and reading again what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from access.policy import READ_FIGURES
from application import clock
from application.cases import facts_of, written
from application.recording import record_fact
from domain.identity import stream_id
from escalations.release import quarter_of, quarters_from
from record.recorder import Writer

if TYPE_CHECKING:
    from datetime import datetime

    from application.workplace import Workplace


def ask_release(workplace: Workplace, account: str, quarter: str, now: datetime) -> dict[str, Any]:
    """The release of a quarter (YYYY-N); published now by this account where that was not done before.

    Once published it is answered as it was, whatever was recorded since. Raises Refused.
    """
    workplace.must(account, READ_FIGURES)
    if not is_published(workplace, quarter):
        line = {"event": "release_published", "release": quarter, "quarter": quarter,
                "occurred_on": clock.day_of(now).isoformat()}
        record_fact(workplace, line, account, f"release-{quarter}", now)
    return ask_released(workplace, account, quarter, now)


def is_published(workplace: Workplace, quarter: str) -> bool:
    """True when there are tables of this quarter: then nobody need write to read them."""
    return bool(workplace.record.stored(stream_id("release", quarter), limit=1))


def ask_released(workplace: Workplace, account: str, quarter: str, now: datetime) -> dict[str, Any]:
    """What was published of a quarter; nothing is published by reading. Raises Refused where nothing was."""
    workplace.must(account, READ_FIGURES)
    [fact] = facts_of(workplace, "release", quarter, now)
    told: Any = fact
    return {"release": quarter, "published_at": written(fact.timestamp), "by": fact.recorded_by, "cells": told.cells,
            "digest": told.digest, "figures": [_row(row) for row in told.figures]}


def ask_published(workplace: Workplace, account: str, now: datetime) -> dict[str, Any]:
    """Of which quarters tables were `published`, the last first, and which one this account can `publish` now.

    That is the last that is over, for policy staff, unless it was published: None. Raises Refused.
    """
    workplace.must(account, READ_FIGURES)
    over = list(quarters_from(quarter_of(clock.day_of(now)), -1))
    with workplace.record.reading() as connection:
        record, holder = Writer(connection), workplace.register(connection).accounts.get(account)
        published = [quarter for quarter in over if record.stored(stream_id("release", quarter), limit=1)]
    publishes = holder is not None and not holder.closed and "policy" in holder.roles and over[0] not in published
    return {"published": published, "publish": over[0] if publishes else None}


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """A cell by its dimensions: {district, age, overloaded, ..., girls}; hidden where there are too few."""
    named = dict(part.partition("=")[::2] for part in row["cell"])
    return {**named, "girls": row["girls"], **({"hidden": True} if row["girls"] is None else {})}
