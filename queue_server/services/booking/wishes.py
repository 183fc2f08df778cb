"""What a visitor wants to book: the line that it leads into, and how long the visit will take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from queue_server.domain.booking import BookingChannel, BookingRules
from queue_server.domain.durations import lengthening
from queue_server.domain.errors import Invalid, Refused
from queue_server.domain.slots import steps_of
from queue_server.models import Appointment, Branch, Line, Purpose, Service, Sphere, Ticket
from queue_server.services.lines import Visit, resolve_visit
from queue_server.services.ticketing import MOST_PERSONS, MOST_SERVICES
from queue_server.services.unit_of_work import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Keys of the settings, and the service's id, as at the kiosk."""

    purpose: str
    sphere: str | None = None
    service_id: str | None = None
    line: str | None = None
    persons: int = 1
    services: int = 1
    language: str = "uk"


@dataclass(frozen=True, slots=True)
class Sought:
    """A wish in a branch: the visit, its length in minutes and in steps of the day's grid, and what lengthens it."""

    visit: Visit
    minutes: int
    steps: int
    persons: int
    services: int
    language: str


def rules_for_booking(branch: Branch) -> BookingRules:
    return BookingRules.of(branch.booking)


def seek(session: Session, branch: Branch, wish: Wish) -> Sought:
    """Raises Invalid and Refused like the issuing of a ticket: purpose_unknown, line_unserved …"""
    if not 1 <= wish.persons <= MOST_PERSONS:
        raise Invalid("persons_out_of_range", least=1, most=MOST_PERSONS)
    if not 1 <= wish.services <= MOST_SERVICES:
        raise Invalid("services_out_of_range", least=1, most=MOST_SERVICES)
    visit = resolve_visit(session, branch, wish.purpose, wish.sphere, wish.service_id, wish.line)
    return _sought(branch, visit, wish.persons, wish.services, wish.language)


def sought_again(session: Session, branch: Branch, made: Appointment | Ticket) -> Sought:
    """What an appointment, or a ticket that was not served, is for: its visit keeps its line."""
    return _sought(branch, visit_of(session, made), made.persons, made.services, made.language)


def visit_of(session: Session, made: Appointment | Ticket) -> Visit:
    return Visit(
        session.get_one(Purpose, made.purpose_id),
        session.get_one(Sphere, made.sphere_id) if made.sphere_id else None,
        session.get_one(Service, made.service_id) if made.service_id else None,
        session.get_one(Line, made.line_id),
    )


def channel_of(actor: Actor, by_telephone: bool = False) -> BookingChannel:
    """How a booking comes when this one makes it."""
    if actor.staff_id is not None:
        return BookingChannel.TELEPHONE if by_telephone else BookingChannel.DESK
    return BookingChannel.KIOSK if actor.device_id is not None else BookingChannel.WEB


def refuse_closed_channel(branch: Branch, channel: BookingChannel) -> None:
    """Raises Refused(booking_channel_closed); a training copy is for those who learn, never for the public."""
    public_training = branch.training_of is not None and channel is BookingChannel.WEB
    if public_training or not rules_for_booking(branch).takes(channel):
        raise Refused("booking_channel_closed", channel=channel.value)


def local_time(branch: Branch, moment: datetime) -> str:
    """RFC 3339 in the branch's zone."""
    return moment.astimezone(ZoneInfo(branch.timezone)).isoformat(timespec="seconds")


def clock_of(branch: Branch, moment: datetime) -> str:
    """10:25 by the branch's wall clock."""
    return moment.astimezone(ZoneInfo(branch.timezone)).strftime("%H:%M")


def _sought(branch: Branch, visit: Visit, persons: int, services: int, language: str) -> Sought:
    asks_service = visit.service is not None and visit.purpose.detail == "service"
    own = visit.service.minutes if asks_service and visit.service is not None else None
    minutes = round((own or visit.purpose.minutes) * lengthening(persons, services))
    steps = steps_of(minutes, rules_for_booking(branch).step)
    return Sought(visit, minutes, steps, persons, services, language)
