"""A whole round through the command line: a fresh store, an example, and every question that was counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.stories.command_line import Store

EXAMPLES = Path(__file__).parents[1] / "projections" / "examples"
QUESTIONS = [
    pytest.param(file.name.removesuffix(".expected.json"), question,
                 id=f"{file.stem.partition('.')[0]}-{question['command']}-{'-'.join(question['args'].values())}")
    for file in sorted(EXAMPLES.glob("*.expected.json")) for question in json.loads(file.read_text("utf-8"))
]
#: The questions that begin with the name of what is asked after; the rest are options.
FIRST = {"show": ("show", "trajectory"), "series": ("series", "key"), "background": ("report", "background")}


@pytest.fixture(scope="module")
def stores(tmp_path_factory) -> dict[str, Store]:
    """A store for each example, with its facts."""
    made = {}
    for file in sorted(EXAMPLES.glob("*.jsonl")):
        store = made[file.stem] = Store(tmp_path_factory.mktemp(file.stem))
        assert store.told("init").returncode == 0
        counts = store.answer("import", str(file), "--format", "jsonl")
        lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
        assert counts == {"read": len(lines), "imported": len(lines), "skipped": 0, "refused": []}
    return made


def asked(question: dict[str, Any]) -> list[str]:
    """A question as words of the command line."""
    arguments = dict(question["args"])
    command, first = FIRST.get(question["command"], (question["command"], None))
    begin = [command] if first is None else [command, arguments.pop(first, first)]
    return [*begin, *(word for name, value in arguments.items() for word in ("--" + name.replace("_", "-"), value))]


def differences(told: Any, expected: Any, path: str = "") -> list[str]:
    """Where an answer is not what was counted by hand; what nobody counted is let be."""
    if isinstance(expected, dict) and isinstance(told, dict):
        return [found for name, value in expected.items()
                for found in differences(told.get(name, "(missing)"), value, f"{path}.{name}")]
    if isinstance(expected, list) and isinstance(told, list) and len(told) == len(expected):
        return [found for n, pair in enumerate(zip(told, expected, strict=True))
                for found in differences(*pair, f"{path}[{n}]")]
    return [] if same(told, expected, path) else [f"{path}: told {told!r}, counted {expected!r}"]


def same(told: Any, expected: Any, path: str) -> bool:
    """Two plain values; a number may be written as a whole one, an instant with Z or with +00:00."""
    if isinstance(told, bool) or isinstance(expected, bool):
        return told is expected
    if isinstance(told, int | float) and isinstance(expected, int | float):
        return abs(told - expected) < 1e-9
    if path.endswith("known_at") and told and expected:
        return told.replace("Z", "+00:00")[:19] == expected.replace("Z", "+00:00")[:19]
    return told == expected


@pytest.mark.parametrize(("example", "question"), QUESTIONS)
def test_every_question_gets_the_answer_counted_by_hand(stores, example, question):
    assert differences(stores[example].answer(*asked(question)), question["answer"]) == []


@pytest.mark.parametrize("example", sorted(file.stem for file in EXAMPLES.glob("*.jsonl")))
def test_an_export_gives_the_same_record_again(stores, example, tmp_path):
    again = Store(tmp_path)
    assert again.told("init").returncode == 0
    exported = stores[example].told("export")
    (tmp_path / "export.jsonl").write_text(exported.stdout, "utf-8")
    again.answer("import", str(tmp_path / "export.jsonl"), "--format", "jsonl")
    assert again.told("export").stdout == exported.stdout
    assert again.told("verify").returncode == 0


@pytest.mark.parametrize(("told", "expected"), [
    ({"open": 1}, {"open": 2}), ({}, {"open": None}), ([1], [1, 2]), ({"open": 1}, {"open": True}), (None, {"a": 1}),
])
def test_a_wrong_answer_is_seen(told, expected):
    assert differences(told, expected)
