"""The tree stays easy to walk: small files, names that hide nothing, and nothing of anybody's machine."""

import re
from importlib.metadata import packages_distributions

import pytest

from tests.architecture.tree import PACKAGES, ROOT, named, sources, tracked

#: Words in no file of ours: where somebody's machine keeps things, and where packages come from.
FOREIGN = re.compile(
    r"/(?:home|root|Users|work|tmp)/[a-z]|pypi\.|pythonhosted|artifactory|nexus|--index-url\s+\S|--find-links\s+\S"
    r"|@(?:gmail|outlook)\.", re.IGNORECASE)
#: Where such words are a matter of course: what others wrote, and this very list.
NOT_OURS = ("tests/assets/", "tests/architecture/test_files.py")


def test_no_file_is_longer_than_a_screen_or_five():
    long = {named(file): lines for file in sources(*PACKAGES, "tests", "docs", "bench")
            if (lines := len(file.read_text("utf-8").splitlines())) > 250}
    assert not long


def test_a_file_of_the_dashboard_hides_no_dependency_and_no_folder():
    # Streamlit puts the folder of its script first on the path: dashboard/plotly.py would be imported as plotly.
    taken = set(packages_distributions()) - {"dashboard"} | set(PACKAGES)
    here = {path.stem for path in (ROOT / "dashboard").iterdir() if path.suffix == ".py" or path.is_dir()}
    assert not (here - {"__init__", "__pycache__"}) & taken


def test_the_dashboard_has_no_folder_called_pages():
    # Streamlit would serve whatever lies there, past the menu.
    assert not list((ROOT / "dashboard").rglob("pages"))


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_opens_on_one_sentence(package):
    silent = [named(file) for file in sources(package)
              if (text := file.read_text("utf-8").lstrip()) and not re.match(r'r?"""\S', text)]
    assert not silent


def test_nothing_names_a_machine_or_a_registry():
    found = {}
    for file in tracked():
        if named(file).startswith(NOT_OURS):
            continue
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if told := [line.strip() for line in text.splitlines() if FOREIGN.search(line)]:
            found[named(file)] = told[:3]
    assert not found
