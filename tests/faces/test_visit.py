"""The visitor's own page on a cheap phone: light, useful without a script, honest about a bad network."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from booking.visiting import TEXTS
from queue_server.catalogue import Catalogues
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere, assert_nothing_is_lost
from tests.faces.phones import NARROW, USUAL, Phone, code_of, opened
from tests.faces.test_booking_pages import part
from tests.faces.waits import Line
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer
from tests.source_tree import ROOT

pytest_plugins = ["tests.faces.staff_fixtures", "tests.faces.phone_fixtures"]

LIGHT = 60_000  # bytes over the wire, compressed, for the first look at a ticket
WITH_HEADERS = 75_000  # the same as HTTP/1.1 sends it, with the headers of every answer


def test_the_first_look_is_light(phone: Phone, server: RunningServer, visitors: Kiosk) -> None:
    """HTML, styles, modules, the socket's client, icons and the ticket itself, all as they go over the wire."""
    ticket = visitors.visitor_takes_ticket()
    page = phone().new_page()
    wire = page.context.new_cdp_session(page)
    sizes: dict[str, float] = {}
    addresses: dict[str, str] = {}
    headers: dict[str, float] = {}

    def answered(told: Any) -> None:
        addresses[told["requestId"]] = told["response"]["url"].removeprefix(server.url)
        headers[told["requestId"]] = told["response"]["encodedDataLength"]  # what has come before the body

    wire.on("Network.responseReceived", answered)
    wire.on("Network.loadingFinished", lambda told: sizes.update({told["requestId"]: told["encodedDataLength"]}))
    wire.send("Network.enable")
    line = Line.of(page)
    page.goto(f"{server.url}/v/#{code_of(ticket)}")
    line.brings("snapshot")
    expect(part(page, "number")).to_have_text(ticket["number"])
    fetched = {addresses[request]: size for request, size in sizes.items() if request in addresses}
    bodies = {addresses[request]: size - headers[request] for request, size in sizes.items() if request in addresses}
    assert sum(bodies.values()) < LIGHT, json.dumps(bodies, indent=1)
    assert sum(fetched.values()) < WITH_HEADERS, json.dumps(fetched, indent=1)
    assert any("socket.io" in address for address in fetched)
    assert not [address for address in fetched if address.endswith(".woff2")], "the phone has letters of its own"


def test_the_page_brings_the_words_that_it_says_and_no_others() -> None:
    modules = ["facts", "refresh", "visit", "visit-alert", "visit-choices", "visit-rating", "visit-words"]
    source = "".join((ROOT / "booking" / "static" / f"{name}.mjs").read_text("utf-8") for name in modules)
    source = re.sub(r'part\["[^"]*"\]', "", source)
    said = set(re.findall(r"""["'`]((?:booking|common|rating)-[a-z0-9-]*)""", source))
    brought = {key for key in Catalogues.load().keys("uk") if key.startswith(TEXTS)}
    assert {key for key in said if not any(known.startswith(key) for known in brought)} == set()
    assert {key for key in brought if not any(key.startswith(one) for one in said)} == set()


@pytest.mark.parametrize(
    ("language", "words"),
    [("uk", ("Ви наступні", "Оновити", "Залишити чергу")), ("en", ("You are next", "Refresh", "Leave the queue"))],
)
def test_a_script_that_does_not_come_leaves_a_form_that_works(
    phone: Phone, server: RunningServer, visitors: Kiosk, language: str, words: tuple[str, str, str]
) -> None:
    state, again, leave = words
    ticket = visitors.visitor_takes_ticket()
    visitors.visitor_takes_ticket()
    page = phone(locale=language).new_page()
    page.route("**/visit.mjs", lambda route: route.abort())
    page.goto(f"{server.url}/v/#{code_of(ticket)}")
    expect(part(page, "by-itself")).to_be_visible()
    page.fill("#code", ticket["code"])
    page.keyboard.press("Enter")
    expect(page.locator(".visit-number")).to_have_text(ticket["number"])
    expect(page.locator(".visit-state")).to_have_text(state)
    assert code_of(ticket) not in page.url
    page.get_by_role("link", name=again).click()
    expect(page.locator(".visit-number")).to_have_text(ticket["number"])
    assert_accessible(page)
    assert_fits_everywhere(page)
    page.get_by_role("button", name=leave).click()
    expect(page.locator("h1")).to_contain_text(leave)
    assert_accessible(page)
    assert_fits_everywhere(page)


def test_a_call_is_learned_by_the_socket(phone: Phone, server: RunningServer, visitors: Kiosk) -> None:
    """The page's own clock stands still: nothing but the fact itself makes it read."""
    ticket = visitors.visitor_takes_ticket(purpose="consultation")
    page = phone().new_page()
    page.clock.install()
    line = Line.of(page)
    page.goto(f"{server.url}/v/#{code_of(ticket)}")
    line.brings("snapshot")
    line.answers("/api/v1/visit", 2)  # the first reading, and the one that follows the snapshot
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 5)
    called = Operator(server, "1").signs_in().opens_counter().calls_next()
    assert called is not None
    expect(part(page, "state")).to_have_text("Підійдіть: Вікно 1")
    expect(page).to_have_title(f"{ticket['number']} — Підійдіть: Вікно 1")


