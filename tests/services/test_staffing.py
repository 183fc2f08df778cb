"""Accounts: made, given a role and a password, disabled; each step is in the audit log."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import select

from queue_server.domain.errors import Invalid, NotFound, QueueError
from queue_server.models import AuditEntry, Branch, Role, Staff, StaffRole
from queue_server.services import staffing
from queue_server.services.staffing import NewPerson
from queue_server.services.unit_of_work import Actor, Store
from tests.factories import Centre, make_branch, make_store


class PlainPasswords:
    """A hash that one can read."""

    def hash(self, password: str) -> str:
        return f"hash of {password}"

    def matches(self, stored: str | None, password: str) -> bool:
        return stored == self.hash(password)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    made = make_store(database_url)
    yield made
    made.engine.dispose()


@pytest.fixture
def centre(store: Store) -> Centre:
    with store.write() as work:
        return make_branch(work.session)


def add(store: Store, branch: Branch, login: str, role: Role = Role.OPERATOR, **person: str) -> Staff:
    with store.write() as work:
        return staffing.add_person(work, NewPerson(login, **person), branch, role, "hash", Actor(staff_id=None))


def roles_of(store: Store, staff: Staff) -> set[Role]:
    with store.read() as session:
        return set(session.exec(select(StaffRole.role).where(StaffRole.staff_id == staff.id)).all())


def test_it_works(store: Store, centre: Centre) -> None:
    staff = add(store, centre.branch, "Oksana.K", name="Оксана К.", position="адміністратор")
    assert (staff.login, staff.name, staff.position) == ("oksana.k", "Оксана К.", "адміністратор")
    assert staff.password_hash == "hash"
    assert roles_of(store, staff) == {Role.OPERATOR}


def test_adding_again_adds_a_role_and_replaces_the_password(store: Store, centre: Centre) -> None:
    """So a person of the centre's file, who has roles and no password, comes to sign in."""
    known = centre.operators["1"]
    again = add(store, centre.branch, known.login, Role.RECEPTION, name="Хтось інший")
    assert (again.id, again.name, again.password_hash) == (known.id, known.name, "hash")
    assert roles_of(store, again) == {Role.OPERATOR, Role.RECEPTION}
    add(store, centre.branch, known.login, Role.RECEPTION)
    assert roles_of(store, again) == {Role.OPERATOR, Role.RECEPTION}


@pytest.mark.parametrize("login", ["", "x", "два слова", "a/b", "a" * 65, "a\x00b", "<b>"])
def test_a_login_is_a_short_word(store: Store, centre: Centre, login: str) -> None:
    with pytest.raises(Invalid, match="login_invalid"):
        add(store, centre.branch, login)


@pytest.mark.parametrize("name", ["н" * 121, "рядок\nрядок"])
def test_a_name_stands_on_one_line(store: Store, centre: Centre, name: str) -> None:
    with pytest.raises(Invalid, match="staff_name_invalid"):
        add(store, centre.branch, "oksana", name=name)


def test_a_weak_password_is_not_even_hashed() -> None:
    with pytest.raises(QueueError, match="password_common"):
        staffing.hashed_password(PlainPasswords(), "oksana", "password")
    assert staffing.hashed_password(PlainPasswords(), "oksana", "гарний пароль") == "hash of гарний пароль"


def test_a_disabled_person_stays_disabled(store: Store, centre: Centre) -> None:
    login = centre.operators["1"].login
    for _ in range(2):
        with store.write() as work:
            assert staffing.disable(work, login.upper(), Actor()).disabled
    with store.read() as session:
        actions = session.exec(select(AuditEntry.action)).all()
    assert list(actions) == ["staff:disabled"], "once"


def test_an_unknown_person_is_said_to_be_unknown(store: Store, centre: Centre) -> None:
    with store.write() as work:
        with pytest.raises(NotFound, match="staff_unknown"):
            staffing.disable(work, "nobody", Actor())
        with pytest.raises(NotFound, match="staff_unknown"):
            staffing.set_password(work, "nobody", "hash", Actor())


def test_the_audit_log_says_who_did_what_and_no_secret(store: Store, centre: Centre) -> None:
    staff = add(store, centre.branch, "oksana")
    manager = centre.staff[Role.MANAGER].id
    with store.write() as work:
        staffing.set_password(work, "oksana", "another hash", Actor(staff_id=manager))
    with store.read() as session:
        entries = session.exec(select(AuditEntry).order_by("id")).all()
    assert [(entry.action, entry.subject, entry.staff_id) for entry in entries] == [
        ("staff:added", staff.id, None),
        ("staff:password", staff.id, manager),
    ]
    assert entries[0].details == {"role": "operator"}
    assert "hash" not in str([entry.model_dump() for entry in entries])
