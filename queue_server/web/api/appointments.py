"""Bookings of a branch: confirming a held time, and everything that reception and a kiosk do with one."""

from __future__ import annotations

from typing import Any

from queue_server.domain.codes import typed
from queue_server.domain.errors import NotFound, Refused
from queue_server.models import Appointment, Branch, DeviceKind, Role
from queue_server.services.booking import (
    altering,
    arrivals,
    finding,
    presence,
    slips,
    standstills,
    views,
)
from queue_server.services.booking.booked_day import with_slip
from queue_server.services.booking.wishes import channel_of, local_time, seek, sought_again
from queue_server.web import contact_codes
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, device, guard, public, staff
from queue_server.web.booking import arrived, booked, count_made, limited, naming_others, own_retry, read_own
from queue_server.web.dependencies import deps
from queue_server.web.identity import count_miss, refuse_guessing
from queue_server.web.lookup import retry
from queue_server.web.qr import image
from queue_server.web.schemas.appointments import (
    AppointmentPath,
    CancelBody,
    ConfirmBody,
    ContactCodeBody,
    DayQuery,
    LookUpBody,
    MoveBody,
    RestoreBody,
    StaffBookBody,
)
from queue_server.web.schemas.reception import FindBody
from queue_server.web.schemas.text import BranchPath

resource = Resource("appointments", __name__)
Answer = dict[str, Any]

reception = staff(Role.RECEPTION)
kiosk = device(DeviceKind.KIOSK)


@resource.post("/branches/<string:branch>/appointments")
@guard(kiosk, public)
def confirm_appointment(path: BranchPath, body: ConfirmBody) -> tuple[Answer, int]:
    """Book a held time with a name and one contact; the code opens the booking from then on. `slip`: whether a kiosk's
    printer got it."""
    branch, address = branch_or_404(path.branch), limited()
    refuse_guessing(address)
    code = typed(body.hold) or ""
    key = own_retry("book", body.model_dump(mode="json"))
    try:
        with contact_codes.counting_guesses(code), deps().store.write() as work:
            made = slips.confirm(
                work, branch.id, code, body.visitor(), actor(branch.key), deps().codes, key, body.contact_code
            )
    except Refused as refusal:
        if refusal.code == "hold_unknown":
            count_miss(address)
        raise
    count_made(address)
    with deps().store.read() as session:
        slip = slips.last_slip(session, made.appointment.id) is not None
    return booked(branch, made) | {"slip": slip}, 201


@resource.post("/branches/<string:branch>/appointments/contact-code")
@guard(public)
def send_contact_code(path: BranchPath, body: ContactCodeBody) -> Answer:
    """Six digits to the contact of a held time, to be given when it is confirmed; `channel` is where they went."""
    branch = branch_or_404(path.branch)
    return {"channel": contact_codes.send(branch, body.hold, body.contact).contact.kind.value}


@resource.get("/branches/<string:branch>/hall-code")
@guard(device(DeviceKind.DISPLAY, DeviceKind.COUNTER_DISPLAY), reception)
def read_hall_code(path: BranchPath) -> Answer:
    """The code that the hall's screen shows, so that a phone can prove to be there; `until` the next one. `qr`
    is an image of the page's address with it."""
    branch = branch_or_404(path.branch)
    code, until = presence.hall_code(branch, deps().codes, deps().clock.now())
    return {"code": code, "until": local_time(branch, until), "qr": image("booking/here", code)}


@resource.post("/branches/<string:branch>/clock/confirm")
@guard(staff(Role.SUPERVISOR))
def confirm_clock(path: BranchPath) -> Answer:
    """The server's clock jumped and is right now: the rule of lateness goes on."""
    branch = branch_or_404(path.branch)
    with deps().store.write() as work:
        standing = standstills.confirm_clock(work, branch, actor(branch.key))
    return {"since": local_time(branch, standing.started_at)}


@resource.get("/branches/<string:branch>/appointments")
@guard(reception)
def list_appointments(path: BranchPath, query: DayQuery) -> Answer:
    """A day's bookings with who is due, checked in, late and cancelled."""
    branch = branch_or_404(path.branch)
    with deps().store.read() as session:
        return views.day_list(session, branch, query.day, deps().clock.now())


@resource.post("/branches/<string:branch>/appointments/find")
@guard(reception)
def find_appointments(path: BranchPath, body: FindBody) -> Answer:
    """By name, telephone or code; a POST, since a name must stand in no address."""
    branch, now = branch_or_404(path.branch), deps().clock.now()
    with deps().store.read() as session:
        found = finding.by_words(session, branch, body.meant, deps().codes, now)
        return {"appointments": [with_slip(session, views.for_staff(session, branch, each, now)) for each in found]}


