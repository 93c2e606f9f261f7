"""What is installed is whole: a wheel carries every file that the program opens, not the Python files alone."""

import subprocess
import sys
from zipfile import ZipFile

import pytest

from tests.architecture.tree import PACKAGES, ROOT, named, tracked


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT,
                   capture_output=True, check=True)
    return ZipFile(next(folder.glob("*.whl")))


def test_a_wheel_holds_every_file_of_every_package(wheel):
    ours = {named(file) for file in tracked() if named(file).startswith(tuple(f"{package}/" for package in PACKAGES))}
    assert ours - set(wheel.namelist()) == set()


def test_a_wheel_holds_what_the_first_init_needs(wheel):
    assert "migrations/alembic.ini" in wheel.namelist()


def test_a_wheel_leaves_the_tests_behind(wheel):
    assert {name.partition("/")[0] for name in wheel.namelist() if ".dist-info/" not in name} == set(PACKAGES)


def test_every_package_says_what_it_is_for():
    assert [package for package in PACKAGES if not (ROOT / package / "__init__.py").read_text("utf-8").strip()] == []
