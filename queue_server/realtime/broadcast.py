"""From a domain event to its wire name, the views that may see it, and what they are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from queue_server.domain import booking_events, events
from queue_server.domain.hall import Hall
from queue_server.services.messages import message
from queue_server.services.spoken import call_speech, number_speech, test_speech
from queue_server.services.unit_of_work import Recorded

Emit = Callable[[str, dict[str, Any], str], None]  # name, payload, room

BOARD, KIOSK, CONSOLE, PRINTER, QUEUE, TABLET = "board", "kiosk", "console", "printer", "queue", "tablet"
VIEWS = (BOARD, KIOSK, CONSOLE, PRINTER, QUEUE, TABLET)
EVERYONE = frozenset(VIEWS)
HALL = frozenset({BOARD, KIOSK, CONSOLE, QUEUE})
DEVICES = frozenset({KIOSK, CONSOLE})
COUNTERS = HALL | {TABLET}  # where a visit begins and ends

# Who is told what; a view that stands not in the row gets a `skip`, so that it never misses a number.
AUDIENCE: Mapping[type[events.Event], frozenset[str]] = {
    events.TicketIssued: HALL,
    events.TicketEntered: frozenset({CONSOLE}),
    events.TicketCalled: HALL,
    events.TicketRecalled: HALL,
    events.TicketStarted: COUNTERS,
    events.TicketContinued: HALL,
    events.TicketFinished: COUNTERS,
    events.TicketReturned: HALL,
    events.TicketHeld: HALL,
    events.TicketRequeued: HALL,
    events.TicketTransferred: HALL,
    events.TicketMissed: HALL,
    events.TicketRestored: HALL,
    events.TicketCancelled: HALL,
    events.TicketUndone: COUNTERS,
    events.TicketAmended: frozenset({CONSOLE}),
    booking_events.AppointmentHeld: frozenset({CONSOLE}),
    booking_events.AppointmentBooked: frozenset({CONSOLE}),
    booking_events.AppointmentMoved: frozenset({CONSOLE}),
    booking_events.AppointmentCheckedIn: frozenset({CONSOLE}),
    booking_events.AppointmentCancelled: frozenset({CONSOLE}),
    booking_events.AppointmentRestored: frozenset({CONSOLE}),
    booking_events.BookingsDue: frozenset({BOARD, CONSOLE}),
    events.CounterOpened: HALL,
    events.CounterPaused: HALL,
    events.CounterClosed: HALL,
    events.BranchSuspended: EVERYONE,
    events.BranchResuming: EVERYONE,
    events.BranchResumed: EVERYONE,
    events.RegistersSuspended: EVERYONE,
    events.RegistersResumed: EVERYONE,
    events.IssuingEnded: EVERYONE,
    events.DayClosed: EVERYONE,
    events.BranchChanged: EVERYONE,
    events.HallTested: frozenset({BOARD, CONSOLE}),
    events.ServiceHandled: frozenset({CONSOLE}),
    events.BellRung: DEVICES,
    events.BellAnswered: DEVICES,
    events.PrintChanged: frozenset({KIOSK, CONSOLE, PRINTER}),
    events.DeviceChanged: DEVICES | {BOARD},
    booking_events.MessageFailed: frozenset({CONSOLE}),
}


@dataclass(frozen=True, slots=True)
class Place:
    """What of its branch goes into the telling of a fact."""

    zone: ZoneInfo
    hall: Hall


def room(branch: str, view: str) -> str:
    return f"{branch}:{view}"


def tell(recorded: Sequence[Recorded], emit: Emit, place_of: Callable[[str], Place]) -> None:
    """Emit each fact to the rooms of its branch, in order; the others get `skip {from, seq}`."""
    for fact in recorded:
        told = payload(fact, place_of(fact.branch))
        for view in VIEWS:
            if view in AUDIENCE[type(fact.event)]:
                emit(fact.event.name, told, room(fact.branch, view))
            else:
                emit("skip", {"from": fact.seq, "seq": fact.seq}, room(fact.branch, view))


def payload(fact: Recorded, place: Place) -> dict[str, Any]:
    """`seq`, `at`, `branch` and the event's own fields; a call and a message to the hall carry their sounds."""
    zone, hall = place.zone, place.hall
    told: dict[str, Any] = {"seq": fact.seq, "at": fact.at.astimezone(zone).isoformat(), "branch": fact.branch}
    for key, value in asdict(fact.event).items():
        told[key] = value.astimezone(zone).isoformat() if isinstance(value, datetime) else value
    if isinstance(fact.event, events.TicketSounded):
        told |= {"event": fact.seq, "speech": call_speech(hall, told)}
    if isinstance(fact.event, events.HallTested):
        told |= {"event": fact.seq, "speech": [test_speech(hall, "uk")]}
    if isinstance(fact.event, events.TicketIssued):
        languages = hall.languages(fact.event.language)
        told["speech"] = [number_speech(hall, fact.event.number, language) for language in languages]
    said = message(fact.event.name, fact.at, told, hall)
    return told | {"event": fact.seq} | said if said else told
