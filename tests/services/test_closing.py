"""The end of the day: issuing ended by a button, the day closed by one, and the closing at midnight by a rule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from queue_server.domain.errors import Forbidden, Invalid, Refused
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Branch, Counter, Unserved
from queue_server.services import closing
from queue_server.services.own_page import own_page
from tests.fakes import MONDAY_MORNING
from tests.services.days import Day

KYIV = ZoneInfo("Europe/Kyiv")


def test_midnight_closes_the_day(day: Day) -> None:
    """The morning's first visitor gets 001, nobody of yesterday is called, and the counters are free."""
    waiting, called, serving, held = (day.visitor_takes_ticket() for _ in range(4))
    day.opens("1", "2", "3")
    order = {number: day.called(number) for number in "123"}
    day.starts("2", order["2"])
    day.starts("3", order["3"])
    day.holds("3", order["3"])
    assert day.change(lambda w: closing.close_past_day(w, day.branch)) == 0, "today is not over"
    day.clock.advance(hours=14)
    assert day.change(lambda w: closing.close_past_day(w, day.branch)) == 4
    statuses = [day.ticket(ticket).status for ticket in (order["1"], order["2"], order["3"], held)]
    assert statuses == [TicketStatus.CANCELLED, TicketStatus.SERVED, TicketStatus.CANCELLED, TicketStatus.CANCELLED]
    assert {waiting.id, called.id, serving.id} == {ticket.id for ticket in order.values()}
    with day.store.read() as session:
        counters = [session.get_one(Counter, day.counter(number)) for number in "123"]
    assert {(counter.status.value, counter.operator_id) for counter in counters} == {("closed", None)}
    assert all(row.ended_at is not None for row in day.handled(order["2"]))
    assert day.visitor_takes_ticket().number == "А-001"
    assert day.change(lambda w: closing.close_past_day(w, day.branch)) == 0


def test_a_supervisor_ends_issuing_for_everybody_once_and_may_take_it_back(day: Day) -> None:
    with pytest.raises(Forbidden, match="supervisor_only"):
        day.ends_issuing(by=day.centre.operator("1"))
    kept = day.visitor_takes_ticket()
    day.ends_issuing()
    with pytest.raises(Refused, match="line_closed") as refusal:
        day.visitor_takes_ticket()
    assert refusal.value.details["reason"] == "ended"
    with pytest.raises(Refused, match="issuing_ended"):
        day.ends_issuing()
    day.opens("1")
    assert day.called("1").id == kept.id, "whoever has a ticket is served"
    day.reopens_issuing()
    assert day.visitor_takes_ticket().number == "А-002"
    with pytest.raises(Refused, match="issuing_not_ended"):
        day.reopens_issuing()
    assert day.told.count("branch:issuing_ended") == 1


def test_tomorrow_issues_again_by_itself(day: Day) -> None:
    day.ends_issuing()
    day.clock.advance(days=1)
    assert day.visitor_takes_ticket().number == "А-001"


@pytest.mark.parametrize("hour", [16, 20], ids=["at the end of issuing", "after it"])
def test_when_the_hours_ended_issuing_nothing_is_announced(day: Day, hour: int) -> None:
    opened(day)
    day.clock.set(MONDAY_MORNING.astimezone(KYIV).replace(hour=hour))
    with pytest.raises(Refused, match="issuing_ended"):
        day.ends_issuing()
    assert "branch:issuing_ended" not in day.told


def test_ticket_holders_are_served_after_closing_time(day: Day) -> None:
    opened(day)
    ticket = day.visitor_takes_ticket()
    day.opens("1")
    day.clock.set(MONDAY_MORNING.astimezone(KYIV).replace(hour=17))
    with pytest.raises(Refused, match="line_closed"):
        day.visitor_takes_ticket()
    assert day.called("1").id == ticket.id


def test_an_empty_day_is_closed_without_a_reason(day: Day) -> None:
    day.opens("1", "2")
    with pytest.raises(Forbidden, match="supervisor_only"):
        day.closes_day(by=day.centre.reception)
    day.closes_day()
    with pytest.raises(Refused, match="day_closed"):
        day.closes_day()
    with pytest.raises(Refused, match="line_closed"):
        day.visitor_takes_ticket()
    assert counters(day) == {("closed", None)}
    assert unserved(day) == []
    assert last_fact(day).reason is None


