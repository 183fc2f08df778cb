"""The live picture of a hall for its supervisor and its head, and for the wall without names. Reads only."""

from __future__ import annotations

from collections import Counter as Tally
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from queue_server.domain.appointments import AppointmentStatus, CancelReason, may_check_in_from
from queue_server.domain.counters import CounterStatus
from queue_server.domain.one_more import OneMore
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Appointment, Branch, Rating, Ticket
from queue_server.services.alarm_log import lasting
from queue_server.services.alarm_messages import unsent
from queue_server.services.boards import Forecast, branch_facts, day_state, wait_json
from queue_server.services.booking.wishes import rules_for_booking
from queue_server.services.branch_settings import standards_of
from queue_server.services.device_states import condition
from queue_server.services.devices import devices_of
from queue_server.services.hall_state import HallState, Place, hall_state, midnight
from queue_server.services.sound_settings import wrong_settings
from queue_server.services.statistics.accuracy import Accuracy
from queue_server.services.suspensions import registers_view, suspension
from queue_server.services.ticket_view import TicketView

A_DAY = timedelta(days=1)

# Built once, as every open dashboard asks it at each change (docs/adr/0023).
APPOINTMENTS = (
    select(Appointment.status, Appointment.cancel_reason, Appointment.slot_at)
    .where(Appointment.branch_id == bindparam("branch"), col(Appointment.booked_at).is_not(None))
    .where(Appointment.slot_at >= bindparam("start"), Appointment.slot_at < bindparam("end"))
)
RATINGS = (
    select(Rating.steps, func.count(), func.avg(Rating.step))
    .where(Rating.branch_id == bindparam("branch"), Rating.given_at >= bindparam("start"))
    .group_by(col(Rating.steps))
    .order_by(col(Rating.steps))
)
# Not by the column itself: to group by that SQLite would rather read all tickets of the branch, by status.
STATUS = func.coalesce(Ticket.status, "")
TODAY = (
    select(STATUS, func.count())
    .where(Ticket.branch_id == bindparam("branch"), Ticket.day == bindparam("day"))
    .group_by(STATUS)
)


class Ahead(NamedTuple):
    """What is computed outside requests: the waits by line id, what one more counter would change, and how what was
    told lately turned out."""

    lines: Forecast
    one_more: tuple[OneMore, ...] = ()
    accuracy: Accuracy | None = None


def dashboard(session: Session, branch: Branch, now: datetime, ahead: Ahead, *, names: bool = True) -> dict[str, Any]:
    """Everything of the page in one consistent read. Without `names` nobody of the staff is named."""
    view = TicketView(session, branch)
    state = hall_state(session, branch, now)
    return {
        "seq": branch.seq,
        "at": view.moment(now),
        "branch": branch_facts(branch),
        "suspended": suspension(branch, now),
        "registers": registers_view(session, branch.id),
        "day": day_state(branch, now),
        "standards": asdict(standards_of(branch)),
        "alarms": _alarms(session, branch, view, state),
        "unsent": unsent(session, branch, midnight(branch, now)) if names else [],
        "settings_wrong": list(wrong_settings(branch)),
        "lines": _lines(state, ahead.lines),
        "one_more": [asdict(each) for each in ahead.one_more],
        "accuracy": ahead.accuracy._asdict() if ahead.accuracy else None,
        "counters": [_counter(branch, view, place, state, names=names) for place in state.places],
        "appointments": _appointments(session, branch, now),
        "devices": _devices(session, branch, view),
        "ratings": _ratings(session, branch, now),
        "today": _today(session, branch, now),
    }


def _alarms(session: Session, branch: Branch, view: TicketView, state: HallState) -> list[dict[str, Any]]:
    """An `id` has each that is noted: by it a page tells each once."""
    noted = lasting(session, branch.id) if state.alarms else {}
    return [
        {
            "key": alarm.key,
            "id": noted[alarm.key].id if alarm.key in noted else None,
            "since": view.moment(noted[alarm.key].began_at) if alarm.key in noted else None,
            "kind": alarm.kind.value,
            "place": alarm.place,
            "amount": alarm.amount,
            "limit": alarm.limit,
        }
        for alarm in state.alarms
    ]


def _lines(state: HallState, forecast: Forecast) -> list[dict[str, Any]]:
    open_places = [place for place in state.places if place.counter.status is CounterStatus.OPEN]
    return [
        {
            "id": line.id,
            "key": line.key,
            "letter": line.letter,
            "name": line.name,
            "waiting": state.waits[line.id].waiting,
            "longest_minutes": state.waits[line.id].longest_s // 60,
            "wait": wait_json(forecast.get(line.id)),
            "counters": sum(line.id in place.serving.advance for place in open_places),
        }
        for line in state.lines
    ]


def _counter(branch: Branch, view: TicketView, place: Place, state: HallState, *, names: bool) -> dict[str, Any]:
    counter, ticket = place.counter, place.ticket
    shown = {
        "id": counter.id,
        "number": counter.number,
        "title": counter.workplace or branch.workplace,
        "status": counter.status.value,
        "pause": counter.pause.value if counter.pause else None,
        "since": view.moment(place.since),
        "ticket": {"number": ticket.number, "status": ticket.status.value} if ticket else None,
        "wrap_up": {"number": place.wrap_up.number, "until": view.moment(place.wrap_up.until)}
        if place.wrap_up
        else None,
        "lines": [line.letter for line in state.lines if line.id in place.serving.advance],
    }
    return shown | {"operator": place.operator} if names else shown


def _appointments(session: Session, branch: Branch, now: datetime) -> dict[str, int]:
    """Of today: booked for later, such that may be checked in now, checked in, and annulled because they were late.
    What is stored is enough: the sweep notes every second who is late."""
    start = midnight(branch, now)
    rows = session.exec(APPOINTMENTS, params={"branch": branch.id, "start": start, "end": start + A_DAY})
    opens = rules_for_booking(branch).check_in_minutes
    found: Tally[str] = Tally()
    for status, reason, slot in rows:
        if status is AppointmentStatus.BOOKED:
            found["due" if now >= may_check_in_from(slot, opens) else "later"] += 1
        elif status is AppointmentStatus.CHECKED_IN:
            found["checked_in"] += 1
        elif reason is CancelReason.LATE:
            found["late"] += 1
    return {state: found[state] for state in ("later", "due", "checked_in", "late")}


def _devices(session: Session, branch: Branch, view: TicketView) -> list[dict[str, Any]]:
    return [
        {
            "id": device.id,
            "kind": device.kind.value,
            "name": device.name,
            "condition": condition(device) if device.seen_at is not None else "waiting",
            "since": view.moment(device.state_since or device.seen_at),
        }
        for device in devices_of(session, branch.id)
    ]


def _ratings(session: Session, branch: Branch, now: datetime) -> list[dict[str, Any]]:
    """Of today, by the scale on which they were given; a scale may change in between."""
    rows = session.exec(RATINGS, params={"branch": branch.id, "start": midnight(branch, now)})
    return [{"steps": steps, "count": count, "average": round(float(mean), 1)} for steps, count, mean in rows]


def _today(session: Session, branch: Branch, now: datetime) -> dict[str, int]:
    rows = session.exec(TODAY, params={"branch": branch.id, "day": midnight(branch, now).date()})
    counts = {TicketStatus(found): count for found, count in rows}
    return {
        "issued": sum(counts.values()),
        "served": counts.get(TicketStatus.SERVED, 0),
        "no_show": counts.get(TicketStatus.NO_SHOW, 0),
        "waiting": counts.get(TicketStatus.WAITING, 0),
    }
