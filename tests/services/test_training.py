"""The training copy: like its branch, with numbers of its own, and never where visitors or reports look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import col, select

from queue_server.domain.appointments import AppointmentStatus
from queue_server.domain.errors import Forbidden, Refused
from queue_server.models import (
    Appointment,
    Branch,
    Counter,
    CounterLine,
    Line,
    LineRoute,
    Role,
    SlotUse,
    Staff,
    StaffRole,
    Ticket,
    Zone,
)
from queue_server.services import calling, counters, handling, menu, places, suspending, ticketing, training
from queue_server.services.booking import holding
from queue_server.services.booking.contacts import Visitor
from queue_server.services.booking.wishes import Wish
from queue_server.services.centre_export import collect_centre, export_centre
from queue_server.services.centre_file import parse_centre
from queue_server.services.centre_import import import_centre
from queue_server.services.pictures import learn
from queue_server.services.retries import Retry
from queue_server.services.ticket_changes import Seen
from queue_server.services.ticketing import Wanted
from queue_server.services.unit_of_work import Actor, Store
from tests.factories import make_branch, make_store
from tests.services.bookings import BOOKING, WEEK, at
from tests.services.days import CODES, CONSULTED, Day
from tests.services.small_centre import SMALL

ADDITION = {"uk": "(навчання)", "en": "(training)"}


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An installation without anything yet."""
    made = make_store(database_url)
    yield made
    made.engine.dispose()


def renews(day: Day, key: str | None = None, by: Actor | None = None) -> training.Training:
    retry = Retry.of(key, "training", {})
    actor = by or day.centre.supervisor
    return day.change(lambda w: training.renew(w, day.branch, actor, ADDITION, retry))


def inside(store: Store, branch: str) -> dict[str, Any]:
    """What stands in a branch, by names."""
    with store.read() as session:

        def rows(table: Any) -> list[Any]:
            query = select(table).where(table.branch_id == branch)
            return list(session.exec(query.where(table.active) if hasattr(table, "active") else query).all())

        lines = {line.id: line.key for line in rows(Line)}
        routes = {
            (lines[row.line_id], row.purpose_id, row.sphere_id, row.service_id)
            for row in rows(LineRoute)
            if row.line_id in lines
        }
        numbers = {counter.id: counter.number for counter in rows(Counter)}
        served = session.exec(select(CounterLine).where(col(CounterLine.counter_id).in_(numbers))).all()
        return {
            "zones": {zone.key for zone in rows(Zone)},
            "lines": {(line.key, line.letter, str(line.name), line.position) for line in rows(Line)},
            "routes": routes,
            "counters": {
                (numbers[row.counter_id], lines[row.line_id], row.advance_minutes)
                for row in served
                if row.line_id in lines
            },
            "staff": {(row.staff_id, row.role) for row in rows(StaffRole)},
        }


def lesson(day: Day, copy: Branch) -> Ticket:
    """A learner takes a counter of the copy, a visitor is played, called and left there."""

    def play(work: Any) -> Ticket:
        asked = Wanted(purpose=day.centre.purpose_of("А").key, print=False)
        ticketing.issue(work, copy.id, asked, Actor(staff_id=day.centre.staff[Role.RECEPTION].id), CODES, {})
        ticketing.issue(work, copy.id, asked, Actor(staff_id=day.centre.staff[Role.RECEPTION].id), CODES, {})
        counter = work.session.exec(select(Counter).where(Counter.branch_id == copy.id)).first()
        counters.open_counter(work, copy.id, counter.id, day.centre.operator("1"))
        called = calling.call_next(work, copy.id, counter.id, day.centre.operator("1"))
        assert called is not None
        return called

    return day.change(play)


def test_it_works(day: Day) -> None:
    made = renews(day)
    assert made.new
    assert (made.branch.key, made.branch.training_of) == ("main-training", day.branch)
    assert made.branch.name == {"uk": "ЦНАП main (навчання)"}
    assert inside(day.store, made.branch.id) == inside(day.store, day.branch)


def test_it_has_numbers_of_its_own(day: Day) -> None:
    day.visitor_takes_ticket("А")
    copy = renews(day).branch
    assert lesson(day, copy).number == "А-001"
    assert day.visitor_takes_ticket("А").number == "А-002"


def test_it_issues_at_any_hour(day: Day) -> None:
    with day.store.write() as work:
        work.lock_branch(day.branch).hours = {"mon": [["08:00", "09:00"]]}  # it is ten
    copy = renews(day).branch
    with day.store.read() as session:
        states = menu.line_states(session, session.get_one(Branch, copy.id), day.clock.now())
        closed = menu.line_states(session, session.get_one(Branch, day.branch), day.clock.now())
    assert {state.reason for state in states.values()} == {None}
    assert {state.reason for state in closed.values()} == {"ended"}


