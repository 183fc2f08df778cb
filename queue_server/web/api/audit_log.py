"""The audit log of a branch, one day at a time, as far as the reader's roles go."""

from __future__ import annotations

from typing import Any

from queue_server.models import Role
from queue_server.services import audit_log
from queue_server.services.absences import local_day
from queue_server.web.api import Resource
from queue_server.web.auth import branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.schemas.settings import LogQuery
from queue_server.web.schemas.text import BranchPath

resource = Resource("audit_log", __name__)
Answer = dict[str, Any]


@resource.get("/branches/<string:branch>/audit-log")
@guard(staff(Role.SUPERVISOR, Role.MANAGER, Role.TECHNICIAN))
def read_log(path: BranchPath, query: LogQuery) -> Answer:
    """A page of a day, the latest first; `next` asks for the page after it."""
    branch = branch_or_404(path.branch)
    asking = identity().staff
    assert asking is not None, "the guard let only staff in"
    kinds = audit_log.kinds_for(asking.roles(branch.key))
    wanted = query.wanted(local_day(branch, deps().clock.now()), kinds)
    with deps().store.read() as session:
        rows = audit_log.read(session, branch, wanted)
        people = audit_log.people(session, branch)
    shown = rows[: audit_log.PAGE]
    following = shown[-1]["cursor"] if len(rows) > len(shown) else None
    return {
        "day": wanted.day.isoformat(),
        "kinds": sorted(kinds),
        "people": people,
        "entries": [{name: value for name, value in row.items() if name != "cursor"} for row in shown],
        "next": following,
    }
