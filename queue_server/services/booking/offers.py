"""What can be booked: the free times of a line by day, the next free ones, and those nearest to a taken one. Reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import Session, and_, col, func, or_, select

from queue_server.domain.appointments import TAKES_PLACE, AppointmentStatus
from queue_server.domain.booking import BookingChannel
from queue_server.domain.hours import Timetable, Window
from queue_server.domain.slots import BookedDay, Place, Step, bookable_days, both_open, cut, nearest, without
from queue_server.models import (
    Absence,
    Appointment,
    Branch,
    Counter,
    CounterLine,
    Role,
    SlotUse,
    Staff,
    StaffRole,
    SwitchedOff,
)
from queue_server.models.columns import new_id
from queue_server.services.booking.wishes import Sought, rules_for_booking
from queue_server.services.lines import Visit
from queue_server.services.timetables import booking_windows, planned_counters, timetable

FOR_EVER = datetime.max.replace(tzinfo=UTC)
NEXT_FREE = 5
SERVING_ROLES = (Role.OPERATOR, Role.SUPERVISOR, Role.MANAGER)


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A local day that can be booked: whether the line receives at all, and its free times."""

    day: date
    open: bool
    times: tuple[datetime, ...]


def free_days(
    session: Session,
    branch: Branch,
    sought: Sought,
    channel: BookingChannel,
    now: datetime,
    *,
    moving: str | None = None,
) -> list[FreeDay]:
    """Every day of the horizon with its free times; `moving` is the appointment that would give up its own place."""
    days = days_of(branch, channel, now)
    earliest = earliest_of(branch, channel, now)
    booked = booked_days(session, branch, sought.visit, days, now, moving=moving)
    return [FreeDay(day, bool(b.steps), tuple(b.free_times(sought.steps, earliest))) for day, b in booked.items()]


def next_free(days: Sequence[FreeDay], most: int = NEXT_FREE) -> list[datetime]:
    """The first free times of all."""
    return [moment for day in days for moment in day.times][:most]


def alternatives(
    session: Session, branch: Branch, sought: Sought, channel: BookingChannel, now: datetime, wanted: datetime
) -> list[datetime]:
    """The free times nearest to one that is taken: of that day, and of further days while these are few."""
    hours = timetable(branch)
    asked = hours.local_day(wanted)
    earliest = earliest_of(branch, channel, now)
    found: list[datetime] = []
    for day in sorted(days_of(branch, channel, now), key=lambda each: (abs(each - asked), each < asked)):
        booked = booked_days(session, branch, sought.visit, [day], now)[day]
        found += booked.free_times(sought.steps, earliest)
        if len(found) >= NEXT_FREE:
            break
    return nearest(found, wanted, NEXT_FREE)


def days_of(branch: Branch, channel: BookingChannel, now: datetime) -> list[date]:
    """The local days that can be booked this way: at the kiosk only today; none that a supervisor has ended."""
    rules = rules_for_booking(branch)
    local = now.astimezone(timetable(branch).zone)
    days = bookable_days(local, rules.days_ahead, rules.release_time)
    ended = (branch.issuing_ended_on, branch.day_closed_on)
    return [day for day in (days[:1] if channel is BookingChannel.KIOSK else days) if day not in ended]


def earliest_of(branch: Branch, channel: BookingChannel, now: datetime) -> datetime:
    """The notice is asked of those who book from afar by themselves."""
    notice = rules_for_booking(branch).notice_minutes if channel is BookingChannel.WEB else 0
    return now + timedelta(minutes=notice)


def booked_days(
    session: Session, branch: Branch, visit: Visit, days: Sequence[date], now: datetime, *, moving: str | None = None
) -> dict[date, BookedDay]:
    """Each day's steps and what is taken of them; a hold that has run out takes nothing."""
    rules, hours, line = rules_for_booking(branch), timetable(branch), visit.line
    if not days or not line.active:
        return {day: BookedDay(rules.step, ()) for day in days}
    closed = _switched_off(session, branch, visit, now)
    counters, absent = _counters(session, line.id), _people_left(session, branch, days)
    steps = {
        day: cut(
            without(booking_windows(branch, hours, line, day), closed),
            rules.step,
            rules.share,
            planned_counters(hours, line, min(counters, absent.get(day, counters))),
        )
        for day in days
    }
    taken, visits = _taken(session, line.id, _bounds(hours, days), now, moving or new_id())
    return {day: _booked_day(rules.step, own, taken, visits) for day, own in steps.items()}


