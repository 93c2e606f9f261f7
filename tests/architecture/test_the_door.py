"""One door to the figures: what counts girls is asked in one module, which protects them from who sees no persons."""

import ast

from tests.architecture.tree import ROOT, named, sources

#: What counts girls, and what protects the counts.
COUNTS = {"projections.city", "projections.series", "projections.background", "projections.city_counts",
          "projections.ladder", "projections.persons", "projections.told"}
#: What is asked in a module of its own, which takes from its twin what may leave.
TWINS = {"projections.outcome_curves": "outcome_release", "projections.fairness": "fairness_release",
         "projections.hot_spots": "clause_release", "projections.drift": "clause_release",
         "projections.clauses": "clause_release"}
#: Who may ask it beside the door, and why.
BESIDE = {
    "application/case_facts.py": "a check is decided on exact figures; what it says of them is told by the door",
}
#: What tells of acts: it takes the fewest that may be told to whoever asks.
ACTS = {"projections.rungs": "rungs"}


def asked(file):
    """The modules from which a file takes something."""
    return {node.module for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)}


def test_what_counts_girls_is_asked_at_the_door_alone():
    found = {named(file) for file in sources("application", "dashboard", "interchange") if asked(file) & COUNTS}
    assert found - set(BESIDE) == {"application/figures.py"}


def test_outcomes_and_comparisons_are_asked_where_what_may_leave_is_taken_from_them():
    for file in sources("application", "dashboard", "interchange"):
        text = file.read_text("utf-8")
        for module in asked(file) & set(TWINS):
            assert TWINS[module] in text, named(file)
            assert "sees_persons" in text, named(file)


def test_whoever_asks_for_acts_says_how_few_may_be_told():
    for file in sources("application"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ACTS.values():
                assert any("fewest" in ast.unparse(each) for each in node.args), named(file)


def test_the_desk_asks_the_policy_in_each_of_its_questions():
    """A question of the desk names a permission, or goes to a function that does."""
    loose = []
    for file in (ROOT / "application").glob("*desk.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and any(
                    each.arg == "account" for each in node.args.args):
                text = ast.unparse(node)
                asks = (".must(", ".may(", "ask_", "owed_to", "record_fact", "LOCAL", "drafts.",
                        "report_pdf(self.workplace, account", "table_file(self.workplace, account",
                        "stamp_of(self.workplace, account")
                if not any(word in text for word in asks):
                    loose.append(f"{named(file)} {node.name}")
    assert loose == []
