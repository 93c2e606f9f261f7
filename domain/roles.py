"""The roles that an account may have: what somebody is to the route, from professional to the city's board."""

from __future__ import annotations

ROLES = ("professional", "mandate_holder", "director", "board_member", "policy", "privacy_officer", "administrator")
