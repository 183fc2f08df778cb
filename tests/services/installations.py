"""An installation brought to a small centre file, and what tests ask of it."""

from __future__ import annotations

from sqlmodel import col, select

from queue_server.domain.selection import IN_TURN
from queue_server.models import Branch, Counter, CounterLine, Line, Purpose, Ticket
from queue_server.models.columns import new_id
from queue_server.services.centre_file import parse_centre
from queue_server.services.centre_import import ImportReport, import_centre
from queue_server.services.unit_of_work import Actor, Store
from tests.fakes import MONDAY_MORNING
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
