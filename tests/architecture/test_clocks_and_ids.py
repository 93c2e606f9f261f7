"""Time and identity are arguments: only application/ reads the clock or makes an id."""

import ast

import pytest

from tests.architecture.tree import PACKAGES, named, sources

#: Calls that read a clock or make something up, by the last two parts of their name.
READS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns", "time.localtime",
    "time.gmtime", "uuid.uuid4", "uuid.uuid1", "random.random", "random.randint", "random.choice",
}
ELSEWHERE = [package for package in PACKAGES if package != "application"]


def reads(tree: ast.AST) -> list[tuple[int, str]]:
    """Where a module reads the clock or makes an id, whatever it calls the module it takes it from."""
    called: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            called |= {name.asname or name.name: f"{node.module}.{name.name}" for name in node.names}
        elif isinstance(node, ast.Import):
            called |= {name.asname: name.name for name in node.names if name.asname}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            first, _, rest = ast.unparse(node).partition(".")
            whole = called.get(first, first) + (f".{rest}" if rest else "")
            if ".".join(whole.split(".")[-2:]) in READS:
                found.append((node.lineno, whole))
    return found


@pytest.mark.parametrize("package", ELSEWHERE)
def test_only_application_reads_the_clock_and_makes_ids(package):
    found = {named(file): told for file in sources(package) if (told := reads(ast.parse(file.read_text("utf-8"))))}
    assert not found


@pytest.mark.parametrize("text", [
    "from datetime import datetime\nx = datetime.now()",
    "import datetime as d\nx = d.datetime.now()",
    "from uuid import uuid4\nx = uuid4()",
    "import time\nx = time.time()",
    "from datetime import date as day\nx = day.today",
])
def test_the_test_itself_finds_a_clock(text):
    assert reads(ast.parse(text))
