"""What starts under a name and ends, as spells; what runs at the closing ends that day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.entries import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.course import Course


def spells_of(course: Course, thing: str, started: str, ended: str) -> Iterator[tuple[Any, int, int]]:
    """(the start, since, until) of each."""
    starts: dict[str, tuple[Any, int]] = {}
    for day, _, fact in course.of(started, ended):
        name = getattr(fact, thing)
        if topic_of(fact) == started:
            starts[name] = (fact, day)
        else:
            start, since = starts.pop(name)
            yield start, since, day
    for start, since in starts.values():
        yield start, since, course.closed_on
