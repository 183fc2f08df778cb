"""Signing in and what the signed-in person is told of oneself."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from queue_server.models import Role
from queue_server.services.accounts import SignedIn
from queue_server.web.schemas.answers import Answer
from queue_server.web.schemas.text import Body


class SignIn(Body):
    login: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    password: Annotated[str, StringConstraints(min_length=1, max_length=256)]


class GrantedRole(Answer):
    role: Role
    branch: str


class StaffAnswer(Answer):
    id: str
    login: str
    name: str
    position: str
    roles: list[GrantedRole]

    @classmethod
    def of(cls, staff: SignedIn) -> StaffAnswer:
        pairs = [(branch, role) for branch, roles in staff.granted.items() for role in roles]
        roles = [GrantedRole(role=role, branch=branch) for branch, role in sorted(pairs)]
        return cls(id=staff.id, login=staff.login, name=staff.name, position=staff.position, roles=roles)


class SessionAnswer(Answer):
    staff: StaffAnswer
    csrf: str
