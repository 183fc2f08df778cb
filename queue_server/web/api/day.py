"""The day of a branch: suspending reception and going on with it, the end of issuing, the end of the day."""

from __future__ import annotations

from typing import Any

from queue_server.models import Branch, Role
from queue_server.services import closing, suspending
from queue_server.services.day import day, suspension_view
from queue_server.services.suspensions import registers_view, suspension
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.lookup import retry
from queue_server.web.schemas.day import CloseDayBody, ResumeBody, SuspendBody
from queue_server.web.schemas.text import BranchPath

resource = Resource("day", __name__)
Answer = dict[str, Any]

supervising = staff(Role.SUPERVISOR)


@resource.get("/branches/<string:branch>/suspension")
@guard(staff())
def read_suspension(path: BranchPath) -> Answer:
    """What stands still now, and the registers that may be named."""
    branch = branch_or_404(path.branch)
    with deps().store.read() as session:
        return suspension_view(session, session.get_one(Branch, branch.id), deps().clock.now())


@resource.post("/branches/<string:branch>/suspend")
@guard(staff())
def suspend_branch(path: BranchPath, body: SuspendBody) -> Answer:
    """Suspend reception, or only services of some registers. Any signed-in member of staff may."""
    branch = branch_or_404(path.branch)
    key = retry("suspend", body.model_dump())
    with deps().store.write() as work:
        if body.reason == "register":
            suspending.suspend_registers(work, branch.id, body.registers, actor(branch.key), key)
        else:
            suspending.suspend(work, branch.id, body.reason, actor(branch.key), key)
    return _standing(branch)


@resource.post("/branches/<string:branch>/resume")
@guard(staff())
def resume_branch(path: BranchPath, body: ResumeBody) -> Answer:
    """Go on now or some minutes after the all-clear; with `registers`, only services of these go on."""
    branch = branch_or_404(path.branch)
    key = retry("resume", body.model_dump())
    with deps().store.write() as work:
        if body.registers:
            suspending.resume_registers(work, branch.id, body.registers, actor(branch.key), key)
        else:
            suspending.resume(work, branch.id, actor(branch.key), body.minutes, key)
    return _standing(branch)


@resource.get("/branches/<string:branch>/day")
@guard(supervising)
def read_day(path: BranchPath) -> Answer:
    """Hours, who is left, what stood still today, who was not served."""
    return _day(branch_or_404(path.branch))


@resource.post("/branches/<string:branch>/day/end-issuing")
@guard(supervising)
def end_issuing(path: BranchPath) -> Answer:
    """No more tickets today; whoever has one is served."""
    branch = branch_or_404(path.branch)
    with deps().store.write() as work:
        closing.end_issuing(work, branch.id, actor(branch.key))
    return _day(branch)


@resource.post("/branches/<string:branch>/day/reopen-issuing")
@guard(supervising)
def reopen_issuing(path: BranchPath) -> Answer:
    """Tickets are issued again today."""
    branch = branch_or_404(path.branch)
    with deps().store.write() as work:
        closing.reopen_issuing(work, branch.id, actor(branch.key))
    return _day(branch)


@resource.post("/branches/<string:branch>/day/close")
@guard(supervising)
def close_day(path: BranchPath, body: CloseDayBody) -> Answer:
    """Close the day; whoever is left gets a time of the next reception day."""
    branch = branch_or_404(path.branch)
    key = retry("close-day", body.model_dump())
    with deps().store.write() as work:
        closing.close_day(work, branch.id, actor(branch.key), body.reason, key)
    return _day(branch)


def _standing(branch: Branch) -> Answer:
    with deps().store.read() as session:
        fresh = session.get_one(Branch, branch.id)
        told = suspension(fresh, deps().clock.now())
        return {"suspended": told, "registers": registers_view(session, fresh.id)}


def _day(branch: Branch) -> Answer:
    with deps().store.read() as session:
        return day(session, session.get_one(Branch, branch.id), deps().clock.now())
