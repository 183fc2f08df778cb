"""Suspension: the whole branch with its all-clear, or the services of a register; every place is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import Session

from queue_server.domain.errors import Invalid, Refused
from queue_server.models import Branch
from queue_server.services import suspending
from queue_server.services.estimates import Forecasts
from queue_server.services.menu import menu
from queue_server.services.own_page import own_page
from queue_server.services.retries import Retry
from queue_server.services.suspensions import is_suspended
from tests.fakes import MONDAY_MORNING
from tests.services.days import Day


def branch(day: Day, session: Session) -> Branch:
    return session.get_one(Branch, day.branch)


def test_suspension_keeps_the_places(day: Day) -> None:
    tickets = [day.visitor_takes_ticket() for _ in range(3)]
    day.opens("1")
    day.suspends()
    day.clock.advance(minutes=40)
    day.resumes()
    for ticket in tickets:
        called = day.called("1")
        assert called.id == ticket.id
        day.finishes("1", day.starts("1", called))
    assert day.told.count("branch:suspended") == day.told.count("branch:resumed") == 1


def test_suspension_has_a_reason_of_the_list_and_is_not_doubled(day: Day) -> None:
    with pytest.raises(Invalid, match="suspension_reason_unknown"):
        day.suspends("holiday")
    day.suspends()
    with pytest.raises(Refused, match="branch_suspended"):
        day.suspends()
    day.resumes()
    with pytest.raises(Refused, match="branch_not_suspended"):
        day.resumes()


def test_after_the_all_clear_reception_goes_on_by_itself_at_its_moment(day: Day) -> None:
    ticket = day.visitor_takes_ticket()
    day.opens("1")
    day.suspends()
    day.clock.advance(minutes=30)
    day.clears(10)
    day.clock.advance(minutes=9, seconds=59)
    with pytest.raises(Refused, match="branch_suspended"):
        day.calls_next("1")
    day.clock.advance(seconds=1)
    assert day.called("1").id == ticket.id, "nobody noted the resumption down yet, and it holds"
    day.jobs().resume_due()
    day.jobs().resume_due()
    assert day.told.count("branch:resuming") == day.told.count("branch:resumed") == 1
    [row] = day.suspensions()
    assert row.ended_at == MONDAY_MORNING + timedelta(minutes=40)
    assert row.started_by == day.centre.operators["1"].id
    assert row.ended_by is None, "by the rule"


def test_a_late_job_notes_the_exact_moment_down(day: Day) -> None:
    day.suspends()
    day.clears(5)
    day.clock.advance(minutes=50)
    day.jobs().resume_due()
    with day.store.read() as session:
        assert branch(day, session).resumed_at == MONDAY_MORNING + timedelta(minutes=5)


def test_a_key_resumes_earlier_than_the_all_clear(day: Day) -> None:
    day.suspends()
    day.clears(10)
    day.clock.advance(minutes=2)
    day.resumes()
    with day.store.read() as session:
        assert not is_suspended(branch(day, session), day.clock.now())
    assert day.suspensions()[0].ended_at == MONDAY_MORNING + timedelta(minutes=2)


def test_a_new_alarm_takes_the_all_clear_back_and_another_cause_has_a_row_of_its_own(day: Day) -> None:
    day.suspends()
    day.clears(10)
    day.clock.advance(minutes=5)
    day.suspends()
    day.clock.advance(minutes=20)
    day.clears(10)
    day.clock.advance(minutes=1)
    day.suspends("no_power")
    day.clock.advance(minutes=3)
    day.resumes()
    rows = day.suspensions()
    lasted = [(row.reason, row.ended_at - row.started_at) for row in rows if row.ended_at is not None]
    assert lasted == [("air_alarm", timedelta(minutes=26)), ("no_power", timedelta(minutes=3))]


def test_the_grace_counts_from_the_moment_at_which_reception_went_on_by_itself(day: Day) -> None:
    day.opens("1")
    day.visitor_takes_ticket()
    ticket = day.called("1")
    day.suspends()
    day.clears(10)
    day.clock.advance(minutes=10)
    for _ in range(2):
        day.recalls("1", ticket)
    day.clock.advance(minutes=14, seconds=59)
    with pytest.raises(Refused, match="no_show_grace"):
        day.misses("1", ticket)
    day.clock.advance(seconds=1)
    assert day.misses("1", ticket).status == "no_show"


def test_only_minutes_that_the_voice_can_say_are_taken(day: Day) -> None:
    day.suspends()
    with pytest.raises(Invalid, match="all_clear_minutes"):
        day.clears(7)


def test_a_repeated_key_suspends_and_resumes_once(day: Day) -> None:
    operator, twice = day.centre.operator("1"), Retry.of("one", "suspend", {})
    for _ in range(2):
        day.change(lambda w: suspending.suspend(w, day.branch, "failure", operator, twice))
    back = Retry.of("two", "resume", {})
    for _ in range(2):
        day.change(lambda w: suspending.resume(w, day.branch, operator, 0, back))
    assert len(day.suspensions()) == 1
    assert day.told == ["branch:suspended", "branch:resumed"]


def test_services_of_a_lost_register_are_neither_issued_nor_called_and_all_others_are(day: Day) -> None:
    day.has_registers(civil="passport", land="residence")
    waits, other = day.visitor_takes_service("passport"), day.visitor_takes_service("residence")
    plain = day.visitor_takes_ticket()
    day.opens("1")
    day.loses_registers("civil")
    with pytest.raises(Refused, match="service_suspended"):
        day.visitor_takes_service("passport")
    assert day.visitor_takes_service("residence").number
    assert day.called("1").id == other.id, "the one before keeps its place and is not called"
    day.finishes("1", day.starts("1", day.ticket(other)))
    assert day.called("1").id == plain.id
    day.finishes("1", day.starts("1", day.ticket(plain)))
    day.has_registers_again("civil")
    assert day.called("1").id == waits.id, "first again"
    assert (day.ticket(waits).queue_time, day.ticket(waits).number) == (waits.queue_time, waits.number)


def test_a_visitor_called_for_a_lost_register_is_not_missed_and_has_a_grace(day: Day) -> None:
    day.has_registers(civil="passport")
    day.opens("1")
    day.visitor_takes_service("passport")
    ticket = day.called("1")
    day.loses_registers("civil")
    day.clock.advance(minutes=20)
    for refused in (day.recalls, day.misses):
        with pytest.raises(Refused, match="service_suspended"):
            refused("1", ticket)
    day.has_registers_again("civil")
    for _ in range(2):
        day.recalls("1", ticket)
    with pytest.raises(Refused, match="no_show_grace"):
        day.misses("1", ticket)
    day.clock.advance(minutes=15)
    assert day.misses("1", ticket).status == "no_show"


def test_registers_come_and_go_each_with_its_own_time(day: Day) -> None:
    day.has_registers(civil="passport", land="residence")
    with pytest.raises(Invalid, match="register_unknown"):
        day.loses_registers("unheard-of")
    day.loses_registers("civil", "land")
    with pytest.raises(Refused, match="registers_suspended"):
        day.loses_registers("civil")
    day.clock.advance(minutes=10)
    day.has_registers_again("land")
    with pytest.raises(Refused, match="registers_not_suspended"):
        day.has_registers_again("land")
    day.clock.advance(minutes=20)
    day.has_registers_again("civil")
    lasted = {row.registers[0]: row.ended_at - row.started_at for row in day.suspensions() if row.ended_at}
    assert lasted == {"land": timedelta(minutes=10), "civil": timedelta(minutes=30)}
    facts = [fact.event for fact in day.store.publish.published if fact.event.name.startswith("registers:")]  # type: ignore[attr-defined]
    assert [fact.registers for fact in facts] == [("civil", "land"), ("land",), ("civil",)]


def test_every_screen_is_told_what_stands_still(day: Day) -> None:
    day.has_registers(civil="passport")
    ticket = day.visitor_takes_service("passport")
    plain = day.visitor_takes_ticket()
    day.opens("1")
    day.loses_registers("civil")
    forecasts = Forecasts(day.store.read, day.clock)
    forecast = forecasts.refresh(day.branch)
    assert forecast is not None
    assert forecast.tickets.get(ticket.id) is None, "nobody can say"
    assert forecast.tickets[plain.id] is not None
    with day.store.read() as session:
        shown = menu(session, branch(day, session), day.clock.now(), {})
        assert [service["key"] for service in shown["services"] if service["standing"]] == ["passport"]
        assert [register["key"] for register in shown["registers"]] == ["civil"]
        mine = own_page(session, branch(day, session), day.ticket(ticket), day.clock.now(), None)
        assert (mine["standing"], mine["suspended"]) == (True, None)
    seen = day.desk()
    assert {row["number"]: row["standing"] for row in seen["queue"]} == {ticket.number: True, plain.number: False}
    assert seen["registers"] == [{"key": "civil", "name": {"uk": "civil"}}]


def test_the_suspended_time_of_a_wait_is_counted_apart(day: Day) -> None:
    day.opens("1")
    day.visitor_takes_ticket()
    day.clock.advance(minutes=5)
    day.suspends()
    day.clock.advance(minutes=40)
    day.resumes()
    day.clock.advance(minutes=5)
    day.called("1")
    day.clock.advance(minutes=5)
    day.suspends()
    day.clock.advance(minutes=9)
    day.resumes()
    assert day.desk()["ticket"]["stopped_seconds"] == 40 * 60
