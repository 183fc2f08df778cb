"""The visitor's own booking, by its code in the Authorization header."""

from __future__ import annotations

from typing import Any

from flask import Response

from queue_server.domain.errors import Invalid
from queue_server.models import Appointment, Branch
from queue_server.services.booking import altering, arrivals
from queue_server.services.booking.offers import free_days, next_free
from queue_server.services.booking.wishes import channel_of, local_time, sought_again
from queue_server.services.ticketing import Issued
from queue_server.services.visits import KnownAppointment
from queue_server.web.api import Resource
from queue_server.web.auth import actor, appointment, guard
from queue_server.web.booking import arrived, booked, count_wrong_hall_code, naming_others, read_own
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.lookup import retry
from queue_server.web.qr import drawing
from queue_server.web.schemas.appointments import ArriveBody, CancelBody, MoveBody

resource = Resource("appointment", __name__)
Answer = dict[str, Any]


@resource.get("/appointment")
@guard(appointment)
def read_appointment() -> Answer:
    """When, for what, until when one may come, and what may be done with it; no name and no contact."""
    known = _known()
    return read_own(_branch(known), known.appointment_id)


@resource.get("/appointment/slots")
@guard(appointment)
def read_other_slots() -> Answer:
    """The times to which this booking may be moved, or at which it may be booked again."""
    known, now = _known(), deps().clock.now()
    branch = _branch(known)
    with deps().store.read() as session:
        own = session.get_one(Appointment, known.appointment_id)
        channel = channel_of(actor(known.branch))
        days = free_days(session, branch, sought_again(session, branch, own), channel, now, moving=own.id)
    return {
        "at": local_time(branch, now),
        "days": [
            {"date": day.day.isoformat(), "open": day.open, "times": [local_time(branch, t) for t in day.times]}
            for day in days
        ],
        "next": [local_time(branch, moment) for moment in next_free(days)],
    }


@resource.get("/appointment/qr")
@guard(appointment)
def draw_booking_qr() -> Response:
    """The QR of the booking's own page, for a kiosk at which it was made."""
    known = _known()
    with deps().store.read() as session:
        own = session.get_one(Appointment, known.appointment_id)
    return drawing("booking/own", deps().codes.make(own.id, own.code_version))


@resource.post("/appointment/move")
@guard(appointment)
def move_appointment(body: MoveBody) -> Answer:
    """To another time; the code stays. `slot_taken` names the nearest other times."""
    known, acting = _known(), _actor()
    branch = _branch(known)
    with (
        naming_others(branch, lambda s: _sought(s, branch, known), body.slot, channel_of(acting)),
        deps().store.write() as work,
    ):
        altering.move(work, branch.id, known.appointment_id, body.slot, acting, body.seq)
    return read_own(branch, known.appointment_id)


@resource.post("/appointment/cancel")
@guard(appointment)
def cancel_appointment(body: CancelBody) -> Answer:
    """The visitor does not come."""
    known = _known()
    branch = _branch(known)
    with deps().store.write() as work:
        altering.cancel(work, branch.id, known.appointment_id, _actor(), body.seq)
    return read_own(branch, known.appointment_id)


@resource.post("/appointment/book-again")
@guard(appointment)
def book_again(body: MoveBody) -> tuple[Answer, int]:
    """A new time after an annulment or a cancelling: a booking of its own with its own code."""
    known, acting, key = _known(), _actor(), retry("book-again", body.model_dump(mode="json"))
    branch = _branch(known)
    with (
        naming_others(branch, lambda s: _sought(s, branch, known), body.slot, channel_of(acting)),
        deps().store.write() as work,
    ):
        made = altering.book_again(work, branch.id, known.appointment_id, body.slot, acting, deps().codes, key)
    return booked(branch, made), 201


@resource.post("/appointment/check-in")
@guard(appointment)
def check_in(body: ArriveBody) -> tuple[Answer, int]:
    """The visitor is in the hall and shows its code: a ticket with the booked place in the order."""
    known, asked_at = _known(), deps().clock.now()
    deps().limits.check("presence-code-misses", known.appointment_id)
    try:
        with deps().store.write() as work:
            issued = arrivals.check_in(
                work, known.branch_id, known.appointment_id, _actor(), deps().codes,
                hall_code=body.hall_code, asked_at=asked_at,
            )  # fmt: skip
    except Invalid as refusal:
        count_wrong_hall_code(refusal, known.appointment_id)
        raise
    return _arrived(known, issued), 201


@resource.post("/appointment/join-queue")
@guard(appointment)
def join_queue(body: ArriveBody) -> tuple[Answer, int]:
    """Too late for the booking: the general queue, from this tap on, for one who is in the hall."""
    known = _known()
    deps().limits.check("presence-code-misses", known.appointment_id)
    forecast = deps().forecast.lines(known.branch_id)
    try:
        with deps().store.write() as work:
            issued = arrivals.join_queue(
                work, known.branch_id, known.appointment_id, _actor(), deps().codes, forecast,
                hall_code=body.hall_code,
            )  # fmt: skip
    except Invalid as refusal:
        count_wrong_hall_code(refusal, known.appointment_id)
        raise
    return _arrived(known, issued), 201


def _known() -> KnownAppointment:
    known = identity().appointment
    assert known is not None, "the guard let only the holder of a booking in"
    return known


def _actor() -> Any:
    return actor(_known().branch)


def _branch(known: KnownAppointment) -> Branch:
    with deps().store.read() as session:
        return session.get_one(Branch, known.branch_id)


def _sought(session: Any, branch: Branch, known: KnownAppointment) -> Any:
    return sought_again(session, branch, session.get_one(Appointment, known.appointment_id))


def _arrived(known: KnownAppointment, issued: Issued) -> Answer:
    return arrived(_branch(known), issued)
