"""The people of one's own branches: accounts added, changed, given roles and passwords, disabled; within one's rights.

Who may give a role may also take it. An account's name, password and sign-in are in the hands of those who may give
every role that it has anywhere: else a new password would be a way to somebody else's rights.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, func, select

from queue_server.domain.errors import Forbidden, Invalid, NotFound, Refused
from queue_server.models import Branch, Role, Staff, StaffRole
from queue_server.services import audit, retries, staffing
from queue_server.services.accounts import SignedIn, end_sessions, tidy_login
from queue_server.services.staffing import NewPerson
from queue_server.services.unit_of_work import Actor, UnitOfWork

GIVES: Mapping[Role, frozenset[Role]] = {
    Role.MANAGER: frozenset(Role),
    Role.TECHNICIAN: frozenset({Role.OPERATOR, Role.RECEPTION}),
}
"""A technician opens accounts for those who serve; none that may what the technician may not."""

Roles = Mapping[str, frozenset[Role]]  # by the key of the branch


@dataclass(frozen=True, slots=True)
class Account:
    """What is to be known of a person. A branch that `roles` leaves out keeps the roles that it has."""

    name: str
    position: str = ""
    roles: Roles = field(default_factory=dict)


def may_give(by: SignedIn, branch: str) -> frozenset[Role]:
    return frozenset().union(*(GIVES.get(role, frozenset()) for role in by.granted.get(branch, ())))


def people(session: Session, by: SignedIn) -> list[dict[str, Any]]:
    """Those with a role in a branch that is in one's charge, by name. `yours`: one may change name and password;
    `elsewhere`: there are roles that one does not see."""
    roles = _roles(session)
    found = []
    for staff in session.exec(select(Staff).order_by(col(Staff.name), col(Staff.login))):
        theirs = roles.get(staff.id, {})
        seen = {key: sorted(role.value for role in given) for key, given in theirs.items() if may_give(by, key)}
        if seen:
            found.append(
                {
                    **audit.picked(staff, ("id", "login", "name", "position", "disabled")),
                    "can_sign_in": staff.password_hash is not None,
                    "roles": seen,
                    "yours": _rules_over(by, theirs),
                    "elsewhere": len(seen) < len(theirs),
                }
            )
    return found


def add(
    work: UnitOfWork, by: SignedIn, login: str, account: Account, password_hash: str, retry: retries.Retry | None = None
) -> Staff:
    """A new account. Raises Invalid (login_invalid, login_taken, staff_name_invalid, role_missing),
    Forbidden(role_not_yours), NotFound(branch_unknown)."""
    actor = Actor(staff_id=by.id)
    branches = _lock(work, account.roles)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return work.session.get_one(Staff, made)
    staffing.check_person(NewPerson(login, account.name, account.position))
    if work.session.exec(select(Staff.id).where(Staff.login == tidy_login(login))).first() is not None:
        raise Invalid("login_taken")
    staff = Staff(
        login=tidy_login(login), name=account.name, position=account.position, password_hash=password_hash,
        created_at=work.now,
    )  # fmt: skip
    work.session.add(staff)
    work.session.flush()
    audit.note(work, None, actor, "staff:added", staff.id, name=staff.name)
    _give(work, by, staff, account.roles, branches)
    retries.remember(work, actor, retry, staff.id)
    return staff


def change(work: UnitOfWork, by: SignedIn, staff_id: str, account: Account) -> Staff:
    """Name, position and roles. Who loses a role is signed out. Raises what `add` raises, NotFound(staff_unknown),
    Forbidden(person_of_others), Refused(last_manager)."""
    branches = _lock(work, account.roles)
    staff = find(work.session, by, staff_id)
    staffing.check_person(NewPerson(staff.login, account.name, account.position))
    wanted = {"name": account.name, "position": account.position}
    if audit.differences(audit.picked(staff, wanted), wanted):
        _check_yours(work.session, by, staff)
        changes = audit.set_fields(staff, wanted)
        audit.note(work, None, Actor(staff_id=by.id), "staff:changed", staff.id, name=staff.name, changes=changes)
    _give(work, by, staff, account.roles, branches)
    return staff


def set_password(work: UnitOfWork, by: SignedIn, staff_id: str, password_hash: str) -> Staff:
    """A new password for somebody else; every session ends. Raises NotFound, Forbidden(person_of_others,
    own_password)."""
    staff = find(work.session, by, staff_id)
    if staff.id == by.id:
        raise Forbidden("own_password")
    _check_yours(work.session, by, staff)
    staffing.set_password(work, staff.login, password_hash, Actor(staff_id=by.id))
    return staff


def disable(work: UnitOfWork, by: SignedIn, staff_id: str) -> Staff:
    """No more sign-in, and out at once. Raises NotFound, Forbidden(person_of_others), Refused(last_manager)."""
    staff = find(work.session, by, staff_id)
    _check_yours(work.session, by, staff)
    _lock(work, _roles(work.session, staff.id).get(staff.id, {}))
    staffing.disable(work, staff.login, Actor(staff_id=by.id))
    _keep_managers(work, staff)
    return staff


def enable(work: UnitOfWork, by: SignedIn, staff_id: str) -> Staff:
    """The same account, roles and password as before. Raises NotFound, Forbidden(person_of_others)."""
    staff = find(work.session, by, staff_id)
    _check_yours(work.session, by, staff)
    if staff.disabled:
        staff.disabled = False
        staff.in_file = staff.in_file or None  # a person decided: the next file may switch it off anew
        audit.note(work, None, Actor(staff_id=by.id), "staff:enabled", staff.id, name=staff.name)
    return staff


def member_of(session: Session, branch: Branch, staff_id: str) -> Staff:
    """A person with a role in this branch. Raises NotFound(staff_unknown)."""
    query = select(Staff).join(StaffRole).where(Staff.id == staff_id, StaffRole.branch_id == branch.id)
    staff = session.exec(query).first()
    if staff is None:
        raise NotFound("staff_unknown")
    return staff


def members(session: Session, branch: Branch) -> list[Staff]:
    """Everybody with a role in this branch who may sign in, by name."""
    here = select(StaffRole.staff_id).where(StaffRole.branch_id == branch.id)
    query = select(Staff).where(col(Staff.id).in_(here), col(Staff.disabled).is_(False))
    return list(session.exec(query.order_by(col(Staff.name), col(Staff.id))))


def find(session: Session, by: SignedIn, staff_id: str) -> Staff:
    """Somebody with a role in a branch that is in one's charge. Raises NotFound(staff_unknown)."""
    staff = session.get(Staff, staff_id, populate_existing=True)
    if staff is None or not any(may_give(by, key) for key in _roles(session, staff_id).get(staff_id, {})):
        raise NotFound("staff_unknown")
    return staff


