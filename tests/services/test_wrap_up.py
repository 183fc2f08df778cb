"""«Опрацювання після прийому»: it follows from the last visit, runs down, and is never in the way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from queue_server.models import Branch, Outcome, Service, Ticket
from queue_server.services.handled_services import Done
from queue_server.services.pictures import learn, load_picture
from queue_server.services.unit_of_work import UnitOfWork
from tests.services.days import CONSULTED, Day


@pytest.fixture(autouse=True)
def services_that_leave_work(day: Day) -> None:
    def declare(work: UnitOfWork) -> None:
        for key, seconds in (("passport", 60), ("residence", 90)):
            work.session.get_one(Service, day.centre.services[key].id).wrap_up_seconds = seconds

    day.change(declare)


def done(day: Day, *services: str) -> tuple[Done, ...]:
    return tuple(Done(Outcome.REGISTERED, 1, "application", day.centre.services[key].id) for key in services)


def received(day: Day, *handled: Done) -> Ticket:
    day.visitor_takes_ticket()
    return day.finishes("1", day.starts("1", day.called("1")), *(handled or (CONSULTED,)))


def test_it_works(day: Day) -> None:
    day.opens("1")
    ticket = received(day, *done(day, "passport"))
    wrap_up = day.desk()["wrap_up"]
    assert wrap_up["number"] == ticket.number
    assert wrap_up["until"] == "2026-03-02T10:01:00+02:00"
    assert day.desk()["counter"]["status"] == "open", "it is no state of its own"
    day.clock.advance(seconds=60)
    assert day.desk()["wrap_up"] is None


def test_all_services_of_the_visit_leave_their_time(day: Day) -> None:
    day.opens("1")
    received(day, *done(day, "passport", "residence", "housing_aid"))
    day.clock.advance(seconds=149)
    assert day.desk()["wrap_up"] is not None
    day.clock.advance(seconds=1)
    assert day.desk()["wrap_up"] is None


def test_calling_earlier_is_allowed_and_ends_it(day: Day) -> None:
    day.opens("1")
    received(day, *done(day, "passport"))
    day.visitor_takes_ticket()
    ticket = day.called("1")
    assert day.desk()["wrap_up"] is None
    day.finishes("1", day.starts("1", ticket))
    assert day.desk()["wrap_up"] is None, "the last visit leaves nothing"


def test_a_pause_ends_it_and_other_counters_have_none(day: Day) -> None:
    day.opens("1", "2")
    received(day, *done(day, "passport"))
    assert day.desk("2")["wrap_up"] is None
    day.clock.advance(seconds=1)
    day.pauses("1")
    assert day.desk()["wrap_up"] is None
    day.opens("1")
    assert day.desk()["wrap_up"] is None


def test_an_undone_finish_leaves_nothing(day: Day) -> None:
    day.opens("1")
    day.undoes(day.centre.operator("1"), received(day, *done(day, "passport")))
    assert day.desk()["wrap_up"] is None


def test_the_forecast_reckons_with_it(day: Day) -> None:
    """A counter in its wrap-up is no idle one: the next visitor is called after it."""
    day.opens("1")
    received(day, *done(day, "residence"))
    day.clock.advance(seconds=30)
    with day.store.read() as session:
        branch, now = session.get_one(Branch, day.branch), day.clock.now()
        [counter] = load_picture(session, branch, now, learn(session, branch, now)).counters
    assert counter.busy is not None
    assert timedelta(seconds=counter.busy.duration.mean_s) == timedelta(seconds=60)
