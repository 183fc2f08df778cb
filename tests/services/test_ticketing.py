"""Issuing: one wish gives one ticket with one number, one place, one paper and one code."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from queue_server.domain.errors import Invalid, QueueError, Refused
from queue_server.domain.selection import Basis, RightState
from queue_server.domain.tickets import TicketStatus
from queue_server.domain.waiting import WaitRange
from queue_server.models import Branch, Line, NumberSequence, RetryKey, Ticket
from queue_server.services import switching, ticketing
from queue_server.services.switching import Switch
from queue_server.services.ticketing import Wanted
from tests.services.days import CODES, Day


def test_it_works(day: Day) -> None:
    issued = day.visitor_takes("А", language="en", persons=2)
    ticket = issued.ticket
    assert (ticket.number, ticket.status, ticket.persons) == ("А-001", TicketStatus.WAITING, 2)
    assert ticket.queue_time == ticket.not_before == day.clock.now()
    assert issued.code == CODES.make(ticket.id, 1)
    assert ticket.code_hash == CODES.stored(issued.code)
    assert [paper.status.value for paper in day.papers(ticket)] == ["queued"]
    assert day.told == ["ticket:issued", "print:changed"]


def test_what_was_promised_is_kept_to_be_scored(day: Day) -> None:
    wanted = Wanted(purpose=day.centre.purpose_of("А").key)
    promised = {day.centre.lines["А"].id: WaitRange(10, 25, likely_s=900)}
    issued = day.change(lambda work: ticketing.issue(work, day.branch, wanted, day.centre.kiosk, CODES, promised))
    ticket = issued.ticket
    assert (ticket.promised_from, ticket.promised_to, ticket.promised_s) == (10, 25, 900)


def test_each_letter_counts_for_itself(day: Day) -> None:
    numbers = [day.visitor_takes_ticket(letter).number for letter in "ААБАБ"]
    assert numbers == ["А-001", "А-002", "Б-001", "А-003", "Б-002"]


def test_numbers_by_hand_are_passed_over_and_a_thousand_follows(day: Day) -> None:
    today = day.visitor_takes_ticket("А").day

    def count_on(work: object) -> None:
        sequence = work.session.get_one(NumberSequence, (day.branch, "А", today))  # type: ignore[attr-defined]
        sequence.last = 900

    day.change(count_on)
    assert [day.visitor_takes_ticket("А").number for _ in range(2)] == ["А-1000", "А-1001"]


def test_numbers_begin_again_on_the_next_local_day(day: Day) -> None:
    """22:30 UTC is half past midnight in Kyiv: the local date decides."""
    first = day.visitor_takes_ticket("А")
    day.clock.advance(hours=14, minutes=30)
    second = day.visitor_takes_ticket("А")
    assert (first.number, second.number) == ("А-001", "А-001")
    assert second.day == first.day + timedelta(days=1)


def test_ahead_counts_those_of_the_same_line_who_stand_before(day: Day) -> None:
    for letter in "АБА":
        day.visitor_takes_ticket(letter)
    assert day.visitor_takes_ticket("А").ahead == 2
    by_law = day.centre.categories[Basis.LAW].key
    assert day.visitor_takes_ticket("А", category=by_law).ahead == 0


def test_the_same_key_gives_the_same_ticket_and_no_second_paper(day: Day) -> None:
    issued = [day.visitor_takes("А", key="tap") for _ in range(10)]
    assert {each.ticket.id for each in issued} == {issued[0].ticket.id}
    assert {each.code for each in issued} == {issued[0].code}
    assert len(day.papers(issued[0].ticket)) == 1
    assert day.told == ["ticket:issued", "print:changed"]


def test_the_same_key_with_another_wish_is_refused(day: Day) -> None:
    day.visitor_takes("А", key="tap")
    with pytest.raises(Refused, match="idempotency_conflict"):
        day.visitor_takes("Б", key="tap")


def test_a_refusal_is_not_kept_under_the_key(day: Day) -> None:
    day.suspends()
    with pytest.raises(Refused, match="branch_suspended"):
        day.visitor_takes("А", key="tap")
    day.resumes()
    assert day.visitor_takes("А", key="tap").ticket.number == "А-001"


def test_the_body_of_a_retry_is_never_stored(day: Day) -> None:
    day.set_rules(personified=True)
    ticket = day.visitor_takes_ticket("А", key="tap", visitor_name="Олена Приклад")
    with day.store.read() as session:
        row = session.get_one(RetryKey, (day.centre.kiosk.key, "tap"))
        assert "Олена" not in repr(row.model_dump())
    assert all("Олена" not in repr(event.model_dump()) for event in day.events(ticket))


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"purpose": "flight"}, "purpose_unknown"),
        ({"service_id": "0" * 36}, "service_unknown"),
        ({"sphere": "moon"}, "sphere_unknown"),
        ({"line": "line-99"}, "line_unknown"),
        ({"persons": 0}, "persons_out_of_range"),
        ({"services": 4}, "services_out_of_range"),
        ({"category": "vip"}, "category_unknown"),
        ({"assistance": ("elevator",)}, "assistance_unknown"),
        ({"visitor_name": "Олена"}, "name_not_asked"),
    ],
)
def test_what_does_not_exist_is_refused_and_nothing_is_written(day: Day, wanted: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        day.visitor_takes("А", **wanted)
    assert refusal.value.code == code
    assert day.told == []
    assert day.visitor_takes_ticket("А").number == "А-001"


def test_a_line_that_is_off_says_so(day: Day) -> None:
    switch = Switch("equipment", line=day.centre.lines["А"].key)
    day.change(lambda work: switching.switch_off(work, day.branch, switch, day.centre.supervisor))
    with pytest.raises(Refused) as refusal:
        day.visitor_takes("А")
    assert (refusal.value.code, refusal.value.details["reason"]) == ("line_closed", "switched_off")


def test_a_full_line_says_so(day: Day) -> None:
    def limit(work: object) -> None:
        work.session.get_one(Line, day.centre.lines["А"].id).daily_limit = 1  # type: ignore[attr-defined]

    day.change(limit)
    day.visitor_takes("А")
    with pytest.raises(Refused) as refusal:
        day.visitor_takes("А")
    assert refusal.value.details["reason"] == "full"


def test_before_issuing_hours_the_refusal_says_from_when(day: Day) -> None:
    def morning_hours(work: object) -> None:
        hours = {name: [["12:00", "16:00"]] for name in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
        work.session.get_one(Branch, day.branch).hours = hours  # type: ignore[attr-defined]

    day.change(morning_hours)
    with pytest.raises(Refused) as refusal:
        day.visitor_takes("А")
    assert refusal.value.details["reason"] == "not_yet"
    assert refusal.value.details["start"] == "2026-03-02T11:45:00+02:00"


def test_a_right_by_law_is_stated_and_goes_first(day: Day) -> None:
    ticket = day.visitor_takes_ticket("А", category=day.centre.categories[Basis.LAW].key)
    assert (ticket.rank, ticket.right_state) == (0, RightState.STATED)


def test_a_right_by_decision_moves_by_its_weight_until_the_daily_cap(day: Day) -> None:
    day.set_rules(decision_weight_minutes=20, decision_daily_cap=1)
    by_decision = day.centre.categories[Basis.DECISION].key
    first = day.visitor_takes_ticket("А", category=by_decision)
    second = day.visitor_takes_ticket("А", category=by_decision)
    assert first.queue_time == first.issued_at - timedelta(minutes=20)
    assert second.queue_time == second.issued_at


def test_a_checked_in_appointment_stands_before_its_slot_by_the_head_start(day: Day) -> None:
    slot = day.clock.now() + timedelta(minutes=10)
    ticket = day.visitor_takes_ticket("А", by=day.centre.reception, slot=slot)
    assert ticket.queue_time == slot - timedelta(minutes=15)
    with pytest.raises(QueueError, match="staff_only"):
        day.visitor_takes("А", slot=slot)


def test_codes_of_different_tickets_differ(day: Day) -> None:
    codes = {day.visitor_takes("А").code for _ in range(50)}
    assert len(codes) == 50
    with day.store.read() as session:
        stored = repr([row.model_dump() for row in session.exec(select(Ticket)).all()])
    assert not [code for code in codes if code in stored]
