"""What an import does to the accounts of the staff: never a password, never back what a person disabled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import select

from queue_server.models import (
    Staff,
)
from queue_server.services.centre.merging import What
from queue_server.services.unit_of_work import Store
from tests.factories import make_store
from tests.fakes import RecordingPublisher
from tests.services.installations import imports, told
from tests.services.small_centre import SMALL


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    store = make_store(database_url, publish=RecordingPublisher())
    yield store
    store.engine.dispose()


def test_accounts_that_no_file_named_are_left_alone(store: Store) -> None:
    imports(store)
    with store.write() as work:
        work.session.add(Staff(login="boss", name="Керівниця", password_hash="x"))
    assert imports(store).count == 0
    with store.read() as session:
        assert not session.exec(select(Staff).where(Staff.login == "boss")).one().disabled


def test_an_account_left_out_is_disabled_and_comes_back_by_the_file_only(store: Store) -> None:
    imports(store)
    without_head = SMALL[: SMALL.index("  - login: head")]
    assert told(imports(store, without_head)) == {("switched_off", "staff", "head")}
    assert imports(store, without_head).count == 0
    assert told(imports(store)) == {("switched_on", "staff", "head")}


def test_who_was_disabled_by_a_person_is_not_brought_back(store: Store) -> None:
    imports(store)
    with store.write() as work:
        work.session.exec(select(Staff).where(Staff.login == "head")).one().disabled = True
    assert imports(store).count == 0
    with store.read() as session:
        assert session.exec(select(Staff).where(Staff.login == "head")).one().disabled


def test_the_password_survives_an_import(store: Store) -> None:
    imports(store)
    with store.write() as work:
        work.session.exec(select(Staff).where(Staff.login == "head")).one().password_hash = "argon"
    imports(store, SMALL.replace("Керівник (приклад)", "Керівниця (приклад)"))
    with store.read() as session:
        head = session.exec(select(Staff).where(Staff.login == "head")).one()
        assert (head.password_hash, head.name) == ("argon", "Керівниця (приклад)")


def test_roles_become_those_of_the_file(store: Store) -> None:
    imports(store)
    report = imports(store, SMALL.replace("role: manager", "role: supervisor"))
    assert [(change.name, change.fields) for change in report.changes] == [("head", ("roles",))]
    assert report.count_of(What.CHANGED) == 1
