"""Until when, in words: how much time is left, or how much too late it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.words import in_the_city, plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from dashboard.words import Words


def due(at: datetime | str | None, today: date, words: Words, *, overdue: bool = False) -> str:
    """Until when an answer is due; no moment: the clock stands still."""
    if at is None:
        return words("due.none")
    days = (in_the_city(at).date() - today).days
    if overdue:
        return words("due.over", moment=words.moment(at))
    if days <= 1:
        return words("due.today" if days <= 0 else "due.tomorrow", moment=words.moment(at))
    return words("due.in", moment=words.moment(at), days=words.count("days", days))


def until(at: datetime | str | None, words: Words) -> str:
    """The moment an answer is due, or that the clock stands still."""
    return words("due.still") if at is None else words.moment(at)


def left(at: datetime | str | None, today: date, words: Words, *, overdue: bool) -> str:
    """How much time is left until then, in few words; nothing where no term runs."""
    if at is None:
        return ""
    days = (in_the_city(at).date() - today).days
    if overdue or days <= 1:
        return words("left.over" if overdue else "left.today" if days <= 0 else "left.tomorrow")
    return words("left.in", days=words.count("days", days))


def who(told: Mapping[str, Any] | None, today: date, words: Words) -> str:
    """Who will decide what is not sent yet, and by when."""
    if told is None:
        return words("who.own")
    sentence = words("who.decides", rung=words.code("rung", told["rung"]),
                     organisation=f" ({plain(told['organisation'])})" if told["organisation"] else "",
                     due=due(told["due_at"], today, words))
    accounts = ", ".join(plain(each) for each in told["accounts"])
    return f"{sentence} {words('who.accounts', accounts=accounts)}" if accounts else sentence
