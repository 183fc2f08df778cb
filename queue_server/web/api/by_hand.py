"""Numbers by hand: sheets printed in advance, and what was kept on them entered afterwards."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from queue_server.models import Branch, Role
from queue_server.services import by_hand, hand_sheets
from queue_server.services.typed_rows import TypedRow, TypedService
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.lookup import retry
from queue_server.web.schemas.by_hand import EnterBody, RowBody, SheetsBody, WithdrawBody
from queue_server.web.schemas.text import BranchPath

resource = Resource("by-hand", __name__)
Answer = dict[str, Any]


@resource.get("/branches/<string:branch>/by-hand")
@guard(staff(Role.RECEPTION))
def read_form(path: BranchPath) -> Answer:
    """Lines with the numbers that are left, the last printings, and what a row may say."""
    branch = branch_or_404(path.branch)
    today = deps().clock.now().astimezone(ZoneInfo(branch.timezone)).date()
    with deps().store.read() as session:
        return by_hand.form(session, session.get_one(Branch, branch.id), today)


@resource.post("/branches/<string:branch>/by-hand/sheets")
@guard(staff(Role.RECEPTION))
def print_sheets(path: BranchPath, body: SheetsBody) -> tuple[Answer, int]:
    """Take the next reserved numbers for sheets of paper; the answer's id opens them for printing."""
    branch = branch_or_404(path.branch)
    counts = {wanted.line: wanted.count for wanted in body.lines}
    key = retry("print-by-hand", body.model_dump(mode="json"))
    with deps().store.write() as work:
        printing = hand_sheets.print_sheets(work, branch.id, counts, actor(branch.key), key)
    return {"printing": printing}, 201


@resource.post("/branches/<string:branch>/by-hand/begin-again")
@guard(staff(Role.RECEPTION))
def begin_again(path: BranchPath, body: WithdrawBody) -> Answer:
    """The old sheets of a line are thrown away; its numbers begin again."""
    branch = branch_or_404(path.branch)
    with deps().store.write() as work:
        hand_sheets.begin_again(work, branch.id, body.line, actor(branch.key))
    with deps().store.read() as session:
        return {"lines": hand_sheets.lines_to_print(session, branch)}


@resource.post("/branches/<string:branch>/by-hand/tickets")
@guard(staff(Role.RECEPTION))
def enter_tickets(path: BranchPath, body: EnterBody) -> tuple[Answer, int]:
    """Enter what was kept by hand, all rows or none; `hand_rows_wrong` says what is wrong in each."""
    branch = branch_or_404(path.branch)
    key = retry("enter-by-hand", body.model_dump(mode="json"))
    rows = [_row(row) for row in body.rows]
    with deps().store.write() as work:
        tickets = by_hand.enter(work, branch.id, rows, actor(branch.key), deps().codes, body.day, key)
    entered = [{"id": ticket.id, "number": ticket.number, "status": ticket.status.value} for ticket in tickets]
    return {"entered": entered}, 201


def _row(body: RowBody) -> TypedRow:
    served = None
    if body.served is not None:
        plain = body.served.model_dump() | {"outcome": body.served.outcome}
        served = TypedService(**plain | {"counter": plain["counter"] or "", "operator": plain["operator"] or ""})
    return TypedRow(number=body.number, time=body.time, purpose=body.purpose, service_id=body.service_id, served=served)
