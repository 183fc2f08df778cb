"""Settings change while people wait: counters close, lines go off, hours are cut, and nobody is stranded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlmodel import select

from queue_server.domain.errors import Refused
from queue_server.models import Branch, Counter, Ticket
from queue_server.services import counters, staffing, switching
from queue_server.services.switching import Switch
from tests.faults.invariants import all_is_well
from tests.services.days import Day


def line_goes_off(day: Day) -> None:
    day.change(lambda w: switching.switch_off(w, day.branch, Switch("absent", line="line-1"), day.centre.supervisor))


def service_goes_off(day: Day) -> None:
    passport = day.centre.services["passport"].id
    switch = Switch("equipment", service_id=passport)
    day.change(lambda w: switching.switch_off(w, day.branch, switch, day.centre.supervisor))


def hours_are_cut(day: Day) -> None:
    with day.store.write() as work:
        work.lock_branch(day.branch).hours = {"mon": [["08:00", "09:00"]]}  # it is ten


def today_becomes_a_day_off(day: Day) -> None:
    with day.store.write() as work:
        work.lock_branch(day.branch).exceptions = {"2026-03-02": []}


def issuing_ends(day: Day) -> None:
    day.ends_issuing()


def the_counter_whom_some_were_sent_to_closes(day: Day) -> None:
    day.closes("3")


def the_supervisor_frees_a_counter_with_a_visitor(day: Day) -> None:
    day.change(lambda w: counters.free_counter(w, day.branch, day.counter("2"), day.centre.supervisor, "went home"))


def an_administrator_is_disabled_with_a_visitor_at_the_counter(day: Day) -> None:
    day.change(lambda w: staffing.disable(w, day.centre.operators["2"].login, day.centre.supervisor))
    the_supervisor_frees_a_counter_with_a_visitor(day)


CHANGES: tuple[Callable[[Day], None], ...] = (
    line_goes_off,
    service_goes_off,
    hours_are_cut,
    today_becomes_a_day_off,
    issuing_ends,
    the_counter_whom_some_were_sent_to_closes,
    the_supervisor_frees_a_counter_with_a_visitor,
    an_administrator_is_disabled_with_a_visitor_at_the_counter,
)


@pytest.fixture
def waiting(day: Day) -> dict[str, str]:
    """Who holds a ticket, number by id: in both lines, for a service, sent to the third counter, at the second."""
    day.opens("1", "2", "3")
    tickets = [day.visitor_takes_ticket(), day.visitor_takes_service("passport"), day.visitor_takes_ticket("Б")]
    tickets.append(sent := day.visitor_takes_ticket())
    day.transfers(day.centre.supervisor, sent, counter_id=day.counter("3"))
    day.starts("2", day.called("2"))
    return {ticket.id: ticket.number for ticket in tickets}


@pytest.mark.parametrize("change", [*CHANGES, None], ids=lambda change: change.__name__ if change else "all of them")
def test_whoever_has_a_ticket_is_served(
    day: Day, waiting: dict[str, str], change: Callable[[Day], None] | None
) -> None:
    for each in (change,) if change else CHANGES[:-2] + CHANGES[-1:]:
        each(day)
    served = serve_all(day)
    assert served == set(waiting)
    with day.store.read() as session:
        all_is_well(session, waiting)


def serve_all(day: Day) -> set[str]:
    """Whoever is still at a counter, and then one after the other at the first, until nobody may be called."""
    with day.store.read() as session:
        held = [(t.counter_id, t) for t in session.exec(select(Ticket).where(Ticket.status == "serving"))]
        numbers = {counter.id: counter.number for counter in session.exec(select(Counter))}
    for counter, ticket in held:
        day.finishes(numbers[str(counter)], ticket)
    served = {ticket.id for _counter, ticket in held}
    for number in "13":
        while (ticket := _called(day, number)) is not None:
            day.finishes(number, day.starts(number, ticket))
            served.add(ticket.id)
    return served


def _called(day: Day, number: str) -> Ticket | None:
    with day.store.read() as session:
        if session.get_one(Counter, day.counter(number)).status.value == "closed":
            return None
    return day.calls_next(number)


def test_who_comes_after_the_change_is_told_why_not(day: Day) -> None:
    hours_are_cut(day)
    with pytest.raises(Refused, match="line_closed") as refusal:
        day.visitor_takes_ticket()
    assert refusal.value.details["reason"] == "ended"
    with day.store.read() as session:
        assert session.get_one(Branch, day.branch).active
