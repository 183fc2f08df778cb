"""«Оцінити обслуговування» at the kiosk: by typed code and by scanner, after a walk-in and after an appointment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.faces.accessibility import assert_accessible
from tests.faces.booked_visitors import TAKES, BookedVisitors
from tests.faces.kiosk_screen import KioskScreen
from tests.faces.rating_visits import PHONE, Visits, opens
from tests.faces.test_kiosk_booking import MANY
from tests.running_server import RunningServer, install, serve

At = Callable[..., KioskScreen]


pytest_plugins = ["tests.faces.staff_fixtures"]


@pytest.fixture
def visits(server: RunningServer) -> Visits:
    return Visits(server)


@pytest.fixture
def kiosk(kiosk_at: At, server: RunningServer) -> KioskScreen:
    return kiosk_at(server).shows("purpose")


def begins(kiosk: KioskScreen, code: str) -> KioskScreen:
    return kiosk.touches("rate").shows("rating-code").types(code).touches("find")


def test_a_visitor_rates_by_the_code_and_changes_it(kiosk: KioskScreen, visits: Visits) -> None:
    code = visits.happens()["code"]
    assert_accessible(kiosk.page)
    begins(kiosk, code).shows("rating")
    expect(kiosk.choices()).to_have_text(["Дуже погано", "Погано", "Задовільно", "Добре", "Дуже добре"])
    assert_accessible(kiosk.page)
    kiosk.touches("step-4").shows("rating-thanks")
    kiosk.says("Ваша оцінка: «Добре»")
    assert_accessible(kiosk.page)
    assert visits.ratings() == [("kiosk", 4, None)]
    kiosk.touches("done").shows("purpose").touches("rate").shows("rating-code")
    expect(kiosk.control("typed")).to_have_value("")  # nothing of the last turn is left
    kiosk.types(code).touches("find").shows("rating").says("Ваша оцінка: «Добре»")
    kiosk.touches("language").touches("step-5").shows("rating-thanks").says("Your rating: Very good")
    assert visits.ratings() == [("kiosk", 5, None)]


def test_a_change_at_the_kiosk_keeps_the_words_of_the_phone(kiosk: KioskScreen, visits: Visits) -> None:
    code = visits.happens()["code"]
    phone = opens(kiosk.page.context.browser, f"{visits.server.url}/v/#{code}", PHONE)  # type: ignore[arg-type]
    phone.get_by_role("button", name="Погано", exact=True).click()
    phone.get_by_label("Коментар").fill("Довго чекали")
    phone.get_by_role("button", name="Змінити оцінку").click()
    expect(phone.get_by_text("Оцінку змінено")).to_be_visible()
    phone.context.close()
    begins(kiosk, code).shows("rating").touches("step-3").shows("rating-thanks")
    assert visits.ratings() == [("phone", 3, "Довго чекали")]


def test_the_ticket_is_scanned_from_the_first_screen(kiosk: KioskScreen, visits: Visits) -> None:
    code = visits.happens()["code"]
    kiosk.scans(f"https://queue.example.org:8000/v/#{code}")
    kiosk.shows("rating").touches("step-1").shows("rating-thanks")
    assert visits.ratings() == [("kiosk", 1, None)]


def test_the_ticket_is_scanned_where_its_code_is_asked_for(kiosk: KioskScreen, visits: Visits) -> None:
    code = visits.happens()["code"]
    kiosk.touches("rate").shows("rating-code").scans(f"https://queue.example.org:8000/v/#{code}")
    kiosk.shows("rating").touches("step-5").shows("rating-thanks")
    assert visits.ratings() == [("kiosk", 5, None)]


@pytest.fixture
def booked_centre(tmp_path: Path) -> Iterator[RunningServer]:
    with serve(install(tmp_path / "booked", booking=TAKES), environment=MANY) as running:
        yield running
        assert running.errors() == []


def test_a_visit_after_an_appointment_is_rated_by_the_code_of_the_booking(
    kiosk_at: At, booked_centre: RunningServer
) -> None:
    visits, kiosk = Visits(booked_centre), kiosk_at(booked_centre).shows("purpose")
    code, _ = BookedVisitors(booked_centre).books(5)
    kiosk.scans(code)
    kiosk.shows("booking-found").touches("check-in").page.locator("[data-number]").wait_for()
    called = visits.operator.calls_next()
    assert called is not None
    visits.operator.does("start", called["id"])
    kiosk.scans(code)
    kiosk.shows("booking-found").titled("Ви вже відмітилися")
    visits.ends({"id": called["id"]})
    kiosk.scans(code)
    kiosk.shows("rating").touches("step-5").shows("rating-thanks")
    assert visits.ratings() == [("kiosk", 5, None)]


def test_too_early_and_a_guessed_code_are_said_and_store_nothing(kiosk: KioskScreen, visits: Visits) -> None:
    begins(kiosk, "000000000000").shows("rating-refused").says("Такого коду тут немає")
    assert_accessible(kiosk.page)
    kiosk.touches("again").shows("rating-code").touches("back").shows("purpose")
    begins(kiosk, visits.begins()["code"]).shows("rating").says("після завершення прийому")
    assert_accessible(kiosk.page)
    kiosk.touches("home").shows("purpose")
    assert visits.ratings() == []


def test_the_turn_ends_by_itself_and_forgets_the_code(kiosk_at: At, visits: Visits) -> None:
    kiosk = kiosk_at(visits.server, clock=True).shows("purpose")
    begins(kiosk, visits.happens()["code"]).shows("rating")
    kiosk.stops_time().lets_pass(62)
    kiosk.page.clock.resume()
    kiosk.shows("purpose").touches("rate").shows("rating-code")
    expect(kiosk.control("typed")).to_have_value("")
    assert visits.ratings() == []
