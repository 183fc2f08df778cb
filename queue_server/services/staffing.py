"""Staff accounts: made, given a role and a password, disabled; each step is in the audit log."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlmodel import Session, select

from queue_server.domain.errors import Invalid, NotFound
from queue_server.models import AuditEntry, Branch, Role, Staff, StaffRole
from queue_server.services.accounts import Passwords, end_sessions, tidy_login
from queue_server.services.passwords import check_password
from queue_server.services.unit_of_work import Actor, UnitOfWork

LOGIN = re.compile(r"[\w.@-]{2,64}")
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class NewPerson:
    """An empty `name` becomes the login."""

    login: str
    name: str = ""
    position: str = ""


def hashed_password(passwords: Passwords, login: str, password: str) -> str:
    """What may be stored. To be called before the transaction: it takes its time in another thread, and nothing
    that yields may stand inside one. Raises what `check_password` raises."""
    check_password(password, tidy_login(login))
    return passwords.hash(password)


def add_person(
    work: UnitOfWork, person: NewPerson, branch: Branch, role: Role, password_hash: str, actor: Actor
) -> Staff:
    """An account with this role and password. One that exists (from the centre's file) keeps its name and its other
    roles. Raises Invalid (login_invalid, staff_name_invalid)."""
    _check(person)
    staff = _find(work.session, person.login)
    if staff is None:
        login = tidy_login(person.login)
        staff = Staff(
            login=login, name=person.name.strip() or login, position=person.position.strip(), created_at=work.now
        )
        work.session.add(staff)
        work.session.flush()
    if work.session.get(StaffRole, (staff.id, branch.id, role)) is None:
        work.session.add(StaffRole(staff_id=staff.id, branch_id=branch.id, role=role))
    _replace_password(work, staff, password_hash)
    _audit(work, actor, "staff:added", staff, branch, role=role.value)
    return staff


def set_password(work: UnitOfWork, login: str, password_hash: str, actor: Actor) -> Staff:
    """Every open session of this person ends. Raises NotFound(staff_unknown)."""
    staff = find_staff(work.session, login)
    _replace_password(work, staff, password_hash)
    _audit(work, actor, "staff:password", staff)
    return staff


def disable(work: UnitOfWork, login: str, actor: Actor) -> Staff:
    """The person can no longer sign in, and every open session ends. Raises NotFound(staff_unknown)."""
    staff = find_staff(work.session, login)
    if not staff.disabled:
        staff.disabled = True
        end_sessions(work, staff.id)
        _audit(work, actor, "staff:disabled", staff)
    return staff


def find_staff(session: Session, login: str) -> Staff:
    """Raises NotFound(staff_unknown)."""
    staff = _find(session, login)
    if staff is None:
        raise NotFound("staff_unknown")
    return staff


def _find(session: Session, login: str) -> Staff | None:
    return session.exec(select(Staff).where(Staff.login == tidy_login(login))).one_or_none()


def _check(person: NewPerson) -> None:
    if not LOGIN.fullmatch(tidy_login(person.login)):
        raise Invalid("login_invalid")
    if any(len(text) > LONGEST_NAME or not text.isprintable() for text in (person.name, person.position)):
        raise Invalid("staff_name_invalid", longest=LONGEST_NAME)


def _replace_password(work: UnitOfWork, staff: Staff, password_hash: str) -> None:
    staff.password_hash = password_hash
    end_sessions(work, staff.id)


def _audit(
    work: UnitOfWork, actor: Actor, action: str, staff: Staff, branch: Branch | None = None, **details: object
) -> None:
    work.session.add(
        AuditEntry(
            at=work.now,
            branch_id=branch.id if branch else None,
            staff_id=actor.staff_id,
            action=action,
            subject=staff.id,
            details=details,
        )
    )
