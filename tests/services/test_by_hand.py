"""Entering what was kept by hand: who waits stands by the typed time, who was served is counted with typed times."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import func, select

from queue_server.domain.errors import Invalid
from queue_server.models import Branch, EventRow, Outcome, Ticket
from queue_server.services import by_hand, undoing
from queue_server.services.pictures import learn
from queue_server.services.retries import Retry
from queue_server.services.ticket_view import TicketView
from queue_server.services.typed_rows import TypedRow, TypedService
from tests.services.days import CODES, Day

TODAY = date(2026, 3, 2)


def at(clock: str, day: date = TODAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo("Europe/Kyiv"))


def waits(number: str = "А-901", time: str = "9:15", **fields: Any) -> TypedRow:
    return TypedRow(**{"number": number, "time": time, "purpose": "consultation"} | fields)


def served(day: Day, number: str = "А-901", time: str = "9:15", **fields: Any) -> TypedRow:
    whole: dict[str, Any] = {
        "called": "9:30",
        "finished": "12",
        "counter": day.counter("1"),
        "operator": day.centre.operators["1"].id,
        "outcome": Outcome.CONSULTED,
    }
    return waits(number, time, served=TypedService(**whole | fields))


def enters(day: Day, *rows: TypedRow, on: date | None = None, key: str | None = None) -> list[Ticket]:
    retry = Retry.of(key, "enter", {"rows": [repr(row) for row in rows]})
    return day.change(lambda w: by_hand.enter(w, day.branch, rows, day.centre.reception, CODES, on, retry))


def mistakes(day: Day, *rows: TypedRow, on: date | None = None) -> list[tuple[int, str, str]]:
    """(row, field, code) of what was wrong."""
    with pytest.raises(Invalid) as refusal:
        enters(day, *rows, on=on)
    assert refusal.value.code == "hand_rows_wrong"
    return [(wrong["row"], wrong["field"], wrong["code"]) for wrong in refusal.value.details["rows"]]


def tickets(day: Day) -> int:
    with day.store.read() as session:
        return session.exec(select(func.count()).select_from(Ticket)).one()


def test_it_works(day: Day) -> None:
    [ticket] = enters(day, waits())
    assert (ticket.number, ticket.by_hand, ticket.status.value) == ("А-901", True, "waiting")
    assert ticket.issued_at == ticket.queue_time == at("09:15")
    [event] = day.events(ticket)
    assert (event.name, event.at) == ("ticket:issued", day.clock.now())
    assert datetime.fromisoformat(str(event.data["typed_at"])) == at("09:15")


def test_who_waits_stands_by_the_typed_time(day: Day) -> None:
    printed = day.visitor_takes_ticket("А")  # at 10:00
    day.clock.advance(minutes=30)
    enters(day, waits("А-902", "10:10"), waits("А-901", "9:15"), waits("Б-901", "9:15"))
    day.opens("1", "2", "3")
    assert [day.called(number).number for number in ("1", "2", "3")] == ["А-901", "Б-901", printed.number]


def test_a_machine_s_number_never_meets_one_by_hand(day: Day) -> None:
    enters(day, waits("А-901"))
    assert day.visitor_takes_ticket("А").number == "А-001"


def test_who_was_served_is_counted_and_never_called(day: Day) -> None:
    [ticket] = enters(day, served(day, finished="9:42", quantity=2, outcome=Outcome.REGISTERED))
    assert (ticket.status.value, ticket.counter_id, ticket.operator_id) == (
        "served", day.counter("1"), day.centre.operators["1"].id,
    )  # fmt: skip
    assert (ticket.issued_at, ticket.called_at, ticket.finished_at) == (at("09:15"), at("09:30"), at("09:42"))
    [event] = day.events(ticket)
    assert (event.name, event.at, event.counter_id) == ("ticket:entered", day.clock.now(), day.counter("1"))
    assert datetime.fromisoformat(str(event.data["called_at"])) == at("09:30")
    assert "ticket:called" not in day.told
    [handled] = day.handled(ticket)
    assert (handled.started_at, handled.ended_at, handled.quantity, handled.outcome, handled.by_hand) == (
        at("09:30"), at("09:42"), 2, Outcome.REGISTERED, True,
    )  # fmt: skip
    day.opens("1")
    assert day.calls_next("1") is None


def test_events_follow_the_typed_times(day: Day) -> None:
    entered = enters(day, waits("А-903", "9:50"), served(day, "А-902", "9:20"), waits("А-901", "9:10"))
    assert [ticket.number for ticket in entered] == ["А-901", "А-902", "А-903"]
    assert [ticket.issue_seq for ticket in entered] == [1, 2, 3]


def test_typed_times_teach_nothing(day: Day) -> None:
    enters(day, served(day))
    with day.store.read() as session:
        branch = session.get_one(Branch, day.branch)
        assert learn(session, branch, day.clock.now()).durations.count == 0


def test_measured_times_of_a_number_by_hand_teach(day: Day) -> None:
    enters(day, waits())
    day.opens("1")
    ticket = day.called("1")
    day.starts("1", ticket)
    day.clock.advance(minutes=5)
    day.finishes("1", ticket)
    assert [row.by_hand for row in day.handled(ticket)] == [False]
    with day.store.read() as session:
        branch = session.get_one(Branch, day.branch)
        assert learn(session, branch, day.clock.now()).durations.count == 1


def test_staff_see_that_it_was_given_by_hand(day: Day) -> None:
    [ticket] = enters(day, waits())
    with day.store.read() as session:
        view = TicketView(session, session.get_one(Branch, day.branch))
        assert view.brief(session.get_one(Ticket, ticket.id))["by_hand"] is True


def test_a_visit_of_yesterday_keeps_its_day(day: Day) -> None:
    yesterday = TODAY - timedelta(days=1)
    [ticket] = enters(day, served(day), on=yesterday)
    assert (ticket.day, ticket.called_at) == (yesterday, at("09:30", yesterday))
    assert enters(day, served(day))[0].day == TODAY, "the same number on another day"
    assert mistakes(day, waits("А-905"), on=yesterday) == [(1, "state", "hand_waiting_today")]


@pytest.mark.parametrize("days", [1, -8])
def test_another_day_than_of_this_week_is_refused(day: Day, days: int) -> None:
    with pytest.raises(Invalid, match="hand_day_out_of_range"):
        enters(day, served(day), on=TODAY + timedelta(days=days))


def test_a_number_is_entered_once(day: Day) -> None:
    enters(day, waits("А-901"))
    assert mistakes(day, waits("А-902"), served(day, "а901")) == [(2, "number", "hand_number_entered")]
    assert mistakes(day, waits("Б-905"), waits("Б905")) == [(2, "number", "hand_number_twice")]
    assert tickets(day) == 1


def test_every_wrong_row_is_named_and_nothing_is_entered(day: Day) -> None:
    wrong = [
        (waits("А-900"), "number", "hand_number_range"),
        (waits("Т-901"), "number", "hand_letter_unknown"),
        (waits("901"), "number", "hand_number_invalid"),
        (waits("А-910", "25:00"), "time", "hand_time_invalid"),
        (waits("А-911", "10:01"), "time", "hand_time_ahead"),
        (waits("А-912", purpose="flight"), "purpose", "purpose_unknown"),
        (waits("А-913", service_id="none"), "service", "service_unknown"),
        (served(day, "А-914", called="9:14"), "called", "hand_times_order"),
        (served(day, "А-915", finished="9:29"), "finished", "hand_times_order"),
        (served(day, "А-916", finished="31"), "finished", "hand_time_ahead"),
        (served(day, "А-917", counter=""), "counter", "counter_needed"),
        (served(day, "А-918", operator="nobody"), "operator", "hand_operator_needed"),
        (served(day, "А-919", quantity=0), "quantity", "quantity_out_of_range"),
    ]
    good = waits("А-950")
    found = mistakes(day, good, *(row for row, _field, _code in wrong))
    assert found == [(place, field, code) for place, (_row, field, code) in enumerate(wrong, start=2)]
    assert tickets(day) == 0
    assert day.told == []


def test_nobody_waits_in_a_closed_day(day: Day) -> None:
    with day.store.write() as work:
        work.lock_branch(day.branch).day_closed_on = TODAY
    assert mistakes(day, served(day, "А-901"), waits("А-902")) == [(2, "state", "hand_day_closed")]


def test_a_repeated_request_enters_nothing_twice(day: Day) -> None:
    first = enters(day, waits("А-901"), served(day, "А-902"), key="key")
    again = enters(day, waits("А-901"), served(day, "А-902"), key="key")
    assert [ticket.id for ticket in again] == [ticket.id for ticket in first]
    assert tickets(day) == 2


def test_entering_goes_on_while_reception_is_suspended(day: Day) -> None:
    day.suspends("no_power")
    assert enters(day, waits())[0].number == "А-901"


def test_an_entered_visit_is_nobody_s_last_action(day: Day) -> None:
    [ticket] = enters(day, served(day))
    staff = day.centre.reception.staff_id
    with day.store.read() as session:
        assert undoing.last_undoable(session, day.branch, str(staff), day.clock.now()) is None
        assert session.exec(select(EventRow.before)).one() is None
    assert ticket.seq == 1


def test_nothing_and_too_much_are_refused(day: Day) -> None:
    with pytest.raises(Invalid, match="hand_rows_missing"):
        enters(day)
    with pytest.raises(Invalid, match="hand_rows_too_many"):
        enters(day, *(waits(f"А-{number}") for number in range(901, 1001)))
