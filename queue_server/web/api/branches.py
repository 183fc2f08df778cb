"""Branches: the kiosk's menu, the hall's board, the queue now and the bell."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field
from sqlmodel import col, select

from queue_server.models import Bell, Branch, DeviceKind, Role
from queue_server.services import bells
from queue_server.services.boards import board, branch_facts
from queue_server.services.menu import menu
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, device, guard, public, staff
from queue_server.web.dependencies import deps
from queue_server.web.lookup import of_branch
from queue_server.web.queue import queue_of
from queue_server.web.schemas.text import BellPath, BranchPath

resource = Resource("branches", __name__)
Answer = dict[str, Any]


class BoardQuery(BaseModel):
    zone: str | None = Field(default=None, max_length=64)


@resource.get("/branches")
@guard(public)
def list_branches() -> Answer:
    """The branches of this installation."""
    with deps().store.read() as session:
        public_branches = select(Branch).where(col(Branch.active), col(Branch.training_of).is_(None))
        rows = session.exec(public_branches.order_by(col(Branch.position))).all()
        return {"branches": [branch_facts(branch) | {"address": branch.address} for branch in rows]}


@resource.get("/branches/<string:branch>/menu")
@guard(public)
def read_menu(path: BranchPath) -> Answer:
    """Purposes, spheres, services, lines, and whether they are open and why not."""
    branch = branch_or_404(path.branch)
    with deps().store.read() as session:
        return menu(session, branch, deps().clock.now(), deps().forecast.lines(branch.id))


@resource.get("/branches/<string:branch>/board")
@guard(device(DeviceKind.DISPLAY, DeviceKind.COUNTER_DISPLAY, DeviceKind.SPEAKER), staff())
def read_board(path: BranchPath, query: BoardQuery) -> Answer:
    """What a hall display shows, with `seq`."""
    branch = branch_or_404(path.branch)
    with deps().store.read() as session:
        return board(session, branch, query.zone, deps().clock.now(), deps().forecast.lines(branch.id))


@resource.get("/branches/<string:branch>/queue")
@guard(public)
def read_queue(path: BranchPath) -> Answer:
    """The queue now: lines, who waits and how long, who receives, whether and until when tickets are issued."""
    return queue_of(branch_or_404(path.branch))


@resource.post("/branches/<string:branch>/bell")
@guard(device(DeviceKind.KIOSK))
def ring_bell(path: BranchPath) -> tuple[Answer, int]:
    """A visitor calls for a member of staff."""
    branch = branch_or_404(path.branch)
    with deps().store.write() as work:
        bell = bells.ring(work, branch.id, actor(branch.key))
    return {"id": bell.id}, 201


@resource.post("/bells/<string:bell>/answer")
@guard(staff(Role.OPERATOR, Role.RECEPTION))
def answer_bell(path: BellPath) -> Answer:
    """A member of staff is coming."""
    _bell, branch = of_branch(Bell, path.bell, "bell_unknown")
    with deps().store.write() as work:
        bell = bells.answer(work, branch.id, path.bell, actor(branch.key))
    return {"id": bell.id}
