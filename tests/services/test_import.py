"""Importing a centre file: found by keys, switched off and never deleted, nothing changed twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import col, func, select

from queue_server.models import (
    AuditEntry,
    Branch,
    CounterLine,
    EventRow,
    Line,
    LineRoute,
    Service,
    Staff,
    StaffRole,
)
from queue_server.services.unit_of_work import Actor, Store
from tests.factories import make_store
from tests.fakes import RecordingPublisher
from tests.services.installations import TWO_BRANCHES, WITHOUT_BIRTHS, imports, served_lines, told
from tests.services.small_centre import SMALL


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    store = make_store(database_url, publish=RecordingPublisher())
    yield store
    store.engine.dispose()


def test_it_works(store: Store) -> None:
    report = imports(store)
    assert report.count > 0
    with store.read() as session:
        branch = session.exec(select(Branch)).one()
        assert branch.hours["tue"] == [["08:00", "12:00"], ["13:00", "20:00"]]
        assert branch.exceptions == {"2026-08-24": []}
        assert branch.rules == {"no_show_calls": 2, "issue_before_opening_minutes": 10}
        birth = session.exec(select(Service).where(Service.key == "birth")).one()
        assert birth.registers == ["civil-acts"]
        assert birth.card is not None
        assert birth.card["documents"] == [{"uk": "Паспорти батьків"}]
        assert session.exec(select(func.count()).select_from(LineRoute)).one() == 4
        assert {row.login for row in session.exec(select(Staff))} == {"admin1", "head"}
        assert session.exec(select(Staff).where(Staff.login == "head")).one().password_hash is None
    assert served_lines(store, "1") == {"documents": 0, "births": 10}


def test_the_second_import_changes_nothing(store: Store) -> None:
    imports(store, TWO_BRANCHES)
    with store.read() as session:
        before = _rows(session)
    report = imports(store, TWO_BRANCHES)
    assert (report.count, report.changes) == (0, ())
    with store.read() as session:
        assert _rows(session) == before


def _rows(session: object) -> tuple[object, ...]:
    counted = tuple(
        session.exec(select(func.count()).select_from(table)).one()  # type: ignore[attr-defined]
        for table in (EventRow, AuditEntry, Line, LineRoute, CounterLine, StaffRole)
    )
    return (*counted, *session.exec(select(Branch.seq).order_by(Branch.key)).all())  # type: ignore[attr-defined]


def test_a_changed_line_of_the_file_is_one_change_told_to_its_branch_only(store: Store) -> None:
    imports(store, TWO_BRANCHES)
    publisher = store.publish
    assert isinstance(publisher, RecordingPublisher)
    publisher.published.clear()
    report = imports(store, TWO_BRANCHES.replace("daily_limit: 60", "daily_limit: 70"))
    assert [(change.noun, change.name, change.fields) for change in report.changes] == [
        ("line", "documents", ("daily_limit",))
    ]
    assert [(fact.branch, fact.event.name) for fact in publisher.published] == [("main", "branch:changed")]


def test_what_all_branches_share_is_told_to_all(store: Store) -> None:
    imports(store, TWO_BRANCHES)
    publisher = store.publish
    assert isinstance(publisher, RecordingPublisher)
    publisher.published.clear()
    imports(store, TWO_BRANCHES.replace("icon: heart", "icon: baby"))
    assert sorted(fact.branch for fact in publisher.published) == ["main", "village"]


def test_what_is_missing_is_switched_off_and_comes_back(store: Store) -> None:
    imports(store)
    report = imports(store, WITHOUT_BIRTHS)
    assert ("switched_off", "line", "births") in told(report)
    with store.read() as session:
        line = session.exec(select(Line).where(Line.key == "births")).one()
        assert not line.active
        # The service now goes with its sphere.
        assert session.exec(select(LineRoute).where(LineRoute.line_id == line.id)).first() is None
    report = imports(store)
    assert ("switched_on", "line", "births") in told(report)
    assert imports(store).count == 0


def test_services_and_notices_left_out_stay_switched_off(store: Store) -> None:
    imports(store)
    short = SMALL.replace("      - {key: marriage, label: Шлюб, name: Державна реєстрація шлюбу}\n", "")
    short = short.replace("      - {key: masks, text: Вітаємо}\n", "      []\n")
    report = imports(store, short)
    assert told(report) == {("switched_off", "service", "marriage"), ("switched_off", "notice", "masks")}
    with store.read() as session:
        assert session.exec(select(Service).where(Service.key == "marriage")).one().active is False
    assert imports(store, short).count == 0


def test_the_audit_log_says_who_changed_what(store: Store) -> None:
    imports(store)
    with store.read() as session:
        manager = session.exec(select(Staff.id).where(Staff.login == "head")).one()
    imports(store, SMALL.replace("letter: Б", "letter: В"), Actor(staff_id=manager))
    with store.read() as session:
        entry = session.exec(select(AuditEntry).order_by(col(AuditEntry.id).desc())).first()
        assert entry is not None
        assert (entry.staff_id, entry.action, entry.subject) == (manager, "centre.imported", "main")
        assert entry.details == {
            "changes": [{"what": "changed", "noun": "line", "name": "births", "fields": ["letter"]}]
        }
