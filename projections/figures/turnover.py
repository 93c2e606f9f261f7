"""Who comes and goes around one girl (measures.md, turnover)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from projections.days import YEAR, iso, overlap, union, within, without
from projections.rounding import SHARE_DECIMALS, rounded, share

if TYPE_CHECKING:
    from projections.show import Looked


def turnover(looked: Looked) -> dict[str, Any]:
    """The block `turnover`."""
    on, year = looked.on, looked.on - YEAR + 1
    formal = [h for h in looked.handovers() if h.formal]
    this_year = [h for h in formal if h.day >= year]
    caregivers = _days_by_name([p for p in looked.begun("presence_spell") if p.what == "caregiver"], "name", year, on)
    roles = [r for r in looked.begun("role_spell") if r.role == "case_director"]
    directors = _days_by_name(roles, "caregiver", year, on)
    director = next((r for r in roles if r.until > on), None)
    trusted = looked.running("trusted_spell")
    return {
        "changes_year": len(this_year), "changes": len(formal),
        **{f"{name}_year": sum(h.warm == warm for h in this_year)
           for name, warm in (("warm", "yes"), ("cold", "no"), ("unknown", "unknown"))},
        "caregivers_year": len(caregivers),
        "case_directors_year": len(directors),
        "three_or_more_case_directors": looked.is_("three_or_more_case_directors"),
        "case_director": director.caregiver if director else None,
        "case_director_since": iso(director.since) if director else None,
        "case_director_days": on - director.since if director else None,
        "days_without_case_director_year": _days_without(looked, roles, year),
        "upc_year": share(max(caregivers.values(), default=0), sum(caregivers.values())),
        "coc_year": _coc(list(directors.values())),
        "trusted_person": trusted[0].person if trusted else None,
        "trusted_person_since": iso(trusted[0].since) if trusted else None,
        "trusted_persons_lost": len(looked.told("trusted_person_lost")),
    }


def _days_by_name(spells: list[Any], name: str, year: int, on: int) -> dict[str, int]:
    """Days of the year by name, names without a day left out."""
    found: dict[str, int] = {}
    for spell in spells:
        days = overlap(spell.since, spell.until, year, on + 1)
        if days:
            found[getattr(spell, name)] = found.get(getattr(spell, name), 0) + days
    return found


def _coc(days: list[int]) -> float | None:
    """Bice-Boxerman continuity of care over days; None below two days."""
    total = sum(days)
    if total < 2:  # noqa: PLR2004 - the formula divides by N (N - 1)
        return None
    return rounded(Fraction(sum(n * n for n in days) - total, total * (total - 1)), SHARE_DECIMALS)


def _days_without(looked: Looked, roles: list[Any], year: int) -> int:
    """Open days of the year after the first case director's first day on which nobody holds the role.

    Who took it up and left on one day held it on none, and was not the first.
    """
    first = min((r.since for r in roles if r.since < r.until), default=looked.on)
    open_days = within([(max(looked.row.opened_on, first + 1), looked.row.closed_on)], year, looked.on + 1)
    return sum(until - since for since, until in without(open_days, union((r.since, r.until) for r in roles)))
