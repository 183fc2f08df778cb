"""Calling: the next visitor by the one rule, at one counter at a time, with the reason kept."""

from __future__ import annotations

import pytest
from sqlmodel import select

from queue_server.domain.errors import Forbidden, Invalid, Refused
from queue_server.domain.selection import Basis, PickReason
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Counter, EventRow
from queue_server.services import calling, counters
from queue_server.services.ticket_changes import Seen
from queue_server.services.unit_of_work import UnitOfWork
from tests.services.days import Day


def test_it_works(day: Day) -> None:
    first, _second = day.visitor_takes_ticket("А"), day.visitor_takes_ticket("Б")
    day.opens("1")
    ticket = day.called("1")
    assert (ticket.id, ticket.status, ticket.calls) == (first.id, TicketStatus.CALLED, 1)
    assert ticket.reason is PickReason.EARLIEST
    assert [event.reason for event in day.events(ticket)] == [None, "earliest"]


def test_who_asked_for_help_is_taken_earlier_by_an_accessible_counter_and_the_desk_says_so(day: Day) -> None:
    def make_accessible(work: UnitOfWork) -> None:
        work.session.get_one(Counter, day.counter("2")).accessible = True

    day.change(make_accessible)
    first = day.visitor_takes_ticket()
    day.clock.advance(minutes=9)
    helped = day.visitor_takes_ticket(assistance=("wheelchair",))
    day.opens("1", "2")
    assert [row["number"] for row in day.desk("1")["queue"]] == [first.number, helped.number]
    assert [row["number"] for row in day.desk("2")["queue"]] == [helped.number, first.number]
    called = day.called("2")
    assert (called.id, called.reason) == (helped.id, PickReason.ACCESSIBLE)
    assert day.events(called)[-1].reason == "accessible"


def test_nobody_waits(day: Day) -> None:
    day.opens("1")
    assert day.calls_next("1") is None


def test_a_second_visitor_cannot_be_called_while_one_is_open(day: Day) -> None:
    day.visitor_takes_ticket()
    day.visitor_takes_ticket()
    day.opens("1")
    held = day.called("1")
    with pytest.raises(Refused) as refusal:
        day.calls_next("1")
    assert refusal.value.code == "counter_busy"
    assert refusal.value.details["ticket"] == held.id


def test_the_same_key_calls_the_same_visitor(day: Day) -> None:
    day.visitor_takes_ticket()
    day.visitor_takes_ticket()
    day.opens("1")
    assert day.calls_next("1", key="F2") == day.calls_next("1", key="F2")


def test_only_an_open_counter_of_ones_own_calls(day: Day) -> None:
    day.visitor_takes_ticket()
    with pytest.raises(Forbidden, match="counter_not_yours"):
        day.calls_next("1")
    day.opens("1")
    day.pauses("1")
    with pytest.raises(Refused, match="counter_not_open"):
        day.calls_next("1")


def test_a_right_by_law_is_called_first_and_the_reason_says_so(day: Day) -> None:
    day.visitor_takes_ticket("А")
    entitled = day.visitor_takes_ticket("А", category=day.centre.categories[Basis.LAW].key)
    day.opens("1")
    ticket = day.called("1")
    assert (ticket.id, ticket.reason) == (entitled.id, PickReason.PRIORITY_BY_LAW)
    told = day.events(ticket)[-1]
    assert "law" not in repr(told.data), "no screen of a hall learns of the right"


def test_recall_counts_and_sounds_again(day: Day) -> None:
    day.visitor_takes_ticket()
    day.opens("1")
    ticket = day.called("1")
    assert day.recalls("1", ticket).calls == 2
    assert day.recalls("1", ticket).calls == 3
    assert [event.data["final"] for event in day.events(ticket) if "final" in event.data] == [False, False, True]


def test_no_show_needs_three_calls_and_three_minutes(day: Day) -> None:
    day.visitor_takes_ticket()
    day.opens("1")
    ticket = day.called("1")
    day.clock.advance(minutes=4)
    with pytest.raises(Refused, match="no_show_too_early"):
        day.misses("1", ticket)
    day.recalls("1", ticket)
    day.recalls("1", ticket)
    assert day.misses("1", ticket).status is TicketStatus.NO_SHOW


def test_the_minutes_count_from_the_end_of_the_first_spoken_call(day: Day) -> None:
    day.visitor_takes_ticket()
    day.opens("1")
    ticket = day.called("1")
    seq = ticket.seq
    day.recalls("1", ticket)
    day.recalls("1", ticket)
    day.clock.advance(minutes=1)
    day.change(lambda work: calling.heard(work, day.branch, seq))
    day.clock.advance(minutes=2, seconds=59)
    with pytest.raises(Refused, match="no_show_too_early"):
        day.misses("1", ticket)
    day.clock.advance(seconds=1)
    assert day.misses("1", ticket).status is TicketStatus.NO_SHOW


