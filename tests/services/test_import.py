"""Importing a centre file: found by keys, switched off and never deleted, nothing changed twice, nobody stranded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import col, func, select

from queue_server.domain.counters import CounterStatus
from queue_server.domain.selection import IN_TURN
from queue_server.domain.tickets import TicketStatus
from queue_server.models import (
    AuditEntry,
    Branch,
    Counter,
    CounterLine,
    EventRow,
    Line,
    LineRoute,
    Purpose,
    Service,
    Staff,
    StaffRole,
    Ticket,
)
from queue_server.models.columns import new_id
from queue_server.services.centre.merging import What
from queue_server.services.centre_file import parse_centre
from queue_server.services.centre_import import ImportReport, import_centre
from queue_server.services.unit_of_work import Actor, Store
from tests.factories import make_store
from tests.fakes import MONDAY_MORNING, RecordingPublisher
from tests.services.small_centre import SMALL

WITHOUT_BIRTHS = SMALL.replace(
    SMALL[SMALL.index("      - key: births") : SMALL.index("    not_served")], ""
).replace("lines: [documents, {line: births, advance: 10}]", "lines: [documents]")  # fmt: skip
SECOND_BRANCH = """\
  - key: village
    name: Віддалене місце
    short_name: ВРМ
    workplace: Стіл
    hours: {wed: ["09:00-13:00"]}
    lines:
      - {key: all, letter: В, name: Усі, routes: [{purposes: [consultation, application, collection]}]}
    counters:
      - {number: 1, lines: [all]}
staff:
"""
TWO_BRANCHES = SMALL.replace("staff:\n", SECOND_BRANCH)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    store = make_store(database_url, publish=RecordingPublisher())
    yield store
    store.engine.dispose()


def imports(store: Store, text: str = SMALL, actor: Actor | None = None) -> ImportReport:
    file = parse_centre(text)
    with store.write() as work:
        return import_centre(work, file, actor or Actor())


def told(report: ImportReport) -> set[tuple[str, str, str]]:
    return {(change.what.value, change.noun, change.name) for change in report.changes}


def visitor_waits(store: Store, line: str, **fields: object) -> str:
    with store.write() as work:
        row = work.session.exec(select(Line).where(Line.key == line)).one()
        purpose = work.session.exec(select(Purpose)).first()
        assert purpose is not None
        ticket = Ticket(
            branch_id=row.branch_id, day=MONDAY_MORNING.date(), number=f"{row.letter}-001", line_id=row.id,
            purpose_id=purpose.id, rank=IN_TURN, queue_time=MONDAY_MORNING, not_before=MONDAY_MORNING,
            issued_at=MONDAY_MORNING, issue_seq=1, seq=1, code_hash=new_id(), **fields,  # type: ignore[arg-type]
        )  # fmt: skip
        work.session.add(ticket)
        return ticket.id


def served_lines(store: Store, number: str, *, branch: str = "main") -> dict[str, int]:
    query = (
        select(Line.key, CounterLine.advance_minutes)
        .join(CounterLine, col(CounterLine.line_id) == Line.id)
        .join(Counter, col(Counter.id) == CounterLine.counter_id)
        .join(Branch, col(Branch.id) == Counter.branch_id)
        .where(Counter.number == number, Branch.key == branch)
    )
    with store.read() as session:
        return dict(session.exec(query).all())


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


def test_who_waits_in_a_line_that_is_switched_off_is_still_served(store: Store) -> None:
    imports(store)
    visitor_waits(store, "births")
    imports(store, WITHOUT_BIRTHS)
    assert served_lines(store, "1")["births"] == 10
    assert imports(store, WITHOUT_BIRTHS).count == 0


def test_a_line_that_is_switched_off_keeps_its_counters(store: Store) -> None:
    """A visitor who was absent may still be put back into it."""
    imports(store)
    imports(store, WITHOUT_BIRTHS)
    assert served_lines(store, "1") == {"documents": 0, "births": 10}


def test_who_waits_is_served_by_all_when_the_only_counter_of_the_line_goes(store: Store) -> None:
    imports(store)
    visitor_waits(store, "births")
    report = imports(store, _without_counter(WITHOUT_BIRTHS))
    assert ("switched_off", "counter", "1") in told(report)
    assert "births" in served_lines(store, "2")
    assert imports(store, _without_counter(WITHOUT_BIRTHS)).count == 0


def _without_counter(text: str) -> str:
    start = text.index("      - {number: 1")
    return text[:start] + text[text.index("      - {number: 2") :]


def test_a_ticket_sent_to_a_counter_that_goes_is_for_any_counter_of_its_line(store: Store) -> None:
    imports(store)
    with store.read() as session:
        gone = session.exec(select(Counter.id).where(Counter.number == "1")).one()
    sent = visitor_waits(store, "documents", target_counter_id=gone)
    imports(store, _without_counter(WITHOUT_BIRTHS))
    with store.read() as session:
        ticket = session.get_one(Ticket, sent)
        assert (ticket.status, ticket.target_counter_id) == (TicketStatus.WAITING, None)


def test_a_counter_with_a_visitor_goes_only_after_the_visit(store: Store) -> None:
    imports(store)
    with store.write() as work:
        counter = work.session.exec(select(Counter).where(Counter.number == "1")).one()
        operator = work.session.exec(select(Staff).where(Staff.login == "admin1")).one()
        counter.status, counter.operator_id = CounterStatus.OPEN, operator.id
        counter_id = counter.id
    served = visitor_waits(store, "documents", counter_id=counter_id)
    with store.write() as work:
        work.session.get_one(Ticket, served).status = TicketStatus.SERVING
    imports(store, _without_counter(WITHOUT_BIRTHS))
    with store.write() as work:
        assert work.session.get_one(Counter, counter_id).active
        assert served_lines(store, "1") == {"documents": 0, "births": 10}
        ticket = work.session.get_one(Ticket, served)
        ticket.status, ticket.counter_id = TicketStatus.SERVED, None
    imports(store, _without_counter(WITHOUT_BIRTHS))
    with store.read() as session:
        counter = session.get_one(Counter, counter_id)
        assert (counter.active, counter.status, counter.operator_id) == (False, CounterStatus.CLOSED, None)


def test_a_branch_left_out_goes_only_after_its_last_visitor(store: Store) -> None:
    imports(store, TWO_BRANCHES)
    waits = visitor_waits(store, "all")
    report = imports(store)
    assert report.waiting == ("village",)
    assert told(report) == {("switched_off", "line", "all")}
    with store.write() as work:
        assert work.session.exec(select(Branch.active).where(Branch.key == "village")).one()
        work.session.get_one(Ticket, waits).status = TicketStatus.SERVED
    report = imports(store)
    assert (report.waiting, told(report)) == ((), {("switched_off", "branch", "village")})
    assert imports(store).count == 0


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
