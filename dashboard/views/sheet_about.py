"""What a table that is taken along says of itself: of when and where its figures are, how it was made, and its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.words import Words

    Cell = list[Any]

#: What was asked, as the commands and the pages write it down: what, on which day, and what narrows it.
_ASKED = re.compile(r"(?P<what>.*?)(?: on (?P<on>\d{4}-\d\d-\d\d))?(?:, known at (?P<known_at>\S+))?"
                    r"(?:, district (?P<district>.*?))?(?:, organisation (?P<organisation>.*))?")
#: Of these the figures are exact for whoever sees persons.
_OF_GIRLS = frozenset({"metrics", "series", "cycle"})
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9]+")


def taken_apart(asked: str) -> dict[str, str | None]:
    """{what, on, known_at, district, organisation} of `series deviations 2025-01 2025-12 on 2026-01-01, district X`."""
    found = _ASKED.fullmatch(asked)
    return found.groupdict() if found else {"what": asked}


def scope(district: str | None, organisation: str | None, words: Words) -> str:
    """Whose figures these are: the whole city's, or what it was narrowed to."""
    parts = [words(f"sheet.scope.{name}", name=value)
             for name, value in (("district", district), ("organisation", organisation)) if value is not None]
    return ", ".join(parts) or words("sheet.scope.city")


def beside(asked: str, answer: Any, stamp: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """What stands next to the table: what was asked, when, of which state of the record, and how to read it."""
    kind, parts = asked.partition(" ")[0], taken_apart(asked)
    told: list[tuple[str, Cell]] = [("asked", ["text", asked])]
    if kind in _OF_GIRLS:
        where = answer if kind == "cycle" else parts
        told.append(("scope", ["text", scope(where["district"], where["organisation"], words)]))
    told += [("at", ["moment", stamp["at"]]), ("position", ["number", stamp["position"]]),
             ("hidden", ["text", words("sheet.about.hidden.what")])]
    if kind == "release":
        cells = answer["cells"]
        told += [("rounded", ["text", words("sheet.about.rounded.what")]),
                 ("published", ["moment", answer["published_at"]]), ("publisher", ["text", answer["by"]]),
                 ("hidden_cells", ["number", cells["hidden"]]),
                 ("cells", ["number", cells["hidden"] + cells["shown"]]), ("digest", ["text", answer["digest"]])]
    if stamp["exact"] and kind in _OF_GIRLS:
        told.append(("exact", ["text", words("sheet.about.exact.what")]))
    if stamp["invented"]:
        told.append(("invented", ["text", words("sheet.about.invented.what")]))
    return {"title": words("sheet.about"),
            "rows": [[["text", words(f"sheet.about.{name}")], cell] for name, cell in told]}


def file_name(asked: str, today: date, words: Words) -> str:
    """The name of the file without its end: what it holds, of when and of whom, in signs that every system takes."""
    parts = taken_apart(asked)
    kind, *about = str(parts["what"]).split()
    if kind == "series":
        key, *about = about
        what = words("sheet.share", figure=words(f"figure.{key}")) if key.endswith("_share") else words(f"figure.{key}")
    else:
        what = words(f"sheet.file.{kind}")
    when = [] if kind in {"series", "release"} else [parts["on"] or str(today)]
    named = (what, *(word for word in about if not word.startswith("--")), *when, parts["district"],
             parts["organisation"])
    return "-".join(["kantelpunt", *(_plain(part) for part in named if part)])


def _plain(text: str) -> str:
    """Letters and digits without accents, the rest as dashes."""
    bare = normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_IN_A_NAME.sub("-", bare).strip("-").lower()
