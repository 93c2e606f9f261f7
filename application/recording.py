"""Recording one fact, from a form: judged and kept like the line of a file, and the same command twice is done once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from access.policy import ACT, RECORD_FACT
from application.judging import Judge
from application.refusals import Refused
from application.streams import RecordedStreams
from application.troubles import in_words
from domain.catalogue import TRAJECTORY_EVENTS
from domain.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from application.workplace import Workplace


def record_fact(workplace: Workplace, line: Mapping[str, Any], acting: str, command_id: str, now: datetime,
                *more: Mapping[str, Any]) -> dict[str, Any]:
    """Record a fact given in the form of a line; answers {id, position, repeated}, seen in every figure.

    `command_id` is the id of the fact unless the line gives one; `repeated` says that it was in the record already.
    `more` facts are recorded in the same act, all of them or none: adopting a change revises its protocol. Raises
    Refused with the field at fault.
    """
    for told in (line, *more):
        workplace.must(acting, RECORD_FACT if told.get("event") in TRAJECTORY_EVENTS else ACT)
    with in_words(), workplace.record.writing() as writer:
        done = writer.receipt(command_id)
        if done is not None:
            position, entry, repeated = *done, True
        else:
            streams = RecordedStreams(writer, workplace.mapper)
            position, entry, repeated = _recorded(workplace, streams, (line, *more), acting, command_id, now)
            workplace.keys.save_new()
            writer.keep_receipt(command_id, position, entry)
    workplace.fold()
    return {"id": entry, "position": position, "repeated": repeated}


def _recorded(workplace: Workplace, streams: RecordedStreams, lines: Sequence[Mapping[str, Any]], acting: str,
              command_id: str, now: datetime) -> tuple[int, str, bool]:
    """The position and the id of the first fact, and whether it was there already: then so were the others."""
    judge = Judge(streams, workplace.register(streams.writer.connection), acting, now)
    try:
        claims = [judge.claim(line, made_id=f"{command_id}-{n}" if n else command_id) for n, line in enumerate(lines)]
        entry: str = claims[0].envelope["entry_id"]
        streams.look_up([claim.envelope["entry_id"] for claim in claims])
        if judge.is_there(claims[0]):
            return streams.position(entry), entry, True
        for claim in claims:
            streams.pending(judge.decide(claim))
    except Refusal as refusal:
        raise Refused(refusal.reason, [{"line": None, "field": refusal.field, "reason": refusal.reason}]) from None
    return streams.flush()[0], entry, False
