"""Rating on the tablet of a counter: only the visit that has just ended there."""

from __future__ import annotations

from typing import Any

from queue_server.domain.errors import Refused
from queue_server.models import DeviceKind
from queue_server.services import rating_offers
from queue_server.services.devices import KnownDevice
from queue_server.web.api import Resource
from queue_server.web.auth import actor, device, guard
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.lookup import retry
from queue_server.web.rating import shown
from queue_server.web.schemas.rating import TabletRatingBody

resource = Resource("tablet_rating", __name__)
Answer = dict[str, Any]


@resource.get("/device/rating")
@guard(device(DeviceKind.TABLET))
def read_offer() -> Answer:
    """The visit that may be rated here now: `ticket` and what is asked of it, or null."""
    tablet = _tablet()
    if tablet.counter_id is None:
        return {"offer": None}
    with deps().store.read() as session:
        ticket = rating_offers.offered(session, tablet.branch_id, tablet.counter_id, deps().clock.now())
    if ticket is None:
        return {"offer": None}
    return {"offer": shown(tablet.branch_id, ticket.id) | {"ticket": ticket.id}}


@resource.post("/device/rating")
@guard(device(DeviceKind.TABLET))
def rate_at_counter(body: TabletRatingBody) -> tuple[Answer, int]:
    """Until the next visit of this counter begins."""
    tablet, key = _tablet(), retry("rating", body.model_dump())
    if tablet.counter_id is None:
        raise Refused("rating_offer_over")
    acting = actor(tablet.branch)
    with deps().store.write() as work:
        rating_offers.rate_here(work, tablet.branch_id, tablet.counter_id, body.ticket, body.said(), acting, key)
    return {"rated": True}, 201


def _tablet() -> KnownDevice:
    known = identity().device
    assert known is not None, "the guard let only a tablet in"
    return known
