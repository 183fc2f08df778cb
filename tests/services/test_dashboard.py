"""The live dashboard: lines, counters, alarms, ratings and totals as the rows of the day have them."""

from __future__ import annotations

from typing import Any

import pytest

from queue_server.domain.counters import PauseReason
from queue_server.domain.waiting import WaitRange
from queue_server.models import Branch, Rating, RatingChannel
from queue_server.services import suspending
from queue_server.services.dashboard import Ahead, dashboard
from queue_server.services.unit_of_work import UnitOfWork
from tests.services.bookings import BookingDay, at
from tests.services.days import Day


def board(day: Day, **how: Any) -> dict[str, Any]:
    ahead = Ahead({day.centre.lines["А"].id: WaitRange(5, 10)})
    with day.store.read() as session:
        return dashboard(session, session.get_one(Branch, day.branch), day.clock.now(), ahead, **how)


def alarm_keys(day: Day) -> set[str]:
    names = {line.id: letter for letter, line in day.centre.lines.items()}
    names |= {counter.id: number for number, counter in day.centre.counters.items()}
    return {f"{alarm['kind']} {names[alarm['place']]}" for alarm in board(day)["alarms"]}


def test_lines_say_who_waits_and_how_long(day: Day) -> None:
    day.visitor_takes_ticket("А")
    day.clock.advance(minutes=7)
    day.visitor_takes_ticket("А")
    day.opens("1")
    first, second = board(day)["lines"]
    assert (first["waiting"], first["longest_minutes"], first["counters"]) == (2, 7, 1)
    assert first["wait"] == {"from_minutes": 5, "to_minutes": 10}
    assert (second["waiting"], second["longest_minutes"], second["wait"]) == (0, 0, None)


def test_counters_say_what_they_do_and_who_does_it(day: Day) -> None:
    ticket = day.visitor_takes_ticket()
    day.opens("1", "2")
    day.pauses("2", PauseReason.PHONE)
    day.clock.advance(minutes=2)
    day.called("1")
    first, second, third = board(day)["counters"]
    assert first["ticket"] == {"number": ticket.number, "status": "called"}
    assert first["since"] == "2026-03-02T10:02:00+02:00"
    assert (second["status"], second["pause"], third["status"]) == ("paused", "phone", "closed")
    assert first["operator"] == "Адміністратор 1 (приклад)"


def test_the_wall_names_nobody(day: Day) -> None:
    day.opens("1")
    assert "Адміністратор" not in str(board(day, names=False))
    assert "Адміністратор" in str(board(day))


def test_totals_of_the_day(day: Day) -> None:
    day.set_rules(no_show_calls=1, no_show_minutes=0)
    for _ in range(4):
        day.visitor_takes_ticket()
    day.opens("1")
    day.misses("1", day.called("1"))
    served = day.called("1")
    day.starts("1", served)
    day.finishes("1", served)
    assert board(day)["today"] == {"issued": 4, "served": 1, "no_show": 1, "waiting": 2}
    day.clock.advance(hours=24)
    assert board(day)["today"]["issued"] == 0


def test_ratings_of_today_by_their_scale(day: Day) -> None:
    tickets = [day.visitor_takes_ticket() for _ in range(3)]

    def rate(work: UnitOfWork) -> None:
        for ticket, step in zip(tickets, (5, 4, 5), strict=True):
            own = {"branch_id": day.branch, "channel": RatingChannel.PHONE, "given_at": work.now}
            work.session.add(Rating(ticket_id=ticket.id, step=step, steps=5, **own))

    assert board(day)["ratings"] == []
    day.change(rate)
    assert board(day)["ratings"] == [{"steps": 5, "count": 3, "average": 4.7}]
    day.clock.advance(hours=24)
    assert board(day)["ratings"] == []


def test_a_long_wait_and_an_idle_counter_are_alarms(day: Day) -> None:
    day.opens("1")
    day.clock.advance(minutes=60)
    day.visitor_takes_ticket()
    day.clock.advance(minutes=5)
    assert alarm_keys(day) == set()  # five minutes idle with a queue are allowed, the hour before was without one
    day.clock.advance(minutes=1)
    assert alarm_keys(day) == {"idle 1"}
    day.clock.advance(minutes=10)
    assert alarm_keys(day) == {"idle 1", "wait А"}


def test_nobody_is_idle_for_whom_only_another_counter_may_call(day: Day) -> None:
    day.opens("1", "2")
    ticket = day.visitor_takes_ticket()
    day.transfers(day.centre.supervisor, ticket, counter_id=day.counter("2"))
    day.clock.advance(minutes=7)
    assert alarm_keys(day) == {"idle 2"}


def test_nobody_is_idle_for_whom_a_lost_register_keeps(day: Day) -> None:
    day.has_registers(registry="passport")
    day.opens("1")
    day.visitor_takes_service("passport")
    day.loses_registers("registry")
    day.clock.advance(minutes=7)
    assert alarm_keys(day) == set()
    day.has_registers_again("registry")
    assert alarm_keys(day) == {"idle 1"}


@pytest.mark.parametrize("reason", list(PauseReason))
def test_a_pause_is_no_idle_alarm(day: Day, reason: PauseReason) -> None:
    day.opens("1")
    day.visitor_takes_ticket()
    day.pauses("1", reason)
    day.clock.advance(minutes=14)
    assert alarm_keys(day) == set()


def test_a_counter_is_idle_from_its_last_visit(day: Day) -> None:
    day.opens("1")
    for _ in range(2):
        day.visitor_takes_ticket()
    ticket = day.called("1")
    day.starts("1", ticket)
    day.clock.advance(minutes=8)
    day.finishes("1", ticket)
    day.clock.advance(minutes=5)
    assert alarm_keys(day) == set()
    day.clock.advance(minutes=1)
    assert alarm_keys(day) == {"idle 1"}


def test_a_long_service_is_an_alarm(day: Day) -> None:
    day.visitor_takes_ticket()
    day.opens("1")
    day.starts("1", day.called("1"))
    day.clock.advance(minutes=21)
    assert alarm_keys(day) == {"service 1"}


def test_time_that_stood_still_is_nobodys_fault(day: Day) -> None:
    day.visitor_takes_ticket()
    day.opens("1", "2")
    day.visitor_takes_ticket()
    day.starts("2", day.called("2"))
    supervisor = day.centre.supervisor
    day.change(lambda work: suspending.suspend(work, day.branch, "air_alarm", supervisor))
    day.clock.advance(minutes=90)
    assert alarm_keys(day) == set()
    assert board(day)["suspended"]["reason"] == "air_alarm"
    day.change(lambda work: suspending.resume(work, day.branch, supervisor))
    assert alarm_keys(day) == set()
    assert board(day)["lines"][0]["longest_minutes"] == 0


def test_bookings_of_the_day(booking_day: BookingDay) -> None:
    day = booking_day
    day.set_booking(per_contact_day=3)
    first, _second, _third = (day.books(at(clock)) for clock in ("11:00", "11:30", "13:00"))
    assert board(day)["appointments"] == {"later": 3, "due": 0, "checked_in": 0, "late": 0}
    day.clock.advance(minutes=55)
    assert board(day)["appointments"] == {"later": 2, "due": 1, "checked_in": 0, "late": 0}
    day.checks_in(first)
    day.clock.advance(minutes=41)
    day.sweeps()
    assert board(day)["appointments"] == {"later": 1, "due": 0, "checked_in": 1, "late": 1}