def test_the_minutes_are_doubled_where_help_was_asked_for(day: Day) -> None:
    day.visitor_takes_ticket(assistance=("accompany",))
    day.opens("1")
    ticket = day.called("1")
    day.recalls("1", ticket)
    day.recalls("1", ticket)
    day.clock.advance(minutes=5, seconds=59)
    with pytest.raises(Refused, match="no_show_too_early"):
        day.misses("1", ticket)
    day.clock.advance(seconds=1)
    day.misses("1", ticket)


def test_a_call_that_was_heard_counts_only_for_its_own_ticket(day: Day) -> None:
    """A report of an old call of the same ticket, after it went back and was called again, changes nothing."""
    ticket = day.visitor_takes_ticket()
    day.opens("1")
    first = day.called("1").seq
    day.requeues("1", ticket)
    day.clock.advance(minutes=5)
    again = day.called("1")
    day.change(lambda work: calling.heard(work, day.branch, first))
    assert day.ticket(again).heard_at is None


def test_during_a_suspension_nobody_is_called_or_missed_and_grace_follows(day: Day) -> None:
    day.visitor_takes_ticket()
    day.visitor_takes_ticket()
    day.opens("1", "2")
    ticket = day.called("1")
    day.recalls("1", ticket)
    day.recalls("1", ticket)
    day.suspends()
    day.clock.advance(minutes=40)
    for forbidden in (lambda: day.calls_next("2"), lambda: day.misses("1", ticket), lambda: day.recalls("1", ticket)):
        with pytest.raises(Refused, match="branch_suspended"):
            forbidden()
    day.resumes()
    day.clock.advance(minutes=14)
    with pytest.raises(Refused, match="no_show_grace"):
        day.misses("1", ticket)
    day.clock.advance(minutes=1)
    day.misses("1", ticket)


def test_a_chosen_ticket_is_called_only_where_allowed_and_with_a_reason_of_the_list(day: Day) -> None:
    day.visitor_takes_ticket()
    second = day.visitor_takes_ticket()
    day.opens("1")

    def choose(reason: str | None) -> object:
        counter, operator = day.counter("1"), day.centre.operator("1")
        return day.change(lambda w: calling.call_chosen(w, day.branch, second.id, counter, operator, reason, Seen()))

    with pytest.raises(Forbidden, match="choosing_not_allowed"):
        choose("unwell")
    day.set_rules(choose_ticket=True)
    with pytest.raises(Invalid, match="choosing_reason_unknown"):
        choose("friend")
    choose("unwell")
    ticket = day.ticket(second)
    assert (ticket.status, ticket.reason) == (TicketStatus.CALLED, PickReason.CHOSEN)
    assert day.events(ticket)[-1].reason == "unwell"


def test_one_operator_holds_one_counter_and_a_counter_one_operator(day: Day) -> None:
    day.opens("1")
    operator = day.centre.operator("1")
    with pytest.raises(Refused, match="operator_elsewhere"):
        day.change(lambda w: counters.open_counter(w, day.branch, day.counter("2"), operator))
    with pytest.raises(Refused, match="counter_taken"):
        day.change(lambda w: counters.open_counter(w, day.branch, day.counter("1"), day.centre.operator("2")))


def test_a_counter_with_a_visitor_does_not_close_and_a_supervisor_frees_it(day: Day) -> None:
    ticket = day.visitor_takes_ticket()
    day.opens("1")
    place = ticket.queue_time
    day.starts("1", day.called("1"))
    for leave in (lambda: day.closes("1"), lambda: day.pauses("1")):
        with pytest.raises(Refused, match="counter_busy"):
            leave()
    supervisor = day.centre.supervisor
    freed = day.change(lambda w: counters.free_counter(w, day.branch, day.counter("1"), supervisor, "захворіла"))
    assert (freed.status.value, freed.operator_id) == ("closed", None)
    back = day.ticket(ticket)
    assert (back.status, back.queue_time, back.not_before) == (TicketStatus.WAITING, place, day.clock.now())


def test_every_event_has_the_next_seq(day: Day) -> None:
    day.visitor_takes_ticket()
    day.opens("1")
    day.finishes("1", day.starts("1", day.called("1")))
    with day.store.read() as session:
        seqs = session.exec(select(EventRow.seq).order_by(EventRow.seq)).all()
        assert list(seqs) == list(range(1, len(seqs) + 1))
        assert session.exec(select(Counter.status).where(Counter.id == day.counter("1"))).one().value == "open"
