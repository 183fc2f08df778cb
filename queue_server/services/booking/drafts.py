"""An appointment that is about to be made: its row, and the places that it takes at its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from queue_server.domain.booking import BookingChannel
from queue_server.domain.codes import Codes
from queue_server.domain.errors import Refused
from queue_server.domain.slots import Place, nearest
from queue_server.models import Appointment, Branch
from queue_server.services.booking.expiring import expire_due
from queue_server.services.booking.offers import NEXT_FREE, booked_days, days_of, earliest_of
from queue_server.services.booking.wishes import Sought
from queue_server.services.timetables import timetable
from queue_server.services.unit_of_work import Actor, UnitOfWork


@dataclass(frozen=True, slots=True)
class Draft:
    """A row that is not stored yet."""

    appointment: Appointment
    places: tuple[Place, ...]


def draft(
    work: UnitOfWork,
    branch: Branch,
    sought: Sought,
    slot: datetime,
    channel: BookingChannel,
    actor: Actor,
    codes: Codes,
    *,
    beyond_share: bool = False,
) -> Draft:
    """Raises like `places_of`."""
    places = places_of(work, branch, sought, slot, channel, beyond_share=beyond_share)
    return Draft(row(work, branch, sought, slot, channel, actor, codes), places)


def row(
    work: UnitOfWork,
    branch: Branch,
    sought: Sought,
    slot: datetime,
    channel: BookingChannel,
    actor: Actor,
    codes: Codes,
) -> Appointment:
    """An appointment for this visit, not stored yet."""
    visit = sought.visit
    appointment = Appointment(
        branch_id=branch.id,
        line_id=visit.line.id,
        purpose_id=visit.purpose.id,
        sphere_id=visit.sphere.id if visit.sphere else None,
        service_id=visit.service.id if visit.service else None,
        slot_at=slot,
        minutes=sought.minutes,
        persons=sought.persons,
        services=sought.services,
        language=sought.language,
        channel=channel,
        created_at=work.now,
        staff_id=actor.staff_id,
        device_id=actor.device_id,
        code_hash="",
    )
    appointment.code_hash = codes.stored(codes.make(appointment.id, appointment.code_version))
    return appointment


def places_of(
    work: UnitOfWork,
    branch: Branch,
    sought: Sought,
    slot: datetime,
    channel: BookingChannel,
    *,
    beyond_share: bool = False,
    moving: str | None = None,
) -> tuple[Place, ...]:
    """The places of a visit at this time. Raises Refused(slot_not_offered) for a time that nobody can book this way,
    Refused(slot_taken) for one that somebody was faster for; `others` are the nearest free times of that day."""
    expire_due(work, branch)
    day = timetable(branch).local_day(slot)
    if day not in days_of(branch, channel, work.now) or slot < earliest_of(branch, channel, work.now):
        raise Refused("slot_not_offered")
    booked = booked_days(work.session, branch, sought.visit, [day], work.now, moving=moving)[day]
    find = booked.places_beyond_share if beyond_share else booked.places_for
    places = find(slot, sought.steps)
    if places is None:
        offered = any(step.start == slot for step in booked.steps)
        earliest = earliest_of(branch, channel, work.now)
        others = nearest(booked.free_times(sought.steps, earliest), slot, NEXT_FREE)
        raise Refused("slot_taken" if offered else "slot_not_offered", others=others)
    return places
