"""The tree as the tests of this folder see it: what git keeps, or would keep at the next commit."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "domain", "escalations", "projections", "record", "access", "interchange", "application", "dashboard", "migrations",
)


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps and that still is there; without git, what lies in the folders it keeps."""
    if not (ROOT / ".git").exists():
        return tuple(file for folder in (*PACKAGES, "docs", "tests") for file in (ROOT / folder).rglob("*.*"))
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(ROOT / name for name in answer.split("\0") if name and (ROOT / name).is_file())


def sources(*packages: str) -> list[Path]:
    """The Python files of these packages, by name."""
    return sorted(file for package in packages for file in (ROOT / package).rglob("*.py"))


def named(file: Path) -> str:
    """A file by its place in the tree."""
    return file.relative_to(ROOT).as_posix()
