"""A kiosk in Chromium and the visitor before it, in the words of the domain; and a printer that does as it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import requests
from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page, expect

from tests.faces.waits import until
from tests.people import answer, browser
from tests.running_server import RunningServer

SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}
Orientation = Literal["portrait", "landscape"]
# What a browser says of an answer that a test asked for: refusals and lost connections.
EXPECTED = ("Failed to load resource", "WebSocket connection", "net::ERR")
# After five seconds a kiosk says that no paper came; on a busy machine that is before a test has looked at its ticket.
PATIENT = """() => {
  const later = window.setTimeout;
  window.setTimeout = (act, ms, ...more) => (ms === 5000 ? 0 : later(act, ms, ...more));
}"""


@dataclass(slots=True)
class KioskScreen:
    """One kiosk. `mistakes` are what its console complained about."""

    page: Page
    server: RunningServer
    mistakes: list[str] = field(default_factory=list)

    @classmethod
    def opened(
        cls, browser: Browser, server: RunningServer, orientation: Orientation = "portrait", *, clock: bool = False
    ) -> KioskScreen:
        width, height = SIZES[orientation]
        context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True)
        kiosk = cls(context.new_page(), server)
        if clock:
            kiosk.page.clock.install()
        kiosk.page.on("pageerror", lambda error: kiosk.mistakes.append(str(error)))
        kiosk.page.on("console", lambda message: kiosk.hears_console(message))
        kiosk.page.goto(f"{server.url}/kiosk/#{server.installation.tokens['kiosk']}")
        kiosk.page.locator("main[data-view]:not([data-view=loading])").wait_for()
        return kiosk.hears_keys()

    def hears_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(known in message.text for known in EXPECTED):
            self.mistakes.append(message.text)

    def closes(self) -> None:
        self.page.context.close()
        assert self.mistakes == []

    def hears_keys(self) -> KioskScreen:
        """Wait until a key is heard: before a browser has shown its first picture of a page it drops what is typed."""
        self.page.evaluate("addEventListener('keydown', () => (window.hears = true), { once: true, capture: true })")

        def heard() -> bool:
            self.page.keyboard.press("Shift")
            return bool(self.page.evaluate("window.hears === true"))

        until(self.page, heard, what="a key that is heard")
        return self

    def waits_for_paper(self) -> KioskScreen:
        """As long as the test lets it wait, until the page is loaded anew."""
        self.page.evaluate(PATIENT)
        return self

    def shows(self, view: str, seconds: float = 30) -> KioskScreen:
        """Wait until this screen takes taps."""
        self.page.locator(f"#stage:not([inert]) main[data-view={view}]").wait_for(timeout=seconds * 1000)
        return self

    def control(self, focus: str) -> Locator:
        return self.page.locator(f'[data-focus="{focus}"]')

    def touches(self, *focuses: str) -> KioskScreen:
        """Tap controls one after the other; a list is turned until it shows them."""
        for focus in focuses:
            self.page.locator("#stage:not([inert]), [data-dialog]").first.wait_for()
            for turn in ("turn-1", "turn1"):
                while (
                    self.control(focus).is_hidden()
                    and self.control(turn).is_visible()
                    and self.control(turn).is_enabled()
                ):
                    self.control(turn).tap()
            self.control(focus).tap()
        return self

    def stops_time(self) -> KioskScreen:
        """From now on the kiosk's clock (`clock=True`) goes on by `lets_pass` only: what takes seconds takes none."""
        moment = "Date.now() / 1000"
        try:
            self.page.clock.pause_at(self.page.evaluate(moment) + 1)
        except Error:  # a busy machine was told of the moment when it was past; but since then the clock stands
            self.page.clock.pause_at(self.page.evaluate(moment) + 1)
        return self

    def lets_pass(self, seconds: float) -> KioskScreen:
        self.page.clock.run_for(int(seconds * 1000))
        return self

    def drums(self, focus: str, across: int, down: int) -> KioskScreen:
        """Ten taps within a second on one place of a control; the kiosk's own clock counts the second."""
        box = self.control(focus).bounding_box()
        assert box
        self.stops_time()
        for _ in range(10):
            self.page.touchscreen.tap(box["x"] + across, box["y"] + down)
            self.page.clock.run_for(90)
        self.page.clock.resume()
        return self

    def types(self, text: str) -> KioskScreen:
        self.page.locator('[data-focus^="key-"]').first.wait_for()
        for letter in text:
            name = {" ": "space", "'": "’"}.get(letter, letter)
            if not self.control(f"key-{name}").count():
                self.control("key-layout").tap()
            self.control(f"key-{name}").tap()
        return self

    def scans(self, text: str) -> KioskScreen:
        """The keys of the reader, and Enter, as fast as they come on a real machine, however busy this one is; a field
        that has the focus takes what nobody keeps from it."""
        self.page.evaluate(
            """(keys) => {
              for (const key of keys) {
                const press = { key, bubbles: true, cancelable: true };
                const target = document.activeElement ?? document.body;
                const free = target.dispatchEvent(new KeyboardEvent("keydown", press));
                if (free && key.length === 1 && target.matches("input")) document.execCommand("insertText", false, key);
              }
            }""",
            [*text, "Enter"],
        )
        return self

    def text(self, selector: str = "main") -> str:
        return " ".join(self.page.locator(selector).inner_text().split())

    def titled(self, title: str) -> KioskScreen:
        expect(self.page.locator("#stage h1")).to_have_text(title)
        return self

    def choices(self) -> Locator:
        """The names of the choices on the screen."""
        return self.page.locator(".pages .choice-name:visible")

    def gets_ticket(self) -> KioskScreen:
        """Wait until its screen takes taps, whatever it says of the paper by then."""
        self.page.locator("#stage:not([inert]) main:is([data-view=ticket], [data-view=paperless])").wait_for()
        return self

    def number(self) -> str:
        return str(self.page.locator("[data-number]").get_attribute("data-number"))

    def takes_ticket(self, *focuses: str) -> str:
        """The whole way to the number; by default a ready document, which is the shortest."""
        self.shows("purpose").touches(*(focuses or ("purpose-collection",)))
        self.shows("confirm").touches("take")
        expect(self.page.locator("[data-number]")).to_be_visible()
        return self.number()

    def says(self, text: str) -> None:
        expect(self.page.locator("#stage main")).to_contain_text(text)


