"""No refusal is forgotten: each has its scenario, and each is raised somewhere."""

import ast
from importlib import import_module

import pytest

from domain.refusals import Refusal
from tests.architecture.tree import ROOT, named, sources

#: Where refusals live.
PLACES = ("domain", "escalations", "application", "interchange")


def refusals() -> set[str]:
    """The names of all that can be refused."""
    for file in sources(*PLACES):
        if "Refusal" in file.read_text("utf-8"):
            import_module(named(file).removesuffix(".py").replace("/", "."))
    found, kinds = set(), [Refusal]
    while kinds:
        kinds += (new := kinds.pop().__subclasses__())
        found |= {kind.__name__ for kind in new if kind.__module__.startswith(PLACES)}
    return found


def expected(tree: ast.AST) -> set[str]:
    """The names that a module of tests expects: told to then_refused or raises, or in a row of a table of cases."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("then_refused", "raises")):
            names |= {part.id for part in node.args if isinstance(part, ast.Name)}
        elif isinstance(node, ast.Tuple):
            names |= {part.id for part in node.elts if isinstance(part, ast.Name)}
    return names


def test_every_refusal_has_a_scenario():
    scenarios = set().union(*(expected(ast.parse(file.read_text("utf-8"))) for file in (ROOT / "tests").rglob("*.py")))
    assert refusals() - scenarios == set()


def test_every_refusal_is_raised_somewhere():
    used = {node.id if isinstance(node, ast.Name) else node.attr for file in sources(*PLACES)
            for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Name | ast.Attribute)}
    assert refusals() - used == set()


@pytest.mark.parametrize("text", [
    "Given().then_refused(line, DayIsAhead, 'occurred_on')", "with pytest.raises(DayIsAhead): pass",
    "CASES = [(line, DayIsAhead, 'occurred_on')]"])
def test_the_test_itself_finds_a_scenario(text):
    assert "DayIsAhead" in expected(ast.parse(text))


def test_a_refusal_that_is_only_imported_has_no_scenario():
    assert "DayIsAhead" not in expected(ast.parse("from domain.refusals import DayIsAhead"))
