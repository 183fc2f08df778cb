"""The visitor's own ticket, by its code in the Authorization header."""

from __future__ import annotations

from typing import Any

from flask import Response

from queue_server.models import Ticket
from queue_server.services import letting_ahead, reception
from queue_server.services.ticket_changes import Seen
from queue_server.services.visits import code_of
from queue_server.web.api import Resource
from queue_server.web.auth import actor, guard, visit
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.lookup import retry
from queue_server.web.qr import drawing
from queue_server.web.schemas.tickets import LetAheadBody
from queue_server.web.visit import read_own

resource = Resource("visit", __name__)
Answer = dict[str, Any]


@resource.get("/visit")
@guard(visit)
def read_visit() -> Answer:
    """Number, place in the queue, expected wait, and where to go."""
    known = identity().visit
    assert known is not None, "the guard let only a visitor in"
    return read_own(known)


@resource.post("/visit/leave")
@guard(visit)
def leave_queue() -> Answer:
    """The visitor leaves the queue."""
    known = identity().visit
    assert known is not None, "the guard let only a visitor in"
    with deps().store.write() as work:
        ticket = reception.cancel(work, known.branch_id, known.ticket_id, actor(known.branch), Seen())
    return {"number": ticket.number, "status": ticket.status.value}


@resource.post("/visit/let-ahead")
@guard(visit)
def let_others_ahead(body: LetAheadBody) -> Answer:
    """One to three of those who stand right behind go first; twice at most."""
    known = identity().visit
    assert known is not None, "the guard let only a visitor in"
    key = retry("let-ahead", body.model_dump())
    with deps().store.write() as work:
        acting = actor(known.branch)
        ticket = letting_ahead.let_ahead(work, known.branch_id, known.ticket_id, body.places, acting, key)
    return {"number": ticket.number, "status": ticket.status.value}


@resource.get("/visit/qr")
@guard(visit)
def draw_qr() -> Response:
    """The QR of the visitor's own page, for a kiosk whose printer failed."""
    known = identity().visit
    assert known is not None, "the guard let only a visitor in"
    with deps().store.read() as session:
        ticket = session.get_one(Ticket, known.ticket_id)
    return drawing("v", code_of(ticket, deps().codes))
