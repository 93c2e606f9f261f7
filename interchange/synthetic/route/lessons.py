"""Lessons from what happened: obstacles and opportunities, each with its cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interchange.synthetic.route.words_back import LESSONS

if TYPE_CHECKING:
    from datetime import datetime

    from interchange.synthetic.route.book import Book

#: Named L-001, L-002, ...
_WIDTH = 3


class Lessons:
    """The lessons that were drawn so far."""

    def __init__(self, book: Book) -> None:
        """None yet."""
        self._book, self._drawn = book, 0

    def draw(self, source: tuple[str, str], cause: str, at: datetime, by: str) -> str | None:
        """Somebody draws a lesson from a deviation, a dilemma or a trajectory; its name, None beyond the end."""
        kind, statement = self._book.one_of(LESSONS[cause])
        name = f"L-{self._drawn + 1:0{_WIDTH}}"
        if not self._book.tell("lesson_drawn", at, by, ("lesson", name), kind=kind, cause=cause, statement=statement,
                               **{source[0]: source[1]}):
            return None
        self._drawn += 1
        return name
