"""Whoever tries the demonstration finds in the README as whom they can look."""

from __future__ import annotations

from tests.architecture.tree import ROOT
from tests.synthetic.test_route import of


def test_the_readme_names_who_works_in_the_demonstration_with_their_roles():
    rows = [row.split("|")[1:3] for row in (ROOT / "README.md").read_text("utf-8").splitlines()
            if row.startswith("| `") and "KANTELPUNT_" not in row]
    for line in of("account_registered"):
        name, several = line["account"], f"`{line['account'].rpartition('-')[0]}-"
        if line["person"] == f"persoon-{name}":
            [role] = [role for names, role in rows if f"`{name}`" in names or (" to " in names and several in names)]
            assert line["roles"][0].replace("_", " ") in role
