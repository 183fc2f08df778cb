"""Slips of bookings: printed with the booking at the desk and the kiosk, and once more as a duplicate."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, func, select

from queue_server.domain.appointments import AppointmentStatus
from queue_server.domain.booking import BookingChannel
from queue_server.domain.codes import Codes
from queue_server.domain.errors import Forbidden, Refused
from queue_server.models import Appointment, Branch, EventRow, PrintJob, PrintStatus
from queue_server.services import printing, retries
from queue_server.services.booking import changes, holding
from queue_server.services.booking.contacts import Visitor
from queue_server.services.booking.holding import Made
from queue_server.services.booking.wishes import Wish
from queue_server.services.unit_of_work import Actor, UnitOfWork

TELLS_A_TIME = ("appointment:booked", "appointment:moved")


def confirm(
    work: UnitOfWork,
    branch_id: str,
    code: str,
    visitor: Visitor,
    actor: Actor,
    codes: Codes,
    retry: retries.Retry | None = None,
    contact_code: str | None = None,
) -> Made:
    """Book a held time; at a kiosk with a printer the slip is printed, for nobody remembers twelve digits. Raises like
    holding.confirm."""
    made = holding.confirm(work, branch_id, code, visitor, actor, codes, retry, contact_code)
    if made.appointment.channel is BookingChannel.KIOSK and last_slip(work.session, made.appointment.id) is None:
        branch = work.lock_branch(branch_id)
        printer = printing.printer_for(work, branch, actor.device_id)
        if printer is not None:
            printing.queue_slip(work, branch, made.appointment, printer, actor)
    return made


def book_at_desk(
    work: UnitOfWork,
    branch_id: str,
    wish: Wish,
    slot: datetime,
    visitor: Visitor,
    actor: Actor,
    codes: Codes,
    retry: retries.Retry | None = None,
    *,
    by_telephone: bool = False,
    beyond_share: bool = False,
    printer_id: str | None = None,
) -> Made:
    """Book for a person, and print the slip where a printer is named. Raises like booking, and
    Invalid(printer_unknown)."""
    made = holding.book(
        work, branch_id, wish, slot, visitor, actor, codes, retry, by_telephone=by_telephone, beyond_share=beyond_share
    )  # fmt: skip
    branch = work.lock_branch(branch_id)
    if printer_id is not None and last_slip(work.session, made.appointment.id) is None:
        printer = printing.chosen_printer(work, branch, printer_id)
        printing.queue_slip(work, branch, made.appointment, printer, actor)
    return made


def print_slip(
    work: UnitOfWork,
    branch_id: str,
    appointment_id: str,
    actor: Actor,
    printer_id: str | None = None,
    retry: retries.Retry | None = None,
) -> PrintJob:
    """The slip of a booking that holds; once more for the same time it says «Дублікат».

    Raises Forbidden(reception_only), Refused(no_printer | appointment_wrong_status), Invalid(printer_unknown).
    """
    if not actor.reception:
        raise Forbidden("reception_only")
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return work.session.get_one(PrintJob, made)
    appointment = changes.find(work, branch, appointment_id)
    if appointment.status is not AppointmentStatus.BOOKED:
        raise Refused("appointment_wrong_status", status=appointment.status.value, action="slip")
    known = printing.chosen_printer(work, branch, printer_id) if printer_id else None
    printer = known or printing.printer_for(work, branch, actor.device_id)
    if printer is None:
        raise Refused("no_printer")
    again = _has_this_time(work.session, branch, appointment)
    job = printing.queue_slip(work, branch, appointment, printer, actor, duplicate=again)
    retries.remember(work, actor, retry, job.id)
    return job


def last_slip(session: Session, appointment_id: str) -> PrintJob | None:
    query = select(PrintJob).where(PrintJob.appointment_id == appointment_id)
    return session.exec(query.order_by(col(PrintJob.id).desc())).first()


def _has_this_time(session: Session, branch: Branch, appointment: Appointment) -> bool:
    """Whether a slip with the booking's present time may be on paper already; one that was moved gets a new slip."""
    since = session.exec(
        select(func.max(EventRow.at)).where(
            EventRow.branch_id == branch.id, EventRow.appointment_id == appointment.id,
            col(EventRow.name).in_(TELLS_A_TIME),
        )
    ).one()  # fmt: skip
    query = select(PrintJob.id).where(
        PrintJob.appointment_id == appointment.id, PrintJob.status != PrintStatus.FAILED,
        col(PrintJob.created_at) >= since,
    )  # fmt: skip
    return session.exec(query).first() is not None
