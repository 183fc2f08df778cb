"""Booking on the web without a script: the whole way, going back, mistakes, a hold that ended, a race, frames."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlmodel import select

from booking.views import blueprint
from queue_server.models import Appointment
from tests.fakes import FrozenClock
from tests.services.bookings import at
from tests.web.booking_forms import OLENA, set_booking, to_the_check, to_the_day, to_the_visitor
from tests.web.booking_people import book, takes_bookings
from tests.web.conftest import House
from tests.web.pages_reader import Page, Reader
from tests.web.people import Browser


@pytest.fixture
def house(house: House) -> House:
    house.app.register_blueprint(blueprint)
    return takes_bookings(house)


@pytest.fixture
def olena(house: House) -> Reader:
    return Reader(house.app, cookies=False)


def bookings(house: House) -> list[Appointment]:
    with house.store.read() as session:
        return [row for row in session.exec(select(Appointment)) if row.booked_at is not None]


def code_of(page: Page) -> str:
    code: str = next(control.value for control in page.controls if control.name == "code")
    return code


def test_the_whole_way(house: House, olena: Reader) -> None:
    page = olena.opens("/booking/")
    assert "Записатися онлайн" in page.text
    check = to_the_check(olena)
    for shown in ("consultation", "вівторок, 3 березня, о 10:00", "Приклад Олена", "067 123 45 67", "10:05"):
        assert shown in check.text, shown
    done = olena.presses("Записатися")
    assert olena.answer.status_code == 200
    assert "Вас записано" in done.text
    assert "Відмітьтеся не пізніше 10:05. Пізніше запис анулюється." in done.text
    code = code_of(done)
    assert f"{code[:4]} {code[4:8]} {code[8:]}" in done.text
    assert "data:image/svg+xml" in done.source
    assert "no-store" in olena.answer.headers["Cache-Control"]
    [booked] = bookings(house)
    assert (booked.channel.value, booked.language) == ("web", "uk")


def test_loading_the_confirmation_again_shows_the_same_booking(house: House, olena: Reader) -> None:
    to_the_check(olena)
    code = code_of(olena.presses("Записатися"))
    assert code_of(olena.reloads()) == code
    assert len(bookings(house)) == 1


def test_nothing_personal_stands_in_an_address_or_a_cookie(olena: Reader) -> None:
    to_the_check(olena)
    code = code_of(olena.presses("Записатися"))
    asked = " ".join(olena.addresses)
    assert not [word for word in ("Олена", "067", "123", code, code[:4]) if word in asked]
    assert "Set-Cookie" not in olena.answer.headers


def test_going_back_keeps_the_answers(olena: Reader) -> None:
    to_the_visitor(olena)
    olena.presses("Назад", name="Приклад Олена", contact="ще не знаю")
    assert "О котрій годині?" in olena.page.text
    assert "обрано" in olena.page.button("10:00").label
    olena.presses("Назад")
    olena.presses("Назад")
    assert olena.page.fields("question")["persons"] == "1"
    olena.presses("Назад")
    assert olena.page.fields("question")["sphere"] == "documents"
    olena.presses("Далі")
    olena.presses("Далі")
    olena.presses("3 березня")
    page = olena.presses("10:00")
    assert page.fields("question")["name"] == "Приклад Олена"
    assert page.fields("question")["contact"] == "ще не знаю"


def test_an_answer_can_be_changed_from_the_check(olena: Reader) -> None:
    to_the_check(olena)
    page = olena.presses("Змінити : Контакт")
    assert page.fields("question")["contact"] == OLENA["contact"]
    page = olena.presses("Далі", contact="olena@example.com")
    assert "olena@example.com" in page.text
    olena.presses("Змінити : Скільки послуг і осіб")
    page = olena.presses("Далі", persons="3")
    assert "Коли Вам зручно?" in page.text, "a longer visit needs another time"


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"name": ""}, "name", "Вкажіть, будь ласка, прізвище та ім’я"),
        ({"contact": ""}, "contact", "Вкажіть, будь ласка, телефон або електронну пошту"),
        ({"contact": "12"}, "contact", "Перевірте, будь ласка, телефон або електронну пошту"),
        ({"name": "я" * 121}, "name", "задовгі"),
    ],
)
def test_a_mistake_is_named_and_linked(olena: Reader, typed: dict[str, str], field: str, said: str) -> None:
    page = to_the_check(olena, **typed)
    assert olena.answer.status_code == 400
    assert f'<a href="#{field}">' in page.source
    assert said in page.text
    assert "autofocus" in page.source
    assert "<title>Помилка:" in page.source


def test_questions_need_an_answer(olena: Reader) -> None:
    olena.opens("/booking/at/main/")
    assert "Оберіть мету звернення" in olena.presses("Далі").text
    olena.presses("Далі", purpose="application")
    assert "Знайдіть послугу або оберіть сферу" in olena.presses("Далі").text
    olena.presses("Далі", sphere="documents")
    assert "Оберіть послугу" in olena.presses("Далі").text


def test_a_service_found_by_words_answers_at_once(house: House, olena: Reader) -> None:
    olena.opens("/booking/at/main/")
    page = olena.presses("Далі", purpose="application")
    passport = house.main.services["passport"].id
    page = olena.presses("Далі", service=passport)
    assert "Скільки послуг" in page.text


def test_a_purpose_without_details_asks_none(olena: Reader) -> None:
    olena.opens("/booking/at/main/")
    assert "Скільки послуг" in olena.presses("Далі", purpose="collection").text


def test_a_race_for_a_time_offers_the_others(house: House, olena: Reader, stranger: Browser) -> None:
    to_the_day(olena)
    olena.presses("3 березня")
    book(stranger, "2026-03-03T10:00:00+02:00")
    page = olena.presses("10:00")
    assert olena.answer.status_code == 400
    assert "Цей час щойно зайняли" in page.text
    assert [c.label for c in page.controls if c.name == "slot"], "other times are offered"
    assert not [c for c in page.controls if c.label == "10:00"]


def test_a_hold_that_ended_is_booked_all_the_same_while_its_time_is_free(
    house: House, olena: Reader, clock: FrozenClock
) -> None:
    to_the_check(olena)
    clock.advance(minutes=6)
    assert "Вас записано" in olena.presses("Записатися").text


@pytest.mark.parametrize("step", ["visitor", "check"])
def test_a_hold_that_ended_and_is_taken_offers_times_again(
    house: House, olena: Reader, stranger: Browser, clock: FrozenClock, step: str
) -> None:
    page = to_the_visitor(olena) if step == "visitor" else to_the_check(olena)
    clock.advance(minutes=6)
    book(stranger, "2026-03-03T10:00:00+02:00")
    page = olena.presses("Далі", **OLENA) if step == "visitor" else olena.presses("Записатися")
    assert "П’ять хвилин минуло, і час 10:00 уже зайняли. Ваші відповіді збережено" in page.text
    olena.presses("10:30")
    assert olena.page.fields("question")["name"] == "Приклад Олена"
    olena.presses("Далі")
    assert "Вас записано" in olena.presses("Записатися").text
    assert len(bookings(house)) == 2


def test_a_full_day_offers_the_nearest_days_and_other_branches(house: House, olena: Reader) -> None:
    with house.store.write() as work:
        other = work.lock_branch(house.other.branch.id)
        other.booking = other.booking | {"channels": ["website"]}
        work.session.add(other)
    set_booking(house, share=0)
    page = to_the_day(olena)
    assert "На найближчі дні немає вільного часу" in page.text
    page = olena.presses("3 березня")
    assert "вільних місць уже немає: вівторок, 3 березня" in page.text
    assert "ЦНАП other" in page.text
    page = olena.presses("ЦНАП other")
    assert "Коли Вам зручно?" in page.text, "the answers went along"
    assert "Найближчий вільний час" in page.text


def test_the_contact_limit_is_said_on_the_page(olena: Reader, stranger: Browser) -> None:
    for clock in ("09:00", "09:30"):
        book(stranger, f"2026-03-03T{clock}:00+02:00")
    to_the_check(olena)
    page = olena.presses("Записатися")
    assert olena.answer.status_code == 400
    assert "уже записано стільки, скільки дозволено" in page.text


def test_forged_and_old_answers_begin_again(olena: Reader, clock: FrozenClock) -> None:
    to_the_check(olena)
    path, sent = olena.sent
    assert "Почніть, будь ласка, спочатку" in olena.sends(path, sent | {"answers": sent["answers"][:-2] + "xx"}).text
    clock.advance(minutes=24 * 60 + 1)
    assert "Почніть, будь ласка, спочатку" in olena.sends(path, sent).text


def test_another_language_keeps_what_was_typed(olena: Reader) -> None:
    to_the_visitor(olena)
    page = olena.presses("English", name="Pryklad Olena")
    assert page.fields("question")["name"] == "Pryklad Olena"
    assert "Who will come" in page.text
    page = olena.presses("Continue", contact="olena@example.com", language="en")
    assert "You are booked" in olena.presses("Book").text


def test_a_branch_without_online_booking_says_how(house: House, olena: Reader) -> None:
    page = olena.opens("/booking/at/other/")
    assert olena.addresses[-1].endswith("/booking/#branch-other")
    assert "особисто" in page.text
    olena.opens("/booking/at/nowhere/")
    assert olena.answer.status_code == 404


def test_the_calendar_file(house: House, olena: Reader) -> None:
    to_the_check(olena)
    code = code_of(olena.presses("Записатися"))
    answer = olena.client.post("/booking/own/calendar", data={"code": code}, headers={"Accept-Language": "uk"})
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    calendar = Calendar.from_ical(answer.data)
    [event] = calendar.walk("VEVENT")
    assert event["dtstart"].dt == at("10:00", at("10:00").date() + timedelta(days=1))
    assert event["dtstart"].params["TZID"] == "Europe/Kyiv"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Kyiv"]
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [timedelta(hours=-1)]
    assert "Відмітьтеся не пізніше 10:05" in str(event["description"])
    file = answer.get_data(as_text=True)
    assert not [word for word in ("Олена", "067", code) if word in file]


@pytest.mark.parametrize(
    ("step", "sent"),
    [
        ("time", {"slot": "tomorrow"}),
        ("time", {"slot": "9999-12-31T23:59:59+00:00"}),
        ("time", {"slot": "2026-03-03T10:00:00"}),
        ("day", {"day": "0001-01-01"}),
        ("day", {"day": "2026-02-30"}),
        ("size", {"persons": "-1", "services": "99"}),
        ("purpose", {"purpose": "flight"}),
        ("sphere", {"sphere": "\u202eмрії", "service": "0" * 36}),
        ("check", {"go": "change-everything"}),
        ("visitor", {"name": "\0", "contact": "<script>"}),
    ],
)
def test_odd_input_breaks_nothing(house: House, olena: Reader, step: str, sent: dict[str, str]) -> None:
    page = to_the_day(olena)
    answers = page.fields("question")["answers"]
    shown = olena.sends(f"/booking/at/main/{step}", {"answers": answers, "go": "next"} | sent)
    assert olena.answer.status_code in (200, 400)
    assert "<script>" not in shown.source.split("</head>")[1]
    assert bookings(house) == []
