"""In which branches a person may do what, by role."""

from __future__ import annotations

from queue_server.models import Role as Role
from queue_server.services.accounts import SignedIn


def branches_of(person: SignedIn, *roles: Role) -> list[str]:
    """The keys of the branches where this person has one of the roles, its own or by a higher one."""
    return [key for key in sorted(person.granted) if person.roles(key) & frozenset(roles)]
