"""Two quarters as they were published, written by hand."""

from __future__ import annotations

from typing import Any


def _cell(girls: int | None, **named: str) -> dict[str, Any]:
    return {**named, "girls": girls, **({"hidden": True} if girls is None else {})}


FIGURES = [
    _cell(60), _cell(20, overloaded="yes"), _cell(15, stalled="yes"), _cell(None, closed="yes"),
    _cell(10, waiting="housing"), _cell(None, waiting="treatment"),
    *(_cell(girls, district=district, age=age, overloaded=answer) for district, age, answer, girls in (
        ("Noord", "under 16", "yes", None), ("Noord", "under 16", "no", None), ("Noord", "16-17", "yes", 10),
        ("Noord", "16-17", "no", 10), ("Noord", "18 and over", "yes", 0), ("Noord", "18 and over", "no", None),
        ("Zuid", "under 16", "yes", None), ("Zuid", "under 16", "no", 10), ("Zuid", "16-17", "yes", None),
        ("Zuid", "16-17", "no", None), ("Zuid", "18 and over", "yes", 0), ("Zuid", "18 and over", "no", 0))),
    *(_cell(girls, district=district, age=age) for district, age, girls in (
        ("Noord", "under 16", None), ("Noord", "16-17", 20), ("Noord", "18 and over", None), ("Zuid", "under 16", 15),
        ("Zuid", "16-17", None), ("Zuid", "18 and over", 0))),
    *(_cell(girls, district=district) for district, girls in (("Noord", 35), ("Zuid", 25))),
    *(_cell(girls, district=district, **{what: answer}) for what, district, answer, girls in (
        ("overloaded", "Noord", "yes", 10), ("overloaded", "Noord", "no", 25), ("overloaded", "Zuid", "yes", None),
        ("overloaded", "Zuid", "no", None), ("stalled", "Noord", "yes", 15), ("stalled", "Noord", "no", 20),
        ("stalled", "Zuid", "yes", None), ("stalled", "Zuid", "no", None), ("closed", "Noord", "yes", None),
        ("closed", "Noord", "no", None), ("closed", "Zuid", "yes", None), ("closed", "Zuid", "no", None))),
    *(_cell(girls, age=age) for age, girls in (("under 16", 25), ("16-17", 30), ("18 and over", None))),
    *(_cell(girls, age=age, overloaded=answer) for age, answer, girls in (
        ("under 16", "yes", None), ("under 16", "no", 15), ("16-17", "yes", 15), ("16-17", "no", 15),
        ("18 and over", "yes", 0), ("18 and over", "no", None))),
]
PUBLISHED = {
    "2026-2": {"release": "2026-2", "published_at": "2026-07-06T08:30:00Z", "by": "els", "digest": "ab12",
               "cells": {"shown": sum(row["girls"] is not None for row in FIGURES),
                         "hidden": sum(row["girls"] is None for row in FIGURES)}, "figures": FIGURES},
    "2026-1": {"release": "2026-1", "published_at": "2026-04-07T08:30:00Z", "by": "els", "digest": "cd34",
               "cells": {"shown": 1, "hidden": 0}, "figures": [_cell(0)]},
}