@dataclass(slots=True)
class Printer:
    """The kiosk's printing agent over HTTP."""

    server: RunningServer
    session: requests.Session = field(default_factory=browser)

    def claims(self) -> dict[str, Any]:
        told = self._posts("print-jobs/claim")
        assert told["job"] is not None, "nothing to print"
        job: dict[str, Any] = told["job"]
        return job

    def prints(self, result: str = "printed") -> dict[str, Any]:
        """Take the oldest job and tell how it went."""
        job = self.claims()
        self.tells(job, result)
        return job

    def tells(self, job: dict[str, Any], result: str) -> None:
        self._posts(f"print-jobs/{job['id']}/result", {"result": result})

    def empties(self) -> Printer:
        """Print whatever earlier tests left."""
        while (job := self._posts("print-jobs/claim")["job"]) is not None:
            self.tells(job, "printed")
        return self

    def _posts(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        headers = {"Authorization": f"Device {self.server.installation.tokens['printer']}"}
        address = f"{self.server.url}/api/v1/{path}"
        told: dict[str, Any] = answer(self.session.post(address, json=body or {}, headers=headers, timeout=30)) or {}
        return told


def menu(server: RunningServer) -> dict[str, Any]:
    address = f"{server.url}/api/v1/branches/{server.installation.branch}/menu"
    read: dict[str, Any] = answer(browser().get(address, timeout=30))
    return read


def waiting(server: RunningServer, line: str) -> int:
    """How many wait in a line."""
    return next(int(row["waiting"]) for row in menu(server)["lines"] if row["key"] == line)
