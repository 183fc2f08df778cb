"""The people of one's own branches, their roles and passwords; and everybody's own password."""

from __future__ import annotations

from typing import Any

from flask import Response

from queue_server.models import Role
from queue_server.services import people, staffing
from queue_server.services.accounts import SignedIn
from queue_server.web.api import Resource
from queue_server.web.auth import guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.identity import caller, identity
from queue_server.web.lookup import retry
from queue_server.web.schemas.people import AccountBody, NewAccountBody, OwnPasswordBody, PasswordBody, PersonPath

resource = Resource("people", __name__)
Answer = dict[str, Any]

in_charge = staff(Role.MANAGER, Role.TECHNICIAN)


@resource.get("/people")
@guard(in_charge)
def list_people() -> Answer:
    """Everybody with a role in a branch that is in one's charge, and which roles one may give there."""
    by = _asking()
    with deps().store.read() as session:
        found = people.people(session, by)
    gives = {key: sorted(role.value for role in people.may_give(by, key)) for key in sorted(by.granted)}
    return {"people": found, "gives": {key: roles for key, roles in gives.items() if roles}}


@resource.post("/people")
@guard(in_charge)
def add_person(body: NewAccountBody) -> tuple[Answer, int]:
    """A new account with its first password."""
    key = retry("add-person", body.model_dump(mode="json", exclude={"password"}))  # no quick hash of it may be kept
    hashed = staffing.hashed_password(deps().passwords, body.login, body.password)
    with deps().store.write() as work:
        person = people.add(work, _asking(), body.login, body.account(), hashed, key)
    return {"id": person.id}, 201


@resource.post("/people/<string:person>/change")
@guard(in_charge)
def change_person(path: PersonPath, body: AccountBody) -> Answer:
    """Name, position and roles."""
    with deps().store.write() as work:
        person = people.change(work, _asking(), path.person, body.account())
    return {"id": person.id}


@resource.post("/people/<string:person>/password")
@guard(in_charge)
def set_password(path: PersonPath, body: PasswordBody) -> Answer:
    """A new password for somebody who forgot theirs; their sessions end."""
    with deps().store.read() as session:
        login = people.find(session, _asking(), path.person).login
    hashed = staffing.hashed_password(deps().passwords, login, body.password)
    with deps().store.write() as work:
        person = people.set_password(work, _asking(), path.person, hashed)
    return {"id": person.id}


@resource.post("/people/<string:person>/disable")
@guard(in_charge)
def disable_person(path: PersonPath) -> Answer:
    """Out at once, and no way in any more."""
    with deps().store.write() as work:
        person = people.disable(work, _asking(), path.person)
    return {"id": person.id, "disabled": person.disabled}


@resource.post("/people/<string:person>/enable")
@guard(in_charge)
def enable_person(path: PersonPath) -> Answer:
    """The account as it was."""
    with deps().store.write() as work:
        person = people.enable(work, _asking(), path.person)
    return {"id": person.id, "disabled": person.disabled}


@resource.post("/session/password", responses={204: None})
@guard(staff())
def change_own_password(body: OwnPasswordBody) -> Response:
    """One's own password, by the old one; other sessions end, this one goes on."""
    by = _asking()
    deps().limits.hit("sign-in-account-and-address", by.login, caller())
    deps().limits.hit("sign-in-account", by.login)
    stored = staffing.checked_password(deps().store, deps().passwords, by.id, body.old)
    hashed = staffing.hashed_password(deps().passwords, by.login, body.new)
    with deps().store.write() as work:
        staffing.change_own_password(work, by.id, stored, hashed, identity().cookie or "")
    deps().limits.forget("sign-in-account-and-address", by.login, caller())
    return Response(status=204)


def _asking() -> SignedIn:
    by = identity().staff
    assert by is not None, "the guard let only staff in"
    return by
