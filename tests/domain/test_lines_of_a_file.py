"""A line of a file is one object in plain text; what is not says so, and the lines around it are read all the same."""

from __future__ import annotations

from io import BytesIO

import pytest

from interchange.jsonlines import (
    DEPTH,
    LINE_BYTES,
    KeyStandsTwice,
    LineIsNotAnObject,
    LineIsNotText,
    LineIsTooLong,
    NumberIsNotFinite,
    lines_of,
    parsed,
)

LONG = b'{"note": "' + b"x" * LINE_BYTES + b'"}'
DEEP = b'{"a": ' * DEPTH + b"{}" + b"}" * DEPTH
#: Deeper than a parser can follow.
ABYSS = b"[" * 100_000


@pytest.mark.parametrize(("line", "refusal", "field"), [
    (LONG, LineIsTooLong, None),
    (b'{"note": "\xff"}', LineIsNotText, None), (b'{"note": "\xe9t\xe9"}', LineIsNotText, None),
    (b"trajectory_opened", LineIsNotAnObject, None), (b"[1]", LineIsNotAnObject, None),
    (b'"text"', LineIsNotAnObject, None), (b"{} {}", LineIsNotAnObject, None), (b'{"a": 1', LineIsNotAnObject, None),
    (DEEP, LineIsNotAnObject, None), (ABYSS, LineIsNotAnObject, None),
    (b'{"a": 1, "b": 2, "a": 1}', KeyStandsTwice, "a"), (b'{"values": {"b": 1, "b": 2}}', KeyStandsTwice, "b"),
    (b'{"a": NaN}', NumberIsNotFinite, None), (b'{"a": -Infinity}', NumberIsNotFinite, None),
    (b'{"a": 1e999}', NumberIsNotFinite, None),
], ids=["long", "not UTF-8", "in Latin-1", "words", "a list", "a text", "two objects", "half an object", "deep",
        "an abyss", "a field twice", "a change twice", "no number", "endless", "too large"])
def test_a_line_that_is_not_one_object_is_refused(line, refusal, field):
    [only] = lines_of(BytesIO(line))
    with pytest.raises(refusal) as refused:
        parsed(only.content)
    assert type(refused.value) is refusal
    assert refused.value.field == field


def test_a_line_of_exactly_the_most_bytes_is_read():
    whole = b'{"note": "' + b"x" * (LINE_BYTES - len(b'{"note": ""}')) + b'"}'
    for end in (b"", b"\n", b"\r\n"):
        [line] = lines_of(BytesIO(whole + end))
        assert parsed(line.content)["note"]


def test_lines_are_counted_as_an_editor_counts_them():
    file = b'\xef\xbb\xbf{"a": 1}\r\n\n \t\n' + LONG + b'\n{"a": 2}'
    found = [(line.number, line.content and parsed(line.content)) for line in lines_of(BytesIO(file))]
    assert found == [(1, {"a": 1}), (4, None), (5, {"a": 2})]
