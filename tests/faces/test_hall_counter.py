"""The display of one counter: its states on the real server, on panels, bars and tablets, at the longest names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from queue_server.models import Branch, Counter, DeviceKind, Staff
from tests.faces import pictures
from tests.faces.accessibility import assert_accessible
from tests.faces.hall import LETTERS, AtCounter
from tests.faces.waits import is_drawn, wait_until
from tests.people import Kiosk
from tests.running_server import RunningServer, changed, pair

pytest_plugins = ["tests.faces.hall_fixtures"]

SLOW = 20_000
SHAPES = {"panel": (800, 480), "bar": (1280, 400), "tablet": (1280, 800), "upright": (800, 1280)}
LONG_WORKPLACE = ("Робоче місце адміністратора територіального підрозділу центру")[:60]
LONG_NAME = "Воробкевич-Григоращенко Святослава-Олександра Володимирівна"
LONG_POSITION = (
    "Провідний спеціаліст відділу надання адміністративних послуг та ведення Державного реєстру речових прав "
    "управління «Центр надання адміністративних послуг» виконавчого комітету міської ради"
)
MEASURE = """() => [...document.querySelectorAll(".sign *")].filter((element) => element.checkVisibility() &&
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())).map((element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const { left, right, top, bottom } = range.getBoundingClientRect();
  const own = element.closest(".sign-place, .sign-now, .sign-person").getBoundingClientRect();
  const size = parseFloat(getComputedStyle(element).fontSize);
  const high = top < own.top - size / 4 || bottom > own.bottom + size / 4;
  const beyond = high || left < own.left - 1 || right > own.right + 1;
  const off = left < 0 || right > innerWidth + 1 || top < -size / 4 || bottom > innerHeight + size / 4;
  return { text: element.textContent, size, beyond: beyond || off };
})"""


@pytest.fixture
def sign(hall_browser: Browser, hall_server: RunningServer) -> Iterator[Page]:
    """The display of counter 1."""
    counter = hall_server.installation.centre.counters["1"].id
    token = pair(hall_server.installation, DeviceKind.COUNTER_DISPLAY, "sign", counter=counter)
    page = hall_browser.new_context(viewport={"width": 800, "height": 480}).new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.goto(f"{hall_server.url}/hall-display/counter/#{token}")
    page.wait_for_url("**/hall-display/counter/1", timeout=2 * SLOW)
    yield page
    page.context.close()
    assert mistakes == []


def shows(sign: Page, state: str, *words: str) -> None:
    expect(sign.locator("body")).to_have_attribute("data-sign", state, timeout=SLOW)
    for each in words:
        expect(sign.locator("main")).to_contain_text(each, timeout=SLOW)


def nothing_is_cut(sign: Page) -> None:
    """On every shape; the smallest type is that of a long position."""
    for width, height in SHAPES.values():
        sign.set_viewport_size({"width": width, "height": height})
        wait_until(sign, f"innerWidth === {width} && innerHeight === {height}")
        sign.evaluate(LETTERS)
        is_drawn(sign)  # and so is told of its size, and has set its words anew
        drawn: list[dict[str, Any]] = sign.evaluate(MEASURE)
        assert [one for one in drawn if one["beyond"]] == [], (width, height)
        assert min(one["size"] for one in drawn) >= 13, (width, height)
        pictures.keep(sign)
    sign.set_viewport_size({"width": 800, "height": 480})


def test_it_follows_its_counter(sign: Page, hall_visitors: Kiosk, at_counter: AtCounter) -> None:
    shows(sign, "closed", "Робоче місце", "1", "Прийому тут немає")
    nothing_is_cut(sign)
    own, other = at_counter(1), at_counter(2)
    shows(sign, "free", "Чекайте на запрошення", "Адміністратор 1 (приклад)")
    first, second = (hall_visitors.visitor_takes_ticket()["number"] for _ in range(2))
    ticket = own.calls_next()
    assert ticket is not None
    shows(sign, "called", "Запрошуємо", first)
    for large, least in (("[data-number]", 180), ("[data-ticket]", 130)):
        wait_until(sign, f"parseFloat(getComputedStyle(document.querySelector('{large}')).fontSize) >= {least}")
    nothing_is_cut(sign)
    other.calls_next()
    own.does("start", ticket["id"])
    shows(sign, "serving", "Триває прийом", first)
    own.does("finish", ticket["id"], outcome="consulted")
    shows(sign, "free")
    expect(sign.locator("[data-ticket]")).to_be_hidden()
    own.post(f"counters/{own.counter}/pause", {"reason": "paperwork"})
    shows(sign, "paused", "Опрацювання документів", "прийом невдовзі продовжиться")
    nothing_is_cut(sign)
    own.post(f"counters/{own.counter}/open")
    own.post(f"branches/{own.server.installation.branch}/suspend", {"reason": "air_alarm"})
    shows(sign, "suspended", "Повітряна тривога", "пройти до укриття", "Ваше місце в черзі збережено")
    nothing_is_cut(sign)
    expect(sign.locator("main")).not_to_contain_text(second)


@pytest.mark.parametrize(("allowed", "seen"), [("name", True), ("position", False), ("nothing", False)])
def test_the_longest_names_stay_whole_and_the_centre_says_what_is_shown(
    sign: Page, hall_server: RunningServer, hall_visitors: Kiosk, at_counter: AtCounter, allowed: str, seen: bool
) -> None:
    centre = hall_server.installation.centre
    with changed(hall_server.installation) as session:
        person = session.get_one(Staff, centre.operators["1"].id)
        person.name, person.position = LONG_NAME, LONG_POSITION
        session.get_one(Counter, centre.counters["1"].id).workplace = {"uk": LONG_WORKPLACE}
        session.get_one(Branch, centre.branch.id).hall = {"sign": allowed}
    hall_visitors.visitor_takes_ticket()
    at_counter(1).calls_next()
    shows(sign, "called", LONG_WORKPLACE)
    expect(sign.locator("[data-name]")).to_be_visible(visible=seen)
    expect(sign.locator("[data-position]")).to_be_visible(visible=allowed != "nothing")
    nothing_is_cut(sign)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_it_is_for_everybody(sign: Page, at_counter: AtCounter, hall_server: RunningServer, language: str) -> None:
    sign.goto(f"{hall_server.url}/hall-display/counter/1?language={language}")
    shows(sign, "closed")
    assert_accessible(sign)
    at_counter(1)
    shows(sign, "free", "Please wait to be called" if language == "en" else "Чекайте на запрошення")
    assert_accessible(sign)


def test_another_browser_is_asked_to_pair(hall_browser: Browser, hall_server: RunningServer) -> None:
    page = hall_browser.new_page()
    page.goto(f"{hall_server.url}/hall-display/counter/3")
    expect(page.locator("main")).to_contain_text("табло робочого місця")
    page.close()
