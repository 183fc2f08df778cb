"""Lines that give no ticket say why and until when; a day without reception says so at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.models import Branch, Line, SwitchedOff
from tests.faces.kiosk_screen import KioskScreen, menu
from tests.running_server import Installation, RunningServer, install, serve

At = Callable[..., KioskScreen]
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# The purposes of a small centre, in the order of its lines А, Б, В, Г, Д.
PURPOSES = ("consultation", "application", "collection", "supplement", "unsure")


@contextmanager
def changed(installation: Installation) -> Iterator[Session]:
    """The stored settings, before the server starts."""
    engine = open_engine(installation.database_url, pooled=False)
    with Session(engine) as session:
        yield session
        session.commit()
    engine.dispose()


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
        ("collection", "Усі талони до цієї черги на сьогодні видано"),
        ("unsure", "Сьогодні ця черга не працює"),
    ],
)
def test_a_closed_line_says_why(kiosk_at: At, half_closed: RunningServer, purpose: str, why: str) -> None:
    kiosk = kiosk_at(half_closed).shows("purpose").touches(f"purpose-{purpose}")
    kiosk.shows("closed-line").says(why)
    kiosk.says("рецепції")
    assert kiosk.control("bell").is_visible()
    kiosk.touches("home").shows("purpose")


def test_a_full_line_says_when_tickets_come_again(kiosk_at: At, half_closed: RunningServer) -> None:
    kiosk_at(half_closed).touches("purpose-collection").shows("closed-line").says("Наступна видача талонів:")


def test_lists_say_what_cannot_be_had_before_it_is_touched(kiosk_at: At, half_closed: RunningServer) -> None:
    kiosk = kiosk_at(half_closed).shows("purpose")
    assert "талонів більше немає" in kiosk.text('[data-choice="purpose-collection"]')
    kiosk.touches("purpose-application").shows("sphere")
    assert "тимчасово не працює" in kiosk.text('[data-choice^="sphere-"] >> nth=0')


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
        kiosk = kiosk_at(server).shows("closed-day")
        assert kiosk.title() == "Сьогодні прийому немає"
        assert kiosk.control("bell").is_visible()
        kiosk.touches("language")
        assert kiosk.title() == "No reception today"


def test_the_trial_is_said_on_every_screen(kiosk: KioskScreen) -> None:
    assert kiosk.text(".head-trial") == "Приклад: талони не справжні"
    kiosk.touches("purpose-collection").shows("confirm")
    assert kiosk.text(".head-trial")
