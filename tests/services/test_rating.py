"""A visit is rated once, after its end, by nobody else; what is acknowledged is kept, what is refused is not."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select

from queue_server.domain.errors import NotFound, Refused
from queue_server.models import Branch, EventRow, Rating, RatingChannel, RetryKey, Ticket
from queue_server.services import rating, rating_offers
from queue_server.services.rating import Said
from queue_server.services.retries import Retry
from queue_server.services.unit_of_work import Actor
from tests.services.days import Day


def serves(day: Day, number: str = "1") -> Ticket:
    """A visit from the first call to its end."""
    day.visitor_takes_ticket()
    ticket = day.called(number)
    day.starts(number, ticket)
    return day.finishes(number, ticket)


def rates(day: Day, ticket: Ticket, step: int = 5, key: str | None = None, **said: Any) -> Rating:
    retry = Retry.of(key, "rating", {"step": step})
    channel, actor = RatingChannel.PHONE, Actor(ticket_id=ticket.id)
    return day.change(lambda w: rating.rate(w, day.branch, ticket.id, Said(step, **said), channel, actor, retry))


def ratings(day: Day) -> list[Rating]:
    with day.store.read() as session:
        return list(session.exec(select(Rating)).all())


def page(day: Day, ticket: Ticket) -> dict[str, Any]:
    with day.store.read() as session:
        branch = session.get_one(Branch, day.branch)
        return rating.rating_page(session, branch, session.get_one(Ticket, ticket.id), day.clock.now())


def refused(day: Day, ticket: Ticket, **said: Any) -> str:
    before = ratings(day)
    with pytest.raises(Refused) as refusal:
        rates(day, ticket, **said)
    assert ratings(day) == before
    return refusal.value.code


def test_it_works(day: Day) -> None:
    day.opens("1")
    ticket = serves(day)
    rates(day, ticket, 4, comment="Швидко й чемно")
    [kept] = ratings(day)
    assert (kept.ticket_id, kept.step, kept.steps, kept.comment) == (ticket.id, 4, 5, "Швидко й чемно")
    assert (kept.counter_id, kept.operator_id) == (day.counter("1"), day.centre.operator("1").staff_id)
    assert (kept.channel, kept.given_at, kept.changed_at) == (RatingChannel.PHONE, day.clock.now(), None)


def test_before_its_end_and_without_one_a_visit_is_not_rated(day: Day) -> None:
    day.opens("1")
    waiting = day.visitor_takes_ticket()
    assert refused(day, waiting) == page(day, waiting)["refusal"] == "rating_too_early"
    called = day.called("1")
    assert refused(day, called) == "rating_too_early"
    day.starts("1", called)
    assert refused(day, called) == "rating_too_early"
    day.finishes("1", called)
    gone = day.visitor_takes_ticket()
    day.cancels(Actor(ticket_id=gone.id), gone)
    assert refused(day, gone) == "rating_not_served"


def test_after_seven_days_a_visit_is_not_rated(day: Day) -> None:
    day.opens("1")
    ticket = serves(day)
    day.clock.advance(days=7, seconds=1)
    assert refused(day, ticket) == page(day, ticket)["refusal"] == "rating_too_late"


def test_a_second_rating_is_refused_and_a_change_is_taken_within_the_hour(day: Day) -> None:
    day.opens("1")
    ticket = serves(day)
    rates(day, ticket, 2)
    assert refused(day, ticket, step=5) == "rating_already_given"
    day.clock.advance(minutes=59)
    assert page(day, ticket)["given"]["step"] == 2
    rates(day, ticket, 5, changing=True)
    [kept] = ratings(day)
    assert (kept.step, kept.changed_at) == (5, day.clock.now())
    day.clock.advance(minutes=1)
    assert refused(day, ticket, step=1, changing=True) == page(day, ticket)["refusal"] == "rating_already_given"


def test_what_is_repeated_after_a_lost_answer_is_one_rating(day: Day) -> None:
    day.opens("1")
    ticket = serves(day)
    rates(day, ticket, 3, key="k1")
    day.clock.advance(hours=2)
    assert rates(day, ticket, 3, key="k1").step == 3
    other = serves(day)
    rates(day, other, 3)
    assert rates(day, other, 3).step == 3  # a double tap
    assert [each.step for each in ratings(day)] == [3, 3]


def test_another_branch_has_no_such_visit(day: Day) -> None:
    day.opens("1")
    serves(day)
    with pytest.raises(NotFound, match="ticket_unknown"):
        rates(day, Ticket(id="0"))  # type: ignore[call-arg]


def test_words_stand_in_the_rating_and_nowhere_else(day: Day) -> None:
    day.opens("1")
    ticket = serves(day)
    rates(day, ticket, 1, key="k", comment="Телефонуйте 067 123 45 67")
    [kept] = ratings(day)
    assert kept.hidden
    with day.store.read() as session:
        elsewhere = [str(row.model_dump()) for table in (EventRow, RetryKey) for row in session.exec(select(table))]
    assert elsewhere
    assert not any("067 123" in row or "Телефонуйте" in row for row in elsewhere)


# --- the counter's tablet ----------------------------------------------------------------------------------------


def offer(day: Day, number: str = "1") -> str | None:
    with day.store.read() as session:
        found = rating_offers.offered(session, day.branch, day.counter(number), day.clock.now())
    return found.id if found else None


def rates_at(day: Day, number: str, ticket: Ticket, step: int = 5) -> Rating:
    return day.change(
        lambda w: rating_offers.rate_here(
            w, day.branch, day.counter(number), ticket.id, Said(step), Actor(device_id=None), None
        )
    )


def test_a_tablet_offers_the_visit_that_has_just_ended_at_its_counter(day: Day) -> None:
    day.opens("1", "2")
    assert offer(day) is None
    ticket = serves(day)
    assert (offer(day), offer(day, "2")) == (ticket.id, None)
    assert rates_at(day, "1", ticket).channel is RatingChannel.TABLET
    assert offer(day) is None


def test_a_tablet_lets_go_after_a_minute_and_when_the_next_visit_begins(day: Day) -> None:
    day.opens("1")
    first = serves(day)
    day.clock.advance(minutes=1, seconds=1)
    assert offer(day) is None
    second = serves(day)
    assert offer(day) == second.id
    day.visitor_takes_ticket()
    third = day.called("1")
    assert offer(day) == second.id  # called is not yet come
    day.starts("1", third)
    assert offer(day) is None
    for ticket in (first, second, third):
        with pytest.raises(Refused, match="rating_offer_over"):
            rates_at(day, "1", ticket)
    assert ratings(day) == []


def test_a_tablet_rates_no_visit_of_another_counter(day: Day) -> None:
    day.opens("1", "2")
    ticket = serves(day)
    with pytest.raises(Refused, match="rating_offer_over"):
        rates_at(day, "2", ticket)
    assert ratings(day) == []
