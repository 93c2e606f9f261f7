"""One fact a line: the form in which a record comes in from a file and goes out to one."""

from __future__ import annotations

import json
import math
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from domain.event import values_of
from domain.refusals import Refusal
from escalations.catalogue import stream_kind
from escalations.computed import computed_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.event import Fact

LINE_BYTES = 1_000_000
#: A fact holds a list or an object of values, and nothing deeper.
DEPTH = 5
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
#: The longest line that may be, with a byte order mark before it and its end behind it.
_READ = len(_BYTE_ORDER_MARK) + LINE_BYTES + len(b"\r\n")


class LineIsTooLong(Refusal):
    """A line has at most 1,000,000 bytes."""


class LineIsNotText(Refusal):
    """The line is not UTF-8: save the file as UTF-8."""


class LineIsNotAnObject(Refusal):
    """The line is not one JSON object."""


class KeyStandsTwice(Refusal):
    """A field stands twice in this line."""


class NumberIsNotFinite(Refusal):
    """A number is not finite."""


class Line(NamedTuple):
    """A line of a file: its number, counted from 1, and its bytes; None when it was longer than a line may be."""

    number: int
    content: bytes | None


def lines_of(file: BinaryIO) -> Iterator[Line]:
    """The lines of a file that are not empty, one at a time, whatever the size of the file."""
    number = 0
    while chunk := file.readline(_READ):
        number += 1
        content: bytes | None = chunk
        while not chunk.endswith(b"\n") and len(chunk) == _READ:
            content, chunk = None, file.readline(_READ)
        if content is not None:
            if number == 1:
                content = content.removeprefix(_BYTE_ORDER_MARK)
            content = content.removesuffix(b"\n").removesuffix(b"\r")
            content = content if len(content) <= LINE_BYTES else None
        if content is None or content.strip(b" \t"):
            yield Line(number, content)


def parsed(content: bytes | None) -> dict[str, Any]:
    """The object on a line. Raises a Refusal that says what is wrong with the line."""
    if content is None:
        raise LineIsTooLong
    try:
        found = _DECODER.decode(content.decode("utf-8"))
    except UnicodeDecodeError:
        raise LineIsNotText from None
    except (ValueError, RecursionError):
        raise LineIsNotAnObject from None
    if not isinstance(found, dict) or _depth(found) > DEPTH:
        raise LineIsNotAnObject
    return found


def _depth(value: dict[str, Any] | list[Any], most: int = DEPTH) -> int:
    """How deep lists and objects stand in each other, counted no further than just past the most allowed."""
    inner = [v for v in (value.values() if isinstance(value, dict) else value) if isinstance(v, (dict, list))]
    return 1 + (max((_depth(v, most - 1) for v in inner), default=0) if most >= 0 else 0)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise KeyStandsTwice(next(n for n in names if names.count(n) > 1))
    return found


def _finite(number: str) -> float:
    value = float(number)
    if not math.isfinite(value):
        raise NumberIsNotFinite
    return value


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_float=_finite, parse_constant=_finite)


def line_of(fact: Fact, stream: str) -> dict[str, Any]:
    """The line of a fact in the import and export form; `stream` is the name of its stream."""
    kind = stream_kind(type(fact))
    line: dict[str, Any] = {"event": fact.TOPIC, kind: stream, "occurred_on": fact.occurred_on.isoformat(),
                            "id": fact.entry_id}
    line |= {name: plain(value) for name, value in values_of(fact).items() if value is not None and name != kind}
    line["recorded_at"] = fact.timestamp.isoformat().replace("+00:00", "Z")
    line["recorded_by"] = fact.recorded_by
    if added := computed_values(fact):
        line["computed"] = added
    return line


def plain(value: Any) -> Any:
    """A value as JSON has it: days as YYYY-MM-DD, also inside the values of a correction."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: plain(v) for name, v in value.items()}
    return value


def written(line: dict[str, Any]) -> str:
    """A line as text, without its line end."""
    return json.dumps(line, ensure_ascii=False, separators=(", ", ": "))
