"""Visits of people who do not see, do not hear, or do not reach, with the real server, speech, agent and printer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.faces.kiosk_screen import KioskScreen
from tests.faces.kiosk_voice import KioskVoice
from tests.journeys.sloviansk import Sloviansk, open_centre
from tests.paper_reading import read_number, read_qr_codes

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

LETTERS_AND_DIGITS = re.compile(r"^[А-Я]-\d{3}$")
REACH = 0.55  # of the screen's height from above


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sloviansk]:
    with open_centre(tmp_path_factory.mktemp("sloviansk")) as centre:
        yield centre


@pytest.fixture
def kiosk(centre: Sloviansk, one_chromium: Browser) -> Iterator[KioskScreen]:
    kiosk = KioskScreen.opened(one_chromium, centre.server).shows("purpose")
    yield kiosk
    kiosk.closes()


def is_black(kiosk: KioskScreen) -> bool:
    return Image.open(BytesIO(kiosk.page.screenshot())).convert("RGB").getextrema() == ((0, 0), (0, 0), (0, 0))


def test_a_visit_by_keys_and_speech_before_a_dark_screen(centre: Sloviansk, kiosk: KioskScreen) -> None:
    voice = KioskVoice.of(kiosk.page)
    printed = len(centre.printer.papers)
    voice.presses("Numpad5", "Numpad7", "Numpad9", "Numpad9", "Numpad9")
    kiosk.page.locator("html[data-dark]").wait_for()
    assert is_black(kiosk)
    voice.presses("Numpad6").hears("Оберіть мету звернення", "Отримати консультацію", "Подати заяву та документи")
    voice.hears("Отримати готовий документ", "У мене є запис", "Не знаю, що обрати")
    voice.goes_to("Отримати готовий документ").presses("Numpad5")
    voice.hears("Перевірте й візьміть талон", "Перед Вами", "Взяти талон")
    voice.goes_to("Взяти талон", key="Numpad8").forgets().presses("Numpad5")
    kiosk.shows("ticket")
    voice.hears("Ваш номер", "Перед Вами", "Стежте за табло", "трьох запрошень")
    voice.hears("Код черги в телефоні", "Готово")
    assert is_black(kiosk)

    number = kiosk.number()
    assert number in voice.texts(), "the server spells it: see test_reading_aloud"
    for fact in kiosk.page.locator(".ticket-facts li").all_inner_texts():
        assert any(" ".join(fact.split()) in text for text in voice.texts()), fact
    paper = centre.printer.wait_for_papers(printed + 1, seconds=60)[-1].image
    assert read_number(paper) == number
    [link] = read_qr_codes(paper)
    figures = [text for text in voice.texts() if re.fullmatch(r"\d", text)]
    assert "".join(figures[:12]) == link.partition("#")[2], "the whole code, figure by figure"
    voice.was_heard()

    voice.goes_to("Готово").presses("Numpad5")
    kiosk.shows("purpose")
    expect(kiosk.page.locator("html[data-dark], html[data-guide]"), "the next visitor sees").to_have_count(0)


def test_a_visit_without_sound(centre: Sloviansk, kiosk: KioskScreen) -> None:
    """Nothing that has to be known is only heard: each answer stands on the screen and on the paper."""
    voice = KioskVoice.of(kiosk.page)
    printed = len(centre.printer.papers)
    kiosk.touches("bell").page.locator("[data-dialog=bell]").wait_for()
    expect(kiosk.page.locator("[data-dialog=bell] h2")).to_have_text("Працівника покликано")
    kiosk.touches("bell-close", "purpose-collection").shows("confirm").touches("help").shows("help")
    kiosk.touches("help-sign_language", "done").shows("confirm").touches("take").shows("ticket")
    expect(kiosk.page.locator("[data-paper=printed]")).to_contain_text("Візьміть талон")
    kiosk.says("Стежте за табло")
    paper = centre.printer.wait_for_papers(printed + 1, seconds=60)[-1].image
    assert read_number(paper) == kiosk.number()
    assert LETTERS_AND_DIGITS.match(kiosk.number())
    assert voice.asked == [], "the kiosk made no sound"


def test_a_visit_from_a_chair(centre: Sloviansk, kiosk: KioskScreen) -> None:
    """After one touch of «Нижче», which lies at the very bottom, every tap is in the lower 45 %."""

    def taps(focus: str) -> None:
        kiosk.page.locator("#stage:not([inert])").wait_for()
        for turn in ("turn-1", "turn1"):
            while (
                kiosk.control(focus).is_hidden()
                and kiosk.control(turn).is_visible()
                and kiosk.control(turn).is_enabled()
            ):
                at(turn)
        at(focus)

    def at(focus: str) -> None:
        box = kiosk.control(focus).bounding_box()
        assert box
        assert box["y"] >= kiosk.page.evaluate("innerHeight") * REACH - 1, focus
        kiosk.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    printed = len(centre.printer.papers)
    taps("mode-low")
    kiosk.page.locator("html[data-low]").wait_for()
    taps("purpose-application")
    kiosk.shows("sphere")
    taps("sphere-passports")
    kiosk.shows("service")
    taps("skip")
    kiosk.shows("confirm")
    taps("persons-more")
    taps("take")
    kiosk.shows("ticket")
    paper = centre.printer.wait_for_papers(printed + 1, seconds=60)[-1].image
    assert read_number(paper) == kiosk.number()
    taps("finish")
    kiosk.shows("purpose")
    expect(kiosk.page.locator("html[data-low]")).to_have_count(0)
