"""Which line a visit belongs to: the most specific route wins, what is not served is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, select

from queue_server.domain.errors import Invalid, QueueError, Refused
from queue_server.models import Branch, Service
from queue_server.services.centre_file import parse_centre
from queue_server.services.centre_import import import_centre
from queue_server.services.menu import resolve_line, resolve_visit
from queue_server.services.unit_of_work import Actor, Store
from tests.factories import make_store
from tests.services.small_centre import SMALL


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = set_up(f"sqlite:///{tmp_path / 'queue.sqlite3'}")
    yield store
    store.engine.dispose()


def set_up(address: str) -> Store:
    store = make_store(address)
    with store.write() as work:
        import_centre(work, parse_centre(SMALL), Actor())
    return store


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.read() as session:
        yield session


def the_branch(session: Session) -> Branch:
    return session.exec(select(Branch)).one()


def test_the_most_specific_route_wins(session: Session) -> None:
    branch = the_branch(session)
    services = {row.key: row.id for row in session.exec(select(Service))}
    assert resolve_line(session, branch, "application", "civil", services["birth"]).key == "births"
    assert resolve_line(session, branch, "application", None, services["birth"]).key == "births"
    assert resolve_line(session, branch, "application", "civil", services["marriage"]).key == "documents"
    assert resolve_line(session, branch, "application", "civil", None).key == "documents"
    assert resolve_line(session, branch, "collection", "civil", services["birth"]).key == "documents"


def test_a_visit_knows_the_sphere_of_its_service(session: Session) -> None:
    birth = session.exec(select(Service).where(Service.key == "birth")).one()
    visit = resolve_visit(session, the_branch(session), "application", None, birth.id)
    assert (visit.purpose.key, visit.sphere and visit.sphere.key, visit.line.letter) == ("application", "civil", "Б")


def test_a_line_may_be_asked_for_by_its_key(session: Session) -> None:
    visit = resolve_visit(session, the_branch(session), "application", line_key="births")
    assert visit.line.key == "births"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("flight",), "purpose_unknown"),
        (("application", "space"), "sphere_unknown"),
        (("application", None, "00000000-0000-7000-8000-000000000000"), "service_unknown"),
        (("application", None, None, "garden"), "line_unknown"),
        (("application", "land"), "line_unserved"),
        (("application",), "line_unserved"),
        (("consultation", None, None, "births"), "line_unserved"),
    ],
)
def test_what_cannot_be_served_is_refused(session: Session, asked: tuple[str | None, ...], code: str) -> None:
    with pytest.raises((Invalid, Refused)) as refused:
        resolve_visit(session, the_branch(session), *asked)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_a_service_of_another_sphere_is_refused(session: Session) -> None:
    birth = session.exec(select(Service).where(Service.key == "birth")).one()
    with pytest.raises(QueueError) as refused:
        resolve_line(session, the_branch(session), "application", "land", birth.id)
    assert refused.value.code == "service_unknown"
