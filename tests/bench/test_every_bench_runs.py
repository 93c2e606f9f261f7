"""Every script that measures runs on a small city and prints its figures, on each store that it names."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

#: As `make bench` finds them.
SCRIPTS = sorted((ROOT / "bench").glob("[!_]*.py"))
SMALL = ("--events", "10000", "--tail", "100")
TITLE = re.compile(r"^(?P<what>\S.*) \(\d+ cores, load [\d.]+\)$")
#: What was measured, the figure with its unit or what it is one of, and the aim where there is one.
FIGURE = re.compile(r"^ {2,}\S.*? {2,}\d[\d,.]*( and \d+)?"
                    r"( s| ms|/s| MB| x| events/s| of \d+)( \([\d,.]+\))?(   \S.*)?$")


@pytest.fixture(scope="module")
def stores():
    """A folder for the small stores of all scripts, where a PostgreSQL server of another user can come too."""
    with tempfile.TemporaryDirectory(prefix="kpb-") as folder:
        Path(folder).chmod(0o755)
        yield folder


@pytest.mark.long
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_bench_runs_small_and_prints_its_figures(script, stores):
    done = subprocess.run([sys.executable, script, *SMALL, "--stores", stores], capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stderr
    first, *_ = told = done.stdout.splitlines()
    titles = [match["what"] for match in map(TITLE.match, told) if match]
    figures = [line for line in told if FIGURE.match(line)]
    assert TITLE.match(first)
    assert len(titles) + len(figures) == len(told), [line for line in told if not TITLE.match(line)]
    assert len(figures) >= len(titles)
    for store in ("PostgreSQL", "SQLite"):
        if f'"{store}"' in script.read_text("utf-8"):
            assert any(store in title for title in titles), store


def test_there_are_benches():
    assert SCRIPTS
