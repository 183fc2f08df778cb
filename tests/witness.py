"""Looks at what happened, from the event rows alone, and says whether each call was the right one."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, select

from queue_server.models import CounterLine, EventRow, Line, Ticket


def every_call_is_explained(session: Session, events: list[EventRow]) -> None:
    """Each call took the earliest waiting ticket that its counter serves; walk-ins only, no preference of a line.

    Written apart from the selection: it knows only who was waiting at that seq and since when.
    """
    lines = {line.id: line.key for line in session.exec(select(Line)).all()}
    serves: dict[str, set[str]] = {}
    for link in session.exec(select(CounterLine)).all():
        serves.setdefault(link.counter_id, set()).add(lines[link.line_id])
    since: dict[str, tuple[datetime, int]] = {t.id: (t.queue_time, t.issue_seq) for t in session.exec(select(Ticket))}
    waiting: dict[str, str] = {}  # ticket → line
    for event in events:
        if event.ticket_id is None or not event.name.startswith("ticket:"):
            continue
        if event.name == "ticket:called":
            assert event.counter_id is not None
            assert event.reason, f"{event.data['number']} was called without a reason"
            mine = [ticket for ticket, line in waiting.items() if line in serves[event.counter_id]]
            first = min(mine, key=lambda ticket: since[ticket])
            assert event.ticket_id == first, f"{event.data['number']} was called before an earlier visitor"
        if event.data["status"] == "waiting":
            waiting[event.ticket_id] = str(event.data["line"])
        else:
            waiting.pop(event.ticket_id, None)
