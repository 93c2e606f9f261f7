"""One command lists what there is to do, and what runs on every change is what a person runs."""

import re
import subprocess

from tests.architecture.tree import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def test_make_lists_every_target():
    targets = set(re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[1].split())
    told = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split()[0] for line in told.splitlines()} == targets


def test_every_change_runs_what_a_person_runs():
    assert "exec make test" in (ROOT / ".ci" / "run").read_text("utf-8")
    assert "make check" in (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
