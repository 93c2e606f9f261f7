"""Somebody who has all that was told, knows the rules by heart, and adds and subtracts in whole numbers.

He sees figures and gaps, never a count. He knows how figures are rounded, that 1 to 9 is hidden, that none or all of a
group that tells is hidden, and that a figure that stands may be of an earlier day. Written apart from the protection.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

#: No city has more girls than this.
MANY = 20_000


@dataclass(frozen=True)
class Group:
    """A whole that is the sum of its parts; `tells`: none or all of it would have been hidden."""

    whole: tuple
    parts: tuple
    tells: bool = False


def attack(figures, groups, stood=frozenset(), knows=None):
    """The lowest and highest count that each gap can stand for.

    `figures`: cell to figure, None for a gap; `groups` may name cells that are nowhere told; `stood`: the figures that
    were told before; `knows`: counts that he has from elsewhere.
    """
    cells = sorted({*figures, *(cell for one in groups for cell in (one.whole, *one.parts))})
    place = {cell: n for n, cell in enumerate(cells)}
    low, high = np.zeros(len(cells)), np.full(len(cells), MANY, dtype=float)
    for cell, told in figures.items():
        if told is not None:
            low[place[cell]], high[place[cell]] = _behind(told, cell in stood)
    for cell, number in (knows or {}).items():
        low[place[cell]] = high[place[cell]] = number
    rows, least = [], []
    for one in groups:
        rows.append(_row(place, one.parts, one.whole))
        least.append((0, 0))
        for part in one.parts if one.tells else ():
            if figures.get(part):
                rows.append(_row(place, [other for other in one.parts if other != part]))
                least.append((1, np.inf))
    rules = [LinearConstraint(np.array(rows), *np.array(least).T)] if rows else []
    return {cell: tuple(_end(place[cell], sign, low, high, rules) for sign in (1, -1))
            for cell, told in figures.items() if told is None}


def _behind(told, stood):
    if told == 0:
        return 0, 0
    return max(10, told - (7 if stood else 2)), told + (7 if stood else 2)


def _row(place, parts, whole=None):
    row = np.zeros(len(place))
    row[[place[part] for part in parts]] = 1
    if whole is not None:
        row[place[whole]] = -1
    return row


def _end(cell, sign, low, high, rules):
    wanted = np.zeros(len(low))
    wanted[cell] = sign
    found = milp(wanted, integrality=np.ones(len(low)), bounds=Bounds(low, high), constraints=rules)
    assert found.success, "what was told agrees with no table"
    return round(found.x[cell])


def given_away(figures, groups, stood=frozenset()):
    """The gaps of which too much follows: less than 10 wide and without a 10 in it."""
    return {cell: ends for cell, ends in attack(figures, groups, stood).items()
            if ends[1] - ends[0] < 10 and not ends[0] < 10 <= ends[1]}


def exact(figures, groups, stood=frozenset(), knows=None):
    """The gaps that follow exactly."""
    return {cell for cell, ends in attack(figures, groups, stood, knows).items() if ends[0] == ends[1]}
