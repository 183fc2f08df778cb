"""What each measure counts: bookings, ends of visits, rights, suspension, choices, ratings, the promised wait."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from queue_server.domain.appointments import AppointmentStatus, CancelReason
from queue_server.domain.booking import BookingChannel
from queue_server.domain.figures import Figures
from queue_server.domain.periods import Period
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Appointment, Branch, Channel, QuestionnaireAnswer, Rating, RatingChannel, Ticket
from queue_server.models.columns import new_id
from queue_server.services import out_of_order, reception
from queue_server.services.statistics.counting import count_day
from queue_server.services.statistics.inquiry import Asked, question
from queue_server.services.statistics.rows import read_day
from queue_server.services.statistics.tables import Row, Table
from queue_server.services.ticket_changes import Seen
from queue_server.services.unit_of_work import Actor
from tests.factories import make_ticket
from tests.fakes import MONDAY_MORNING
from tests.services.days import Day

MONDAY = date(2026, 3, 2)


def figures(day: Day, of: date = MONDAY) -> Figures:
    with day.store.read() as session:
        return count_day(read_day(session, session.get_one(Branch, day.branch), of, day.clock.now()))


def tables(day: Day, everybody: bool = True, own: str | None = None) -> dict[str, Table]:
    asked = Asked(("main",), Period.between(MONDAY, MONDAY), everybody=everybody, own=own)
    with day.store.read() as session:
        return {table.key: table for table in question(asked, day.clock.now())(session).tables}


def served(day: Day, letter: str = "А", number: str = "1", minutes: float = 5) -> Ticket:
    ticket = day.visitor_takes_ticket(letter)
    day.clock.advance(minutes=minutes)
    day.called(number)
    day.starts(number, ticket)
    day.clock.advance(minutes=4)
    return day.finishes(number, ticket)


def booked(session: Session, day: Day, status: AppointmentStatus, hour: int = 7, **more: object) -> Appointment:
    row = Appointment(
        branch_id=day.branch,
        line_id=day.centre.lines["А"].id,
        purpose_id=day.centre.purpose_of("А").id,
        status=status,
        slot_at=MONDAY_MORNING.replace(hour=hour),
        minutes=15,
        channel=BookingChannel.WEB,
        code_hash=new_id(),
        created_at=MONDAY_MORNING,
        **more,
    )
    session.add(row)
    session.flush()
    return row


def test_bookings_by_what_became_of_them(day: Day) -> None:
    cancelled = AppointmentStatus.CANCELLED
    with day.store.write() as work:
        session = work.session
        booked(session, day, AppointmentStatus.CHECKED_IN)
        booked(session, day, AppointmentStatus.BOOKED, hour=12)
        booked(session, day, AppointmentStatus.HELD)
        came_late = booked(session, day, cancelled, cancel_reason=CancelReason.LATE)
        make_ticket(session, day.centre, appointment_id=came_late.id)
        for reason in CancelReason:
            booked(session, day, cancelled, cancel_reason=reason)
    found = figures(day)
    assert dict(found.by("bookings", "state")) == {
        "kept": 1, "ahead": 1, "annulled": 1, "not_come": 1,
        "cancelled_by_visitor": 1, "cancelled_by_staff": 1, "cancelled_by_centre": 1,
    }  # fmt: skip
    assert dict(found.by("bookings", "channel")) == {"web": 7}
    kept = {row.label.key: row.values for row in tables(day)["overview"].rows}
    assert kept["statistics-measure-bookings-kept"][0] == pytest.approx(1 / 6)


def test_visits_by_how_they_ended_and_where_they_began(day: Day) -> None:
    day.opens("1")
    served(day)
    day.cancels(day.centre.reception, day.visitor_takes_ticket())
    left = day.visitor_takes_ticket("А", by=day.centre.reception)
    day.cancels(Actor(ticket_id=left.id), left)
    day.visitor_takes_ticket()
    with day.store.write() as work:
        make_ticket(work.session, day.centre, status=TicketStatus.NO_SHOW, by_hand=True)
    found = figures(day)
    assert dict(found.by("visits", "end")) == {"served": 1, "cancelled_by_staff": 1, "left": 1, "open": 1, "no_show": 1}
    assert dict(found.by("visits", "channel")) == {"kiosk": 3, "reception": 1, "by_hand": 1}
    day.closes("1")
    day.closes_day("no_power")
    assert figures(day).by("visits", "end")["unserved"] == 1


def test_a_right_by_its_basis_and_the_decision(day: Day) -> None:
    stated = day.visitor_takes_ticket(category="by-law")
    day.visitor_takes_ticket(category="by-law")
    day.change(lambda w: reception.decide_right(w, day.branch, stated.id, day.centre.reception, Seen(), False, None))
    assert dict(figures(day).by("rights", "state")) == {"law:refused": 1, "law:stated": 1}


def test_suspended_time_by_cause_and_what_waits_are_without_it(day: Day) -> None:
    day.opens("1")
    ticket = day.visitor_takes_ticket()
    day.clock.advance(minutes=2)
    day.suspends("air_alarm")
    day.clock.advance(minutes=30)
    day.resumes()
    day.clock.advance(minutes=1)
    day.called("1")
    day.starts("1", ticket)
    day.suspends("no_power")
    day.clock.advance(minutes=10)
    day.resumes()
    day.finishes("1", ticket)
    found = figures(day)
    assert dict(found.by("suspended", "cause")) == {"air_alarm": 1800, "no_power": 600}
    assert (found.whole_time("wait").total, found.whole_time("wait_net").total) == (33 * 60, 3 * 60)
    assert (found.whole_time("service").total, found.whole_time("service_net").total) == (600, 0)


def test_a_night_of_suspension_is_counted_in_both_days(day: Day) -> None:
    day.clock.set(MONDAY_MORNING.replace(hour=21))  # 23:00 in Kyiv
    day.suspends()
    day.clock.advance(hours=3)
    assert figures(day).total("suspended") == 3600
    assert figures(day, MONDAY + timedelta(days=1)).total("suspended") == 2 * 3600


def test_choices_are_those_of_the_weekly_report(day: Day) -> None:
    day.set_rules(choose_ticket=True)
    day.opens("1", "2")
    tickets = [day.visitor_takes_ticket() for _ in range(4)]
    day.calls("1", tickets[2], "child")
    day.calls("2", tickets[3], "unwell")
    day.undoes(day.centre.operator("2"), tickets[3])
    found = figures(day)
    with day.store.read() as session:
        weekly = out_of_order.report(session, session.get_one(Branch, day.branch), MONDAY).whole
    assert dict(found.by("chosen", "reason")) == dict(weekly.chosen) == {"child": 1}
    assert found.total("calls") == weekly.calls == 1


def test_a_wrong_line_by_what_was_chosen_at_the_kiosk(day: Day) -> None:
    day.opens("1")
    for by in (day.centre.kiosk, day.centre.reception):
        ticket = day.visitor_takes_ticket("А", by=by)
        day.called("1")
        day.transfers(day.centre.operator("1"), ticket, line=day.centre.lines["Б"].key)
        day.cancels(day.centre.supervisor, ticket)
    found = figures(day)
    assert dict(found.by("wrong_line", "purpose")) == {day.centre.purpose_of("А").id: 1}


def test_the_promised_wait_against_the_real_one(day: Day) -> None:
    day.opens("1")
    for promised_s, promised_to, waited in ((300, 6, 5), (60, 5, 7.5), (60, 20, 16), (None, None, 3)):
        ticket = day.visitor_takes_ticket()
        with day.store.write() as work:
            own = work.session.get_one(Ticket, ticket.id)
            own.promised_s, own.promised_to = promised_s, promised_to
        day.clock.advance(minutes=waited)
        day.called("1")
        day.starts("1", ticket)
        day.finishes("1", ticket)
    found = figures(day)
    assert [found.total(each) for each in ("told", "covered", "scored")] == [3, 2, 3]
    assert [found.total(each) for each in ("within_5", "within_10", "error_s")] == [1, 2, 390 + 900]


def test_no_promise_is_broken_by_a_suspension(day: Day) -> None:
    day.opens("1")
    ticket = day.visitor_takes_ticket()
    with day.store.write() as work:
        own = work.session.get_one(Ticket, ticket.id)
        own.promised_s, own.promised_to = 300, 6
    day.clock.advance(minutes=2)
    day.suspends()
    day.clock.advance(minutes=50)
    day.resumes()
    day.clock.advance(minutes=3)
    day.called("1")
    found = figures(day)
    assert [found.total(each) for each in ("told", "covered", "scored", "error_s")] == [1, 1, 1, 0]
    assert found.whole_time("wait").mean == 55 * 60


def test_services_without_a_ticket_are_handled_and_no_visits(day: Day) -> None:
    day.handles(day.centre.operator("1"), Channel.EMAIL)
    day.handles(day.centre.operator("1"), Channel.OUTREACH)
    found = figures(day)
    assert (found.total("visits"), found.total("handled")) == (0, 2)
    assert (found.total("reception_days"), found.total("outreach_days")) == (0, 1)
    assert found.by("handled", "channel_outcome")["email:consulted"] == 1


def test_ratings_and_questionnaires_are_counted_apart(day: Day) -> None:
    rate(day, day.centre.operators["1"].id, 5, 4)
    with day.store.write() as work:
        given = {"branch_id": day.branch, "step": 1, "steps": 4, "given_at": day.clock.now()}
        work.session.add(QuestionnaireAnswer(**given))
    found = figures(day)
    assert dict(found.by("ratings", "step")) == {"5:5": 1, "5:4": 1}
    assert dict(found.by("questionnaires", "step")) == {"4:1": 1}


def rate(day: Day, operator: str, *steps: int) -> None:
    with day.store.write() as work:
        for step in steps:
            ticket = make_ticket(work.session, day.centre)
            own = {"step": step, "steps": 5, "channel": RatingChannel.PHONE, "given_at": day.clock.now()}
            work.session.add(Rating(ticket_id=ticket.id, branch_id=day.branch, operator_id=operator, **own))


def person(day: Day, table: Table, number: str) -> Row:
    name = day.centre.operators[number].name
    return next(row for row in table.rows if row.label.names == {"uk": name})


def test_fewer_than_five_ratings_are_not_shown_by_person(day: Day) -> None:
    day.opens("1", "2")
    served(day, number="1")
    served(day, number="2")
    rate(day, day.centre.operators["1"].id, 5, 5, 4, 1)
    rate(day, day.centre.operators["2"].id, 5, 4, 3, 2, 1)
    table = tables(day)["person"]
    shown = {name: at for at, name in enumerate(table.columns)}
    few, enough = person(day, table, "1"), person(day, table, "2")
    assert (few.values[shown["ratings"]], few.values[shown["good"]]) == (None, None)
    assert (enough.values[shown["ratings"]], enough.values[shown["good"]]) == (5, pytest.approx(2 / 5))


def test_a_person_s_figures_are_for_that_person_and_the_head(day: Day) -> None:
    day.opens("1", "2")
    served(day, number="1")
    served(day, number="2")
    assert "person" in tables(day, everybody=True)
    supervisor = tables(day, everybody=False, own=day.centre.supervisor.staff_id)
    assert not {"person", "own"} & set(supervisor)
    own = tables(day, everybody=False, own=day.centre.operators["1"].id)
    assert "person" not in own
    assert [row.label.names for row in own["own"].rows] == [{"uk": day.centre.operators["1"].name}]
    assert own["own"].total is None, "the whole less one's own would tell of others"
