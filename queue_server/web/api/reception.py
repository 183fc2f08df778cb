"""The reception's screen: everything at once, a ticket by number or code, and one ticket with its history."""

from __future__ import annotations

from typing import Any

from queue_server.domain.codes import typed
from queue_server.domain.errors import NotFound, NotSignedIn
from queue_server.models import Branch, Role, Ticket
from queue_server.services.booking import finding
from queue_server.services.booking.arrivals import find_ticket
from queue_server.services.reception_desk import reception_desk
from queue_server.services.ticket_card import by_number, ticket_card
from queue_server.services.ticket_view import TicketView
from queue_server.web.api import Resource
from queue_server.web.auth import branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.identity import by_visit_code, identity
from queue_server.web.lookup import of_branch
from queue_server.web.schemas.reception import FindBody
from queue_server.web.schemas.text import BranchPath, TicketPath

resource = Resource("reception", __name__)
Answer = dict[str, Any]

desk = staff(Role.RECEPTION)


@resource.get("/branches/<string:branch>/reception")
@guard(desk)
def read_reception(path: BranchPath) -> Answer:
    """What reception sees."""
    branch = branch_or_404(path.branch)
    signed_in = identity().staff
    assert signed_in is not None, "the guard let only staff in"
    with deps().store.read() as session:
        return reception_desk(session, session.get_one(Branch, branch.id), signed_in.id, deps().clock.now())


@resource.post("/branches/<string:branch>/tickets/find")
@guard(desk)
def find_tickets(path: BranchPath, body: FindBody) -> Answer:
    """Today's tickets of a number in any usual form, or the one of a code; the id of a booking that has no ticket yet.
    Wrong codes are counted like visitors'."""
    branch = branch_or_404(path.branch)
    booked = _booked(branch, body.meant)
    if booked is not None:
        return {"tickets": [], "appointment": booked}
    coded = _of_code(branch, body.meant) if typed(body.meant) else None
    with deps().store.read() as session:
        now = deps().clock.now()
        found = [session.get_one(Ticket, coded)] if coded else by_number(session, branch, body.meant, now)
        return {"tickets": TicketView(session, branch).many(found), "appointment": None}


@resource.get("/tickets/<string:ticket>/card")
@guard(desk)
def read_card(path: TicketPath) -> Answer:
    """One ticket with its place and its history."""
    ticket, branch = of_branch(Ticket, path.ticket, "ticket_unknown")
    wait = deps().forecast.ticket(branch.id, ticket.id)
    with deps().store.read() as session:
        return {"ticket": ticket_card(session, branch, session.get_one(Ticket, ticket.id), deps().clock.now(), wait)}


def _booked(branch: Branch, code: str) -> str | None:
    with deps().store.read() as session:
        found = finding.by_code(session, branch, code, deps().codes)
        return found.id if found is not None and find_ticket(session, found) is None else None


def _of_code(branch: Branch, code: str) -> str:
    """Raises NotFound(code_unknown), alike for a code of another branch; TooMany for many misses."""
    try:
        known = by_visit_code(code).visit
    except NotSignedIn as unknown:
        raise NotFound(unknown.code) from None
    if known is None or known.branch_id != branch.id:
        raise NotFound("code_unknown")
    return known.ticket_id