@resource.post("/branches/<string:branch>/appointments/by-staff")
@guard(reception)
def book_for_visitor(path: BranchPath, body: StaffBookBody) -> tuple[Answer, int]:
    """Book for a person at the desk or on the telephone: no contact is needed. A printer gives the slip too."""
    branch = branch_or_404(path.branch)
    acting, wish, key = actor(branch.key), body.wish(), retry("book", body.model_dump(mode="json"))
    channel = channel_of(acting, body.by_telephone)
    with (
        naming_others(branch, lambda s: seek(s, branch, wish), body.slot, channel),
        deps().store.write() as work,
    ):
        made = slips.book_at_desk(
            work,
            branch.id,
            wish,
            body.slot,
            body.visitor(),
            acting,
            deps().codes,
            key,
            by_telephone=body.by_telephone,
            beyond_share=body.beyond_share,
            printer_id=body.printer,
        )
    return _for_staff(branch, made.appointment.id) | {"code": made.code}, 201


@resource.post("/branches/<string:branch>/appointments/look-up")
@guard(kiosk)
def look_up_appointment(path: BranchPath, body: LookUpBody) -> Answer:
    """At the kiosk: the booking of a code, or of a time with four digits. A check-in that is begun in time counts."""
    branch, machine = branch_or_404(path.branch), actor(path.branch).key
    deps().limits.check("arrival-code-misses", machine)
    with deps().store.read() as session:
        found = None
        if body.code is not None:
            found = finding.by_code(session, branch, body.code, deps().codes)
        elif body.time is not None and body.digits is not None:
            clock = body.time.zfill(len("00:00"))
            found = finding.by_time_and_digits(session, branch, clock, body.digits, deps().clock.now())
    if found is None:
        deps().limits.count("arrival-code-misses", machine)
        raise NotFound("appointment_unknown")
    with deps().store.write() as work:
        arrivals.begin_check_in(work, branch.id, found.id, actor(branch.key))
    return read_own(branch, found.id) | {"id": found.id}


@resource.get("/branches/<string:branch>/appointments/<string:appointment>")
@guard(reception)
def read_appointment(path: AppointmentPath) -> Answer:
    """A booking as reception sees it."""
    branch = branch_or_404(path.branch)
    return _for_staff(branch, _of_branch(branch, path.appointment).id)


@resource.post("/branches/<string:branch>/appointments/<string:appointment>/check-in")
@guard(kiosk, reception)
def check_in_visitor(path: AppointmentPath) -> tuple[Answer, int]:
    """The visitor stands at the kiosk or the desk: a ticket with the booked place in the order."""
    branch, asked_at = branch_or_404(path.branch), deps().clock.now()
    with deps().store.write() as work:
        issued = arrivals.check_in(
            work, branch.id, path.appointment, actor(branch.key), deps().codes, asked_at=asked_at
        )
    return arrived(branch, issued), 201


@resource.post("/branches/<string:branch>/appointments/<string:appointment>/join-queue")
@guard(kiosk, reception)
def join_queue_there(path: AppointmentPath) -> tuple[Answer, int]:
    """Whose booking was annulled stands in the general queue from now on."""
    branch = branch_or_404(path.branch)
    forecast = deps().forecast.lines(branch.id)
    with deps().store.write() as work:
        issued = arrivals.join_queue(work, branch.id, path.appointment, actor(branch.key), deps().codes, forecast)
    return arrived(branch, issued), 201


@resource.post("/branches/<string:branch>/appointments/<string:appointment>/move")
@guard(reception)
def move_for_visitor(path: AppointmentPath, body: MoveBody) -> Answer:
    """To another time; the code stays."""
    branch = branch_or_404(path.branch)
    acting, row = actor(branch.key), _of_branch(branch, path.appointment)
    with (
        naming_others(branch, lambda s: sought_again(s, branch, row), body.slot, channel_of(acting)),
        deps().store.write() as work,
    ):
        altering.move(work, branch.id, path.appointment, body.slot, acting, body.seq)
    return _for_staff(branch, path.appointment)


@resource.post("/branches/<string:branch>/appointments/<string:appointment>/cancel")
@guard(reception)
def cancel_for_visitor(path: AppointmentPath, body: CancelBody) -> Answer:
    """For the visitor, or because the centre cannot receive."""
    branch = branch_or_404(path.branch)
    with deps().store.write() as work:
        altering.cancel(work, branch.id, path.appointment, actor(branch.key), body.seq, by_centre=body.by_centre)
    return _for_staff(branch, path.appointment)


@resource.post("/branches/<string:branch>/appointments/<string:appointment>/restore")
@guard(staff(Role.SUPERVISOR))
def restore_appointment(path: AppointmentPath, body: RestoreBody) -> Answer:
    """A supervisor takes an annulment back, with a reason."""
    branch = branch_or_404(path.branch)
    with deps().store.write() as work:
        altering.restore(work, branch.id, path.appointment, actor(branch.key), body.reason, body.seq)
    return _for_staff(branch, path.appointment)


def _of_branch(branch: Branch, appointment_id: str) -> Appointment:
    """Raises NotFound(appointment_unknown), alike for one of another branch and for a time that is only held."""
    with deps().store.read() as session:
        found = session.get(Appointment, appointment_id)
    if found is None or found.branch_id != branch.id or found.booked_at is None:
        raise NotFound("appointment_unknown")
    return found


def _for_staff(branch: Branch, appointment_id: str) -> Answer:
    with deps().store.read() as session:
        row = session.get_one(Appointment, appointment_id)
        return {"appointment": with_slip(session, views.for_staff(session, branch, row, deps().clock.now()))}
