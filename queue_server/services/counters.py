"""Taking, pausing and closing a counter; freeing one whose operator is gone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from queue_server.domain.counters import CounterAction, CounterStatus, PauseReason, next_status
from queue_server.domain.errors import Forbidden, NotFound, Refused
from queue_server.domain.events import CounterClosed, CounterEvent, CounterOpened, CounterPaused
from queue_server.domain.tickets import TicketAction, TicketStatus
from queue_server.models import Branch, Counter, Ticket
from queue_server.services.calling import held_ticket
from queue_server.services.handled_services import close_handled
from queue_server.services.ticket_changes import amend, apply
from queue_server.services.unit_of_work import Actor, UnitOfWork

EVENT_OF: dict[CounterAction, type[CounterEvent]] = {
    CounterAction.OPEN: CounterOpened,
    CounterAction.PAUSE: CounterPaused,
    CounterAction.CLOSE: CounterClosed,
}


def open_counter(work: UnitOfWork, branch_id: str, counter_id: str, actor: Actor) -> Counter:
    """Take a free counter and open it, or come back from a pause. Opening one's own open counter changes nothing.

    Raises Refused: counter_taken (by another), operator_elsewhere (one operator, one counter).
    """
    branch, counter = _find(work, branch_id, counter_id)
    if counter.operator_id not in (None, actor.staff_id):
        raise Refused("counter_taken", counter=counter.number)
    if counter.status is CounterStatus.OPEN:
        return counter
    return _apply(work, branch, counter, CounterAction.OPEN, actor, operator_id=actor.staff_id, pause=None)


def pause_counter(work: UnitOfWork, branch_id: str, counter_id: str, actor: Actor, reason: PauseReason) -> Counter:
    """Перерва, опрацювання документів or телефон; refused while a visitor is at the counter."""
    branch, counter = _find(work, branch_id, counter_id)
    _check_own(counter, actor)
    _check_empty(work, counter)
    return _apply(work, branch, counter, CounterAction.PAUSE, actor, because=reason.value, pause=reason)


def close_counter(work: UnitOfWork, branch_id: str, counter_id: str, actor: Actor) -> Counter:
    """Close and leave the counter; refused while a visitor is at it."""
    branch, counter = _find(work, branch_id, counter_id)
    _check_own(counter, actor)
    _check_empty(work, counter)
    closed = _apply(work, branch, counter, CounterAction.CLOSE, actor, operator_id=None, pause=None)
    _let_go(work, branch, counter, actor)
    return closed


def free_counter(work: UnitOfWork, branch_id: str, counter_id: str, actor: Actor, reason: str) -> Counter:
    """A supervisor frees a counter whose operator is gone: its visitor goes back to the old place."""
    if not actor.supervisor:
        raise Forbidden("supervisor_only")
    branch, counter = _find(work, branch_id, counter_id)
    held = held_ticket(work.session, counter.id)
    if held is not None:
        send_back(work, branch, held, actor, "operator_gone")
    changes = {"operator_id": None, "pause": None}
    freed = _apply(work, branch, counter, CounterAction.CLOSE, actor, because=reason[:200], **changes)
    _let_go(work, branch, counter, actor)
    return freed


def send_back(work: UnitOfWork, branch: Branch, ticket: Ticket, actor: Actor, because: str) -> Ticket:
    """A visitor at a counter goes back to the waiting, at once callable by another."""
    closed = close_handled(work, ticket, None) if ticket.status is TicketStatus.SERVING else []
    changes = {"counter_id": None, "operator_id": None, "not_before": work.now}
    memory = {"handled_closed": closed, "handled_opened": []}
    return apply(work, branch, ticket, TicketAction.REQUEUE, actor, because=because, memory=memory, **changes)


def _let_go(work: UnitOfWork, branch: Branch, counter: Counter, actor: Actor) -> None:
    """Whoever was sent to this very counter goes to any counter of the own line: nobody is stranded."""
    query = select(Ticket).where(Ticket.target_counter_id == counter.id, Ticket.status == TicketStatus.WAITING)
    for ticket in work.session.exec(query.order_by(col(Ticket.issue_seq))).all():
        amend(work, branch, ticket, actor, "counter_closed", target_counter_id=None)


def _find(work: UnitOfWork, branch_id: str, counter_id: str) -> tuple[Branch, Counter]:
    branch = work.lock_branch(branch_id)
    counter = work.session.get(Counter, counter_id, populate_existing=True)
    if counter is None or counter.branch_id != branch.id or not counter.active:
        raise NotFound("counter_unknown")
    return branch, counter


def _check_own(counter: Counter, actor: Actor) -> None:
    if counter.operator_id is not None and counter.operator_id != actor.staff_id:
        raise Forbidden("counter_not_yours")


def _check_empty(work: UnitOfWork, counter: Counter) -> None:
    held = held_ticket(work.session, counter.id)
    if held is not None:
        raise Refused("counter_busy", ticket=held.id, number=held.number, status=held.status.value)


def _apply(
    work: UnitOfWork,
    branch: Branch,
    counter: Counter,
    action: CounterAction,
    actor: Actor,
    because: str | None = None,
    **changes: Any,
) -> Counter:
    status = next_status(counter.status, action)
    same = (Counter.id == counter.id, Counter.status == counter.status)
    statement = update(Counter).where(*same).values(status=status, since=work.now, **changes)  # type: ignore[arg-type]
    try:
        result = work.session.execute(statement, execution_options={"synchronize_session": False})
    except IntegrityError as problem:
        raise Refused("operator_elsewhere") from problem
    if result.rowcount != 1:  # type: ignore[attr-defined]
        raise Refused("counter_changed")
    work.session.refresh(counter)
    fact = EVENT_OF[action](
        counter=counter.number,
        counter_id=counter.id,
        status=counter.status.value,
        reason=counter.pause.value if counter.pause else None,
    )
    work.record(branch, fact, actor, reason=because)
    return counter
