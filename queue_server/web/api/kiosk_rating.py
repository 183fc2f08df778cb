"""Rating at the kiosk, by the code of the ticket."""

from __future__ import annotations

from typing import Any

from queue_server.models import DeviceKind, RatingChannel
from queue_server.services import rating
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, device, guard
from queue_server.web.dependencies import deps
from queue_server.web.lookup import retry
from queue_server.web.rating import shown, visit_at
from queue_server.web.schemas.rating import CodeBody, RatingByCodeBody
from queue_server.web.schemas.text import BranchPath

resource = Resource("kiosk_rating", __name__)
Answer = dict[str, Any]


@resource.post("/branches/<string:branch>/ratings/look-up")
@guard(device(DeviceKind.KIOSK))
def look_up_rating(path: BranchPath, body: CodeBody) -> Answer:
    """What is asked of the visit of this code."""
    branch, acting = branch_or_404(path.branch), actor(path.branch)
    return shown(branch.id, visit_at(branch, body.code, acting.key))


@resource.post("/branches/<string:branch>/ratings")
@guard(device(DeviceKind.KIOSK))
def rate_at_kiosk(path: BranchPath, body: RatingByCodeBody) -> tuple[Answer, int]:
    """Once a visit; changed within an hour by `changing`."""
    branch, acting = branch_or_404(path.branch), actor(path.branch)
    ticket_id = visit_at(branch, body.code, acting.key)
    key = retry("rating", body.model_dump(exclude={"code"}) | {"ticket": ticket_id})
    with deps().store.write() as work:
        rating.rate(work, branch.id, ticket_id, body.said(), RatingChannel.KIOSK, acting, key)
    return shown(branch.id, ticket_id), 201
