"""Notices of the hall."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from queue_server.models import Branch, Notice, Role
from queue_server.services import notices
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.lookup import of_branch, retry
from queue_server.web.schemas.settings import NoticeBody, NoticePath, ShownBody
from queue_server.web.schemas.text import BranchPath

resource = Resource("notices", __name__)
Answer = dict[str, Any]

in_charge = staff(Role.SUPERVISOR)


@resource.get("/branches/<string:branch>/notices")
@guard(in_charge)
def list_notices(path: BranchPath) -> Answer:
    """All of them, those that are shown first; `over`: their time has passed."""
    branch = branch_or_404(path.branch)
    with deps().store.read() as session:
        return {"notices": [_shown(branch, row) for row in notices.notices(session, branch)]}


@resource.post("/branches/<string:branch>/notices")
@guard(in_charge)
def add_notice(path: BranchPath, body: NoticeBody) -> tuple[Answer, int]:
    """A further notice, the last in the order."""
    branch = branch_or_404(path.branch)
    key = retry("notice", body.model_dump(mode="json"))
    with deps().store.write() as work:
        row = notices.add(work, branch.id, body.said(branch), actor(branch.key), key)
    return {"notice": _shown(branch, row)}, 201


@resource.post("/notices/<string:notice>/change")
@guard(in_charge)
def change_notice(path: NoticePath, body: NoticeBody) -> Answer:
    """Another text or time."""
    _row, branch = of_branch(Notice, path.notice, "notice_unknown")
    with deps().store.write() as work:
        row = notices.change(work, branch.id, path.notice, body.said(branch), actor(branch.key))
    return {"notice": _shown(branch, row)}


@resource.post("/notices/<string:notice>/switch")
@guard(in_charge)
def switch_notice(path: NoticePath, body: ShownBody) -> Answer:
    """Show it in the hall or not."""
    _row, branch = of_branch(Notice, path.notice, "notice_unknown")
    with deps().store.write() as work:
        row = notices.switch(work, branch.id, path.notice, body.active, actor(branch.key))
    return {"notice": _shown(branch, row)}


@resource.post("/notices/<string:notice>/move-up")
@guard(in_charge)
def move_notice_up(path: NoticePath) -> Answer:
    """One place nearer to the first."""
    _row, branch = of_branch(Notice, path.notice, "notice_unknown")
    with deps().store.write() as work:
        row = notices.move_up(work, branch.id, path.notice, actor(branch.key))
    return {"notice": _shown(branch, row)}


def _shown(branch: Branch, row: Notice) -> Answer:
    until = row.until.astimezone(ZoneInfo(branch.timezone)).isoformat() if row.until else None
    over = row.until is not None and row.until <= deps().clock.now()
    return {"id": row.id, "text": row.text, "until": until, "over": over, "active": row.active}
