"""What the routes of ratings share: whose visit it is, and how it is answered."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session, select

from queue_server.domain.codes import typed
from queue_server.domain.errors import NotFound, Refused
from queue_server.models import Branch, Ticket
from queue_server.services.rating import rating_page
from queue_server.services.visits import KnownAppointment, KnownVisit, known_visit
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity

Answer = dict[str, Any]


def own_ticket() -> tuple[str, str]:
    """The branch and the ticket of the asking visitor, by the code of the ticket or of the booking it came from.

    Raises Refused(rating_too_early) for a booking that nobody has come with yet."""
    known = identity().visit or identity().appointment
    if isinstance(known, KnownVisit):
        return known.branch_id, known.ticket_id
    assert isinstance(known, KnownAppointment), "the guard let only a visitor in"
    with deps().store.read() as session:
        query = select(Ticket.id).where(Ticket.appointment_id == known.appointment_id)
        ticket_id = session.exec(query).one_or_none()
    if ticket_id is None:
        raise Refused("rating_too_early")
    return known.branch_id, ticket_id


def visit_at(branch: Branch, code: str, machine: str) -> str:
    """The ticket of a code that was typed or shown at a machine of this branch.

    Raises NotFound(visit_unknown), alike for another branch's; TooMany for a machine at which codes are guessed."""
    deps().limits.check("arrival-code-misses", machine)
    digits = typed(code)
    known = known_visit(deps().store, deps().codes.stored(digits)) if digits else None
    if known is None or known.branch_id != branch.id:
        deps().limits.count("arrival-code-misses", machine)
        raise NotFound("visit_unknown")
    return known.ticket_id


def shown(branch_id: str, ticket_id: str) -> Answer:
    with deps().store.read() as session:
        return _page(session, branch_id, ticket_id)


def _page(session: Session, branch_id: str, ticket_id: str) -> Answer:
    branch, ticket = session.get_one(Branch, branch_id), session.get_one(Ticket, ticket_id)
    return rating_page(session, branch, ticket, deps().clock.now())
