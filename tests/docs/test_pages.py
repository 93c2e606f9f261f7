"""The pages tell the truth: examples are run, generated pages are fresh, and what a page points at exists."""

import doctest
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser

from application.cli import parser
from tests.architecture.tree import PACKAGES, ROOT

README = ROOT / "README.md"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
CHECKER = doctest.OutputChecker()


def run(command: str) -> str:
    """What a person would see: both outputs in one, and the exit code when it is not 0."""
    done = subprocess.run(["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False)
    return done.stdout + (f"[exit code {done.returncode}]\n" if done.returncode else "")


def evaluate(example) -> str | None:
    """Run the commands of a block in turn; sybil reports what is returned."""
    for command, expected in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", example.parsed + "\n", re.MULTILINE):
        told = run(command)
        if not CHECKER.check_output(expected.rstrip("\n") + "\n", told.rstrip("\n") + "\n", doctest.ELLIPSIS):
            return f"$ {command}\nexpected:\n{expected}\ntold:\n{told}"
    return None


def test_the_examples_of_the_readme_do_what_it_says(tmp_path, monkeypatch):
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("KANTELPUNT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("KANTELPUNT_STORE", f"sqlite:///{tmp_path}/store.db")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    examples = list(Sybil([CodeBlockParser("console", evaluate)]).parse(README).examples())
    assert len(examples) > 5
    for example in examples:
        example.evaluate()


def test_the_readme_shows_every_command():
    commands = next(a for a in parser()._actions if a.dest == "command").choices
    text = README.read_text("utf-8")
    assert {name for name in commands if f"kantelpunt {name}" not in text} == set()


@pytest.mark.parametrize("name", ["events.md", "measures.md", "images/ladder.svg"])
def test_a_generated_page_is_fresh(name):
    fresh = runpy.run_path(str(ROOT / "docs" / "make.py"))["pages"]()
    assert (ROOT / "docs" / name).read_text("utf-8") == fresh[name], "stale: run make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_that_a_page_names_exists(page):
    named = re.findall(rf"`((?:{'|'.join(PACKAGES)}|docs|tests|bench)/[\w/.-]*)`", page.read_text("utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_decision_is_in_the_list():
    folder = ROOT / "docs" / "adr"
    decisions = sorted(file.name for file in folder.glob("[0-9]*.md"))
    assert [name[:4] for name in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    assert re.findall(r"\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text("utf-8")) == decisions
