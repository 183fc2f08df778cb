"""What the forecast knows of a branch: its counters, its visitors, and what its own records teach."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import Session

from queue_server.domain.counters import CounterStatus, PauseReason
from queue_server.domain.durations import Kind
from queue_server.domain.selection import Basis, in_order
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Branch, Counter, CounterLine, Purpose, Service
from queue_server.services.pictures import learn
from tests.factories import Centre, make_branch, make_handled, make_ticket
from tests.services.halls import Hall


def test_the_picture_holds_who_is_served_and_for_how_long(hall):
    hall.open("1")
    counter = hall.centre.counters["1"].id
    began = hall.clock.now()
    hall.takes_ticket(status=TicketStatus.SERVING, counter_id=counter, started_at=began)
    hall.clock.advance(minutes=4)
    called_to = {"status": TicketStatus.CALLED, "counter_id": hall.centre.counters["2"].id}
    hall.open("2")
    hall.takes_ticket("Б", called_at=hall.clock.now(), **called_to)

    served, called = hall.picture().counters

    assert (served.serving.counter, served.open, served.busy.elapsed_s) == (counter, True, 240)
    assert served.busy.duration.mean_s == 480  # the purpose's declared minutes
    assert called.busy.elapsed_s == 0
    assert called.busy.duration.mean_s > 900  # and the way to the counter


def test_a_counter_on_a_pause_is_seen_with_what_is_left_of_it(hall):
    hall.open("1")

    def pause(session: Session) -> None:
        counter = session.get_one(Counter, hall.centre.counters["1"].id)
        counter.status, counter.pause = CounterStatus.PAUSED, PauseReason.PHONE

    hall.change(pause)
    hall.clock.advance(minutes=2)
    [counter] = hall.picture().counters

    assert not counter.open
    assert (counter.busy.duration.mean_s, counter.busy.elapsed_s) == (300, 120)


def test_preferences_rights_targets_and_appointments_reach_the_order(hall):
    hall.open("1")
    line, counter = hall.centre.lines["Б"].id, hall.centre.counters["1"].id

    def prefer(session: Session) -> None:
        session.get_one(CounterLine, (counter, line)).advance_minutes = 20

    hall.change(prefer)
    later = hall.clock.now() + timedelta(minutes=10)
    hall.takes_ticket(rank=0, category_id=hall.centre.categories[Basis.LAW].id)
    hall.takes_ticket(target_counter_id=counter)
    hall.takes_ticket(slot_at=later + timedelta(minutes=15), queue_time=later, not_before=later)

    picture = hall.picture()
    by_law, sent, booked = (visit.ticket for visit in picture.visits)
    assert picture.counters[0].serving.advance[line] == timedelta(minutes=20)
    assert (by_law.rank, sent.counter, booked.before_its_time) == (0, counter, True)


def test_help_asked_for_and_an_accessible_counter_reach_the_order(hall):
    hall.open("1")

    def make_accessible(session: Session) -> None:
        session.get_one(Counter, hall.centre.counters["1"].id).accessible = True

    hall.change(make_accessible)
    hall.takes_ticket()
    hall.clock.advance(minutes=2)
    hall.takes_ticket(assistance=["wheelchair"])

    picture = hall.picture()
    order = in_order([visit.ticket for visit in picture.visits], picture.counters[0].serving, picture.now)
    assert [ticket.assistance for ticket in order] == [True, False]


def test_persons_services_and_wrap_up_lengthen_a_visit(hall):
    def wrap_up(session: Session) -> str:
        passport = session.get_one(Service, hall.centre.services["passport"].id)
        passport.wrap_up_seconds = 90
        return passport.id

    passport = hall.change(wrap_up)
    hall.takes_ticket()
    hall.takes_ticket(persons=2)
    hall.takes_ticket(services=2)
    hall.takes_ticket(service_id=passport)

    assert [visit.duration.mean_s for visit in hall.picture().visits] == [480, 720, 960, 570]


def _served(hall: Hall, centre: Centre, count: int, minutes: float, days_ago: float = 1, **fields: object) -> None:
    def serve(session: Session) -> None:
        for number in range(count):
            ended = hall.clock.now() - timedelta(days=days_ago, minutes=number)
            ticket = make_ticket(session, centre, "А", ended, status=TicketStatus.SERVED, called_at=ended)
            make_handled(session, centre, ticket, minutes, ended, **fields)

    hall.change(serve)


def _learned_minutes(hall: Hall) -> float:
    with hall.store.read() as session:
        learned = learn(session, session.get_one(Branch, hall.branch), hall.clock.now())
    kind = Kind(hall.centre.lines["А"].id, hall.centre.purpose_of("А").id)
    return learned.durations.of(kind).mean_s / 60


def test_records_of_the_branch_teach_how_long_a_service_takes(hall):
    _served(hall, hall.centre, 90, minutes=20)

    assert _learned_minutes(hall) == pytest.approx(20, rel=0.1)


@pytest.mark.parametrize(
    "fields",
    [{"days_ago": 61}, {"timed": False}, {"undone": True}],
    ids=["older than 60 days", "shares another's time", "undone"],
)
def test_other_rows_teach_nothing(hall, fields):
    _served(hall, hall.centre, 90, minutes=20, **fields)

    assert _learned_minutes(hall) == 8


def test_another_branch_teaches_nothing(hall):
    other = hall.change(lambda session: make_branch(session, "А", 1, key="other"))
    _served(hall, other, 90, minutes=20)

    assert _learned_minutes(hall) == 8


def test_a_services_own_minutes_count_where_the_purpose_asks_for_the_service(hall):
    def declare(session: Session) -> str:
        session.get_one(Service, hall.centre.services["passport"].id).minutes = 40
        session.get_one(Purpose, hall.centre.purposes["collection"].id).minutes = 5
        return hall.centre.services["passport"].id

    passport = hall.change(declare)
    for purpose in ("application", "collection"):
        hall.takes_ticket(service_id=passport, purpose_id=hall.centre.purposes[purpose].id)

    assert [visit.duration.mean_s / 60 for visit in hall.picture().visits] == [40, 5]


def test_absences_of_the_last_weeks_are_expected_again(hall):
    _served(hall, hall.centre, 50, minutes=8)
    usual = hall.picture().habits.no_show
    for _ in range(50):
        hall.takes_ticket(status=TicketStatus.NO_SHOW, called_at=hall.clock.now())

    assert usual < 0.05 < hall.picture().habits.no_show < 0.5
