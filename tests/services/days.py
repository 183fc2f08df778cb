"""A working day over the real services, told in the words of the domain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from sqlmodel import col, select

from queue_server.domain.codes import Codes
from queue_server.domain.counters import PauseReason
from queue_server.jobs import Jobs
from queue_server.models import (
    Branch,
    Channel,
    Counter,
    EventRow,
    HandledService,
    Outcome,
    PrintJob,
    Register,
    Service,
    Suspension,
    Ticket,
)
from queue_server.services import (
    calling,
    closing,
    counters,
    handling,
    reception,
    sending,
    suspending,
    ticketing,
    undoing,
    without_ticket,
)
from queue_server.services.booking.clocks import ClockWatch
from queue_server.services.desk import desk
from queue_server.services.handled_services import Done
from queue_server.services.retries import Retry
from queue_server.services.sending import Destination
from queue_server.services.ticket_changes import Seen
from queue_server.services.ticketing import Issued, Wanted
from queue_server.services.unit_of_work import Actor, Store, UnitOfWork
from queue_server.services.without_ticket import Turned
from tests.factories import Centre, make_branch
from tests.fakes import FrozenClock, RecordingPublisher

CODES = Codes.from_secret("a secret that only tests know, of some length")
CONSULTED = Done(Outcome.CONSULTED)
Result = TypeVar("Result")


class Day:
    """One branch on one day. Every method is one transaction, as a request would be."""

    def __init__(self, store: Store, clock: FrozenClock, **centre: Any) -> None:
        self.store, self.clock = store, clock
        with store.write() as work:
            self.centre: Centre = make_branch(work.session, **centre)
        self.branch = self.centre.branch.id

    @property
    def told(self) -> list[str]:
        """The wire names of all facts."""
        assert isinstance(self.store.publish, RecordingPublisher)
        return self.store.publish.names

    def change(self, change: Callable[[UnitOfWork], Result]) -> Result:
        with self.store.write() as work:
            return change(work)

    def set_rules(self, **rules: object) -> None:
        with self.store.write() as work:
            branch = work.lock_branch(self.branch)
            branch.rules = branch.rules | rules
            work.session.add(branch)

    def jobs(self) -> Jobs:
        """What a server that has just started does by itself; its steady clock goes with the wall."""
        begun = self.clock.now()
        return Jobs(self.store, self.clock, ClockWatch(self.clock, lambda: (self.clock.now() - begun).total_seconds()))

    def counter(self, number: str) -> str:
        return self.centre.counters[number].id

    def visitor_takes(
        self,
        letter: str = "А",
        key: str | None = None,
        by: Actor | None = None,
        forecast: ticketing.Forecast = MappingProxyType({}),
        **wanted: Any,
    ) -> Issued:
        asked = {"purpose": self.centre.purpose_of(letter).key} | wanted
        retry = Retry.of(key, "issue", asked)
        who = by or self.centre.kiosk
        return self.change(
            lambda work: ticketing.issue(work, self.branch, Wanted(**asked), who, CODES, forecast, retry)
        )

    def visitor_takes_ticket(self, letter: str = "А", **wanted: Any) -> Ticket:
        return self.visitor_takes(letter, **wanted).ticket

    def opens(self, *numbers: str) -> None:
        for number in numbers:
            operator = self.centre.operator(number)
            self.change(lambda w, n=number, o=operator: counters.open_counter(w, self.branch, self.counter(n), o))  # type: ignore[misc]

    def pauses(self, number: str, reason: PauseReason = PauseReason.BREAK) -> Counter:
        operator = self.centre.operator(number)
        return self.change(lambda w: counters.pause_counter(w, self.branch, self.counter(number), operator, reason))

    def closes(self, number: str) -> Counter:
        operator = self.centre.operator(number)
        return self.change(lambda w: counters.close_counter(w, self.branch, self.counter(number), operator))

    def calls_next(self, number: str, key: str | None = None) -> Ticket | None:
        retry = Retry.of(key, "call-next", {"counter": number})
        operator = self.centre.operator(number)
        return self.change(lambda w: calling.call_next(w, self.branch, self.counter(number), operator, retry))

    def called(self, number: str) -> Ticket:
        ticket = self.calls_next(number)
        assert ticket is not None, "nobody could be called"
        return ticket

    def recalls(self, number: str, ticket: Ticket) -> Ticket:
        return self.change(lambda w: calling.recall(w, self.branch, ticket.id, self.centre.operator(number), Seen()))

    def misses(self, number: str, ticket: Ticket) -> Ticket:
        return self.change(lambda w: calling.no_show(w, self.branch, ticket.id, self.centre.operator(number), Seen()))

    def starts(self, number: str, ticket: Ticket, seen: Seen | None = None) -> Ticket:
        operator = self.centre.operator(number)
        return self.change(
            lambda w: handling.start(w, self.branch, ticket.id, operator, seen or Seen(), self.counter(number))
        )

    def finishes(self, number: str, ticket: Ticket, *done: Done) -> Ticket:
        operator = self.centre.operator(number)
        return self.change(lambda w: handling.finish(w, self.branch, ticket.id, operator, Seen(), done or (CONSULTED,)))

    def holds(self, number: str, ticket: Ticket, minutes: int = 10) -> Ticket:
        operator = self.centre.operator(number)
        return self.change(lambda w: handling.hold(w, self.branch, ticket.id, operator, Seen(), "fills_form", minutes))

    def continues(self, number: str, ticket: Ticket, done: Done = CONSULTED, following: Done = CONSULTED) -> Ticket:
        operator = self.centre.operator(number)
        return self.change(
            lambda w: handling.continue_with(w, self.branch, ticket.id, operator, Seen(), done, following)
        )

    def calls(self, number: str, ticket: Ticket, reason: str | None = None) -> Ticket:
        """A certain visitor, chosen out of order or called back from hold."""
        operator, counter = self.centre.operator(number), self.counter(number)
        return self.change(lambda w: calling.call_chosen(w, self.branch, ticket.id, counter, operator, reason, Seen()))

    def cancels(self, by: Actor, ticket: Ticket) -> Ticket:
        return self.change(lambda w: reception.cancel(w, self.branch, ticket.id, by, Seen()))

    def handles(
        self, by: Actor, channel: Channel = Channel.PHONE, key: str | None = None, done: Done | None = None, **more: Any
    ) -> HandledService:
        """A service without a ticket."""
        turned = Turned(channel, done or Done(Outcome.CONSULTED, purpose="consultation"), **more)
        retry = Retry.of(key, "handled-service", {"turned": str(turned)})
        return self.change(lambda w: without_ticket.record(w, self.branch, turned, by, None, retry))

    def removes(self, by: Actor, row: HandledService) -> HandledService:
        return self.change(lambda w: without_ticket.remove(w, self.branch, row.id, by))

    def desk(self, number: str = "1", by: Actor | None = None) -> dict[str, Any]:
        """What this operator sees."""
        with self.store.read() as session:
            branch, counter = session.get_one(Branch, self.branch), session.get_one(Counter, self.counter(number))
            return desk(session, branch, counter, by or self.centre.operator(number), self.clock.now())

    def requeues(self, number: str, ticket: Ticket) -> Ticket:
        return self.change(lambda w: sending.requeue(w, self.branch, ticket.id, self.centre.operator(number), Seen()))

    def transfers(self, by: Actor, ticket: Ticket, note: str | None = None, **to: Any) -> Ticket:
        destination = Destination(**to)
        return self.change(
            lambda w: sending.transfer(w, self.branch, ticket.id, by, Seen(), destination, "wrong_line", note)
        )

    def returns(self, number: str, ticket: Ticket) -> Ticket:
        return self.change(lambda w: sending.give_back(w, self.branch, ticket.id, self.centre.operator(number), Seen()))

    def undoes(self, by: Actor, ticket: Ticket) -> Ticket:
        return self.change(lambda w: undoing.undo(w, self.branch, ticket.id, by, Seen()))

    def restores(self, ticket: Ticket) -> Ticket:
        return self.change(lambda w: reception.restore(w, self.branch, ticket.id, self.centre.reception, Seen()))

    def suspends(self, reason: str = "air_alarm") -> Branch:
        return self.change(lambda w: suspending.suspend(w, self.branch, reason, self.centre.operator("1")))

    def resumes(self) -> Branch:
        return self.change(lambda w: suspending.resume(w, self.branch, self.centre.operator("1")))

    def clears(self, minutes: int = 10) -> Branch:
        """The all-clear: reception goes on after these minutes."""
        return self.change(lambda w: suspending.resume(w, self.branch, self.centre.operator("1"), minutes))

    def has_registers(self, **services: str) -> None:
        """State registers by key, each with the one service that stands in it."""
        with self.store.write() as work:
            for key, service in services.items():
                work.session.add(Register(key=key, name={"uk": key}))
                work.session.get_one(Service, self.centre.services[service].id).registers = [key]

    def loses_registers(self, *keys: str) -> Branch:
        return self.change(lambda w: suspending.suspend_registers(w, self.branch, keys, self.centre.operator("1")))

    def has_registers_again(self, *keys: str) -> Branch:
        return self.change(lambda w: suspending.resume_registers(w, self.branch, keys, self.centre.operator("1")))

    def visitor_takes_service(self, service: str) -> Ticket:
        """An application for this service."""
        asked = {"purpose": "application", "service_id": self.centre.services[service].id}
        return self.visitor_takes(**asked).ticket

    def closes_day(self, reason: str | None = None, by: Actor | None = None) -> Branch:
        return self.change(lambda w: closing.close_day(w, self.branch, by or self.centre.supervisor, reason))

    def ends_issuing(self, by: Actor | None = None) -> Branch:
        return self.change(lambda w: closing.end_issuing(w, self.branch, by or self.centre.supervisor))

    def reopens_issuing(self) -> Branch:
        return self.change(lambda w: closing.reopen_issuing(w, self.branch, self.centre.supervisor))

    def suspensions(self) -> list[Suspension]:
        with self.store.read() as session:
            return list(session.exec(select(Suspension).order_by(col(Suspension.started_at), col(Suspension.id))).all())

    def ticket(self, ticket: Ticket) -> Ticket:
        with self.store.read() as session:
            return session.get_one(Ticket, ticket.id)

    def ticket_of(self, job: PrintJob) -> Ticket:
        with self.store.read() as session:
            return session.get_one(Ticket, job.ticket_id)

    def events(self, ticket: Ticket) -> Sequence[EventRow]:
        with self.store.read() as session:
            query = select(EventRow).where(EventRow.ticket_id == ticket.id, col(EventRow.name).startswith("ticket:"))
            return session.exec(query.order_by(col(EventRow.seq))).all()

    def handled(self, ticket: Ticket) -> Sequence[HandledService]:
        with self.store.read() as session:
            query = select(HandledService).where(HandledService.ticket_id == ticket.id)
            return session.exec(query.order_by(col(HandledService.id))).all()

    def papers(self, ticket: Ticket) -> Sequence[PrintJob]:
        with self.store.read() as session:
            return session.exec(select(PrintJob).where(PrintJob.ticket_id == ticket.id)).all()
