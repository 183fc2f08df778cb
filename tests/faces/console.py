"""An administrator at the operator console in Chromium, in the words of the domain."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import requests
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from queue_server.models import Role
from tests.people import TIMEOUT, Operator, answer
from tests.running_server import PASSWORD, RunningServer

QUIET = 1100  # ms: the one key rests for a second after each change
# The clock by which it rests can be moved on: a test that is not about the rest need not wait for its end.
CLOCK = """
const now = performance.now.bind(performance);
let ahead = 0;
performance.now = () => now() + ahead;
window.letPass = (milliseconds) => (ahead += milliseconds);
"""
WORKPLACE = {"uk": "Вікно", "en": "Counter"}
NAME = {"uk": "Центр надання адміністративних послуг", "en": "Service centre"}
SLOW = 20_000  # ms that a busy machine may take for what takes none
LAPTOP = {"width": 1366, "height": 768}


def by_device(server: RunningServer, kind: str, path: str, body: Any = None) -> Any:
    """What a device of this branch asks of the server."""
    headers = {"Authorization": f"Device {server.installation.tokens[kind]}"}
    return answer(
        requests.post(urljoin(server.url, f"/api/v1/{path}"), json=body or {}, headers=headers, timeout=TIMEOUT)
    )


@dataclass(slots=True)
class Colleague(Operator):
    """A member of staff who is no operator of this counter, by HTTP."""

    role: Role = Role.SUPERVISOR

    def signs_in(self) -> Colleague:
        login = self.server.installation.centre.staff[self.role].login
        self.csrf = answer(self.post("session", {"login": login, "password": PASSWORD}))["csrf"]
        return self


@dataclass(slots=True)
class Console:
    """One browser of one person. `mistakes` are what its console complained about."""

    page: Page
    server: RunningServer
    mistakes: list[str] = field(default_factory=list)

    @classmethod
    def opened(cls, browser: Browser, server: RunningServer, path: str = "", language: str = "uk") -> Console:
        context = browser.new_context(viewport=LAPTOP, reduced_motion="reduce")
        context.add_init_script(CLOCK)
        console = cls(context.new_page(), server)
        console.page.on("pageerror", lambda error: console.mistakes.append(str(error)))
        console.page.on("console", lambda message: console.hears(message))
        console.page.goto(f"{server.url}/operator-console/{path}?language={language}")
        return console

    @classmethod
    def at_counter(cls, browser: Browser, server: RunningServer, number: str = "1", language: str = "uk") -> Console:
        """The counter's own administrator, signed in, with the counter taken and open."""
        console = cls.opened(browser, server, language=language)
        console.signs_in(console.operator(number))
        console.takes_counter(number)
        return console

    def closes(self) -> None:
        self.page.context.close()
        assert self.mistakes == []

    def signs_in(self, login: str, password: str = PASSWORD) -> None:
        self.page.wait_for_load_state()
        self.is_painted()
        self.page.fill("#login", login)
        self.page.fill("#password", password)
        self.page.keyboard.press("Enter")

    def operator(self, number: str) -> str:
        return self.server.installation.centre.operators[number].login

    def colleague(self, role: Role) -> str:
        return self.server.installation.centre.staff[role].login

    def by_http(self, number: str = "1") -> Operator:
        """The same administrator without a browser: what the server really holds."""
        return Operator(self.server, number).signs_in()

    def takes_counter(self, number: str) -> None:
        self.page.click(f".counter:has-text(' {number}')")
        expect(self.part("visitor")).to_be_visible()
        self.is_painted()

    def is_painted(self) -> None:
        """Until the browser has shown a first picture of a page it drops what is typed: wait until a key is heard."""
        self.page.evaluate("addEventListener('keydown', () => (window.hears = true), { once: true, capture: true })")
        for _ in range(200):
            self.page.keyboard.press("Shift")
            if self.page.evaluate("window.hears === true"):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("the page hears no key")

    def part(self, name: str) -> Any:
        return self.page.locator(f'[data-part="{name}"]')

    def text(self, name: str) -> str:
        return str(self.part(name).inner_text()).strip()

    def presses_step(self) -> None:
        """F2, after the quiet second of the last change."""
        self.is_answered()
        self.settles()
        self.page.keyboard.press("F2")

    def steps_to(self, *states: str) -> None:
        """F2 again and again, each press leading to the next of these states; "outcomes" is the open dialog."""
        for state in states:
            self.presses_step()
            if state == "outcomes":
                expect(self.part("outcomes")).to_be_visible(timeout=SLOW)
            else:
                self.sees_state(state)

    def presses_letter(self, code: str, letter: str) -> None:
        """A key as a Ukrainian keyboard layout reports it: its place by `code`, its letter in Cyrillic."""
        self.page.evaluate(
            """([code, key]) => (document.activeElement ?? document.body).dispatchEvent(
                new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true }))""",
            [code, letter],
        )

    def goes_to(self, name: str) -> None:
        """Another page of the staff, by the menu of them."""
        self.page.get_by_text("Сторінки").click()
        self.page.get_by_role("link", name=name).click()

    def opens_dialog(self, code: str, name: str) -> Any:
        """A letter that asks something: the dialog, open."""
        self.page.keyboard.press(code)
        expect(self.part(name)).to_be_visible(timeout=SLOW)
        return self.part(name)

    def settles(self) -> None:
        """The quiet second passes."""
        self.page.evaluate("(quiet) => letPass(quiet)", QUIET)

    def sees_state(self, state: str) -> None:
        """free, called, serving, or the reason of a pause; and what led there is answered: until then no key is heard,
        though the screen may know already by the socket."""
        expect(self.part("visitor")).to_have_attribute("data-state", state, timeout=SLOW)
        self.is_answered()

    def is_answered(self) -> None:
        """What was sent last has its answer, also where it had to be sent again."""
        expect(self.part("step")).not_to_have_attribute("aria-busy", "true", timeout=SLOW)

    def queue(self) -> list[str]:
        """The numbers in the queue, the next first."""
        return [str(row).strip() for row in self.page.locator(".queue-number").all_inner_texts()]

    def until_queue(self, numbers: list[str], seconds: float = SLOW / 1000) -> None:
        until = time.monotonic() + seconds
        while self.queue() != numbers:
            assert time.monotonic() < until, f"{self.queue()} instead of {numbers} after {seconds} s"
            self.page.wait_for_timeout(50)

    def hears(self, message: ConsoleMessage) -> None:
        # The browser itself writes down every answer with an error status; the page says those in words.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.mistakes.append(message.text)
