"""Arriving: checking in issues the ticket; whoever is late may join the general queue with the time of that tap."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, select

from queue_server.domain.appointments import AppointmentAction, AppointmentStatus, CancelReason, may_check_in_from
from queue_server.domain.codes import Codes
from queue_server.domain.errors import Refused
from queue_server.models import Appointment, Branch, Ticket
from queue_server.services import ticketing
from queue_server.services.booking import changes, lateness, messages, presence
from queue_server.services.booking.wishes import clock_of, local_time, rules_for_booking, visit_of
from queue_server.services.suspensions import refuse_when_suspended
from queue_server.services.ticketing import Forecast, Issued, Wanted
from queue_server.services.unit_of_work import Actor, UnitOfWork
from queue_server.services.walk_ins import refuse_closed

BEGUN_FOR = timedelta(minutes=2)
NO_FORECAST: Forecast = {}  # a booked visitor waits for the booked time, not for the line


def begin_check_in(work: UnitOfWork, branch_id: str, appointment_id: str, actor: Actor) -> Appointment:
    """The visitor has been found at the kiosk or the desk: a check-in begun in time counts if it is finished soon."""
    branch = work.lock_branch(branch_id)
    appointment = changes.find(work, branch, appointment_id)
    last = lateness.last_moment_by_rule(work.session, branch, appointment, work.now)
    in_time = last is not None and last - BEGUN_FOR < work.now <= last
    if appointment.status is AppointmentStatus.BOOKED and in_time and not actor.appointment_id:
        promised = work.now + BEGUN_FOR
        appointment.promised_until = max(promised, appointment.promised_until or promised)
        work.session.add(appointment)
    return appointment


def check_in(
    work: UnitOfWork,
    branch_id: str,
    appointment_id: str,
    actor: Actor,
    codes: Codes,
    *,
    hall_code: str | None = None,
    asked_at: datetime | None = None,
) -> Issued:
    """The visitor is here: a ticket with the booked place in the order, and the appointment's own code. Once more
    gives the same ticket and no second paper. `asked_at` is when the request came, should it have had to wait.

    Raises Refused: presence_needed, check_in_too_early (with `from`), appointment_late, appointment_cancelled,
    branch_suspended.
    """
    branch = work.lock_branch(branch_id)
    appointment = changes.find(work, branch, appointment_id)
    presence.refuse_absent(branch, actor, codes, hall_code, work.now)
    if appointment.status is AppointmentStatus.CHECKED_IN:
        return ticketing.issued_already(work, ticket_of(work.session, appointment), codes)
    _refuse_gone(work.session, branch, appointment, min(asked_at or work.now, work.now))
    refuse_when_suspended(branch, work.now)
    opens = may_check_in_from(appointment.slot_at, rules_for_booking(branch).check_in_minutes)
    if work.now < opens:
        slot = appointment.slot_at
        at = {"from": local_time(branch, opens), "slot_at": local_time(branch, slot), "time": clock_of(branch, opens)}
        raise Refused("check_in_too_early", **at)
    issued = _issue(work, branch, appointment, actor, codes, appointment.slot_at)
    changes.apply(
        work, branch, appointment, AppointmentAction.CHECK_IN, actor, ticket=issued.ticket, checked_in_at=work.now
    )
    messages.drop_waiting(work, appointment)
    return issued


def join_queue(
    work: UnitOfWork,
    branch_id: str,
    appointment_id: str,
    actor: Actor,
    codes: Codes,
    forecast: Forecast,
    *,
    hall_code: str | None = None,
) -> Issued:
    """Whose booking was annulled stands in the general queue from this tap on; once more gives the same ticket.

    Raises Refused(appointment_not_late) while the booking holds, and like the issuing of a ticket.
    """
    branch = work.lock_branch(branch_id)
    appointment = changes.find(work, branch, appointment_id)
    presence.refuse_absent(branch, actor, codes, hall_code, work.now)
    if lateness.is_late(work.session, branch, appointment, work.now):
        lateness.annul(work, branch, appointment, actor)
    if appointment.cancel_reason is not CancelReason.LATE:
        raise Refused("appointment_not_late")
    joined = find_ticket(work.session, appointment)
    if joined is not None:
        return ticketing.issued_already(work, joined, codes)
    visit = visit_of(work.session, appointment)
    refuse_closed(work, branch, visit)
    return _issue(work, branch, appointment, actor, codes, None, forecast)


def find_ticket(session: Session, appointment: Appointment) -> Ticket | None:
    """The ticket that the appointment has issued."""
    return session.exec(select(Ticket).where(Ticket.appointment_id == appointment.id)).one_or_none()


def ticket_of(session: Session, appointment: Appointment) -> Ticket:
    ticket = find_ticket(session, appointment)
    assert ticket is not None, "who is checked in has a ticket"
    return ticket


def _refuse_gone(session: Session, branch: Branch, appointment: Appointment, now: datetime) -> None:
    lateness.refuse_late(session, branch, appointment, now)
    if appointment.status is not AppointmentStatus.BOOKED:
        raise Refused("appointment_cancelled")


def _issue(
    work: UnitOfWork,
    branch: Branch,
    appointment: Appointment,
    actor: Actor,
    codes: Codes,
    slot: datetime | None,
    forecast: Forecast = NO_FORECAST,
) -> Issued:
    visit = visit_of(work.session, appointment)
    wanted = Wanted(
        purpose=visit.purpose.key,
        persons=appointment.persons,
        services=appointment.services,
        language=appointment.language,
        slot=slot,
        print=actor.appointment_id is None,  # a phone needs no paper
    )
    return ticketing.give(work, branch, visit, wanted, actor, codes, forecast, appointment)
