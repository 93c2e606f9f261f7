"""The person she trusts, from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from projections.course import Course, Rows


def fold(course: Course, rows: Rows) -> None:
    """One row a trusted person for as long as they are; naming the same one again changes nothing."""
    person, since = None, 0
    for day, place, fact in course.of("trusted_person_named", "trusted_person_lost"):
        named = hasattr(fact, "relation")
        if not named:
            rows["dated_fact"].append((course.name, day, place, "trusted_person_lost", fact.person, None, None))
        if named and fact.person == person:
            continue
        if person is not None:
            rows["trusted_spell"].append((course.name, person, since, day))
        person, since = (fact.person if named else None), day
    if person is not None:
        rows["trusted_spell"].append((course.name, person, since, course.closed_on))
