"""The weekly report of calls out of order: that the head has read it."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from queue_server.models import Role
from queue_server.services import out_of_order
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.schemas.text import Body, BranchPath

resource = Resource("out-of-order", __name__)


class ReadBody(Body):
    monday: date = Field(description="the Monday of the week")


@resource.post("/branches/<string:branch>/out-of-order/read")
@guard(staff(Role.MANAGER))
def mark_read(path: BranchPath, body: ReadBody) -> dict[str, Any]:
    """The head has read the report of this week."""
    branch = branch_or_404(path.branch)
    with deps().store.write() as work:
        out_of_order.mark_read(work, branch.id, body.monday, actor(branch.key))
    return {"monday": body.monday.isoformat()}
