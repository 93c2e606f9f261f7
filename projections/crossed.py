"""A table of counts with all its margins: every cell, every total, and the sums between them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from projections.hiding import Counts, Key, Sum

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: More than this many dimensions single out persons (reference: the fixed release cube).
MOST_DIMENSIONS = 3


def crossed(numbers: Mapping[tuple[str, ...], int], dimensions: Mapping[str, Sequence[str]],
            tells: frozenset[str]) -> Counts:
    """The counts of a table and of its margins.

    `numbers`: of each combination of values that occurs; `dimensions`: their names with every value there is, at most
    three; `tells`: those of which none or all of a group tells about its girls.
    """
    if len(dimensions) > MOST_DIMENSIONS:
        message = f"a table has at most {MOST_DIMENSIONS} dimensions"
        raise ValueError(message)
    names = list(dimensions)
    places = list(product(*[(*values, None) for values in dimensions.values()]))
    cells = dict.fromkeys((key(names, place) for place in places), 0)
    for values, number in numbers.items():
        for kept in product((True, False), repeat=len(names)):
            cells[key(names, [value if keep else None for value, keep in zip(values, kept, strict=True)])] += number
    sums = [Sum(key(names, place), tuple(key(names, [*place[:n], value, *place[n + 1:]]) for value in dimensions[name]),
                name in tells)
            for place in places for n, name in enumerate(names) if place[n] is None]
    return Counts(cells, tuple(sums))


def key(names: Sequence[str], values: Sequence[str | None]) -> Key:
    """The name of a cell; a dimension without a value is added up."""
    return tuple(f"{name}={value}" for name, value in zip(names, values, strict=True) if value is not None)
