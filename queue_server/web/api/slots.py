"""Times that can be booked: by day, the next free ones, and holding one for five minutes."""

from __future__ import annotations

from typing import Any

from queue_server.models import DeviceKind, Role
from queue_server.services.booking import holding
from queue_server.services.booking.offers import free_days, next_free
from queue_server.services.booking.wishes import channel_of, local_time, refuse_closed_channel, rules_for_booking, seek
from queue_server.web import contact_codes
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, device, guard, public, staff
from queue_server.web.booking import count_made, limited, naming_others, own_retry, repeats
from queue_server.web.dependencies import deps
from queue_server.web.schemas.appointments import HoldBody, SlotsQuery
from queue_server.web.schemas.text import BranchPath

resource = Resource("slots", __name__)
Answer = dict[str, Any]

anybody = (device(DeviceKind.KIOSK), staff(Role.RECEPTION), public)


@resource.get("/branches/<string:branch>/slots")
@guard(*anybody)
def read_slots(path: BranchPath, query: SlotsQuery) -> Answer:
    """Every day of the horizon with its free times; at a kiosk only today's, for reception without the notice."""
    branch = branch_or_404(path.branch)
    channel, now = channel_of(actor(branch.key), query.by_telephone), deps().clock.now()
    refuse_closed_channel(branch, channel)
    with deps().store.read() as session:
        sought = seek(session, branch, query.wish())
        days = free_days(session, branch, sought, channel, now)
    return {
        "seq": branch.seq,
        "at": local_time(branch, now),
        "minutes": sought.minutes,
        "late_minutes": rules_for_booking(branch).late_minutes,
        "days": [
            {"date": day.day.isoformat(), "open": day.open, "times": [local_time(branch, t) for t in day.times]}
            for day in days
        ],
        "messages": sorted(deps().store.ways),
        "confirm_contact": contact_codes.are_asked_for(branch),
        "next": [local_time(branch, moment) for moment in next_free(days)],
    }


@resource.post("/branches/<string:branch>/appointments/hold")
@guard(*anybody)
def hold_slot(path: BranchPath, body: HoldBody) -> tuple[Answer, int]:
    """Keep a time for five minutes; `hold` is what confirms it. `slot_taken` names the nearest other times."""
    branch, address = branch_or_404(path.branch), limited()
    acting, wish = actor(branch.key), body.wish()
    key = own_retry("hold", body.model_dump(mode="json"))
    racing = None if body.instead_of or repeats(acting, key) else wish
    with (
        naming_others(branch, lambda s: seek(s, branch, wish), body.slot, channel_of(acting), racing),
        deps().store.write() as work,
    ):
        made = holding.hold(work, branch.id, wish, body.slot, acting, deps().codes, key, body.instead_of)
    count_made(address)
    held = made.appointment
    until = local_time(branch, held.held_until) if held.held_until else None
    return {"hold": made.code, "slot_at": local_time(branch, held.slot_at), "held_until": until}, 201
