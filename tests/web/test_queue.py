"""«Черга зараз» as the server writes it: each line in words that a visitor needs, true at every hour of the day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from booking.views import blueprint
from queue_server.domain.counters import CounterStatus
from queue_server.models import Branch, Counter
from queue_server.services.queue_page import queue_page
from queue_server.web import queue
from tests.factories import make_ticket
from tests.fakes import FrozenClock
from tests.web.booking_forms import set_booking
from tests.web.booking_people import takes_bookings
from tests.web.conftest import House
from tests.web.pages_reader import Reader
from tests.web.people import Browser

OFFICE = {day: [["09:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


@pytest.fixture
def house(house: House) -> House:
    house.app.register_blueprint(blueprint)
    with house.store.write() as work:
        work.lock_branch(house.main.branch.id).hours = OFFICE
    return house


@pytest.fixture
def olena(house: House) -> Reader:
    return Reader(house.app)


def opens_counter(house: House, number: str = "1") -> None:
    with house.store.write() as work:
        work.session.get_one(Counter, house.main.counters[number].id).status = CounterStatus.OPEN


def line(browser: Browser, letter: str = "А") -> dict[str, Any]:
    lines: list[dict[str, Any]] = browser.get("branches/main/queue").json["lines"]
    return next(each for each in lines if each["letter"] == letter)


def test_it_works(house: House, olena: Reader, stranger: Browser) -> None:
    with house.store.write() as work:
        for _ in range(2):
            make_ticket(work.session, house.main)
    opens_counter(house)
    house.deps.forecast.refresh_all()
    text = olena.opens("/queue/?branch=main").text
    for said in ("ЦНАП main", "Чекають 2 відвідувачі, орієнтовно", "Приймає 1 робоче місце", "Талони видаємо до"):
        assert said in text
    assert "Ніхто не чекає" in text, "the other line"
    told = line(stranger)
    assert (told["waiting"], told["counters"], told["open"], told["reason"]) == (2, 1, True, None)
    assert told["wait"]["from_minutes"] <= told["wait"]["to_minutes"]


def test_without_anybody_who_receives_no_wait_is_told(house: House, olena: Reader, stranger: Browser) -> None:
    with house.store.write() as work:
        make_ticket(work.session, house.main)
    house.deps.forecast.refresh_all()
    text = olena.opens("/queue/?branch=main").text
    assert "Чекає 1 відвідувач Зараз ніхто не приймає" in text
    assert line(stranger)["wait"] is None


def test_a_centre_on_trial_issues_by_night_and_names_no_end(
    house: House, olena: Reader, stranger: Browser, clock: FrozenClock
) -> None:
    with house.store.write() as work:
        work.session.get_one(Branch, house.main.branch.id).trial = True
    clock.advance(hours=9)
    assert "Талони видаємо до" not in olena.opens("/queue/?branch=main").text
    assert (line(stranger)["open"], line(stranger)["until"]) == (True, None)


def test_after_hours_it_says_when_tickets_come_again(house: House, olena: Reader, clock: FrozenClock) -> None:
    clock.advance(hours=9)
    text = olena.opens("/queue/?branch=main").text
    assert "Видачу талонів на сьогодні завершено" in text
    assert "Наступна видача талонів: вівторок, 3 березня, о 08:45" in text
    assert "Талони видаємо до" not in text
    clock.advance(hours=12)
    assert "Наступна видача талонів: 08:45" in olena.opens("/queue/?branch=main").text


def test_a_suspension_stands_above_all(house: House, olena: Reader, clock: FrozenClock) -> None:
    with house.store.write() as work:
        branch = work.lock_branch(house.main.branch.id)
        branch.suspended_since, branch.suspension_reason = clock.now(), "no_power"
    text = olena.opens("/queue/?branch=main").text
    assert "Немає електропостачання. Прийом тимчасово призупинено." in text
    assert "Видачу талонів призупинено" in text
    with house.store.write() as work:
        work.lock_branch(house.main.branch.id).resumes_at = clock.now() + timedelta(minutes=10)
    clock.advance(seconds=1)
    assert "Прийом відновимо за 10 хвилин" in olena.opens("/queue/?branch=main").text


def test_it_says_how_to_book(house: House, olena: Reader, clock: FrozenClock) -> None:
    assert "Попереднього запису тут немає" in olena.opens("/queue/?branch=main").text
    takes_bookings(house)
    clock.advance(seconds=1)
    assert "оберіть зручний час" in olena.opens("/queue/?branch=main").text
    set_booking(house, channels=["telephone", "in_person"])
    clock.advance(seconds=1)
    assert "Записатися на прийом можна: телефоном; особисто" in olena.opens("/queue/?branch=main").text


def test_other_languages_and_unknown_branches(olena: Reader) -> None:
    assert "Nobody is waiting" in olena.opens("/queue/?language=en").text
    assert "ЦНАП main" in olena.opens("/queue/?branch=nowhere").text


def test_it_is_sent_small_and_holds_nothing_of_one_person(house: House, olena: Reader) -> None:
    answer = olena.client.get("/queue/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_many_readers_read_once_and_whatever_happens_is_seen_at_once(
    house: House, stranger: Browser, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def reading(session: Any, branch: Any, *how: Any) -> dict[str, Any]:
        read.append(branch.key)
        return queue_page(session, branch, *how)

    monkeypatch.setattr(queue, "queue_page", reading)
    for _ in range(3):
        assert line(stranger)["waiting"] == 0
    assert read == ["main"]
    with house.store.write() as work:
        make_ticket(work.session, house.main)
    assert line(stranger)["waiting"] == 1
    assert stranger.get("branches/other/queue").json["branch"]["key"] == "other"
    assert read == ["main", "main", "other"]
    clock.advance(seconds=1)
    line(stranger)
    assert read[-1] == "main"
