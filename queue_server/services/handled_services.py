"""The rows of what was done: opened when a service begins, closed with what came of it; undo takes both back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import col, select

from queue_server.domain.errors import Invalid
from queue_server.models import HandledService, Outcome, Purpose, Service, Ticket
from queue_server.services.unit_of_work import Actor, UnitOfWork

MOST_PIECES = 999
Closed = dict[str, str | None]  # a handled service that an action closed: id, purpose_id and service_id before


@dataclass(frozen=True, slots=True)
class Done:
    """One service that was done: keys and ids as the API gives them; None means the ticket's own."""

    outcome: Outcome
    quantity: int = 1
    purpose: str | None = None
    service_id: str | None = None


def open_handled(
    work: UnitOfWork, ticket: Ticket, counter_id: str | None, actor: Actor, what: Done | None = None
) -> str:
    """A service begins: the ticket's own, or `what` comes next. Returns the row's id."""
    assert counter_id is not None, "a service is done at a counter"
    row = HandledService(
        branch_id=ticket.branch_id,
        ticket_id=ticket.id,
        counter_id=counter_id,
        operator_id=actor.staff_id,
        purpose_id=purpose_by_key(work, what.purpose).id if what and what.purpose else ticket.purpose_id,
        service_id=service_by_id(work, what.service_id).id if what and what.service_id else ticket.service_id,
        started_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def close_handled(work: UnitOfWork, ticket: Ticket, done: Done | None) -> list[Closed]:
    """Close the open row; without an outcome (hold, transfer) it ends and says no more. Returns what undo needs."""
    query = select(HandledService).where(
        HandledService.ticket_id == ticket.id,
        col(HandledService.ended_at).is_(None),
        col(HandledService.undone).is_(False),
    )
    rows = work.session.exec(query).all()
    closed: list[Closed] = [{"id": row.id, "purpose_id": row.purpose_id, "service_id": row.service_id} for row in rows]
    for row in rows:
        row.ended_at = work.now
        if done is not None:
            _fill(work, row, done)
        work.session.add(row)
    return closed


def add_handled(work: UnitOfWork, ticket: Ticket, done: Done, actor: Actor) -> str:
    """One more service that was done within the same minutes. Returns the row's id."""
    row_id = open_handled(work, ticket, ticket.counter_id, actor, done)
    row = work.session.get_one(HandledService, row_id)
    row.ended_at, row.timed = work.now, False  # its minutes are within the first row's
    _fill(work, row, done)
    work.session.add(row)
    return row_id


def take_back(work: UnitOfWork, opened: list[str], closed: list[Closed]) -> None:
    """As if an action had never opened and closed these."""
    for row_id in opened:
        row = work.session.get_one(HandledService, row_id)
        row.undone, row.ended_at = True, row.ended_at or work.now
        work.session.add(row)
    for before in closed:
        row = work.session.get_one(HandledService, before["id"])
        row.ended_at = row.outcome = None
        row.purpose_id, row.service_id, row.quantity = str(before["purpose_id"]), before["service_id"], 1
        work.session.add(row)


def check_quantity(quantity: int) -> None:
    if not 1 <= quantity <= MOST_PIECES:
        raise Invalid("quantity_out_of_range", least=1, most=MOST_PIECES)


def purpose_by_key(work: UnitOfWork, key: str) -> Purpose:
    purpose = work.session.exec(select(Purpose).where(Purpose.key == key)).one_or_none()
    if purpose is None:
        raise Invalid("purpose_unknown", purpose=key)
    return purpose


def service_by_id(work: UnitOfWork, service_id: str) -> Service:
    service = work.session.get(Service, service_id)
    if service is None:
        raise Invalid("service_unknown")
    return service


def _fill(work: UnitOfWork, row: HandledService, done: Done) -> None:
    check_quantity(done.quantity)
    if done.service_id is not None:
        row.service_id = service_by_id(work, done.service_id).id
    if done.purpose is not None:
        row.purpose_id = purpose_by_key(work, done.purpose).id
    row.outcome, row.quantity = done.outcome, done.quantity
