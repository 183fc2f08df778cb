"""Messages of bookings: what is told when and in whose words, and no more when it is no longer so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from queue_server.domain.codes import shown
from queue_server.domain.messages import Outgoing
from queue_server.models import Service
from tests.services.bookings import BookingDay, at
from tests.services.days import CODES
from tests.services.posts import (
    BY_MAIL,
    CATALOGUES,
    ORIGIN,
    WEDNESDAY,
    Post,
    rows,
)


@pytest.fixture
def day(booking_day: BookingDay) -> BookingDay:
    return booking_day


@pytest.fixture
def post(day: BookingDay) -> Post:
    return Post(day)


def test_it_works(day: BookingDay, post: Post) -> None:
    """A confirmation says when, where, what to bring, the code, the page and the rule with the clock's time."""
    with day.store.write() as work:
        service = work.session.get_one(Service, day.centre.services["passport"].id)
        service.card = {"documents": [{"uk": "Паспорт громадянина України", "en": "Passport of Ukraine"}]}
        branch = work.lock_branch(day.branch)
        branch.address, branch.phone = {"uk": "пл. Соборна, 2"}, "06262 2 00 00"
        work.session.add_all((service, branch))
    booked = day.books(at("14:00", WEDNESDAY), "Б", BY_MAIL, service_id=day.centre.services["passport"].id)
    [letter] = post.goes_round()
    code = CODES.make(booked.id, booked.code_version)
    assert (letter.to, letter.subject) == ("olena@example.org", "Вас записано на прийом: середа, 4 березня, 14:00")
    for said in (
        "Коли: середа, 4 березня, 14:00",
        "Де: ЦНАП main, пл. Соборна, 2",
        "– Паспорт громадянина України",
        f"Код запису: {shown(code)}",
        f"{ORIGIN}/booking/own/#{code}",
        "з 13:45, але не пізніше 14:05",
        "більш ніж на 5 хвилин, запис анулюється",
        "06262 2 00 00",
    ):
        assert said in letter.text
    assert "Олена" not in letter.text
    assert post.goes_round() == [], "once"
    assert [row.status.value for row in rows(day, booked)] == ["sent", "waiting", "waiting"]


def test_an_sms_is_short_and_says_the_same(day: BookingDay, post: Post) -> None:
    booked = day.books(at("14:00", WEDNESDAY))
    [text] = post.goes_round()
    code = CODES.make(booked.id, booked.code_version)
    assert (text.to, text.subject) == ("+380671234567", "")
    assert text.text == (
        f"main: Вас записано на 04.03 о 14:00. Відмітьтеся до 14:05, далі запис анулюється. Код {shown(code)}. "
        f"{ORIGIN}/booking/own/#{code}"
    )


@pytest.mark.parametrize("language", CATALOGUES.languages)
def test_every_sms_fits_into_four_parts(language: str) -> None:
    """67 letters a part; with a centre's name and an address of usual length."""
    facts = {
        "centre": "ЦНАП Слов’янська", "date": "04.03", "time": "14:00", "until": "14:05", "minutes": 5,
        "code": "1234 5678 9012", "link": "https://queue.sloviansk.gov.ua/booking/own/#123456789012",
    }  # fmt: skip
    keys = [key for key in CATALOGUES.keys(language) if key.startswith("letter-short-")]
    assert len(keys) == 7
    assert {key: n for key in keys if (n := len(CATALOGUES.text(language, key, **facts))) > 4 * 67} == {}


def test_the_booking_speaks_its_visitors_language(day: BookingDay, post: Post) -> None:
    day.books(at("14:00", WEDNESDAY), visitor=BY_MAIL, language="en")
    [letter] = post.goes_round()
    assert letter.subject == "Your appointment: Wednesday, 4 March, 14:00"
    assert "no later than 14:05" in letter.text


def test_the_limit_of_the_service_is_the_one_that_is_told(day: BookingDay, post: Post) -> None:
    day.set_booking(late_minutes=10)
    day.books(at("14:00", WEDNESDAY), visitor=BY_MAIL)
    [letter] = post.goes_round()
    assert "не пізніше 14:10" in letter.text


def test_reminders_come_a_day_and_two_hours_before(day: BookingDay, post: Post) -> None:
    day.books(at("14:00", WEDNESDAY), visitor=BY_MAIL)
    post.goes_round()
    day.clock.set(at("13:59", date(2026, 3, 3)))
    assert post.goes_round() == []
    day.clock.advance(minutes=1)
    [letter] = post.goes_round()
    assert letter.subject == "Нагадування про прийом: середа, 4 березня, 14:00"
    day.clock.set(at("12:00", WEDNESDAY))
    assert [letter.subject for letter in post.goes_round()] == ["Нагадування про прийом: середа, 4 березня, 14:00"]
    day.clock.set(at("13:00", WEDNESDAY))
    assert post.goes_round() == []


