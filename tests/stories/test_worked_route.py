"""The worked scenarios of the route and of learning, step by step through the command line."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from application.cli import main

ROUTE = Path(__file__).parent / "route"
SCENARIOS = sorted(folder.parent.name for folder in ROUTE.glob("*/expected.json"))
MISSING = object()


@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    """What kantelpunt answers to these words: its exit code and its JSON document."""
    for name in ("KANTELPUNT_KEYS", "KANTELPUNT_WRAPPING_KEY_FILE", "KANTELPUNT_STORE_OWNER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KANTELPUNT_STORE", f"sqlite:///{tmp_path}/store.db")
    assert main(["init"]) == 0
    capsys.readouterr()

    def ask(*words: str) -> tuple[int, Any]:
        code = main([*words, "--json"])
        said = capsys.readouterr().out
        return code, json.loads(said) if said else None

    return ask


def differences(told: Any, wanted: Any, where: str = "") -> list[str]:
    """Where an answer is not as it was worked out; keys that were not worked out are let be."""
    if isinstance(wanted, dict):
        return _special(told, wanted, where) if set(wanted) & SPECIAL.keys() else [
            found for key, value in wanted.items()
            for found in differences(told.get(key) if isinstance(told, dict) else MISSING, value, f"{where}.{key}")]
    if isinstance(wanted, list):
        return [f"{where}: no {one}" for one in wanted if not any(not differences(each, one) for each in told)]
    return [] if _same(told, wanted) else [f"{where}: {told!r} instead of {wanted!r}"]


def _special(told: Any, wanted: dict[str, Any], where: str) -> list[str]:
    (name, value), *_ = ((name, value) for name, value in wanted.items() if name in SPECIAL)
    return [] if SPECIAL[name](told, value if name != "count" else wanted) else [f"{where}: {told!r}, not {wanted}"]


SPECIAL = {
    "any_of": lambda told, wanted: any(not differences(told, one) for one in wanted),
    "exactly": lambda told, wanted: len(told) == len(wanted) and not any(map(differences, told, wanted)),
    "count": lambda told, wanted: sum(not differences(each, wanted["of"]) for each in told) == wanted["count"],
}


def _same(told: Any, wanted: Any) -> bool:
    if isinstance(told, str) and isinstance(wanted, str) and told[-1:] == "Z" and "T" in wanted:
        return datetime.fromisoformat(told) == datetime.fromisoformat(wanted)
    return told is wanted if isinstance(wanted, bool) else told == wanted


def refusals_differ(told: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> bool:
    """True when other lines were refused than were worked out, or for another reason."""
    reasons = {one["line"]: one["reason"].lower() for one in told}
    return reasons.keys() != {one["line"] for one in wanted} or any(
        not any(word in reasons[one["line"]] for word in one.get("reason_contains_any", [""])) for one in wanted)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_step_comes_out_as_it_was_worked_out(told, tmp_path, name):
    lines = (ROUTE / name / "facts.jsonl").read_text("utf-8").splitlines(keepends=True)
    for step in json.loads((ROUTE / name / "expected.json").read_text("utf-8"))[1:]:
        acting = ["--as", step["as"]] if "as" in step else []
        if "import" in step:
            file = ROUTE / "common" / Path(step["import"]).name
            if "lines" in step:
                first, last = map(int, step["lines"].split("-"))
                file = tmp_path / "lines.jsonl"
                file.write_text("".join(lines[first - 1:last]), "utf-8")
            code, answer = told("import", str(file), "--format", "jsonl", *acting)
            refused = step["expect"]["refused"]["exactly"]
            assert (code, answer["imported"]) == (1 if refused else 0, step["expect"]["imported"]), (step, answer)
            assert not refusals_differ(answer["refused"], refused), (step, answer)
            continue
        code, answer = told(*step["run"], *acting)
        assert code == 0, step
        assert differences(answer, step.get("expect", {})) == [], step
        assert step.get("expect_contains", "") in json.dumps(answer), step
        for row in step.get("expect_rows", ()):
            assert any(set(row["values"]) <= set(map(str, each.values())) for each in answer), step


@pytest.mark.parametrize(("answer", "wanted"), [
    ({"status": "backed"}, {"status": "waiting"}), ({}, {"status": "waiting"}), ([], [{"kind": "motivation"}]),
    ([{"id": "D-1"}], {"exactly": []}), ({"overdue": 1}, {"overdue": True}), (3, {"any_of": [0, 1]}),
    ([{"event": "a"}], {"count": 2, "of": {"event": "a"}})])
def test_a_wrong_answer_is_seen(answer, wanted):
    assert differences(answer, wanted)