def _booked_day(
    length: timedelta, steps: tuple[Step, ...], taken: Sequence[Place], visits: Sequence[Window]
) -> BookedDay:
    if not steps:
        return BookedDay(length, ())
    whole = (steps[0].start, steps[-1].start + length)
    return BookedDay(
        length,
        steps,
        frozenset(place for place in taken if whole[0] <= place[0] < whole[1]),
        tuple(visit for visit in visits if both_open([visit], [whole])),
    )


def _bounds(hours: Timetable, days: Sequence[date]) -> Window:
    first, last = min(days), max(days) + timedelta(days=1)
    return (
        datetime.combine(first, time(), hours.zone).astimezone(UTC),
        datetime.combine(last, time(), hours.zone).astimezone(UTC),
    )


def _taken(
    session: Session, line_id: str, bounds: Window, now: datetime, moving: str
) -> tuple[list[Place], list[Window]]:
    alive = or_(col(Appointment.status) != AppointmentStatus.HELD, col(Appointment.held_until) > now)
    whose = and_(
        Appointment.line_id == line_id, Appointment.id != moving, col(Appointment.status).in_(TAKES_PLACE), alive
    )
    within = and_(col(Appointment.slot_at) >= bounds[0], col(Appointment.slot_at) < bounds[1])
    visits = session.exec(select(Appointment.slot_at, Appointment.minutes).where(whose, within)).all()
    uses = (
        select(SlotUse.start, SlotUse.place)
        .join(Appointment, col(Appointment.id) == SlotUse.appointment_id)
        .where(whose, col(SlotUse.start) >= bounds[0], col(SlotUse.start) < bounds[1])
    )
    places = [(start, number) for start, number in session.exec(uses)]
    return places, [(start, start + timedelta(minutes=minutes)) for start, minutes in visits]


def _switched_off(session: Session, branch: Branch, visit: Visit, now: datetime) -> list[Window]:
    """When the line or the service is off by hand; until it is switched on where no end is named."""
    own = SwitchedOff.line_id == visit.line.id
    if visit.service is not None:
        own = or_(own, SwitchedOff.service_id == visit.service.id)  # type: ignore[assignment]
    query = select(SwitchedOff).where(SwitchedOff.branch_id == branch.id, own, col(SwitchedOff.ended_at).is_(None))
    rows = session.exec(query).all()
    return [(row.since, row.until or FOR_EVER) for row in rows if row.until is None or row.until > now]


def _counters(session: Session, line_id: str) -> int:
    query = select(func.count()).select_from(CounterLine).join(Counter, col(Counter.id) == CounterLine.counter_id)
    return session.exec(query.where(CounterLine.line_id == line_id, col(Counter.active))).one()


def _people_left(session: Session, branch: Branch, days: Sequence[date]) -> Mapping[date, int]:
    """On days on which somebody is absent: how many who may serve are there; no more counters than people work."""
    query = select(Absence).where(
        Absence.branch_id == branch.id, col(Absence.cancelled_at).is_(None),
        Absence.first_day <= max(days), Absence.last_day >= min(days),
    )  # fmt: skip
    absences = session.exec(query).all()
    if not absences:
        return {}
    serving = select(StaffRole.staff_id).join(Staff, col(Staff.id) == StaffRole.staff_id).where(
        StaffRole.branch_id == branch.id, col(StaffRole.role).in_(SERVING_ROLES), col(Staff.disabled).is_(False)
    )  # fmt: skip
    people = set(session.exec(serving))
    gone = {day: {row.staff_id for row in absences if row.first_day <= day <= row.last_day} for day in days}
    return {day: len(people - staff) for day, staff in gone.items() if staff}
