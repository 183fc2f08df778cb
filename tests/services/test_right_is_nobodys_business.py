"""A right to be served out of turn is never shown, printed or spoken to others: no screen, paper or fact holds it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from queue_server.domain.hall import Hall
from queue_server.models import Branch, Ticket
from queue_server.realtime.broadcast import Place, payload
from queue_server.services import reception
from queue_server.services.boards import board, queue_now
from queue_server.services.own_page import own_page
from queue_server.services.paper import TicketFacts
from queue_server.services.ticket_changes import Seen
from tests.fakes import RecordingPublisher
from tests.services.days import Day

TELLING = ("by-law", "by-decision", "priority", "category", "right", "law", "decision", "rank", "weight", "stated")


def tells(value: Any) -> list[str]:
    text = json.dumps(value, ensure_ascii=False, default=str).lower()
    return [word for word in TELLING if word in text.replace("copyright", "")]


@pytest.fixture
def ticket(day: Day) -> Ticket:
    """Somebody with a confirmed right, called and heard before an earlier visitor."""
    day.visitor_takes_ticket()
    privileged = day.visitor_takes_ticket(category="by-law")
    day.visitor_takes_ticket(category="by-decision")
    actor = day.centre.reception
    day.change(lambda w: reception.decide_right(w, day.branch, privileged.id, actor, Seen(), True, None))
    day.opens("1")
    called = day.called("1")
    assert called.id == privileged.id
    return called


def test_no_screen_of_the_hall_and_no_phone(day: Day, ticket: Ticket) -> None:
    now = day.clock.now()
    with day.store.read() as session:
        branch, called = session.get_one(Branch, day.branch), session.get_one(Ticket, ticket.id)
        assert tells(board(session, branch, None, now, {})) == []
        assert tells(queue_now(session, branch, now, {})) == []
        assert tells(own_page(session, branch, called, now, None)) == []


def test_no_fact_of_the_sockets(day: Day, ticket: Ticket) -> None:
    publisher = day.store.publish
    assert isinstance(publisher, RecordingPublisher)
    assert "ticket:called" in publisher.names
    place = Place(ZoneInfo("Europe/Kyiv"), Hall())
    assert [tells(payload(fact, place)) for fact in publisher.published if tells(payload(fact, place))] == []


def test_no_paper() -> None:
    fields = set(TicketFacts.__dataclass_fields__)
    assert tells(sorted(fields)) == [], "the paper does not even know it"


def test_the_test_would_see_it(day: Day, ticket: Ticket) -> None:
    assert tells({"reason": ticket.reason, "rank": ticket.rank})
    assert tells(asdict(day.centre.reception)) == []