def _rules_over(by: SignedIn, roles: Roles) -> bool:
    return all(given <= may_give(by, key) for key, given in roles.items())


def _check_yours(session: Session, by: SignedIn, staff: Staff) -> None:
    if not _rules_over(by, _roles(session, staff.id).get(staff.id, {})):
        raise Forbidden("person_of_others")


def _give(work: UnitOfWork, by: SignedIn, staff: Staff, wanted: Roles, branches: Mapping[str, Branch]) -> None:
    """Bring the roles of these branches to what is wanted, within what one may give and take."""
    before = _roles(work.session, staff.id).get(staff.id, {})
    lost = False
    for key, roles in wanted.items():
        had = before.get(key, frozenset())
        if not roles ^ had <= may_give(by, key):
            raise Forbidden("role_not_yours")
        for role in had - roles:
            work.session.delete(work.session.get_one(StaffRole, (staff.id, branches[key].id, role)))
        for role in roles - had:
            work.session.add(StaffRole(staff_id=staff.id, branch_id=branches[key].id, role=role))
        if roles != had:
            changes = {"roles": [sorted(had), sorted(roles)]}
            audit.note(
                work, branches[key], Actor(staff_id=by.id), "staff:roles", staff.id, name=staff.name, changes=changes
            )
        lost = lost or bool(had - roles)
    work.session.flush()
    if not _roles(work.session, staff.id).get(staff.id):
        raise Invalid("role_missing")
    if lost:
        end_sessions(work, staff.id)
        _keep_managers(work, staff, before)


def _keep_managers(work: UnitOfWork, staff: Staff, before: Roles | None = None) -> None:
    """A branch where this person was a manager still has one who can sign in. Raises Refused(last_manager)."""
    work.session.flush()
    had = before if before is not None else _roles(work.session, staff.id).get(staff.id, {})
    for key in [key for key, roles in had.items() if Role.MANAGER in roles]:
        query = (
            select(func.count())
            .select_from(StaffRole)
            .join(Staff, col(Staff.id) == StaffRole.staff_id)
            .join(Branch, col(Branch.id) == StaffRole.branch_id)
            .where(Branch.key == key, StaffRole.role == Role.MANAGER)
            .where(col(Staff.disabled).is_(False), col(Staff.password_hash).is_not(None))
        )
        if not work.session.exec(query).one():
            raise Refused("last_manager")


def _roles(session: Session, staff_id: str | None = None) -> dict[str, dict[str, frozenset[Role]]]:
    """By person, by branch key; only branches that are switched on."""
    query = select(StaffRole, Branch.key).join(Branch, col(Branch.id) == StaffRole.branch_id).where(Branch.active)
    if staff_id is not None:
        query = query.where(StaffRole.staff_id == staff_id)
    found: dict[str, dict[str, frozenset[Role]]] = {}
    for row, key in session.exec(query):
        given = found.setdefault(row.staff_id, {})
        given[key] = given.get(key, frozenset()) | {Role(row.role)}
    return found


def _lock(work: UnitOfWork, roles: Roles) -> dict[str, Branch]:
    """These branches by key, locked in one order. Raises NotFound(branch_unknown)."""
    query = select(Branch.id).where(col(Branch.key).in_(roles), Branch.active).order_by(col(Branch.id))
    branches = [work.lock_branch(branch_id) for branch_id in work.session.exec(query).all()]
    if len(branches) < len(roles):
        raise NotFound("branch_unknown")
    return {branch.key: branch for branch in branches}
