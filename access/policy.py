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
ACTIONS = (READ_FIGURES, READ_TRAJECTORY, RECORD_FACT, IMPORT, EXPORT, MAINTAIN)

#: What each role may do. Policy staff see figures only; nobody decides by a permission (workflow.md).
_OF_ROLE: dict[str, frozenset[str]] = {
    "professional": frozenset({READ_FIGURES, READ_TRAJECTORY, RECORD_FACT}),
    "mandate_holder": frozenset({READ_FIGURES, READ_TRAJECTORY, RECORD_FACT}),
    "director": frozenset({READ_FIGURES, READ_TRAJECTORY}),
    "board_member": frozenset({READ_FIGURES, READ_TRAJECTORY}),
    "policy": frozenset({READ_FIGURES}),
    "privacy_officer": frozenset({READ_FIGURES, READ_TRAJECTORY, EXPORT, MAINTAIN}),
    "administrator": frozenset({READ_FIGURES, IMPORT, EXPORT, MAINTAIN}),
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
