"""Precedents: earlier questions that share clause, cause or words, with what was decided and how it turned out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, false, or_, select

from escalations.clock import day_in_city
from projections.moments import moment
from projections.words import places_with, words_of

if TYPE_CHECKING:
    from projections.questions import Reader

SHARED = ("clause", "cause", "words")


def precedents(reader: Reader, kind: str, name: str) -> list[dict[str, Any]]:
    """The answered cases begun before this one that share most of clause, cause and words, then the newest.

    Words are looked for in the texts that were marked shareable alone: no sealed text is read, and `conditions`, which
    are sealed, are None.
    """
    q = reader.tables["question"].c
    (own,) = reader.all(select(q.protocol, q.clause, q.cause, q.shareable, q.begun_at).where(
        q.kind == kind, q.question == name))
    clause: ColumnElement[bool] = false() if own.clause is None else (
        (q.protocol == own.protocol) & (q.clause == own.clause))
    cause: ColumnElement[bool] = false() if own.cause is None else q.cause == own.cause
    alike: ColumnElement[bool] = false()
    rows = reader.tables["question"].select().with_only_columns(
        q.kind, q.question, q.clause, q.cause, q.decision, q.solved, q.decided_at)
    words = words_of(own.shareable)
    if words:
        found = places_with(reader, words).cte("found").prefix_with("MATERIALIZED")     # looked up once, not per row
        alike = found.c.place.is_not(None)
        rows = rows.select_from(reader.tables["question"].outerjoin(found, found.c.place == q.place))
    rows = rows.add_columns(*(each.label(f"by_{what}") for what, each in zip(SHARED, (clause, cause, alike),
                                                                             strict=True)))
    told = [([what for what, is_shared in zip(SHARED, row[-3:], strict=True) if is_shared], row)
            for row in reader.all(rows.where(q.decided_at.is_not(None), q.begun_at < own.begun_at,
                                             or_(clause, cause, alike)))]
    told.sort(key=lambda each: (-len(each[0]), -each[1].decided_at, each[1].question))
    return [{"kind": row.kind, "id": row.question, "clause": row.clause, "cause": row.cause, "shared": shared,
             "decision": row.decision, "conditions": None, "solved": row.solved,
             "on": day_in_city(moment(row.decided_at)).isoformat()} for shared, row in told]


def trajectories_of(reader: Reader, cases: list[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """The trajectories that each of these cases (kind and name) is about."""
    about = reader.tables["question_about"].c
    found: dict[tuple[str, str], list[str]] = {case: [] for case in cases}
    for kind, name, trajectory in reader.all(select(about.kind, about.question, about.trajectory).where(
            about.question.in_([name for _, name in cases]))):
        if (kind, name) in found:
            found[kind, name].append(trajectory)
    return found
