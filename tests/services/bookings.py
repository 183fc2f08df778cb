"""A branch that takes bookings, in the words of the domain: each method is one transaction, as a request would be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from queue_server.models import (
    Appointment,
    Device,
    DeviceKind,
    EventRow,
    Message,
    MessageStatus,
    Person,
    SlotUse,
    Standstill,
)
from queue_server.models.branch import Hours
from queue_server.services.booking import altering, arrivals, holding, lateness, offers, sweeping, wishes
from queue_server.services.booking.contacts import Visitor
from queue_server.services.booking.holding import Made
from queue_server.services.booking.wishes import Wish
from queue_server.services.retries import Retry
from queue_server.services.ticketing import Issued
from queue_server.services.unit_of_work import Actor, Store
from tests.fakes import FrozenClock
from tests.services.days import CODES, Day

KYIV = ZoneInfo("Europe/Kyiv")
WEEK: Hours = {day: [["08:00", "12:00"], ["13:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
BOOKING = {
    "channels": ["in_person", "telephone", "website"], "share": 35, "step_minutes": 15, "days_ahead": 14,
    "notice_minutes": 60, "same_day_at_kiosk": True,
}  # fmt: skip
NOBODY = Actor()
OLENA = Visitor("Олена Приклад", "067 123 45 67")


def at(clock: str, day: date = date(2026, 3, 2)) -> datetime:
    """A wall-clock time in Kyiv, on the tests' Monday unless another day is named."""
    hour, minute = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=KYIV).astimezone(UTC)