def test_renewing_closes_the_lesson_and_keeps_its_history(day: Day) -> None:
    copy = renews(day).branch
    called = lesson(day, copy)
    day.change(lambda w: suspending.suspend(w, copy.id, "air_alarm", day.centre.supervisor))
    with day.store.write() as work:
        branch = work.lock_branch(day.branch)
        branch.hours = {"tue": [["10:00", "12:00"]]}
        line = work.session.get_one(Line, day.centre.lines["Б"].id)
        line.active = False
    again = renews(day)
    assert (again.new, again.branch.id, again.branch.suspended_since) == (False, copy.id, None)
    assert {day for day, spans in again.branch.hours.items() if spans} == {"tue"}
    assert inside(day.store, copy.id)["lines"] == inside(day.store, day.branch)["lines"]
    with day.store.read() as session:
        statuses = session.exec(select(Ticket.status).where(Ticket.branch_id == copy.id)).all()
        taken = session.exec(select(Counter.operator_id).where(Counter.branch_id == copy.id)).all()
    assert [status.value for status in statuses] == ["cancelled", "cancelled"]
    assert set(taken) == {None}
    assert lesson(day, again.branch).number == "А-003", "numbers of a day go on"
    assert called.number == "А-001"


def test_renewing_leaves_nothing_booked(day: Day) -> None:
    copy = renews(day).branch
    reception = Actor(staff_id=day.centre.staff[Role.RECEPTION].id, reception=True)

    def booked_by_a_learner(work: Any) -> str:
        branch = work.lock_branch(copy.id)
        branch.hours, branch.booking = WEEK, BOOKING
        wish, visitor = Wish(purpose=day.centre.purpose_of("А").key), Visitor()
        return holding.book(work, copy.id, wish, at("14:00"), visitor, reception, CODES).appointment.id

    appointment = day.change(booked_by_a_learner)
    renews(day)
    with day.store.read() as session:
        assert session.get_one(Appointment, appointment).status is AppointmentStatus.CANCELLED
        assert session.exec(select(SlotUse)).all() == []


def test_roles_follow_the_branch(day: Day) -> None:
    copy = renews(day).branch
    with day.store.write() as work:
        gone = work.session.exec(
            select(StaffRole).where(
                StaffRole.branch_id == day.branch, StaffRole.staff_id == day.centre.operators["2"].id
            )
        ).one()
        work.session.delete(gone)
        newcomer = Staff(login="new", name="Новий")
        work.session.add(newcomer)
        work.session.flush()
        work.session.add(StaffRole(staff_id=newcomer.id, branch_id=day.branch, role=Role.RECEPTION))
    renews(day)
    assert inside(day.store, copy.id)["staff"] == inside(day.store, day.branch)["staff"]


def test_it_is_no_public_branch(day: Day) -> None:
    copy = renews(day).branch
    with day.store.read() as session:
        assert [branch["key"] for branch in places.branches(session)] == ["main"]
        chosen = places.names(session, ["main", copy.key])
        devices = places.places(session, ["main", copy.key])
    assert [branch["key"] for branch in chosen] == ["main", "main-training"]
    assert [(branch["key"], branch["training"]) for branch in devices] == [("main", False), ("main-training", True)]


def test_it_teaches_no_times(day: Day) -> None:
    copy = renews(day).branch
    called = lesson(day, copy)
    day.change(lambda w: calling.heard(w, copy.id, called.seq))
    operator = day.centre.operator("1")
    day.change(lambda w: handling.start(w, copy.id, called.id, operator, Seen()))
    day.clock.advance(minutes=5)
    day.change(lambda w: handling.finish(w, copy.id, called.id, operator, Seen(), [CONSULTED]))
    with day.store.read() as session:
        learned = learn(session, session.get_one(Branch, copy.id), day.clock.now())
    assert learned.durations.count == 0


def test_a_repeated_request_renews_once(day: Day) -> None:
    copy = renews(day, "key").branch
    lesson(day, copy)
    renews(day, "key")
    with day.store.read() as session:
        statuses = session.exec(select(Ticket.status).where(Ticket.branch_id == copy.id)).all()
    assert {status.value for status in statuses} == {"called", "waiting"}


def test_who_may_and_what_cannot_be_copied(day: Day) -> None:
    with pytest.raises(Forbidden, match="supervisor_only"):
        renews(day, by=day.centre.reception)
    copy = renews(day).branch
    with pytest.raises(Refused, match="training_of_training"):
        day.change(lambda w: training.renew(w, copy.id, day.centre.supervisor, ADDITION))
    other = day.change(lambda w: make_branch(w.session, key="second").branch)
    day.change(lambda w: make_branch(w.session, key="second-training"))
    with pytest.raises(Refused, match="training_key_taken"):
        day.change(lambda w: training.renew(w, other.id, day.centre.supervisor, ADDITION))


def test_files_know_nothing_of_it(store: Store) -> None:
    """Neither is it exported, nor does the second import of the same file change anything."""
    file = parse_centre(SMALL)
    with store.write() as work:
        import_centre(work, file, Actor())
    with store.read() as session:
        before = export_centre(session)
        branch = session.exec(select(Branch)).one()
    with store.write() as work:
        copy = training.renew(work, branch.id, Actor(supervisor=True), ADDITION).branch
    with store.read() as session:
        assert export_centre(session) == before
        assert [part.key for part in collect_centre(session).branches] == ["main"]
    roles = inside(store, copy.id)["staff"]
    assert len(roles) == 2
    with store.write() as work:
        assert import_centre(work, file, Actor()).changes == ()
    assert inside(store, copy.id)["staff"] == roles
    with store.read() as session:
        assert session.get_one(Branch, copy.id).active