def test_no_reminder_comes_late(day: BookingDay, post: Post) -> None:
    """The server was down over the reminders: that of the day before is no more worth sending, and none after the
    slot."""
    booked, other = day.books(at("14:00", WEDNESDAY)), day.books(at("10:00", WEDNESDAY))
    post.goes_round()
    day.clock.set(at("13:30", WEDNESDAY))
    assert len(post.goes_round()) == 1, "of two reminders of 14:00 the last; none of 10:00"
    assert [row.status.value for row in rows(day, booked)[1:]] == ["dropped", "sent"]
    assert [row.status.value for row in rows(day, other)[1:]] == ["dropped", "dropped"]


def test_a_moved_booking_is_told_anew(day: BookingDay, post: Post) -> None:
    booked = day.books(at("14:00", WEDNESDAY), visitor=BY_MAIL)
    day.moves(booked, at("15:00", WEDNESDAY))
    [letter] = post.goes_round()
    assert letter.subject == "Ваш запис перенесено: середа, 4 березня, 15:00", "what waited would contradict it"
    assert "не пізніше 15:05" in letter.text
    day.clock.set(at("14:00", date(2026, 3, 3)))
    assert post.goes_round() == [], "the reminder of the old time"
    day.clock.set(at("15:00", date(2026, 3, 3)))
    assert len(post.goes_round()) == 1


def test_a_mail_carries_its_time_for_the_calendar(day: BookingDay, post: Post) -> None:
    booked = day.books(at("14:00", WEDNESDAY), visitor=BY_MAIL)
    [first] = post.goes_round()
    day.moves(booked, at("15:00", WEDNESDAY))
    [moved] = post.goes_round()
    day.clock.set(at("15:00", date(2026, 3, 3)))
    [reminder] = post.goes_round()
    assert reminder.calendar is None, "it is in the calendar already"
    before, after = (entry(letter) for letter in (first, moved))
    assert (before["dtstart"].dt, after["dtstart"].dt) == (at("14:00", WEDNESDAY), at("15:00", WEDNESDAY))
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"], "the later file takes the place of the earlier"
    code = CODES.make(booked.id, booked.code_version)
    assert not [word for word in ("Олена", "olena@", code, booked.id) if word in (moved.calendar or b"").decode()]


def entry(letter: Outgoing) -> Any:
    [event] = Calendar.from_ical(letter.calendar or b"").walk("VEVENT")
    return event


@pytest.mark.parametrize(
    ("by_staff", "by_centre", "said"),
    [
        (False, False, "скасовано, як Ви просили"),
        (True, False, "скасував працівник центру за Вашим зверненням"),
        (True, True, "центр не зможе прийняти Вас у призначений час (середа, 4 березня, 14:00)"),
    ],
)
def test_a_cancelled_booking_says_by_whom(
    day: BookingDay, post: Post, by_staff: bool, by_centre: bool, said: str
) -> None:
    booked = day.books(at("14:00", WEDNESDAY), visitor=BY_MAIL)
    day.cancels(booked, day.centre.reception if by_staff else None, by_centre=by_centre)
    [letter] = post.goes_round()
    assert letter.subject == "Ваш запис скасовано: середа, 4 березня, 14:00"
    assert said in letter.text
    assert "Записатися на інший час" in letter.text
    day.clock.set(at("12:00", WEDNESDAY))
    assert post.goes_round() == [], "no reminder of what is no more"


def test_an_annulled_booking_quotes_the_rule_and_offers_another_time(day: BookingDay, post: Post) -> None:
    mailed, texted = day.books(at("14:00"), visitor=BY_MAIL), day.books(at("14:15"))
    post.goes_round()
    day.clock.set(at("14:21"))
    day.sweeps()
    letter, text = post.goes_round()
    assert letter.subject == "Ваш запис анульовано: понеділок, 2 березня, 14:00"
    for said in ("якщо відвідувач запізнюється більш ніж на 5 хвилин", "стати в загальну чергу"):
        assert said in letter.text
    assert f"Записатися на інший час: {ORIGIN}/booking/own/#{CODES.make(mailed.id, 1)}" in letter.text
    assert f"Інший час: {ORIGIN}/booking/own/#{CODES.make(texted.id, 1)}" in text.text


def test_what_was_annulled_and_restored_is_not_told(day: BookingDay, post: Post) -> None:
    booked = day.books(at("14:00"))
    post.goes_round()
    day.clock.set(at("14:06"))
    day.sweeps()
    day.restores_booking(booked)
    assert post.goes_round() == []


def test_whoever_checked_in_is_not_reminded(day: BookingDay, post: Post) -> None:
    booked = day.books(at("14:00"))
    day.clock.set(at("13:50"))
    day.checks_in(booked)
    assert post.goes_round() == []
