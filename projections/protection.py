"""From counts of girls to figures that may leave: hidden where small, and where a small one could be worked out.

Each hidden count could still be any of a range at least 10 wide for whoever knows the rules and everything that is
told (reference: the audit of tau-ARGUS and sdcTable, with integers and with the rounding known).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from projections.concluding import Conclusions, Told
from projections.hiding import FEWEST, Counts, Key, admitted, figure, rounded_to_step, too_small

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

#: The figure of each cell; None: hidden.
Figures = dict[Key, int | None]


def protect(counts: Counts, *, elsewhere: Mapping[Key, int | None] = MappingProxyType({}),
            before: Mapping[Key, int] = MappingProxyType({})) -> Figures:
    """The figures of the listed cells: multiples of 5, None where hidden. The same counts give the same figures.

    `elsewhere`: figures of the same counts that are told already, and what is hidden there stays so; `before`: the
    figure of each cell that was told last for an earlier day.
    """
    return Protection(counts, elsewhere, before).figures()


class Protection:
    """One set of counts on its way to figures: what is told of it, and how far each hidden count could lie."""

    def __init__(self, counts: Counts, elsewhere: Mapping[Key, int | None], before: Mapping[Key, int]) -> None:
        """What is too small is hidden; whatever is told elsewhere is not hidden here."""
        self.counts, self.elsewhere, self.before = counts, elsewhere, before
        small = too_small(counts) | {key for key, told in elsewhere.items() if told is None}
        self.told: Told = {key: self._admitted(key) for key in counts.cells
                           if key not in small and key not in counts.unlisted}
        #: Cells to be kept apart from every conclusion; what is large and not listed may be worked out.
        self.hidden = sorted(key for key in counts.cells if key not in self.told
                             and (key in small or key not in counts.unlisted))
        self.reach = {key: (number, number) for key, number in counts.cells.items()}
        self.conclusions = Conclusions(counts)
        self.cost = _costs(counts)

    def figures(self) -> Figures:
        """Hide until nothing small can be concluded, then tell the rest."""
        waiting = list(self.hidden)
        while waiting:
            waiting += self._keep_apart(waiting.pop(0))
        return {key: self._figure(key) if key in self.told else None for key in self.counts.cells
                if key not in self.counts.unlisted}

    def _keep_apart(self, key: Key) -> list[Key]:
        """See that this count could lie in a wide range; answers what had to be hidden for that."""
        for highest in (True, False):
            if not self._is_apart(key):
                self._seen(self.conclusions.extreme(self.told, key, highest=highest))
        opened: list[Key] = []
        if not self._is_apart(key):
            opened, table = self._cheapest(key)
            for one in opened:
                del self.told[one]
            self._seen(table)
        return opened

    def _cheapest(self, key: Key) -> tuple[list[Key], dict[Key, int]]:
        """What to hide so that this count could be 10 more than its least, or else 10 less than its most."""
        low, high = self.reach[key]
        may = {one: self.cost[one] for one in self.told if one not in self.elsewhere and self.counts.cells[one]}
        upward = self.conclusions.opened(self.told, may, key, low + FEWEST, 2 * high + 2 * FEWEST)
        found = upward or self.conclusions.opened(self.told, may, key, 0, high - FEWEST)
        if found is None:
            message = "these counts cannot be protected: what is told elsewhere gives one of them away"
            raise ValueError(message)
        return found

    def _seen(self, table: Mapping[Key, int]) -> None:
        """A table that agrees with all that is told: every count could be as it is there."""
        self.reach = {key: (min(low, table[key]), max(high, table[key])) for key, (low, high) in self.reach.items()}

    def _is_apart(self, key: Key) -> bool:
        low, high = self.reach[key]
        return high - low >= FEWEST

    def _figure(self, key: Key) -> int:
        return figure(self.counts.cells[key], self.before.get(key))

    def _admitted(self, key: Key) -> tuple[int, int]:
        """The counts for which this is told; a figure that is told elsewhere too is told there as it is on the day."""
        number = self.counts.cells[key]
        if key in self.elsewhere:
            return admitted(rounded_to_step(number), stands=False)
        return admitted(self._figure(key), stands=bool(self.before.get(key)) and
                        abs(rounded_to_step(number) - self.before[key]) < FEWEST)


def _costs(counts: Counts) -> dict[Key, float]:
    """What hiding a cell costs: the more cells it is made of the more, and a little for the girls in it."""
    made_of: dict[Key, Collection[Key]] = {}
    for one in counts.sums:
        made_of[one.whole] = {*made_of.get(one.whole, ()), *one.parts}

    def cells_in(key: Key) -> set[Key]:
        found = {key}
        for part in made_of.get(key, ()):
            found |= cells_in(part)
        return found

    most = 1 + max(counts.cells.values(), default=0)
    return {key: len(cells_in(key)) + number / most / 2 for key, number in counts.cells.items()}
