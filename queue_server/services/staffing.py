"""Staff accounts: made, given a role and a password, disabled; each step is in the audit log."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlmodel import Session, select

from queue_server.domain.errors import Invalid, NotFound
from queue_server.models import Branch, Role, Staff, StaffRole, StaffSession
from queue_server.services import audit
from queue_server.services.accounts import Passwords, end_sessions, hash_token, tidy_login
from queue_server.services.passwords import check_password
from queue_server.services.unit_of_work import Actor, Store, UnitOfWork

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
    check_person(person)
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
    replace_password(work, staff, password_hash)
    audit.note(work, branch, actor, "staff:added", staff.id, role=role.value)
    return staff


def set_password(work: UnitOfWork, login: str, password_hash: str, actor: Actor) -> Staff:
    """Every open session of this person ends. Raises NotFound(staff_unknown)."""
    staff = find_staff(work.session, login)
    replace_password(work, staff, password_hash)
    audit.note(work, None, actor, "staff:password", staff.id)
    return staff


def checked_password(store: Store, passwords: Passwords, staff_id: str, password: str) -> str | None:
    """What is stored of this person's password, when this is it. Raises Invalid(password_wrong)."""
    with store.read() as session:
        stored = session.get_one(Staff, staff_id).password_hash
    if not passwords.matches(stored, password):
        raise Invalid("password_wrong")
    return stored


def change_own_password(work: UnitOfWork, staff_id: str, checked: str | None, password_hash: str, token: str) -> Staff:
    """The session of this token goes on, every other one ends. Raises Invalid(password_wrong) when the password that
    was checked is no longer the person's."""
    staff = work.session.get_one(Staff, staff_id, populate_existing=True)
    if staff.password_hash != checked:
        raise Invalid("password_wrong")
    own = work.session.get(StaffSession, hash_token(token))
    replace_password(work, staff, password_hash)
    if own is not None:
        work.session.refresh(own)
        own.ended_at = None
    audit.note(work, None, Actor(staff_id=staff.id), "staff:own_password", staff.id)
    return staff


def disable(work: UnitOfWork, login: str, actor: Actor) -> Staff:
    """The person can no longer sign in, and every open session ends. Raises NotFound(staff_unknown)."""
    staff = find_staff(work.session, login)
    if not staff.disabled:
        staff.disabled = True
        end_sessions(work, staff.id)
        audit.note(work, None, actor, "staff:disabled", staff.id)
    return staff


def find_staff(session: Session, login: str) -> Staff:
    """Raises NotFound(staff_unknown)."""
    staff = _find(session, login)
    if staff is None:
        raise NotFound("staff_unknown")
    return staff


def _find(session: Session, login: str) -> Staff | None:
    return session.exec(select(Staff).where(Staff.login == tidy_login(login))).one_or_none()


def check_person(person: NewPerson) -> None:
    """Raises Invalid (login_invalid, staff_name_invalid)."""
    if not LOGIN.fullmatch(tidy_login(person.login)):
        raise Invalid("login_invalid")
    if any(len(text) > LONGEST_NAME or not text.isprintable() for text in (person.name, person.position)):
        raise Invalid("staff_name_invalid", longest=LONGEST_NAME)


def replace_password(work: UnitOfWork, staff: Staff, password_hash: str) -> None:
    """Every open session of this person ends."""
    staff.password_hash = password_hash
    end_sessions(work, staff.id)
