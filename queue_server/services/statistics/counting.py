"""A day's rows counted into figures. The definitions that the page tells its readers are these functions.

Measures and their dimensions:
- visits: purpose, channel, sphere, service, line, hour, weekday, end · rights: state · wrong_line: purpose, line
- handled (pieces): purpose, channel, sphere, service, outcome, line, hour, weekday, counter, person, channel_outcome
- wait, wait_net (first call less issue; net of suspended time): purpose, channel, line, hour, weekday
- service, service_net (measured rows of visits): purpose, service, line, counter, person
- calls: person · chosen: reason, person · by_rule: reason · bookings: state, channel
- suspended (seconds): cause · ratings: step, channel, person_step · questionnaires: step
- told, covered; scored, error_s, within_5, within_10 (the promised wait against the real one)
- reception_days, outreach_days
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from queue_server.domain.appointments import AppointmentStatus, CancelReason
from queue_server.domain.figures import Figures
from queue_server.domain.out_of_order import BY_RULE, is_by_choice
from queue_server.domain.suspension import Stop, SuspensionReason, suspended_time
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Channel
from queue_server.services.statistics.journeys import NO_JOURNEY, Journey, journeys
from queue_server.services.statistics.rows import DayRows, LocalDay

MINUTE = 60


def count_day(rows: DayRows) -> Figures:
    """The figures of one day."""
    figures = Figures()
    stops = [Stop(row.started_at, row.ended_at) for row in rows.suspensions if row.whole]
    steps = journeys(rows.events)
    lines: dict[str, str] = {}
    for ticket in rows.tickets:
        journey = steps.get(ticket.id, NO_JOURNEY)
        lines[ticket.id] = (journey.first_call and journey.first_call.line) or ticket.line_id
        _count_visit(figures, rows.when, ticket, journey, lines[ticket.id])
        _count_wait(figures, rows.when, ticket, journey, stops, lines[ticket.id])
        _count_calls(figures, journey)
    for row in rows.handled:
        _count_handled(figures, rows.when, row, lines.get(row.ticket_id))
        _count_service_time(figures, row, stops, lines.get(row.ticket_id))
    _count_bookings(figures, rows)
    _count_suspensions(figures, rows)
    _count_ratings(figures, rows)
    if rows.tickets:
        figures.count("reception_days")
    if any(row.channel is Channel.OUTREACH for row in rows.handled):
        figures.count("outreach_days")
    return figures


def _count_visit(figures: Figures, when: LocalDay, ticket: Any, journey: Journey, line: str) -> None:
    figures.count(
        "visits",
        purpose=ticket.purpose_id,
        channel=_channel(ticket),
        sphere=ticket.sphere_id,
        service=ticket.service_id,
        line=line,
        hour=when.hour(ticket.issued_at),
        weekday=when.weekday,
        end=_end(ticket, journey),
    )
    if ticket.basis is not None and ticket.right_state is not None:
        figures.count("rights", state=f"{ticket.basis.value}:{ticket.right_state.value}")
    if ticket.device_id is not None:  # chosen at a kiosk
        for sent in journey.wrong_lines:
            figures.count("wrong_line", purpose=sent.purpose, line=sent.line)


def _channel(ticket: Any) -> str:
    if ticket.by_hand:
        return "by_hand"
    if ticket.appointment_id is not None:
        return "appointment" if ticket.slot_at is not None else "joined"
    return "kiosk" if ticket.device_id is not None else "reception"


def _end(ticket: Any, journey: Journey) -> str:
    """How the visit ended; a cancelled one by whom."""
    if ticket.status is TicketStatus.SERVED:
        return "served"
    if ticket.status is TicketStatus.NO_SHOW:
        return "no_show"
    if ticket.status is not TicketStatus.CANCELLED:
        return "open"
    cancelled = journey.cancelled
    if cancelled is not None and cancelled.reason in ("unserved", "day_closed"):
        return cancelled.reason
    return "cancelled_by_staff" if cancelled is not None and cancelled.staff is not None else "left"


def _count_wait(figures: Figures, when: LocalDay, ticket: Any, journey: Journey, stops: list[Stop], line: str) -> None:
    """From issue to the first call that stood; typed times are no measurement."""
    if ticket.by_hand or journey.first_call is None:
        return
    begun, called = ticket.issued_at, journey.first_call.at
    wait = _seconds(begun, called)
    figures.time(
        "wait",
        wait,
        purpose=ticket.purpose_id,
        channel=_channel(ticket),
        line=line,
        hour=when.hour(begun),
        weekday=when.weekday,
    )
    own = _net(wait, stops, begun, called)  # nobody could foresee the rest
    figures.time("wait_net", own)
    if ticket.promised_to is not None:
        figures.count("told")
        figures.count("covered", int(own <= ticket.promised_to * MINUTE))
    if ticket.promised_s is not None:
        error = abs(own - ticket.promised_s)
        figures.count("scored")
        figures.count("error_s", error)
        figures.count("within_5", int(error <= 5 * MINUTE))
        figures.count("within_10", int(error <= 10 * MINUTE))


def _count_calls(figures: Figures, journey: Journey) -> None:
    for call in journey.calls:
        figures.count("calls", person=call.staff)
        if is_by_choice(call.reason, call.status == TicketStatus.ON_HOLD):
            figures.count("chosen", reason=call.reason, person=call.staff)
        elif call.reason in BY_RULE:
            figures.count("by_rule", reason=call.reason)


def _count_handled(figures: Figures, when: LocalDay, row: Any, line: str | None) -> None:
    """Pieces, not rows. What ended without an outcome (a hold, a transfer) was no service done."""
    if row.outcome is None:
        return
    figures.count(
        "handled",
        row.quantity,
        purpose=row.purpose_id,
        channel=row.channel.value,
        sphere=row.sphere_id,
        service=row.service_id,
        outcome=row.outcome.value,
        line=line,
        hour=when.hour(row.started_at if row.channel is Channel.VISIT else row.ended_at),
        weekday=when.weekday,
        counter=row.counter_id,
        person=row.operator_id,
        channel_outcome=f"{row.channel.value}:{row.outcome.value}",
    )


def _count_service_time(figures: Figures, row: Any, stops: list[Stop], line: str | None) -> None:
    if row.channel is not Channel.VISIT or not row.timed or row.by_hand:
        return
    seconds = _seconds(row.started_at, row.ended_at)
    figures.time(
        "service",
        seconds,
        purpose=row.purpose_id,
        service=row.service_id,
        line=line,
        counter=row.counter_id,
        person=row.operator_id,
    )
    figures.time("service_net", _net(seconds, stops, row.started_at, row.ended_at))


def _count_bookings(figures: Figures, rows: DayRows) -> None:
    for row in rows.appointments:
        state = _booking_state(row, rows.when.now)
        if state is not None:
            figures.count("bookings", state=state, channel=row.channel.value)


def _booking_state(row: Any, now: datetime) -> str | None:
    """What became of it. Annulled is who came late and joined the general queue; who did not come at all is apart."""
    if row.status is AppointmentStatus.CHECKED_IN:
        return "kept"
    if row.status is AppointmentStatus.BOOKED:
        return "ahead" if row.slot_at > now else "not_come"
    if row.cancel_reason is CancelReason.EXPIRED:
        return None
    if row.cancel_reason is CancelReason.LATE:
        return "annulled" if row.id is not None else "not_come"
    return f"cancelled_by_{row.cancel_reason.value}"


def _count_suspensions(figures: Figures, rows: DayRows) -> None:
    when = rows.when
    for row in rows.suspensions:
        begun, ended = max(row.started_at, when.start), min(row.ended_at or when.now, when.now, when.end)
        if begun < ended:
            cause = row.reason if row.whole else SuspensionReason.REGISTER.value
            figures.count("suspended", _seconds(begun, ended), cause=cause)


def _count_ratings(figures: Figures, rows: DayRows) -> None:
    for row in rows.ratings:
        step = f"{row.steps}:{row.step}"
        person_step = f"{row.operator_id or ''}:{step}"
        figures.count("ratings", step=step, channel=row.channel.value, person_step=person_step)
    for row in rows.questionnaires:
        figures.count("questionnaires", step=f"{row.steps}:{row.step}")


def _seconds(begun: datetime, ended: datetime) -> int:
    """Whole seconds; a clock that stepped back makes no negative time."""
    return max(0, int((ended - begun).total_seconds()))


def _net(seconds: int, stops: list[Stop], begun: datetime, ended: datetime) -> int:
    return max(0, seconds - int(suspended_time(stops, begun, ended).total_seconds())) if stops else seconds
