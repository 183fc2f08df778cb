"""People and their absences and breaks: what is asked."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from queue_server.models import Role
from queue_server.services.people import Account
from queue_server.web.schemas.text import Body, Id, Key, Line, Word

Password = Annotated[str, StringConstraints(min_length=1, max_length=256)]
Clock = Annotated[str, StringConstraints(max_length=5)]


class PersonPath(BaseModel):
    person: str = Field(max_length=64)


class AccountBody(Body):
    """Roles by the key of the branch; a branch that is left out keeps its roles."""

    name: Line
    position: Line = ""
    roles: dict[Key, list[Role]] = Field(default_factory=dict)

    def account(self) -> Account:
        return Account(self.name, self.position, {key: frozenset(given) for key, given in self.roles.items()})


class NewAccountBody(AccountBody):
    login: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    password: Password


class PasswordBody(Body):
    password: Password


class OwnPasswordBody(Body):
    old: Password
    new: Password


class AbsenceBody(Body):
    staff: Id
    first_day: date
    last_day: date
    reason: Word


class AbsencePath(BaseModel):
    absence: str = Field(max_length=64)


class BreakBody(Body):
    """`start` and `end` by the branch's clock; without `day` every day."""

    staff: Id
    start: Clock
    end: Clock
    day: date | None = None


class BreakPath(BaseModel):
    pause: str = Field(max_length=64)
