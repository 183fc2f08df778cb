"""Staff accounts: signing in and out, sessions kept on the server, passwords, who may still come in."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import bindparam, delete, or_, update
from sqlmodel import Session, col, select

from queue_server.domain.errors import NotSignedIn
from queue_server.models import Branch, Role, Staff, StaffRole, StaffSession
from queue_server.services.unit_of_work import Store, UnitOfWork

IDLE = timedelta(hours=2)
"""A session that nobody used for so long is over: longer than a lunch, shorter than a shift."""
ABSOLUTE = timedelta(hours=12)
TOUCHED_EVERY = timedelta(minutes=1)

INCLUDES: Mapping[Role, frozenset[Role]] = {
    Role.OPERATOR: frozenset({Role.OPERATOR}),
    Role.RECEPTION: frozenset({Role.RECEPTION}),
    Role.SUPERVISOR: frozenset({Role.SUPERVISOR, Role.RECEPTION, Role.OPERATOR}),
    Role.MANAGER: frozenset({Role.MANAGER, Role.SUPERVISOR, Role.RECEPTION, Role.OPERATOR}),
    Role.TECHNICIAN: frozenset({Role.TECHNICIAN}),
}
"""What each role may: a manager what a supervisor may, a supervisor what reception and operators may."""


# Built once, as every request of staff asks it (docs/adr/0023).
SESSION = select(StaffSession, Staff).join(Staff).where(StaffSession.token_hash == bindparam("token_hash"))
GRANTED = (
    select(Branch.key, StaffRole.role)
    .join(Branch, col(Branch.id) == col(StaffRole.branch_id))
    .where(StaffRole.staff_id == bindparam("staff"))
)


class Passwords(Protocol):
    """Makes and checks password hashes outside the server's own thread."""

    def hash(self, password: str) -> str: ...

    def matches(self, stored: str | None, password: str) -> bool:
        """Takes the same time when there is nothing stored."""
        ...


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person with a live session; `granted` are the roles given, by the key of the branch."""

    id: str
    login: str
    name: str
    position: str
    granted: Mapping[str, frozenset[Role]] = field(default_factory=dict)
    stale: bool = False

    def roles(self, branch: str) -> frozenset[Role]:
        """All that the granted roles include there; nothing for a branch of others."""
        return frozenset().union(*(INCLUDES[role] for role in self.granted.get(branch, ())))


def hash_token(token: str) -> str:
    """What is stored of a 256-bit token: it cannot be guessed, so a plain hash hides it."""
    return hashlib.sha256(token.encode()).hexdigest()


def tidy_login(login: str) -> str:
    return login.strip().casefold()


def sign_in(store: Store, passwords: Passwords, login: str, password: str) -> str:
    """A new session's token. Raises NotSignedIn(sign_in_failed), alike for a wrong name and a wrong password."""
    with store.read() as session:
        known = _account(session, login)
    stored = known.password_hash if known and not known.disabled else None
    if not passwords.matches(stored, password) or known is None:
        raise NotSignedIn("sign_in_failed")
    token = secrets.token_urlsafe(32)
    with store.write() as work:
        staff = work.session.get(Staff, known.id)
        # The check took a while outside any transaction: the account must still be what was checked.
        if staff is None or staff.disabled or staff.password_hash != stored:
            raise NotSignedIn("sign_in_failed")
        row = StaffSession(token_hash=hash_token(token), staff_id=staff.id, created_at=work.now, seen_at=work.now)
        work.session.add(row)
    return token


def signed_in(store: Store, token: str) -> SignedIn | None:
    """Who holds this session, or None when it is over."""
    now = store.clock.now()
    with store.read() as session:
        found = session.exec(SESSION, params={"token_hash": hash_token(token)}).one_or_none()
        if found is None or not _alive(*found, now=now):
            return None
        row, staff = found
        granted = _granted(session, staff.id)
    return SignedIn(staff.id, staff.login, staff.name, staff.position, granted, now - row.seen_at > TOUCHED_EVERY)


def touch(work: UnitOfWork, token: str) -> None:
    """The session was used just now."""
    row = work.session.get(StaffSession, hash_token(token))
    if row is not None:
        row.seen_at = work.now


def sign_out(work: UnitOfWork, token: str) -> None:
    """End this session; an unknown one is ended already."""
    row = work.session.get(StaffSession, hash_token(token))
    if row is not None and row.ended_at is None:
        row.ended_at = work.now


def end_sessions(work: UnitOfWork, staff_id: str) -> None:
    """End every session of a person, at once."""
    theirs = (col(StaffSession.staff_id) == staff_id) & col(StaffSession.ended_at).is_(None)
    work.session.execute(update(StaffSession).where(theirs).values(ended_at=work.now))


def living_sessions(store: Store, tokens: Collection[str]) -> set[str]:
    """Those of the tokens whose sessions still live: open sockets are asked about in one go."""
    by_hash = {hash_token(token): token for token in tokens}
    now = store.clock.now()
    with store.read() as session:
        query = select(StaffSession, Staff).join(Staff).where(col(StaffSession.token_hash).in_(by_hash))
        found = session.exec(query).all()
    return {by_hash[row.token_hash] for row, staff in found if _alive(row, staff, now=now)}


def forget_old_sessions(work: UnitOfWork) -> int:
    """Delete the rows of sessions that are over; returns how many."""
    over = or_(col(StaffSession.created_at) < work.now - ABSOLUTE, col(StaffSession.ended_at) < work.now)
    result = work.session.execute(delete(StaffSession).where(over))
    return int(result.rowcount)  # type: ignore[attr-defined]


def _account(session: Session, login: str) -> Staff | None:
    return session.exec(select(Staff).where(Staff.login == tidy_login(login))).one_or_none()


def _alive(row: StaffSession, staff: Staff, now: datetime) -> bool:
    if row.ended_at is not None or staff.disabled:
        return False
    return now - row.seen_at <= IDLE and now - row.created_at <= ABSOLUTE


def _granted(session: Session, staff_id: str) -> dict[str, frozenset[Role]]:
    granted: dict[str, frozenset[Role]] = {}
    for branch, role in session.exec(GRANTED, params={"staff": staff_id}).all():
        granted[branch] = granted.get(branch, frozenset()) | {Role(role)}
    return granted
