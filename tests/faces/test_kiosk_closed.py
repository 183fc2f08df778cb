"""Lines that give no ticket say why and until when; a day without reception says so at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlmodel import col, select

from queue_server.adapters.clock import SystemClock
from queue_server.models import Branch, Line, Register, Service, SwitchedOff
from tests.faces.accessibility import assert_accessible
from tests.faces.console import Colleague
from tests.faces.kiosk_screen import KioskScreen, menu
from tests.people import Operator, answer
from tests.running_server import RunningServer, changed, install, serve

At = Callable[..., KioskScreen]
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# The purposes of a small centre, in the order of its lines А, Б, В, Г, Д.
PURPOSES = ("consultation", "application", "collection", "supplement", "unsure")


@pytest.fixture(scope="module")
def half_closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """А issues; Б is switched off, В full, Г without a counter, Д has no hours."""
    made = install(tmp_path_factory.mktemp("closed"), lines="АБВГД", counters=2, serves={"1": "АБВД", "2": "АД"})
    with changed(made) as session:
        lines = {line.letter: line for line in session.exec(select(Line).order_by(col(Line.position)))}
        line = lines["Б"]
        off = {"note": "Чекаємо на майстра", "since": SystemClock().now()}
        session.add(SwitchedOff(branch_id=line.branch_id, line_id=line.id, reason="equipment", **off))
        lines["В"].daily_limit = 0
        lines["Д"].issuing = {day: [] for day in WEEK}
    with serve(made) as running:
        yield running


def test_the_menu_is_as_the_test_needs_it(half_closed: RunningServer) -> None:
    assert [line["reason"] for line in menu(half_closed)["lines"]] == [
        None,
        "switched_off",
        "full",
        "unserved",
        "day_off",
    ]


@pytest.mark.parametrize(
    ("purpose", "why"),
    [
        ("collection", "Усі талони в цю чергу на сьогодні видано"),
        ("unsure", "Сьогодні ця черга не працює"),
    ],
)
def test_a_closed_line_says_why(kiosk_at: At, half_closed: RunningServer, purpose: str, why: str) -> None:
    kiosk = kiosk_at(half_closed).shows("purpose").touches(f"purpose-{purpose}")
    kiosk.shows("closed-line").says(why)
    kiosk.says("рецепції")
    expect(kiosk.control("bell")).to_be_visible()
    kiosk.touches("home").shows("purpose")


def test_a_full_line_says_when_tickets_come_again(kiosk_at: At, half_closed: RunningServer) -> None:
    kiosk_at(half_closed).touches("purpose-collection").shows("closed-line").says("Наступна видача талонів:")


def test_lists_say_what_cannot_be_had_before_it_is_touched(kiosk_at: At, half_closed: RunningServer) -> None:
    kiosk = kiosk_at(half_closed).shows("purpose")
    expect(kiosk.page.locator('[data-choice="purpose-collection"]')).to_contain_text("талонів більше немає")
    kiosk.touches("purpose-application").shows("sphere")
    expect(kiosk.page.locator('[data-choice^="sphere-"]').first).to_contain_text("тимчасово не працює")


def test_a_line_that_is_off_says_why_in_the_centres_words_too(kiosk_at: At, half_closed: RunningServer) -> None:
    kiosk = kiosk_at(half_closed).touches("purpose-application").shows("sphere")
    kiosk.page.locator('[data-choice^="sphere-"]').first.tap()
    kiosk.shows("service").touches("skip").shows("closed-line").says("Несправне обладнання")
    kiosk.says("Чекаємо на майстра")


def test_an_unserved_line_says_so(kiosk_at: At, half_closed: RunningServer) -> None:
    kiosk = kiosk_at(half_closed).touches("purpose-supplement").shows("sphere")
    kiosk.page.locator('[data-choice^="sphere-"]').first.tap()
    kiosk.shows("service").touches("skip").shows("closed-line").says("немає працівника, який приймає")


def test_a_day_without_reception_says_when_the_next_one_is(kiosk_at: At, tmp_path: Path) -> None:
    made = install(tmp_path / "centre")
    with changed(made) as session:
        session.exec(select(Branch)).one().hours = {day: [] for day in WEEK}
    with serve(made) as server:
        kiosk = kiosk_at(server).shows("closed-day").titled("Сьогодні прийому немає")
        expect(kiosk.control("bell")).to_be_visible()
        kiosk.touches("language").titled("No reception today")


def test_the_trial_is_said_on_every_screen(kiosk: KioskScreen) -> None:
    assert kiosk.text(".head-trial") == "Приклад: талони не справжні"
    kiosk.touches("purpose-collection").shows("confirm")
    assert kiosk.text(".head-trial")


def test_a_wait_beyond_closing_is_said_before_the_ticket_is_taken(kiosk_at: At, sloviansk: RunningServer) -> None:
    late = menu(sloviansk)
    late["day"]["closes"] = late["at"][:11] + "16:00:00" + late["at"][19:]
    late["lines"] = [line | {"closes_before_wait": True} for line in late["lines"]]
    kiosk = kiosk_at(sloviansk)
    kiosk.page.route("**/menu", lambda route: route.fulfill(json=late))
    kiosk.page.reload()
    kiosk.shows("purpose").touches("purpose-collection").shows("confirm")
    kiosk.says("Черга довга. Із талоном Вас приймуть і після 16:00.")


def test_services_of_a_lost_register_say_so_and_all_others_are_had(kiosk_at: At, tmp_path: Path) -> None:
    made = install(tmp_path / "centre")
    with changed(made) as session:
        session.add(Register(key="demographic", name={"uk": "Демографічний реєстр", "en": "Demographic register"}))
        session.exec(select(Service).where(Service.key == "passport")).one().registers = ["demographic"]
    with serve(made) as server:
        kiosk, operator = kiosk_at(server).shows("purpose"), Operator(server, "1").signs_in()
        answer(operator.post("branches/main/suspend", {"reason": "register", "registers": ["demographic"]}))
        kiosk.says("Тимчасово недоступний: Демографічний реєстр.")
        assert_accessible(kiosk.page)
        passport = made.centre.services["passport"].id
        kiosk.touches("purpose-application", "sphere-documents").shows("service")
        expect(kiosk.control(f"service-{passport}")).to_contain_text("реєстр недоступний")
        kiosk.touches(f"service-{passport}").shows("closed-line").says("Державний реєстр тимчасово недоступний")
        kiosk.touches("home", "purpose-application", "sphere-documents", "skip").shows("confirm").touches("take")
        assert kiosk.number() == "Б-001"


def test_after_the_supervisors_button_the_kiosk_says_that_issuing_is_over(kiosk_at: At, tmp_path: Path) -> None:
    made = install(tmp_path / "centre")
    with serve(made) as server:
        kiosk, supervisor = kiosk_at(server).shows("purpose"), Colleague(server, "1").signs_in()
        answer(supervisor.post("branches/main/day/end-issuing"))
        kiosk.shows("closed-day").says("Усіх, хто має талон, буде обслужено.")
        kiosk.titled("Видачу талонів на сьогодні завершено")
        answer(supervisor.post("branches/main/day/reopen-issuing"))
        kiosk.shows("purpose")
        answer(supervisor.post("branches/main/day/close", {}))
        kiosk.shows("closed-day").touches("language").titled("Reception is over for today")
        assert_accessible(kiosk.page)
