"""What happens by itself: cases that nobody answered in time go up, each hop once however often this is run."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from application.case_facts import StreamFacts
from application.cases import written
from application.judging import Judge
from application.refusals import Refused
from application.streams import RecordedStreams
from application.troubles import in_words
from domain.identity import stream_id
from domain.register import SYSTEM
from escalations.catalogue import EVENTS
from escalations.clock import day_in_city
from escalations.policies import HandUp, when_an_answer_is_overdue
from projections.moments import number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from application.workplace import Workplace

_ONE_WORKER = text("SELECT pg_try_advisory_lock(hashtextextended(current_schema() || '.worker', 0))")
_NO_WORKER = text("SELECT pg_advisory_unlock(hashtextextended(current_schema() || '.worker', 0))")


@contextmanager
def only_worker(workplace: Workplace) -> Iterator[None]:
    """One worker at a time; raises Refused when another works. A file has one writing process anyway."""
    if workplace.store.embedded:
        yield
        return
    with workplace.store.engine.connect() as connection:
        if not connection.execute(_ONE_WORKER).scalar():
            reason = "another worker is at work in this store"
            raise Refused(reason)
        connection.commit()
        try:
            yield
        finally:
            with suppress(SQLAlchemyError):  # a connection that is lost gave the lock up by itself
                connection.execute(_NO_WORKER)
                connection.commit()


def work_once(workplace: Workplace, now: datetime) -> list[dict[str, Any]]:
    """Do what is due at this moment, which is also the moment of recording; answers what was done.

    Each case is one transaction: a worker that is killed has done a case whole or not at all, and the next one, which
    asks the record, does what is left.
    """
    workplace.catch_up()
    done = [act for kind, name in _due(workplace, now) for act in _hand_up(workplace, kind, name, now)]
    if done:
        workplace.fold()
    return [{"kind": act.kind, "id": act.case, "from": act.from_rung, "to": act.to_rung, "at": written(act.at)}
            for act in done]


def _due(workplace: Workplace, now: datetime) -> list[tuple[str, str]]:
    """The cases whose term has passed, the longest ago first."""
    with workplace.reading(None) as reader:
        q = reader.tables["question"].c
        return [(kind, name) for kind, name in reader.all(
            select(q.kind, q.question).where(q.status.in_(("waiting", "taken_up")), q.due_at <= number(now))
            .order_by(q.due_at, q.kind, q.question))]


def _hand_up(workplace: Workplace, kind: str, name: str, now: datetime) -> list[HandUp]:
    """Hand one case up as often as its terms have passed, as the record has it now."""
    with in_words(), workplace.record.writing() as writer:
        streams = RecordedStreams(writer, workplace.mapper)
        case: Any = streams.find(kind, stream_id(kind, name))
        register = workplace.register(writer.connection)
        facts = StreamFacts(Judge(streams, register, SYSTEM, now))
        acts = when_an_answer_is_overdue(case, register.ladders[case.ladder_version], now)
        for act in acts:
            envelope = {"entry_id": f"{kind}:{name}:{act.from_rung}:{written(act.at)}", "recorded_by": SYSTEM,
                        "occurred_on": day_in_city(now), "timestamp": now, "imported_at": None}
            case.record(EVENTS[f"{kind}_handed_up"], envelope, {"reason": act.reason}, facts)
            streams.pending(case.pending_events[-1])
        if acts:
            streams.flush()
        return acts
