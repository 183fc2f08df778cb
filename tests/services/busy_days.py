"""Days on which everything happens, by chance of a fixed seed: over the real services, with undo and suspension."""

from __future__ import annotations

from contextlib import suppress
from random import Random

from sqlmodel import select

from queue_server.domain.errors import QueueError
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Channel, Outcome, Rating, RatingChannel, Ticket
from queue_server.services.handled_services import Done
from tests.services.days import Day

OUTCOMES = tuple(Outcome)


def busy_day(day: Day, chance: Random, steps: int = 120) -> None:
    """A day of one branch with three counters, from what the clock says; at its end nobody is left at a counter."""
    day.opens("1", "2", "3")
    for _ in range(steps):
        day.clock.advance(seconds=chance.randint(5, 200))
        with suppress(QueueError):  # what may not be done now is refused, as it should be
            chance.choice(HAPPENINGS)(day, chance)
    if day.change(lambda w: w.lock_branch(day.branch)).suspended_since:
        day.resumes()
    for ticket in _tickets(day, TicketStatus.SERVING):
        day.finishes(_counter(day, ticket), ticket)
    for ticket in _tickets(day, TicketStatus.CALLED):
        day.cancels(day.centre.supervisor, ticket)
    for number in ("1", "2", "3"):
        day.closes(number)


def _arrives(day: Day, chance: Random) -> None:
    letter = chance.choice("АБ")
    day.visitor_takes_ticket(letter, **({"by": day.centre.reception} if chance.random() < 0.2 else {}))


def _calls(day: Day, chance: Random) -> None:
    day.calls_next(chance.choice("123"))


def _starts(day: Day, chance: Random) -> None:
    ticket = chance.choice(_tickets(day, TicketStatus.CALLED) or [None])
    if ticket:
        day.starts(_counter(day, ticket), ticket)


def _serves(day: Day, chance: Random) -> None:
    ticket = chance.choice(_tickets(day, TicketStatus.SERVING) or [None])
    if ticket is None:
        return
    number, done = _counter(day, ticket), [_done(day, chance) for _ in range(chance.randint(1, 3))]
    what = chance.random()
    if what < 0.6:
        day.finishes(number, ticket, *done)
    elif what < 0.75:
        day.continues(number, ticket, done[0])
    elif what < 0.85:
        day.holds(number, ticket)
    else:
        day.transfers(day.centre.operator(number), ticket, line=day.centre.lines[chance.choice("АБ")].key)


def _takes_back(day: Day, chance: Random) -> None:
    """A call, or a transfer because of a wrong line, that was a slip of the finger."""
    number = chance.choice("123")
    operator = day.centre.operator(number)
    serving = [ticket for ticket in _tickets(day, TicketStatus.SERVING) if _counter(day, ticket) == number]
    if serving:
        day.transfers(operator, serving[0], line=day.centre.lines[chance.choice("АБ")].key)
    ticket = serving[0] if serving else day.calls_next(number)
    if ticket is not None:
        day.clock.advance(seconds=chance.randint(2, 20))
        day.undoes(operator, ticket)


def _leaves(day: Day, chance: Random) -> None:
    ticket = chance.choice(_tickets(day, TicketStatus.WAITING) or [None])
    if ticket and chance.random() < 0.5:
        day.cancels(day.centre.supervisor, ticket)


def _telephones(day: Day, chance: Random) -> None:
    channel = chance.choice([Channel.PHONE, Channel.EMAIL, Channel.OUTREACH])
    day.handles(day.centre.operator("1"), channel, done=Done(Outcome.CONSULTED, 2, "consultation"))


def _alarm(day: Day, chance: Random) -> None:
    branch = day.change(lambda w: w.lock_branch(day.branch))
    if branch.suspended_since:
        day.resumes()
    elif chance.random() < 0.4:
        day.suspends(chance.choice(["air_alarm", "no_power"]))


def _rates(day: Day, chance: Random) -> None:
    ticket = chance.choice(_tickets(day, TicketStatus.SERVED) or [None])
    if ticket is None:
        return
    with day.store.write() as work:
        if work.session.get(Rating, ticket.id) is None:
            own = {"step": chance.randint(1, 5), "steps": 5, "channel": RatingChannel.PHONE}
            given = {"operator_id": ticket.operator_id, "given_at": day.clock.now()}
            work.session.add(Rating(ticket_id=ticket.id, branch_id=day.branch, **own, **given))


HAPPENINGS = (
    *[_arrives] * 6, *[_calls] * 6, *[_starts] * 6, *[_serves] * 6, *[_takes_back] * 2,
    _leaves, _telephones, _alarm, _rates,
)  # fmt: skip


def _done(day: Day, chance: Random) -> Done:
    service = chance.choice([None, *(service.id for service in day.centre.services.values())])
    return Done(chance.choice(OUTCOMES), chance.randint(1, 3), None, service)


def _tickets(day: Day, *statuses: TicketStatus) -> list[Ticket]:
    with day.store.read() as session:
        query = select(Ticket).where(Ticket.branch_id == day.branch).order_by(Ticket.issue_seq)  # type: ignore[arg-type]
        return [ticket for ticket in session.exec(query) if ticket.status in statuses]


def _counter(day: Day, ticket: Ticket) -> str:
    return next(number for number in "123" if day.counter(number) == ticket.counter_id)
