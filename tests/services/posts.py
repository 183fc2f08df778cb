"""The post of a booking day: who brings messages, and what the rows, staff and the visitor see of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from queue_server.adapters.calendar_file import calendar_file
from queue_server.catalogue import Catalogues
from queue_server.domain.messages import Channel, Outgoing
from queue_server.models import Appointment, ContactKind, Message
from queue_server.services.booking import views
from queue_server.services.booking.contacts import Visitor
from queue_server.services.booking.letters import Letters
from queue_server.services.booking.postman import Postman
from queue_server.web.dependencies import run_here
from tests.fakes import RecordingChannel
from tests.services.bookings import BookingDay
from tests.services.days import CODES

CATALOGUES = Catalogues.load()
WEDNESDAY = date(2026, 3, 4)
BY_MAIL = Visitor("Олена Приклад", "olena@example.org")
ORIGIN = "https://queue.example.org"
EMAIL, PHONE = ContactKind.EMAIL, ContactKind.PHONE


class Post:
    """The postman of a day with channels that keep what they were given."""

    def __init__(self, day: BookingDay) -> None:
        self.mail, self.text = RecordingChannel(), RecordingChannel()
        channels: dict[ContactKind, Channel] = {EMAIL: self.mail, PHONE: self.text}
        self.postman = Postman(
            day.store, day.clock, Letters(CATALOGUES, CODES, ORIGIN, calendar_file), channels, run_here
        )

    def goes_round(self) -> list[Outgoing]:
        """What was sent on this round."""
        before = len(self.mail.sent), len(self.text.sent)
        for channel in ContactKind:
            self.postman.send_due(channel)
        return self.mail.sent[before[0] :] + self.text.sent[before[1] :]


def rows(day: BookingDay, booked: Appointment) -> list[Message]:
    with day.store.read() as session:
        query = select(Message).where(Message.appointment_id == booked.id).order_by(col(Message.id))
        return list(session.exec(query))


def for_staff(day: BookingDay, booked: Appointment) -> dict[str, Any]:
    return seen(day, lambda s, b: views.for_staff(s, b, s.get_one(Appointment, booked.id), day.clock.now()))


def own_page(day: BookingDay, booked: Appointment) -> dict[str, Any]:
    return seen(day, lambda s, b: views.own_booking(s, b, s.get_one(Appointment, booked.id), day.clock.now()))


def seen(day: BookingDay, look: Callable[[Session, Any], Any]) -> Any:
    with day.store.read() as session:
        return look(session, session.get_one(type(day.centre.branch), day.branch))
