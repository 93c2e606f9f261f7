"""What a figure means: its definition, source and unit, taken from the register of measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.words import Words


@dataclass(frozen=True)
class Definition:
    """A measure's own words in one language."""

    title: str
    text: str
    source: str
    unit: str
    direction: str


def definitions(measures: Iterable[Any], words: Words) -> Mapping[str, Definition]:
    """Every registered measure by its key, in the language of the page."""
    dutch = words.language == "nl"
    return {
        measure.key: Definition(
            title=measure.nl if dutch else measure.en,
            text=measure.definition_nl if dutch else measure.definition_en,
            source=str(measure.source or ""),
            unit=words.code("unit", str(measure.unit)) if measure.unit else "",
            direction=words.code("direction", str(measure.direction)) if measure.direction else "",
        )
        for measure in measures
    }


def sentence(definition: Definition, words: Words) -> str:
    """The definition with its source, as one piece of text."""
    parts = [definition.text]
    if definition.unit:
        parts.append(f"**{words('measure.unit')}:** {definition.unit}")
    if definition.direction:
        parts.append(f"**{words('measure.direction')}:** {definition.direction}")
    if definition.source:
        parts.append(f"**{words('measure.source')}:** {definition.source}")
    return "\n\n".join(parts)
