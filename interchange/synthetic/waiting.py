"""What she waits for: a room, a specialist, an examination, a place at school."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interchange.synthetic.girl import Girl

_FOR = ("housing", "housing", "diagnostics", "school_place", "other")
_RESULTS = ("received", "received", "received", "cancelled", "refused")


def waits_for(girl: Girl, what: str, since: int, until: int, result: str = "received") -> None:
    """One wait from `since` up to `until`; nothing is told of a wait of no days."""
    if since < until:
        wait = girl.new_name("w")
        girl.tell("wait_started", since, {"wait": wait, "for": what}, wait)
        girl.tell("wait_ended", until, {"wait": wait, "result": result}, wait)


def waits(girl: Girl) -> None:
    """Waits of every day; one that would be over while she stands still lasts as long as that does."""
    for _ in range(girl.between(0, 2)):
        since = girl.between(girl.opened, girl.opened + 700)
        until = since + girl.between(40, 300)
        if girl.stands_still(until):
            until = girl.standstill[1] + girl.between(0, 60)
        waits_for(girl, girl.one_of(_FOR), since, until, girl.one_of(_RESULTS))
