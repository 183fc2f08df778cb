"""What must hold after every fault, asked of the rows themselves; each test of this folder ends here."""

from __future__ import annotations

from collections import Counter as Count
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sqlmodel import Session, col, select

from queue_server.domain.numbering import after, ticket_number
from queue_server.domain.tickets import AT_COUNTER, TicketStatus
from queue_server.models import Branch, Counter, EventRow, Ticket
from tests.people import Kiosk, Operator
from tests.realtime.listeners import Screen
from tests.running_server import RunningServer, changed
from tests.witness import every_call_is_explained

NOBODY: Mapping[str, str] = MappingProxyType({})


def all_is_well(session: Session, acknowledged: Mapping[str, str] = NOBODY) -> None:
    """Nothing acknowledged (number by ticket's id) is lost, numbers are unique, nobody stands at two counters and no
    counter has two, the order was kept, and every change has its event. Of walk-ins in branches of plain rules."""
    _nothing_is_lost(session, acknowledged)
    for branch in session.exec(select(Branch)).all():
        tickets = session.exec(select(Ticket).where(Ticket.branch_id == branch.id)).all()
        query = select(EventRow).where(EventRow.branch_id == branch.id).order_by(col(EventRow.seq))
        events = session.exec(query).all()
        _numbers_are_unique(tickets)
        _the_log_is_complete(branch, tickets, events)
        _nobody_is_at_two_counters(session, events)
        every_call_is_explained(session, list(events))


def stored_is_well(server: RunningServer, acknowledged: Mapping[str, str] = NOBODY) -> None:
    """The same of a running server's database, with nobody at work meanwhile."""
    with changed(server.installation) as session:
        all_is_well(session, acknowledged)


def screens_agree(server: RunningServer, operator: Operator) -> None:
    """The hall's board, the public page, the kiosk's menu and the console say the same of who waits and is called."""
    with changed(server.installation) as session:
        branch = session.exec(select(Branch).where(Branch.key == server.installation.branch)).one()
        tickets = session.exec(select(Ticket).where(Ticket.branch_id == branch.id)).all()
        lines = Count(ticket.line_id for ticket in tickets if ticket.status is TicketStatus.WAITING)
        waiting = {ticket.number for ticket in tickets if ticket.status is TicketStatus.WAITING}
        called = {ticket.number for ticket in tickets if ticket.status is TicketStatus.CALLED}
        keys = {line.id: line.key for line in server.installation.centre.lines.values()}
        branch_id, seq = branch.id, branch.seq
    snapshots = {}
    for view, token in (("board", server.installation.tokens["display"]), ("queue", None)):
        screen = Screen(server.url, token)
        screen.subscribes(view, server.installation.branch)
        snapshots[view] = screen.is_shown()
        screen.leaves()
    assert {each["number"] for each in snapshots["board"]["called"]} == called
    for told in snapshots.values():
        assert told["seq"] >= seq
        assert {row["key"]: row["waiting"] for row in told["lines"]} == {keys[id]: lines[id] for id in keys}
    with changed(server.installation) as session:  # that a display has come is told too
        later = session.exec(select(EventRow.name).where(EventRow.branch_id == branch_id, EventRow.seq > seq))
        assert {name.partition(":")[0] for name in later} <= {"device"}
    assert {row["number"] for row in operator.desk()["queue"]} == waiting
    assert Kiosk(server).menu()["lines"]


def _nothing_is_lost(session: Session, acknowledged: Mapping[str, str]) -> None:
    stored: dict[str, str] = dict(session.exec(select(Ticket.id, Ticket.number)).all())
    assert {id: stored.get(id) for id in acknowledged} == dict(acknowledged), "an acknowledged ticket is lost"


def _numbers_are_unique(tickets: Sequence[Ticket]) -> None:
    """Once in a day, and without a gap: a number that nobody holds would be called in vain."""
    for day in {ticket.day for ticket in tickets}:
        numbers = Count(ticket.number for ticket in tickets if ticket.day == day and not ticket.by_hand)
        assert set(numbers.values()) <= {1}
        for letter, count in Count(number.split("-")[0] for number in numbers).items():
            last, expected = 0, []
            for _ in range(count):
                last = after(last)
                expected.append(ticket_number(letter, last))
            assert {number for number in numbers if number.startswith(f"{letter}-")} == set(expected)


def _the_log_is_complete(branch: Branch, tickets: Sequence[Ticket], events: Sequence[EventRow]) -> None:
    assert [event.seq for event in events] == list(range(1, branch.seq + 1)), "a change without its event"
    last = {event.ticket_id: event for event in events if event.name.startswith("ticket:")}
    for ticket in tickets:
        assert ticket.id in last, f"{ticket.number} was never issued"
        told = last[ticket.id].data
        assert (told["status"], last[ticket.id].seq) == (ticket.status.value, ticket.seq), ticket.number


def _nobody_is_at_two_counters(session: Session, events: Sequence[EventRow]) -> None:
    """Now, and at every moment of the log."""
    held = [row.counter_id for row in session.exec(select(Ticket).where(col(Ticket.status).in_(AT_COUNTER)))]
    assert set(Count(held).values()) <= {1}
    at: dict[str, str] = {}  # ticket → counter
    for event in events:
        if event.ticket_id is None or not event.name.startswith("ticket:"):
            continue
        if event.data["status"] in ("called", "serving"):
            counter = event.counter_id or at.get(event.ticket_id)
            assert counter is not None
            others = [ticket for ticket, place in at.items() if place == counter and ticket != event.ticket_id]
            assert not others, f"a counter had two at seq {event.seq}"
            assert at.setdefault(event.ticket_id, counter) == counter, f"at two counters at seq {event.seq}"
        else:
            at.pop(event.ticket_id, None)
    known = set(session.exec(select(Counter.id)))
    assert set(at.values()) <= known
