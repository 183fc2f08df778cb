"""Visitors who stepped aside: why and until when, who sees them, and every way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from queue_server.domain.errors import Invalid
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Ticket
from queue_server.services import handling
from queue_server.services.ticket_changes import Seen
from tests.services.days import Day


def on_hold(day: Day, minutes: int = 10, number: str = "1") -> Ticket:
    day.visitor_takes_ticket()
    day.opens(number)
    return day.holds(number, day.starts(number, day.called(number)), minutes)


def test_it_works(day: Day) -> None:
    held = on_hold(day, minutes=12)
    assert (held.status, held.hold_reason) == (TicketStatus.ON_HOLD, "fills_form")
    assert held.hold_until == day.clock.now() + timedelta(minutes=12)
    [row] = day.desk()["on_hold"]
    assert (row["number"], row["hold_reason"]) == ("А-001", "fills_form")
    assert row["hold_until"].endswith("+02:00")


WAYS: dict[str, Callable[[Day, Ticket], Ticket]] = {
    "start": lambda day, ticket: day.starts("1", ticket),
    "call": lambda day, ticket: day.calls("1", ticket),
    "requeue": lambda day, ticket: day.requeues("1", ticket),
    "transfer": lambda day, ticket: day.transfers(day.centre.operator("1"), ticket, line="line-2"),
    "cancel": lambda day, ticket: day.cancels(day.centre.operator("1"), ticket),
}


@pytest.mark.parametrize("way", WAYS)
def test_whoever_leaves_the_hold_keeps_no_trace_of_it_and_an_undo_brings_it_back(day: Day, way: str) -> None:
    held = on_hold(day)
    left = WAYS[way](day, held)
    assert (left.hold_reason, left.hold_until, left.queue_time) == (None, None, held.queue_time)
    assert day.desk()["on_hold"] == []
    back = day.undoes(day.centre.operator("1"), left)
    assert (back.status, back.hold_reason, back.hold_until) == (TicketStatus.ON_HOLD, "fills_form", held.hold_until)
    assert (back.counter_id, back.operator_id) == (held.counter_id, held.operator_id)


def test_a_place_is_kept_while_on_hold(day: Day) -> None:
    held = on_hold(day)
    later = day.visitor_takes_ticket()
    day.clock.advance(minutes=3)
    assert day.requeues("1", held).not_before == day.clock.now()
    assert [row["number"] for row in day.desk()["queue"]] == [held.number, later.number]


def test_the_own_held_visitors_are_seen_and_a_supervisor_sees_all(day: Day) -> None:
    mine = on_hold(day)
    theirs = on_hold(day, number="2")

    def numbers(desk: dict[str, object]) -> list[str]:
        return [row["number"] for row in desk["on_hold"]]  # type: ignore[index,attr-defined]

    assert numbers(day.desk("1")) == [mine.number]
    assert numbers(day.desk("2")) == [theirs.number]
    assert numbers(day.desk("1", by=day.centre.supervisor)) == [mine.number, theirs.number]


def test_whoever_takes_over_the_counter_and_whoever_moves_to_another_sees_them(day: Day) -> None:
    held = on_hold(day)
    day.closes("1")
    taking_over = day.centre.operator("3")
    assert [row["number"] for row in day.desk("1", by=taking_over)["on_hold"]] == [held.number]
    assert [row["number"] for row in day.desk("2", by=day.centre.operator("1"))["on_hold"]] == [held.number]


@pytest.mark.parametrize(
    ("reason", "minutes", "code"),
    [("dinner", 10, "hold_reason_unknown"), ("photo", 0, "hold_minutes_out_of_range"),
     ("photo", 241, "hold_minutes_out_of_range")],
)  # fmt: skip
def test_reason_and_minutes_are_bounded(day: Day, reason: str, minutes: int, code: str) -> None:
    day.visitor_takes_ticket()
    day.opens("1")
    ticket = day.starts("1", day.called("1"))
    operator = day.centre.operator("1")
    with pytest.raises(Invalid, match=code):
        day.change(lambda w: handling.hold(w, day.branch, ticket.id, operator, Seen(), reason, minutes))
    assert day.ticket(ticket).status is TicketStatus.SERVING
