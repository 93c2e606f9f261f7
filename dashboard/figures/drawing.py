"""A chart with what it says: its data, one sentence for who cannot see it, and a table of the same figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Drawing:
    """One chart in three forms that say the same."""

    title: str
    figure: dict[str, Any]
    alt: str
    table: dict[str, list[str]]
