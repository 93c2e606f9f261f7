"""Who may see and do what: one pure answer for every page and every command; the default is no."""

from __future__ import annotations

from dataclasses import dataclass

#: The local user: whoever sits at this computer. Records facts of trajectories, reads everything, decides nothing.
LOCAL = "local"

READ_FIGURES = "read_figures"
READ_TRAJECTORY = "read_trajectory"
RECORD_FACT = "record_fact"
IMPORT = "import"
EXPORT = "export"
MAINTAIN = "maintain"
#: To see deviations and dilemmas, and to act outside trajectories; what the act may be is the aggregates' to say.
READ_CASE = "read_case"
ACT = "act"
READ_INBOX = "read_inbox"
READ_RULES = "read_rules"
READ_LEARNING = "read_learning"
ACTIONS = (READ_FIGURES, READ_TRAJECTORY, RECORD_FACT, IMPORT, EXPORT, MAINTAIN, READ_CASE, ACT, READ_INBOX, READ_RULES,
           READ_LEARNING)
_OF_ALL = frozenset({READ_FIGURES, ACT, READ_INBOX, READ_RULES, READ_LEARNING})

#: What each role may do. Policy staff see figures only; nobody decides by a permission (workflow.md).
_OF_ROLE: dict[str, frozenset[str]] = {
    "professional": _OF_ALL | {READ_TRAJECTORY, RECORD_FACT, READ_CASE},
    "mandate_holder": _OF_ALL | {READ_TRAJECTORY, RECORD_FACT, READ_CASE},
    "director": _OF_ALL | {READ_TRAJECTORY, READ_CASE},
    "board_member": _OF_ALL | {READ_TRAJECTORY, READ_CASE},
    "policy": _OF_ALL,
    "privacy_officer": _OF_ALL | {READ_TRAJECTORY, READ_CASE, EXPORT, MAINTAIN},
    "administrator": _OF_ALL | {IMPORT, EXPORT, MAINTAIN},
}
_OF_LOCAL = frozenset(ACTIONS)


@dataclass(frozen=True)
class Subject:
    """Who asks: an account with its roles, or the local user without any."""

    account: str
    roles: tuple[str, ...] = ()
    closed: bool = False


def may(subject: Subject, action: str) -> bool:
    """True when this subject may do this."""
    if subject.closed:
        return False
    if subject.account == LOCAL:
        return action in _OF_LOCAL
    return any(action in _OF_ROLE.get(role, frozenset()) for role in subject.roles)
