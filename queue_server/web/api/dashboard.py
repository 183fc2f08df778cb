"""The live dashboard of a branch."""

from __future__ import annotations

from typing import Any

from queue_server.models import DeviceKind, Role
from queue_server.services.branches import active_branch
from queue_server.services.dashboard import Ahead, dashboard
from queue_server.web.api import Resource
from queue_server.web.auth import device, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.schemas.dashboard import DashboardQuery
from queue_server.web.schemas.text import BranchPath

resource = Resource("dashboard", __name__)


@resource.get("/branches/<string:branch>/dashboard")
@guard(staff(Role.SUPERVISOR), device(DeviceKind.WALL))
def read_dashboard(path: BranchPath, query: DashboardQuery) -> dict[str, Any]:
    """The hall now: lines, counters, appointments, devices, ratings, alarms. With `wall`, and to a
    screen on the wall, no name of the staff."""
    names = query.wall is None and identity().device is None
    with deps().store.read() as session:
        branch = active_branch(session, path.branch)
        forecast = deps().forecast.of(branch.id)
        ahead = Ahead(
            forecast.lines if forecast else {}, deps().prospects.of(branch.id), forecast.accuracy if forecast else None
        )
        return dashboard(session, branch, deps().clock.now(), ahead, names=names)
