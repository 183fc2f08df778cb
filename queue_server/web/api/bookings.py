"""The desk's page of bookings: a day at once, other times for a booking, its slip, the times kept for the unserved."""

from __future__ import annotations

from typing import Any

from queue_server.domain.errors import NotFound
from queue_server.models import Appointment, Branch, PrintJob, Role
from queue_server.services.booking import kept_times, slips, views
from queue_server.services.booking.booked_day import booked_day, with_slip
from queue_server.services.booking.offers import free_days, next_free
from queue_server.services.booking.wishes import channel_of, local_time, sought_again
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.lookup import retry
from queue_server.web.schemas.appointments import AppointmentPath, DayQuery, SlipBody, UnservedPath
from queue_server.web.schemas.text import BranchPath

resource = Resource("bookings", __name__)
Answer = dict[str, Any]

desk = staff(Role.RECEPTION)


@resource.get("/branches/<string:branch>/bookings")
@guard(desk)
def read_bookings(path: BranchPath, query: DayQuery) -> Answer:
    """What the page of bookings shows of a day."""
    branch = branch_or_404(path.branch)
    with deps().store.read() as session:
        return booked_day(session, session.get_one(Branch, branch.id), query.day, deps().clock.now())


@resource.get("/branches/<string:branch>/appointments/<string:appointment>/slots")
@guard(desk)
def read_slots_for(path: AppointmentPath) -> Answer:
    """The times to which this booking may be moved."""
    branch, now = branch_or_404(path.branch), deps().clock.now()
    with deps().store.read() as session:
        booked = session.get(Appointment, path.appointment)
        if booked is None or booked.branch_id != branch.id or booked.booked_at is None:
            raise NotFound("appointment_unknown")
        sought = sought_again(session, branch, booked)
        days = free_days(session, branch, sought, channel_of(actor(branch.key)), now, moving=booked.id)
    return {
        "at": local_time(branch, now),
        "minutes": sought.minutes,
        "days": [
            {"date": day.day.isoformat(), "open": day.open, "times": [local_time(branch, t) for t in day.times]}
            for day in days
        ],
        "next": [local_time(branch, moment) for moment in next_free(days)],
    }


@resource.post("/branches/<string:branch>/appointments/<string:appointment>/slip")
@guard(desk)
def print_slip(path: AppointmentPath, body: SlipBody) -> tuple[Answer, int]:
    """The slip at the desk's printer; once more for the same time it says «Дублікат»."""
    branch = branch_or_404(path.branch)
    key = retry("slip", body.model_dump() | {"appointment": path.appointment})
    with deps().store.write() as work:
        job = slips.print_slip(work, branch.id, path.appointment, actor(branch.key), body.printer, key)
    return {"job": _job(job)}, 201


@resource.post("/branches/<string:branch>/unserved/<string:ticket>/book")
@guard(desk)
def book_kept_time(path: UnservedPath, body: SlipBody) -> tuple[Answer, int]:
    """The time kept for one not served by the centre's fault becomes an appointment."""
    branch = branch_or_404(path.branch)
    with deps().store.write() as work:
        made = kept_times.book_kept(work, branch.id, path.ticket, actor(branch.key), deps().codes, body.printer)
    with deps().store.read() as session:
        booked = session.get_one(Appointment, made.appointment.id)
        row = views.for_staff(session, session.get_one(Branch, branch.id), booked, deps().clock.now())
        return {"appointment": with_slip(session, row), "code": made.code}, 201


def _job(job: PrintJob) -> Answer:
    return {"id": job.id, "status": job.status.value, "duplicate": job.duplicate}
