"""Issuing tickets, and everything that happens to one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from queue_server.models import Branch, DeviceKind, Role, Ticket
from queue_server.services import calling, handling, reception, sending, undoing
from queue_server.services.handled_services import Done
from queue_server.services.sending import Destination
from queue_server.services.ticket_changes import Seen
from queue_server.services.ticket_view import TicketView
from queue_server.services.unit_of_work import Actor, UnitOfWork
from queue_server.web import issuing
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, device, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.lookup import of_branch, retry
from queue_server.web.schemas.text import BranchPath, TicketPath
from queue_server.web.schemas.tickets import (
    Action,
    CallBody,
    ContinueBody,
    DoneBody,
    DuplicateBody,
    FinishBody,
    HoldBody,
    IssueBody,
    PriorityBody,
    SeenBody,
    StartBody,
    TransferBody,
)

resource = Resource("tickets", __name__)
Answer = dict[str, Any]
Work = Callable[[UnitOfWork, Branch, Actor], Ticket]

serving = staff(Role.OPERATOR, Role.RECEPTION)
desk = staff(Role.RECEPTION)


@resource.post("/branches/<string:branch>/tickets")
@guard(device(DeviceKind.KIOSK), serving)
def issue_ticket(path: BranchPath, body: IssueBody) -> tuple[Answer, int]:
    """Issue a ticket; the same Idempotency-Key gives the same one."""
    branch = branch_or_404(path.branch)
    issued = issuing.issue(branch, body, retry("issue", body.model_dump(mode="json")))
    return issuing.answer(branch, issued), 201


@resource.get("/tickets/<string:ticket>")
@guard(serving)
def read_ticket(path: TicketPath) -> Answer:
    """A ticket as staff see it."""
    ticket, branch = of_branch(Ticket, path.ticket, "ticket_unknown")
    return _shown(branch, ticket)


@resource.post("/tickets/<string:ticket>/call")
@guard(serving)
def call_ticket(path: TicketPath, body: CallBody) -> Answer:
    """Call a certain ticket: one on hold, or a waiting one where the branch allows it, with a reason."""
    seen = _seen(body.seen)
    return _do(path, lambda w, b, a: calling.call_chosen(w, b.id, path.ticket, body.counter, a, body.reason, seen))


@resource.post("/tickets/<string:ticket>/recall")
@guard(serving)
def recall_ticket(path: TicketPath, body: Action) -> Answer:
    """Sound the call again."""
    return _do(path, lambda w, b, a: calling.recall(w, b.id, path.ticket, a, _seen(body.seen)))


@resource.post("/tickets/<string:ticket>/start")
@guard(serving)
def start_ticket(path: TicketPath, body: StartBody) -> Answer:
    """The visitor is at the counter."""
    return _do(path, lambda w, b, a: handling.start(w, b.id, path.ticket, a, _seen(body.seen), body.counter))


@resource.post("/tickets/<string:ticket>/continue")
@guard(serving)
def continue_ticket(path: TicketPath, body: ContinueBody) -> Answer:
    """The next service of the same visit."""
    done = _done(body.done)
    following = Done(body.done.outcome, 1, body.next.purpose, body.next.service_id)
    return _do(path, lambda w, b, a: handling.continue_with(w, b.id, path.ticket, a, _seen(body.seen), done, following))


@resource.post("/tickets/<string:ticket>/finish")
@guard(serving)
def finish_ticket(path: TicketPath, body: FinishBody) -> Answer:
    """The visit is over, with one row for each service done."""
    first = Done(body.outcome, body.quantity, body.purpose, body.service_id)
    done = [first, *(_done(row) for row in body.handled)]
    return _do(path, lambda w, b, a: handling.finish(w, b.id, path.ticket, a, _seen(body.seen), done))


@resource.post("/tickets/<string:ticket>/return")
@guard(serving)
def return_ticket(path: TicketPath, body: Action) -> Answer:
    """Back to the counter that sent the visitor."""
    return _do(path, lambda w, b, a: sending.give_back(w, b.id, path.ticket, a, _seen(body.seen)))


@resource.post("/tickets/<string:ticket>/hold")
@guard(serving)
def hold_ticket(path: TicketPath, body: HoldBody) -> Answer:
    """The visitor steps aside for some minutes."""
    return _do(
        path,
        lambda w, b, a: handling.hold(w, b.id, path.ticket, a, _seen(body.seen), body.reason, body.minutes),
    )


@resource.post("/tickets/<string:ticket>/requeue")
@guard(serving)
def requeue_ticket(path: TicketPath, body: Action) -> Answer:
    """Back into the queue at the old place."""
    return _do(path, lambda w, b, a: sending.requeue(w, b.id, path.ticket, a, _seen(body.seen)))


@resource.post("/tickets/<string:ticket>/transfer")
@guard(serving)
def transfer_ticket(path: TicketPath, body: TransferBody) -> Answer:
    """To a line, a counter or for another service; number and place stay."""
    to = Destination(body.line, body.counter, body.service_id, body.returns, body.purpose)
    return _do(
        path,
        lambda w, b, a: sending.transfer(w, b.id, path.ticket, a, _seen(body.seen), to, body.reason, body.note),
    )


@resource.post("/tickets/<string:ticket>/no-show")
@guard(serving)
def miss_ticket(path: TicketPath, body: Action) -> Answer:
    """The visitor did not come."""
    return _do(path, lambda w, b, a: calling.no_show(w, b.id, path.ticket, a, _seen(body.seen)))


@resource.post("/tickets/<string:ticket>/restore")
@guard(desk)
def restore_ticket(path: TicketPath, body: Action) -> Answer:
    """Reception puts a no-show back, once."""
    return _do(path, lambda w, b, a: reception.restore(w, b.id, path.ticket, a, _seen(body.seen)))


@resource.post("/tickets/<string:ticket>/cancel")
@guard(serving)
def cancel_ticket(path: TicketPath, body: Action) -> Answer:
    """The visitor leaves."""
    return _do(path, lambda w, b, a: reception.cancel(w, b.id, path.ticket, a, _seen(body.seen)))


@resource.post("/tickets/<string:ticket>/undo")
@guard(serving)
def undo_ticket(path: TicketPath, body: Action) -> Answer:
    """Take back one's own last action within 30 seconds."""
    return _do(path, lambda w, b, a: undoing.undo(w, b.id, path.ticket, a, _seen(body.seen)))


