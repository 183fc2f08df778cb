"""What a counter's own display shows: the place, who receives there, whom, or why nobody. Reads only."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from queue_server.domain.counters import CounterStatus
from queue_server.models import Branch, Counter, Staff
from queue_server.services.boards import branch_facts, day_state
from queue_server.services.branch_settings import hall_of
from queue_server.services.calling import held_ticket
from queue_server.services.suspensions import suspension


def counter_sign(session: Session, branch: Branch, counter_id: str | None, now: datetime) -> dict[str, Any]:
    """`counter` is null where the display was given none; `ticket` is the one that is called or served there."""
    counter = session.get(Counter, counter_id) if counter_id is not None else None
    ticket = held_ticket(session, counter.id) if counter is not None else None
    return {
        "seq": branch.seq,
        "at": now.astimezone(ZoneInfo(branch.timezone)).isoformat(),
        "branch": branch_facts(branch),
        "suspended": suspension(branch, now),
        "day": day_state(branch, now),
        "counter": _counter(branch, counter) if counter is not None else None,
        "administrator": _administrator(session, branch, counter),
        "ticket": {"id": ticket.id, "number": ticket.number, "status": ticket.status.value} if ticket else None,
    }


def _counter(branch: Branch, counter: Counter) -> dict[str, Any]:
    """One that the centre's file no longer names is closed."""
    return {
        "number": counter.number,
        "workplace": counter.workplace or branch.workplace,
        "status": (counter.status if counter.active else CounterStatus.CLOSED).value,
        "pause": counter.pause.value if counter.pause is not None else None,
    }


def _administrator(session: Session, branch: Branch, counter: Counter | None) -> dict[str, str | None] | None:
    """As much as the centre allows."""
    person = session.get(Staff, counter.operator_id) if counter is not None and counter.operator_id else None
    sign = hall_of(branch).sign
    if person is None or sign == "nothing":
        return None
    return {"name": person.name if sign == "name" else None, "position": person.position}