def test_where_sockets_are_blocked_the_page_asks_by_itself(
    phone: Phone, server: RunningServer, visitors: Kiosk
) -> None:
    ticket = visitors.visitor_takes_ticket(purpose="consultation")
    context = phone()
    context.route_web_socket(re.compile("socket.io"), lambda socket: socket.close())
    page = context.new_page()
    page.clock.install()
    page.goto(f"{server.url}/v/#{code_of(ticket)}")
    expect(part(page, "state")).to_have_text("Ви наступні")
    called = Operator(server, "1").signs_in().opens_counter().calls_next()
    assert called is not None
    page.clock.run_for(11_000)
    expect(part(page, "state")).to_have_text("Підійдіть: Вікно 1")
    expect(page.locator("[data-stale]")).to_be_hidden()


HEARD = """
globalThis.heard = [];
Object.defineProperty(Document.prototype, "hidden", { get: () => Boolean(globalThis.away) });
navigator.vibrate = (pattern) => heard.push("vibration") && true;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (at) { heard.push("bell"); return start.call(this, at); };
"""


NOTIFIED = """async () => {
  const worker = await navigator.serviceWorker.getRegistration("/v/");
  for (;;) {
    const [told] = await worker.getNotifications();
    if (told) return told.body;
    await new Promise(requestAnimationFrame);
  }
}"""


def hears(page: Page, count: int) -> list[str]:
    """What has sounded, as soon as it is so much."""
    waits = "async (count) => { while (heard.length < count) await new Promise(requestAnimationFrame); return heard; }"
    heard: list[str] = page.evaluate(waits, count)
    return heard


def test_a_call_sounds_where_it_was_asked_for(phone: Phone, server: RunningServer, visitors: Kiosk) -> None:
    ticket = visitors.visitor_takes_ticket(purpose="consultation")
    context = phone(permissions=["notifications"])
    context.add_init_script(HEARD)
    page = opened(context, server, ticket)
    page.get_by_role("button", name="Сповістити, коли мене запросять").click()
    expect(part(page, "alert-note")).to_contain_text("Не закривайте")
    assert_accessible(page)
    assert hears(page, 2) == ["bell"] * 2  # one chime shows how it will sound
    operator = Operator(server, "1").signs_in().opens_counter()
    called = operator.calls_next()
    assert called is not None
    expect(part(page, "state")).to_have_text("Підійдіть: Вікно 1")
    assert hears(page, 2 + 7)[2:] == ["bell"] * 6 + ["vibration"]
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    page.evaluate("globalThis.away = true")
    operator.does("recall", called["id"])
    assert hears(page, 2 + 2 * 7)[9:] == ["bell"] * 6 + ["vibration"]
    assert page.evaluate(NOTIFIED) == "Підійдіть: Вікно 1"


@pytest.mark.parametrize("language", ["uk", "en"])
def test_it_is_installed_under_its_name(phone: Phone, server: RunningServer, language: str) -> None:
    page = phone(locale=language).new_page()
    page.goto(f"{server.url}/v/")
    told = page.context.new_cdp_session(page).send("Page.getAppManifest")
    manifest = json.loads(told["data"])
    assert told["errors"] == []
    assert manifest["lang"] == language
    assert manifest["short_name"] == {"uk": "Мій талон", "en": "My ticket"}[language]
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/v/", "/v/", "standalone")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        size = page.evaluate(
            "async (src) => { const drawn = new Image(); drawn.src = src; await drawn.decode();"
            " return `${drawn.naturalWidth}x${drawn.naturalHeight}`; }",
            icon["src"],
        )
        assert size == icon["sizes"]


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("size", [NARROW, USUAL], ids=["360", "412"])
def test_it_fits_a_phone_with_the_largest_letters(
    phone: Phone, server: RunningServer, visitors: Kiosk, size: dict[str, int], language: str
) -> None:
    ticket = visitors.visitor_takes_ticket(purpose="consultation")
    visitors.visitor_takes_ticket(purpose="consultation")
    page = phone(locale=language).new_page()
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{server.url}/v/#{code_of(ticket)}")
    expect(part(page, "let-ahead")).to_be_visible()
    assert_accessible(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert_nothing_is_lost(page)
    assert_accessible(page)
    page.evaluate("document.documentElement.style.fontSize = ''")
    called = Operator(server, "1").signs_in().opens_counter().calls_next()
    assert called is not None
    expect(page.locator('[data-status="called"]')).to_be_visible()
    assert_accessible(page)
    assert_fits_everywhere(page)
