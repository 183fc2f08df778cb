"""Names and contacts of booked visitors: found by reception, told to nobody else, erased on time from everywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import SQLModel, select

from queue_server.models import Absence, Appointment, EventRow, MessageStatus
from queue_server.services import persons
from queue_server.services.booking import finding, views
from queue_server.services.booking.contacts import Visitor
from queue_server.services.booking.endangered import endangered
from tests.fakes import RecordingPublisher
from tests.services.bookings import OLENA, BookingDay, at
from tests.services.days import CODES

TUESDAY = date(2026, 3, 3)
PETRO = Visitor("Петро Зразковий", "petro.zrazkovyi@example.com")
TRACES = ("Олена Приклад", "0671234567", "671234567", "Зразковий", "petro.zrazkovyi")


@pytest.fixture
def day(booking_day: BookingDay) -> BookingDay:
    return booking_day


def found(day: BookingDay, text: str) -> list[str]:
    with day.store.read() as session:
        branch = session.get_one(type(day.centre.branch), day.branch)
        return [each.id for each in finding.by_words(session, branch, text, CODES, day.clock.now())]


def at_kiosk(day: BookingDay, clock: str, digits: str) -> str | None:
    with day.store.read() as session:
        branch = session.get_one(type(day.centre.branch), day.branch)
        booked = finding.by_time_and_digits(session, branch, clock, digits, day.clock.now())
    return booked.id if booked else None


def test_reception_finds_by_code_name_and_telephone(day: BookingDay) -> None:
    made = day.confirms(day.holds(at("14:00")))
    hers, his = made.appointment, day.books(at("14:00", TUESDAY), visitor=PETRO)
    code = made.code
    assert found(day, f"{code[:4]} {code[4:8]}-{code[8:]}") == [hers.id]
    assert found(day, "приклад") == [hers.id]
    assert found(day, "067 123 45 67") == found(day, "+380671234567") == found(day, "4567") == [hers.id]
    assert found(day, "ЗРАЗКОВ") == [his.id]
    assert found(day, "567") == found(day, "") == found(day, "Марія") == []


def test_the_kiosk_finds_by_time_and_four_digits_of_today(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    day.books(at("14:00", TUESDAY), visitor=Visitor("Інша", "050 000 99 99"))
    day.books(at("14:15"), visitor=PETRO)
    assert at_kiosk(day, "14:00", "4567") == booked.id
    for clock, digits in (("14:15", "4567"), ("14:00", "9999"), ("14:00", "67"), ("14:15", "com")):
        assert at_kiosk(day, clock, digits) is None, (clock, digits)


def test_two_who_look_alike_are_sent_to_their_codes(day: BookingDay) -> None:
    for number in ("067 123 45 67", "050 123 45 67"):
        day.set_booking(share=100)
        day.books(at("14:00"), visitor=Visitor("Відвідувач", number))
    assert at_kiosk(day, "14:00", "4567") is None


def test_the_day_of_reception(day: BookingDay) -> None:
    day.set_booking(per_contact_day=9)
    due, late, later = (day.books(at(clock), visitor=PETRO) for clock in ("11:30", "11:00", "14:00"))
    gone, here = day.books(at("15:00")), day.books(at("11:15"))
    day.cancels(gone)
    day.holds(at("15:30"))
    day.clock.set(at("11:16"))
    day.checks_in(here)
    with day.store.read() as session:
        branch = session.get_one(type(day.centre.branch), day.branch)
        shown = views.day_list(session, branch, None, day.clock.now())
        tomorrow = views.day_list(session, branch, TUESDAY, day.clock.now())
    states = [(row["id"], row["state"]) for row in shown["appointments"]]
    assert states == [
        (late.id, "late"), (here.id, "checked_in"), (due.id, "due"), (later.id, "booked"), (gone.id, "cancelled"),
    ]  # fmt: skip
    assert shown["counts"] == {"booked": 1, "due": 1, "checked_in": 1, "late": 1, "cancelled": 1}
    assert shown["appointments"][1]["ticket"]["number"] == "А-001"
    assert shown["appointments"][0]["visitor_name"] == PETRO.name
    assert tomorrow["appointments"] == []


def test_the_visitors_page_names_nobody(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    with day.store.read() as session:
        branch = session.get_one(type(day.centre.branch), day.branch)
        page = views.own_booking(session, branch, session.get_one(Appointment, booked.id), day.clock.now())
    assert (page["state"], page["may"], page["until"]) == ("booked", ["move", "cancel"], "2026-03-02T14:05:00+02:00")
    assert not any(trace in repr(page) for trace in TRACES)


def test_nothing_personal_in_events_and_facts(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    day.moves(booked, at("14:30"))
    day.clock.set(at("14:30"))
    day.checks_in(booked)
    assert isinstance(day.store.publish, RecordingPublisher)
    with day.store.read() as session:
        told = repr(day.store.publish.published) + repr([row.data for row in session.exec(select(EventRow))])
    assert not any(trace in told for trace in TRACES)


def test_names_and_contacts_are_erased_a_day_after_the_visit(day: BookingDay, tmp_path: Path) -> None:
    visited, missed, gone = (
        day.books(at("14:00")),
        day.books(at("14:15")),
        day.books(at("14:00", TUESDAY), visitor=PETRO),
    )
    day.cancels(gone)
    day.clock.set(at("14:00"))
    day.checks_in(visited)
    assert OLENA.name in everything(day, tmp_path), "the search finds what is there"
    day.clock.set(at("13:59", TUESDAY))
    day.sweeps()
    day.change(persons.erase_due)
    assert day.person(visited).name == OLENA.name
    day.clock.set(at("14:21", TUESDAY))
    day.change(persons.erase_due)
    assert day.person(visited).contact is None
    assert day.person(missed).name is not None, "annulled later, and kept a day from then"
    day.clock.set(at("14:00", date(2026, 3, 4)))
    assert day.change(persons.erase_due) == 1
    assert day.change(persons.erase_due) == 0
    left = everything(day, tmp_path)
    assert [trace for trace in TRACES if trace in left] == []
    assert {day.booking(each).contact_hash for each in (visited, missed, gone)} == {None}
    assert day.messages(missed, *MessageStatus)[-1] == "annulled", "what was told stays, without whom"


def everything(day: BookingDay, folder: Path) -> str:
    """All rows of all tables, and on SQLite the bytes of the database and its write-ahead log."""
    with day.store.read() as session:
        rows = "".join(
            repr(dict(row._mapping))
            for table in SQLModel.metadata.sorted_tables
            for row in session.execute(table.select())
        )
    if day.store.engine.dialect.name != "sqlite":
        return rows
    with day.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    files = [path.read_bytes() for path in folder.glob("queue.sqlite3*")]
    return rows + b"".join(files).decode("utf-8", "replace")


def test_the_centre_may_keep_them_up_to_a_week(day: BookingDay) -> None:
    day.set_booking(keep_days=7)
    booked = day.books(at("14:00"))
    assert day.person(booked).erase_after == at("14:00", date(2026, 3, 9))


# --- absences and closures ----------------------------------------------------------------------------------------


def in_danger(day: BookingDay) -> list[tuple[str, str]]:
    with day.store.read() as session:
        branch = session.get_one(type(day.centre.branch), day.branch)
        return [(row.appointment.id, row.reason) for row in endangered(session, branch, day.clock.now())]


def test_absent_people_leave_fewer_times(day: BookingDay) -> None:
    with day.store.write() as work:
        for operator in day.centre.operators.values():
            absence = {"branch_id": day.branch, "staff_id": operator.id, "reason": "sick", "created_at": work.now}
            work.session.add(Absence(first_day=TUESDAY, last_day=TUESDAY, **absence))
    # Supervisor and manager are left: two who may serve, on a day for three.
    assert day.free(day=TUESDAY)[:3] == ["08:15", "08:30", "09:00"]
    assert day.free(day=date(2026, 3, 4))[:2] == ["08:00", "08:15"]


def test_closures_say_which_bookings_are_in_danger(day: BookingDay) -> None:
    morning, afternoon = day.books(at("08:30", TUESDAY)), day.books(at("14:00", TUESDAY))
    assert in_danger(day) == []
    with day.store.write() as work:
        branch = work.lock_branch(day.branch)
        branch.exceptions = {TUESDAY.isoformat(): [["13:00", "17:00"]]}
        work.session.add(branch)
    assert in_danger(day) == [(morning.id, "closed")]
    with day.store.write() as work:
        branch = work.lock_branch(day.branch)
        branch.exceptions = {}
        for staff in (*day.centre.operators.values(), *day.centre.staff.values()):
            absence = {"branch_id": day.branch, "staff_id": staff.id, "reason": "sick", "created_at": work.now}
            work.session.add(Absence(first_day=TUESDAY, last_day=TUESDAY, **absence))
    assert in_danger(day) == [(morning.id, "nobody"), (afternoon.id, "nobody")]