def test_three_who_are_left_get_the_first_times_of_the_next_day_and_are_no_no_shows(day: Day) -> None:
    opened(day)
    day.opens("1", "2")
    left = [day.visitor_takes_ticket() for _ in range(3)]
    called, held = day.called("1"), day.called("2")
    day.holds("2", day.starts("2", held))
    with pytest.raises(Invalid, match="closing_reason_needed"):
        day.closes_day()
    with pytest.raises(Invalid, match="closing_reason_needed"):
        day.closes_day("holiday")
    day.closes_day("no_power")
    assert [day.ticket(ticket).status for ticket in left] == [TicketStatus.CANCELLED] * 3
    assert {day.events(ticket)[-1].reason for ticket in left} == {"unserved"}
    assert counters(day) == {("closed", None)}
    rows = unserved(day)
    assert {row.reason for row in rows} == {"no_power"}
    first = MONDAY_MORNING.astimezone(KYIV).replace(day=3, hour=8)
    kept = {row.ticket_id: row.offered_at for row in rows}
    assert [kept[ticket.id] for ticket in left] == [first, first, first], "three counters serve the line"
    assert called.id == left[0].id
    assert last_fact(day).reason == "no_power"
    with day.store.read() as session:
        mine = own_page(session, session.get_one(Branch, day.branch), day.ticket(left[0]), day.clock.now(), None)
    assert mine["unserved"] == {"reason": "no_power", "offered_at": first.isoformat()}
    day.clock.advance(days=1)
    assert day.visitor_takes_ticket().number == "А-001", "numbers begin again"


def test_more_than_there_are_counters_come_one_after_the_other_in_the_order_of_the_queue(day: Day) -> None:
    opened(day)
    left = [day.visitor_takes_ticket() for _ in range(4)]
    day.closes_day("no_staff")
    kept = {row.ticket_id: row.offered_at for row in unserved(day)}
    times = [kept[ticket.id].astimezone(KYIV).strftime("%H:%M") for ticket in left]  # type: ignore[union-attr]
    assert times == ["08:00", "08:00", "08:00", "08:10"], "an advice of eight minutes takes ten on the list"


def test_the_day_is_not_closed_over_a_visitor_at_a_counter(day: Day) -> None:
    day.opens("1")
    ticket = day.visitor_takes_ticket()
    day.starts("1", day.called("1"))
    with pytest.raises(Refused, match="visitors_at_counters") as refusal:
        day.closes_day("other")
    assert refusal.value.details["numbers"] == ticket.number
    assert unserved(day) == []


def test_what_stood_still_ends_with_the_day_and_tomorrow_begins_without_it(day: Day) -> None:
    day.suspends()
    day.clock.advance(minutes=90)
    day.closes_day()
    assert day.suspensions()[0].ended_at == day.clock.now()
    assert "branch:resumed" not in day.told, "nobody is told that reception goes on"
    day.clock.advance(days=1)
    assert day.visitor_takes_ticket().number == "А-001"


def test_a_closed_day_is_not_undone_ticket_by_ticket(day: Day) -> None:
    ticket = day.visitor_takes_ticket()
    day.closes_day("other")
    with pytest.raises(Refused, match="nothing_to_undo"):
        day.undoes(day.centre.supervisor, ticket)


@pytest.mark.parametrize(
    "evening", [datetime(2026, 3, 28, 23, 59, tzinfo=KYIV), datetime(2026, 10, 24, 23, 59, tzinfo=KYIV)], ids=str
)
def test_a_day_of_23_and_of_25_hours_is_one_day(day: Day, evening: datetime) -> None:
    """The local date ends the day, whatever the length of the night."""
    day.clock.set(evening.astimezone(UTC))
    assert day.visitor_takes_ticket().number == "А-001"
    assert day.change(lambda w: closing.close_past_day(w, day.branch)) == 0
    day.clock.advance(minutes=1)
    assert day.change(lambda w: closing.close_past_day(w, day.branch)) == 1
    assert day.visitor_takes_ticket().number == "А-001"
    midnight = evening.replace(hour=23, minute=59) + timedelta(days=1)  # by the wall clock, 22 or 24 hours later
    day.clock.set(midnight.astimezone(UTC))
    assert day.change(lambda w: closing.close_past_day(w, day.branch)) == 0
    assert day.visitor_takes_ticket().number == "А-002"


@pytest.mark.parametrize("day_of", [datetime(2026, 3, 29, tzinfo=KYIV), datetime(2026, 10, 25, tzinfo=KYIV)], ids=str)
def test_an_ended_issuing_and_a_suspension_hold_through_the_change_of_summer_time(day: Day, day_of: datetime) -> None:
    day.clock.set(day_of.replace(hour=2).astimezone(UTC))
    day.suspends()
    day.clears(30)
    day.clock.advance(minutes=30)
    assert day.visitor_takes_ticket()
    day.ends_issuing()
    day.clock.set(day_of.replace(hour=23).astimezone(UTC))
    with pytest.raises(Refused, match="line_closed"):
        day.visitor_takes_ticket()


def opened(day: Day) -> None:
    """Reception from 8 to 16 on working days, as most centres have it."""
    with day.store.write() as work:
        branch = work.lock_branch(day.branch)
        branch.hours = {name: [["08:00", "16:00"]] for name in ("mon", "tue", "wed", "thu", "fri")}


def counters(day: Day) -> set[tuple[str, str | None]]:
    with day.store.read() as session:
        return {(row.status.value, row.operator_id) for row in session.exec(select(Counter))}


def unserved(day: Day) -> list[Unserved]:
    with day.store.read() as session:
        return list(session.exec(select(Unserved)))


def last_fact(day: Day) -> Any:
    return day.store.publish.published[-1].event  # type: ignore[attr-defined]
