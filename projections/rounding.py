"""Shares, ratios and rates: exact until the end, then rounded half to even."""

from __future__ import annotations

from fractions import Fraction

SHARE_DECIMALS = 3
RATE_DECIMALS = 2


def share(part: int | Fraction, whole: int | Fraction) -> float | None:
    """A share or ratio to 3 decimals; None when there is nothing to divide by."""
    return None if not whole else rounded(Fraction(part) / Fraction(whole), SHARE_DECIMALS)


def rate(part: int, whole: int, per: int = 1000) -> float | None:
    """So many a thousand, to 2 decimals; None when there is nothing to divide by."""
    return None if not whole else rounded(Fraction(per * part, whole), RATE_DECIMALS)


def rounded(value: Fraction, decimals: int) -> float:
    """Rounded half to even on the exact fraction."""
    return float(round(value, decimals))


def amount(hundredths: int) -> float:
    """Hundredths as the number that a person reads: 4, 2.5."""
    whole, rest = divmod(hundredths, 100)
    return whole if not rest else hundredths / 100
