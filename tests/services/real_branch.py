"""The same branch over the real services and a database, with the methods of the model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from queue_server.domain.codes import Codes
from queue_server.domain.counters import PauseReason
from queue_server.models import Branch, Counter, CounterLine, DeviceKind, Outcome
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
)
from queue_server.services.handled_services import Done
from queue_server.services.sending import Destination
from queue_server.services.ticket_changes import Seen
from queue_server.services.ticketing import Wanted
from queue_server.services.unit_of_work import Actor, Store, UnitOfWork
from tests.factories import make_branch
from tests.fakes import FrozenClock
from tests.visit_state import ACCESSIBLE, COUNTERS, DAILY_CAP

CODES = Codes.from_secret("a secret of the tests, of some length")
SEEN = Seen()
ISSUED = Done(Outcome.ISSUED)
OTHER_SERVICE = "housing_aid"


class RealBranch:
    """One action, one transaction. `tickets` are the ids of the day in the order of issue."""

    def __init__(self, store: Store, clock: FrozenClock) -> None:
        self.store, self.clock = store, clock
        rules = {"decision_daily_cap": DAILY_CAP}
        serves = {number: "".join(lines) for number, lines in COUNTERS.items()}
        with store.write() as work:
            self.centre = make_branch(work.session, "АБ", len(COUNTERS), serves=serves, rules=rules)
            for number, lines in COUNTERS.items():
                work.session.get_one(Counter, self.centre.counters[number].id).accessible = number in ACCESSIBLE
                for letter, minutes in lines.items():
                    key = (self.centre.counters[number].id, self.centre.lines[letter].id)
                    work.session.get_one(CounterLine, key).advance_minutes = minutes
        self.branch = self.centre.branch.id
        self.tickets: list[str] = []

    def new_day(self) -> None:
        """Midnight passes and the rule closes what is left."""
        self._do(lambda work: closing.close_past_day(work, self.branch))
        self.tickets = []

    def wait(self, seconds: int) -> None:
        self.clock.advance(seconds=seconds)

    def issue(self, line: str, category: str | None, slot_in: int | None, helped: bool) -> None:
        slot = None
        if slot_in is not None:
            slot = self.clock.now() + timedelta(minutes=slot_in)
        wanted = Wanted(
            purpose=self.centre.purpose_of(line).key,
            category=f"by-{category}" if category else None,
            assistance=("accompany",) if helped else (),
            slot=slot,
            print=False,
        )
        by = self.centre.kiosk if slot is None else self.centre.reception
        issued = self._do(lambda work: ticketing.issue(work, self.branch, wanted, by, CODES, {}))
        self.tickets.append(issued.ticket.id)

    def open(self, counter: str, by: str) -> None:
        self._do(lambda work: counters.open_counter(work, self.branch, self._counter(counter), self._actor(by)))

    def pause(self, counter: str, by: str) -> None:
        reason = PauseReason.BREAK
        self._do(lambda w: counters.pause_counter(w, self.branch, self._counter(counter), self._actor(by), reason))

    def close(self, counter: str, by: str) -> None:
        self._do(lambda work: counters.close_counter(work, self.branch, self._counter(counter), self._actor(by)))

    def free(self, counter: str, by: str) -> None:
        place, actor = self._counter(counter), self._actor(by)
        self._do(lambda work: counters.free_counter(work, self.branch, place, actor, "gone home"))

    def call_next(self, counter: str, by: str) -> None:
        self._do(lambda work: calling.call_next(work, self.branch, self._counter(counter), self._actor(by)))

    def call(self, visit: int, counter: str, by: str) -> None:
        place = self._counter(counter)
        self._of(visit, by, lambda w, id_, who: calling.call_chosen(w, self.branch, id_, place, who, None, SEEN))

    def recall(self, visit: int, by: str) -> None:
        self._of(visit, by, lambda work, id_, who: calling.recall(work, self.branch, id_, who, SEEN))

    def no_show(self, visit: int, by: str) -> None:
        self._of(visit, by, lambda work, id_, who: calling.no_show(work, self.branch, id_, who, SEEN))

    def start(self, visit: int, counter: str, by: str) -> None:
        place = self._counter(counter)
        self._of(visit, by, lambda work, id_, who: handling.start(work, self.branch, id_, who, SEEN, place))

    def finish(self, visit: int, by: str) -> None:
        """What was done differs from what was asked for, and something was done beside it."""
        other = Done(Outcome.CONSULTED, 2, "consultation", self.centre.services[OTHER_SERVICE].id)
        done = [other, ISSUED][: 1 + visit % 2]
        self._of(visit, by, lambda work, id_, who: handling.finish(work, self.branch, id_, who, SEEN, done))

    def carry_on(self, visit: int, by: str) -> None:
        self._of(visit, by, lambda w, id_, who: handling.continue_with(w, self.branch, id_, who, SEEN, ISSUED, ISSUED))

    def hold(self, visit: int, by: str) -> None:
        self._of(visit, by, lambda work, id_, who: handling.hold(work, self.branch, id_, who, SEEN, "payment", 10))

    def requeue(self, visit: int, by: str) -> None:
        self._of(visit, by, lambda work, id_, who: sending.requeue(work, self.branch, id_, who, SEEN))

    def transfer(self, visit: int, by: str, line: str | None, target: str | None, returns: bool) -> None:
        to = Destination(
            self.centre.lines[line].key if line else None, self._counter(target) if target else None, returns=returns
        )
        self._of(visit, by, lambda w, id_, who: sending.transfer(w, self.branch, id_, who, SEEN, to, "wrong_line"))

    def give_back(self, visit: int, by: str) -> None:
        self._of(visit, by, lambda work, id_, who: sending.give_back(work, self.branch, id_, who, SEEN))

    def cancel(self, visit: int, by: str) -> None:
        self._of(visit, by, lambda work, id_, who: reception.cancel(work, self.branch, id_, who, SEEN))

    def restore(self, visit: int, by: str) -> None:
        self._of(visit, by, lambda work, id_, who: reception.restore(work, self.branch, id_, who, SEEN))

    def undo(self, visit: int, by: str) -> None:
        self._of(visit, by, lambda work, id_, who: undoing.undo(work, self.branch, id_, who, SEEN))

    def decide(self, visit: int, by: str, category: str | None) -> None:
        key = f"by-{category}" if category else None
        self._of(visit, by, lambda w, id_, who: reception.decide_right(w, self.branch, id_, who, SEEN, bool(key), key))

    def duplicate(self, visit: int, by: str) -> None:
        printer = self.centre.devices[DeviceKind.PRINTER].id
        self._of(visit, by, lambda w, id_, who: reception.duplicate(w, self.branch, id_, who, CODES, SEEN, printer))

    def suspend(self, by: str) -> None:
        self._do(lambda work: suspending.suspend(work, self.branch, "air_alarm", self._actor(by)))

    def resume(self, by: str) -> None:
        self._do(lambda work: suspending.resume(work, self.branch, self._actor(by)))

    def seq(self) -> int:
        with self.store.read() as session:
            return session.get_one(Branch, self.branch).seq

    def _counter(self, number: str) -> str:
        return self.centre.counters[number].id

    def _actor(self, by: str) -> Actor:
        if by in COUNTERS:
            return self.centre.operator(by)
        return self.centre.reception if by == "reception" else self.centre.supervisor

    def _of(self, visit: int, by: str, action: Callable[[UnitOfWork, str, Actor], object]) -> None:
        id_ = self.tickets[visit]
        actor = Actor(ticket_id=id_) if by == "visitor" else self._actor(by)
        self._do(lambda work: action(work, id_, actor))

    def _do(self, action: Callable[[UnitOfWork], Any]) -> Any:
        with self.store.write() as work:
            return action(work)
