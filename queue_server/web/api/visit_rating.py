"""The rating of the visitor's own visit, by the code of its ticket or its booking in the Authorization header."""

from __future__ import annotations

from typing import Any

from queue_server.models import RatingChannel
from queue_server.services import rating
from queue_server.services.unit_of_work import Actor
from queue_server.web.api import Resource
from queue_server.web.auth import appointment, guard, visit
from queue_server.web.dependencies import deps
from queue_server.web.lookup import retry
from queue_server.web.rating import own_ticket, shown
from queue_server.web.schemas.rating import RatingBody

resource = Resource("visit_rating", __name__)
Answer = dict[str, Any]


@resource.get("/visit/rating")
@guard(visit, appointment)
def read_rating() -> Answer:
    """What is asked, what was given, and until when it may be given or changed."""
    return shown(*own_ticket())


@resource.post("/visit/rating")
@guard(visit, appointment)
def rate_visit(body: RatingBody) -> tuple[Answer, int]:
    """Once a visit, within seven days of its end; changed within an hour by `changing`."""
    (branch_id, ticket_id), key = own_ticket(), retry("rating", body.model_dump())
    with deps().store.write() as work:
        rating.rate(work, branch_id, ticket_id, body.said(), RatingChannel.PHONE, Actor(ticket_id=ticket_id), key)
    return shown(branch_id, ticket_id), 201
