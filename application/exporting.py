"""Giving out the whole record, one fact a line, in the order of recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escalations.catalogue import stream_kind
from interchange.jsonlines import line_of, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from application.workplace import Workplace

#: The stored rows are read in batches of this size.
BATCH = 5_000


def export_lines(workplace: Workplace, until: int | None = None,
                 progress: Callable[[int], None] = lambda _: None) -> Iterator[str]:
    """The lines of the record without line ends, in the order of recording: all, or up to and with a position."""
    names: dict[UUID, str] = {}
    position = 0
    while rows := workplace.record.rows(after=position, limit=BATCH):
        for row in rows:
            if until is not None and row.id > until:
                return
            fact = workplace.mapper.to_domain_event(row)
            if fact.originator_version == 1:
                names[fact.originator_id] = getattr(fact, stream_kind(type(fact)))
            yield written(line_of(fact, names[fact.originator_id]))
        position = rows[-1].id
        progress(position)
