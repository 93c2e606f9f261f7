"""What could be done to the record past the program: each at one event, or at another one after it.

Each attack answers the first place that does not hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.record.tampering import Attacker


def edit_the_state(by: Attacker, at: int, _: int) -> int:
    """One bit of what was told."""
    state = bytearray(by.event(at)["state"])
    state[len(state) // 2] ^= 1
    by.put(at, state=bytes(state))
    return at


def edit_the_name(by: Attacker, at: int, _: int) -> int:
    """What kind of fact it was."""
    by.put(at, topic="milestone_reached")
    return at


def edit_the_version(by: Attacker, at: int, _: int) -> int:
    """Its place in her stream."""
    by.put(at, originator_version=by.event(at)["originator_version"] + 1_000)
    return at


def give_it_to_another(by: Attacker, at: int, _: int) -> int:
    """Whose fact it was."""
    stream = by.event(at)["originator_id"]
    digits = stream if isinstance(stream, str) else stream.hex
    other = ("0" if digits[0] != "0" else "1") + digits[1:]
    by.put(at, originator_id=other)
    return at


def delete_an_event(by: Attacker, at: int, _: int) -> int:
    """Its link stays."""
    by.do("DELETE FROM events WHERE notification_id = ?", at)
    return at


def delete_an_event_and_its_link(by: Attacker, at: int, _: int) -> int:
    """The one after it no longer fits; at the end only its id tells."""
    by.do("DELETE FROM events WHERE notification_id = ?", at)
    by.do("DELETE FROM chain WHERE notification_id = ?", at)
    return next((place for place in by.places if place > at), at)


def delete_a_link(by: Attacker, at: int, _: int) -> int:
    """Its event stays."""
    by.do("DELETE FROM chain WHERE notification_id = ?", at)
    return at


def edit_a_link(by: Attacker, at: int, _: int) -> int:
    """As if another event had been linked."""
    by.do("UPDATE chain SET hash = ? WHERE notification_id = ?", bytes(32), at)
    return at


def add_an_event_without_a_link(by: Attacker, at: int, _: int) -> int:
    """At the end, where there is room."""
    by.insert(by.places[-1] + 1, by.event(at) | {"originator_version": 1_000})
    return by.places[-1] + 1


def add_an_event_with_a_made_up_link(by: Attacker, at: int, _: int) -> int:
    """The link of another event."""
    by.insert(by.places[-1] + 1, by.event(at) | {"originator_version": 1_000})
    by.do("INSERT INTO chain (notification_id, hash) VALUES (?, ?)", by.places[-1] + 1, by.link_of(at))
    return by.places[-1] + 1


def put_an_event_in(by: Attacker, at: int, _: int) -> int:
    """In the middle, with a link that fits: all that comes after it no longer does."""
    before, event = by.link_of(at - 1), by.event(at) | {"originator_version": 1_000}
    by.make_room(at)
    by.insert(at, event)
    by.do("INSERT INTO chain (notification_id, hash) VALUES (?, ?)", at, before)
    return at


def swap_what_was_told(by: Attacker, at: int, other: int) -> int:
    """The sealed words of one under the name of another."""
    one, two = by.event(at)["state"], by.event(other)["state"]
    by.put(at, state=two)
    by.put(other, state=one)
    return at


def change_the_order(by: Attacker, at: int, other: int) -> int:
    """Two events in each other's place, whole; their links stay."""
    for old, new in ((at, 10_000_000), (other, at), (10_000_000, other)):
        by.do("UPDATE events SET notification_id = ? WHERE notification_id = ?", new, old)
    return at


def change_the_order_with_the_links(by: Attacker, at: int, other: int) -> int:
    """Two events in each other's place, whole, with their links."""
    for table in ("events", "chain"):
        for old, new in ((at, 10_000_000), (other, at), (10_000_000, other)):
            by.do(f"UPDATE {table} SET notification_id = ? WHERE notification_id = ?", new, old)
    return at


def tell_it_twice(by: Attacker, at: int, other: int) -> int:
    """What was told at one place, at another too."""
    by.put(other, state=by.event(at)["state"])
    return other


def delete_an_id(by: Attacker, at: int, _: int) -> int:
    """So that the same line would be taken for a new one."""
    event = by.event(at)
    by.do("DELETE FROM ids WHERE originator_id = ? AND originator_version = ?", event["originator_id"],
          event["originator_version"])
    return at


def give_its_id_to_another(by: Attacker, at: int, other: int) -> int:
    """So that a correction would be compared with another fact."""
    one, two = by.event(at), by.event(other)
    by.do("UPDATE ids SET originator_id = ?, originator_version = ? WHERE originator_id = ? AND originator_version = ?",
          two["originator_id"], two["originator_version"], one["originator_id"], one["originator_version"])
    return at


def make_up_an_id(by: Attacker, at: int, _: int) -> int:
    """So that a line would be taken for one that is there."""
    event = by.event(at)
    by.do("INSERT INTO ids (id, originator_id, originator_version) VALUES ('made up', ?, ?)", event["originator_id"],
          event["originator_version"])
    return by.places[-1] + 1


ATTACKS: tuple[Callable[[Attacker, int, int], int], ...] = (
    edit_the_state, edit_the_name, edit_the_version, give_it_to_another, delete_an_event, delete_an_event_and_its_link,
    delete_a_link, edit_a_link, add_an_event_without_a_link, add_an_event_with_a_made_up_link, put_an_event_in,
    swap_what_was_told, change_the_order, change_the_order_with_the_links, tell_it_twice, delete_an_id,
    give_its_id_to_another, make_up_an_id,
)