@resource.post("/tickets/<string:ticket>/priority")
@guard(serving)
def decide_priority(path: TicketPath, body: PriorityBody) -> Answer:
    """Mark a right to be served out of turn as confirmed or not."""
    seen, category = _seen(body.seen), body.category
    return _do(path, lambda w, b, a: reception.decide_right(w, b.id, path.ticket, a, seen, body.confirmed, category))


@resource.post("/tickets/<string:ticket>/duplicate")
@guard(serving)
def duplicate_ticket(path: TicketPath, body: DuplicateBody) -> Answer:
    """A new paper with a new code; the old code stops."""
    _ticket, branch = of_branch(Ticket, path.ticket, "ticket_unknown")
    with deps().store.write() as work:
        seen, codes = _seen(body.seen), deps().codes
        acting = actor(branch.key)
        ticket, job = reception.duplicate(work, branch.id, path.ticket, acting, codes, seen, body.printer)
    return _shown(branch, ticket) | {"job": job.id}


def _do(path: TicketPath, change: Work) -> Answer:
    _ticket, branch = of_branch(Ticket, path.ticket, "ticket_unknown")
    with deps().store.write() as work:
        ticket = change(work, branch, actor(branch.key))
        return {"ticket": TicketView(work.session, branch).full(ticket)}  # as it will be committed


def _shown(branch: Branch, ticket: Ticket) -> Answer:
    with deps().store.read() as session:
        return {"ticket": TicketView(session, branch).full(session.get_one(Ticket, ticket.id))}


def _seen(body: SeenBody) -> Seen:
    return Seen(body.status, body.seq)


def _done(body: DoneBody) -> Done:
    return Done(body.outcome, body.quantity, body.purpose, body.service_id)
