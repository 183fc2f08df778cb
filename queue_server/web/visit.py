"""What the routes of the own ticket share: how it is read for its visitor."""

from __future__ import annotations

from typing import Any

from queue_server.models import Branch, Ticket
from queue_server.services.own_page import own_page
from queue_server.services.visits import KnownVisit
from queue_server.web.dependencies import deps


def read_own(known: KnownVisit) -> dict[str, Any]:
    """Number, place in the queue, expected wait, and where to go."""
    with deps().store.read() as session:
        branch = session.get_one(Branch, known.branch_id)
        ticket = session.get_one(Ticket, known.ticket_id)
        wait = deps().forecast.ticket(branch.id, ticket.id)
        return own_page(session, branch, ticket, deps().clock.now(), wait)
