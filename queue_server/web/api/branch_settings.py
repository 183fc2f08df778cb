"""The branch's rules, standards and own wordings, each part read and replaced whole."""

from __future__ import annotations

from typing import Any

from queue_server.models import Role
from queue_server.services import branch_settings
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.schemas.settings import PartPath, ValuesBody

resource = Resource("branch_settings", __name__)
Answer = dict[str, Any]

head = staff(Role.MANAGER)


@resource.get("/branches/<string:branch>/settings/<string:part>")
@guard(head)
def read_settings(path: PartPath) -> Answer:
    """Every value of this part, with the defaults of what was never set."""
    branch = branch_or_404(path.branch)
    return {"values": branch_settings.values_of(branch, path.part)}


@resource.post("/branches/<string:branch>/settings/<string:part>")
@guard(head)
def change_settings(path: PartPath, body: ValuesBody) -> Answer:
    """The whole part; a wrong value is refused with the name of its field."""
    branch = branch_or_404(path.branch)
    with deps().store.write() as work:
        values = branch_settings.change(work, branch.id, path.part, body.values, actor(branch.key))
    return {"values": values}
