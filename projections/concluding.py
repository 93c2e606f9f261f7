"""What somebody who adds and subtracts could still conclude about a hidden count, and what to hide so that he cannot.

Both are integer programmes (scipy.optimize.milp, HiGHS), for which each table that agrees with all that is told is a
solution. HiGHS answers the same question with the same solution, so the same counts are protected in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

from projections.hiding import FEWEST, others

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from projections.hiding import Counts, Key

#: So far from what is told of it a cell is moved to make room for another: a small number keeps the solver exact.
REACH = 4 * FEWEST
#: Lowest and highest count of each cell that is told.
Told = dict["Key", tuple[int, int]]


class Conclusions:
    """The sums of a set of counts, to be asked what follows from them and from what is told."""

    def __init__(self, counts: Counts) -> None:
        """The sums are laid out once; what is told differs from question to question."""
        self._counts, self._keys = counts, list(counts.cells)
        self._place = {key: n for n, key in enumerate(self._keys)}
        self._most = 2 * max(counts.cells.values(), default=0) + 2 * FEWEST
        self._sums = self._matrix([{one.whole: -1, **dict.fromkeys(one.parts, 1)} for one in counts.sums])

    def extreme(self, told: Told, key: Key, *, highest: bool) -> dict[Key, int]:
        """A table that agrees with all that is told, with the lowest or highest count in one cell."""
        low, high = self._limits(told)
        wanted = np.zeros(len(self._keys))
        wanted[self._place[key]] = -1 if highest else 1
        found = milp(wanted, integrality=np.ones_like(wanted), bounds=Bounds(low, high),
                     constraints=self._constraints(told))
        if not found.success:
            message = f"what is told agrees with no table at all: {found.message}"
            raise RuntimeError(message)
        return self._table(found.x)

    def opened(self, told: Told, cost: Mapping[Key, float], key: Key, low: int, high: int,
               ) -> tuple[list[Key], dict[Key, int]] | None:
        """The cheapest cells to hide so that this cell could lie in [low, high], and such a table; None: none will do.

        `cost`: of each cell that may be hidden.
        """
        return self._opened(told, cost, key, (low, high), REACH) or self._opened(
            told, cost, key, (low, high), self._most)

    def _opened(self, told: Told, cost: Mapping[Key, float], key: Key, wanted: tuple[int, int], reach: int,
                ) -> tuple[list[Key], dict[Key, int]] | None:
        """One unknown more for each cell that may be hidden: 1 when it is, and then it may lie `reach` further."""
        may = [one for one in told if one in cost]
        place, cells, switches = [self._place[one] for one in may], len(self._keys), len(may)
        lows, highs = self._limits(told)
        low, high = lows.copy(), highs.copy()
        low[place], high[place] = np.maximum(0, lows[place] - reach), highs[place] + reach
        low[self._place[key]], high[self._place[key]] = wanted
        rules = [LinearConstraint(_beside(self._sums, switches), 0, 0)]
        if switches:
            those = csr_array((np.ones(switches), (range(switches), place)), shape=(switches, cells))
            far = csr_array(np.diag(np.full(switches, float(reach))))
            rules += [LinearConstraint(hstack([those, -far]), -np.inf, highs[place]),
                      LinearConstraint(hstack([those, far]), lows[place], np.inf)]
        if not_all := self._not_all(told):
            lifted = [(n, may.index(part)) for n, (part, _) in enumerate(not_all) if part in cost]
            switch = csr_array((np.ones(len(lifted)), ([n for n, _ in lifted], [one for _, one in lifted])),
                               shape=(len(not_all), switches)) if switches else None
            rows = self._matrix([row for _, row in not_all])
            rules.append(LinearConstraint(rows if switch is None else hstack([rows, switch]), 1, np.inf))
        found = milp(np.concatenate([np.zeros(cells), [cost[one] for one in may]]),
                     integrality=np.ones(cells + switches),
                     bounds=Bounds(np.concatenate([low, np.zeros(switches)]),
                                   np.concatenate([high, np.ones(switches)])), constraints=rules)
        if not found.success:
            return None
        hidden = [one for one, switch in zip(may, found.x[cells:], strict=True) if round(switch)]
        return hidden, self._table(found.x)

    def _limits(self, told: Told) -> tuple[Any, Any]:
        low, high = np.zeros(len(self._keys)), np.full(len(self._keys), float(self._most))
        for key, (least, most) in told.items():
            low[self._place[key]], high[self._place[key]] = least, most
        return low, high

    def _constraints(self, told: Told) -> list[Any]:
        rules = [LinearConstraint(self._sums, 0, 0)]
        not_all = [row for _, row in self._not_all(told)]
        return rules + ([LinearConstraint(self._matrix(not_all), 1, np.inf)] if not_all else [])

    def _not_all(self, told: Told) -> list[tuple[Key, dict[Key, int]]]:
        """A part that is told is not the whole of a group that tells (the rule is no secret): there are others."""
        return [(part, dict.fromkeys(others(part, one.parts), 1)) for one in self._counts.sums if one.tells
                for part in one.parts if told.get(part, (0, 0))[0] > 0]

    def _matrix(self, rows: Iterable[Mapping[Key, int]]) -> Any:
        told = [(n, self._place[key], sign) for n, row in enumerate(rows) for key, sign in row.items()]
        height = 1 + max((n for n, _, _ in told), default=0)
        return csr_array(([sign for _, _, sign in told], ([n for n, _, _ in told], [place for _, place, _ in told])),
                         shape=(height, len(self._keys)))

    def _table(self, found: Any) -> dict[Key, int]:
        return {key: round(found[n]) for key, n in self._place.items()}


def _beside(rows: Any, columns: int) -> Any:
    """The same rules with so many more columns, which they say nothing about."""
    return hstack([rows, csr_array((rows.shape[0], columns))]) if columns else rows
