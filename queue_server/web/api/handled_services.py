"""Services done without a ticket: by telephone, e-mail, post or outreach."""

from __future__ import annotations

from typing import Any

from queue_server.models import Branch, HandledService, Role
from queue_server.services import without_ticket
from queue_server.services.handled_services import Done
from queue_server.services.own_day import handled_view
from queue_server.services.ticket_view import TicketView
from queue_server.services.without_ticket import Turned
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.lookup import of_branch, retry
from queue_server.web.schemas.handled_services import HandledBody
from queue_server.web.schemas.text import BranchPath, HandledPath

resource = Resource("handled_services", __name__)
Answer = dict[str, Any]

serving = staff(Role.OPERATOR, Role.RECEPTION)


@resource.post("/branches/<string:branch>/handled-services")
@guard(serving)
def record_service(path: BranchPath, body: HandledBody) -> tuple[Answer, int]:
    """Write down a service without a ticket; the same Idempotency-Key gives the same one."""
    branch = branch_or_404(path.branch)
    turned = Turned(body.channel, Done(body.outcome, body.quantity, body.purpose, body.service_id), body.minutes)
    key = retry("handled-service", body.model_dump(mode="json"))
    with deps().store.write() as work:
        row = without_ticket.record(work, branch.id, turned, actor(branch.key), body.counter, key)
    return _shown(branch, row), 201


@resource.post("/handled-services/<string:handled>/undo")
@guard(serving)
def remove_service(path: HandledPath) -> Answer:
    """Take back what one has just written down, within 30 seconds."""
    _row, branch = of_branch(HandledService, path.handled, "handled_unknown")
    with deps().store.write() as work:
        row = without_ticket.remove(work, branch.id, path.handled, actor(branch.key))
    return _shown(branch, row)


def _shown(branch: Branch, row: HandledService) -> Answer:
    with deps().store.read() as session:
        found = session.get_one(HandledService, row.id)
        return {"handled": handled_view(session, TicketView(session, branch), found) | {"undone": found.undone}}