class BookingDay(Day):
    """Lines А and Б, three counters that serve both; the clock stands at 10:00 on a Monday; the kiosk answers."""

    def __init__(self, store: Store, clock: FrozenClock, **centre: Any) -> None:
        own = {"hours": WEEK, "booking": BOOKING} | centre
        super().__init__(store, clock, **own)
        self.kiosk_answers(True)

    def set_booking(self, **rules: object) -> None:
        with self.store.write() as work:
            branch = work.lock_branch(self.branch)
            branch.booking = branch.booking | rules
            work.session.add(branch)

    def kiosk_answers(self, answers: bool) -> None:
        with self.store.write() as work:
            work.session.get_one(Device, self.centre.devices[DeviceKind.KIOSK].id).online = answers

    def wish(self, letter: str = "А", **wanted: Any) -> Wish:
        return Wish(**({"purpose": self.centre.purpose_of(letter).key} | wanted))

    def free(self, letter: str = "А", by: Actor = NOBODY, day: date = date(2026, 3, 2), **wanted: Any) -> list[str]:
        """The free times of a day, by the wall clock."""
        with self.store.read() as session:
            sought = wishes.seek(session, self._branch(session), self.wish(letter, **wanted))
            channel = wishes.channel_of(by)
            days = offers.free_days(session, self._branch(session), sought, channel, self.clock.now())
        return [f"{moment.astimezone(KYIV):%H:%M}" for each in days if each.day == day for moment in each.times]

    def holds(self, slot: datetime, letter: str = "А", by: Actor = NOBODY, **wanted: Any) -> Made:
        instead, key = wanted.pop("instead_of", None), wanted.pop("key", None)
        wish, retry = self.wish(letter, **wanted), Retry.of(key, "hold", {"slot": slot, **wanted})
        return self.change(lambda w: holding.hold(w, self.branch, wish, slot, by, CODES, retry, instead))

    def confirms(self, held: Made, visitor: Visitor = OLENA, by: Actor = NOBODY, key: str | None = None) -> Made:
        retry = Retry.of(key, "book", {"hold": held.code})
        return self.change(lambda w: holding.confirm(w, self.branch, held.code, visitor, by, CODES, retry))

    def books(self, slot: datetime, letter: str = "А", visitor: Visitor = OLENA, **wanted: Any) -> Appointment:
        """A citizen on the web."""
        return self.confirms(self.holds(slot, letter, **wanted), visitor).appointment

    def staff_books(self, slot: datetime, letter: str = "А", visitor: Visitor = Visitor(), **how: Any) -> Appointment:  # noqa: B008
        options = {name: how.pop(name) for name in ("by_telephone", "beyond_share") if name in how}
        wish, by = self.wish(letter, **how), self.centre.reception
        return self.change(
            lambda w: holding.book(w, self.branch, wish, slot, visitor, by, CODES, **options)
        ).appointment

    def moves(self, booked: Appointment, slot: datetime, by: Actor | None = None) -> Appointment:
        actor = by or Actor(appointment_id=booked.id)
        return self.change(lambda w: altering.move(w, self.branch, booked.id, slot, actor))

    def cancels(self, booked: Appointment, by: Actor | None = None, **how: Any) -> Appointment:
        actor = by or Actor(appointment_id=booked.id)
        return self.change(lambda w: altering.cancel(w, self.branch, booked.id, actor, **how))

    def books_again(self, booked: Appointment, slot: datetime) -> Made:
        actor = Actor(appointment_id=booked.id)
        return self.change(lambda w: altering.book_again(w, self.branch, booked.id, slot, actor, CODES))

    def restores_booking(self, booked: Appointment, reason: str = "затримка автобуса", by: Actor | None = None) -> Any:
        actor = by or self.centre.supervisor
        return self.change(lambda w: altering.restore(w, self.branch, booked.id, actor, reason))

    def begins(self, booked: Appointment) -> Appointment:
        return self.change(lambda w: arrivals.begin_check_in(w, self.branch, booked.id, self.centre.kiosk))

    def checks_in(self, booked: Appointment, by: Actor | None = None, **how: Any) -> Issued:
        actor = by or self.centre.kiosk
        return self.change(lambda w: arrivals.check_in(w, self.branch, booked.id, actor, CODES, **how))

    def joins(self, booked: Appointment, by: Actor | None = None, **how: Any) -> Issued:
        actor = by or self.centre.kiosk
        return self.change(lambda w: arrivals.join_queue(w, self.branch, booked.id, actor, CODES, {}, **how))

    def sweeps(self) -> int:
        return self.change(lambda w: sweeping.sweep(w, self.branch))

    def is_late(self, booked: Appointment) -> bool:
        with self.store.read() as session:
            row = session.get_one(Appointment, booked.id)
            return lateness.is_late(session, self._branch(session), row, self.clock.now())

    def stood_still(self, start: datetime, end: datetime | None, reason: str = "server") -> None:
        branch = None if reason != "nobody" else self.branch
        with self.store.write() as work:
            work.session.add(Standstill(branch_id=branch, reason=reason, started_at=start, ended_at=end))

    def booking(self, booked: Appointment) -> Appointment:
        with self.store.read() as session:
            return session.get_one(Appointment, booked.id)

    def places(self, booked: Appointment) -> list[tuple[str, int]]:
        with self.store.read() as session:
            query = select(SlotUse).where(SlotUse.appointment_id == booked.id).order_by(col(SlotUse.start))
            return [(f"{use.start.astimezone(KYIV):%H:%M}", use.place) for use in session.exec(query)]

    def messages(self, booked: Appointment, *statuses: MessageStatus) -> list[str]:
        wanted = statuses or (MessageStatus.WAITING,)
        with self.store.read() as session:
            query = select(Message).where(Message.appointment_id == booked.id, col(Message.status).in_(wanted))
            return [row.kind.value for row in session.exec(query.order_by(col(Message.id)))]

    def person(self, booked: Appointment) -> Person:
        with self.store.read() as session:
            return session.get_one(Person, session.get_one(Appointment, booked.id).person_id)

    def history(self, booked: Appointment) -> list[str]:
        with self.store.read() as session:
            query = select(EventRow.name).where(EventRow.appointment_id == booked.id).order_by(col(EventRow.seq))
            return list(session.exec(query))

    def later(self, minutes: float) -> datetime:
        return self.clock.now() + timedelta(minutes=minutes)

    def _branch(self, session: Any) -> Any:
        return session.get_one(type(self.centre.branch), self.branch)
