"""Imports point inward: what a rule needs never depends on how it is shown or kept."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import ROOT


def test_imports_point_inward():
    lint = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
