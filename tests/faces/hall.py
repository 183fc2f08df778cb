"""A hall display in Chromium, and what was seen and heard of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Route

from queue_server.adapters.speech import QuietSpeech
from queue_server.domain.phrases import Phrase
from tests.people import Operator
from tests.running_server import RunningServer

AtCounter = Callable[[int], Operator]
"""An administrator sits down at the counter of this number."""
CHROMIUM = "/usr/bin/chromium"
STATIC = Path(__file__).resolve().parents[2] / "hall_display" / "static"
SHARED = Path(__file__).resolve().parents[2] / "queue_server" / "web" / "static"
SOUND_ALLOWED = "--autoplay-policy=no-user-gesture-required"
SOUND_FORBIDDEN = "--autoplay-policy=document-user-activation-required"

# Ears of the test's own: whatever the page sends to the loudspeaker passes an analyser on its way, and what the
# page says of its announcements is written down with the time.
EARS = """
window.told = [];
window.heard = [];
document.addEventListener("announcement", (event) => {
  told.push({ ...event.detail, ms: performance.now() });
  console.debug(event.detail.phase);
});
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (target, ...rest) {
  if (target !== this.context.destination) return connect.call(this, target, ...rest);
  const ear = this.context.createAnalyser();
  ear.fftSize = 1024;
  const samples = new Float32Array(ear.fftSize);
  setInterval(() => {
    ear.getFloatTimeDomainData(samples);
    const loudness = Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
    heard.push({ ms: performance.now(), loudness });
  }, 20);
  connect.call(this, ear);
  return connect.call(this, target, ...rest);
};
"""


@contextmanager
def chromium(playwright: Playwright, switch: str = SOUND_ALLOWED) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", switch])
    yield browser
    browser.close()


def page_of_modules(browser: Browser) -> Page:
    """An empty page without any server, from which the hall's own modules can be imported as `/voice.mjs`."""
    page = browser.new_page()
    page.route("**/*", _serve_module)
    page.goto("http://127.0.0.1/hall")
    return page


def _serve_module(route: Route) -> None:
    name = route.request.url.rpartition("/")[2]
    file = STATIC / name if (STATIC / name).is_file() else SHARED / name
    if file.is_file():
        route.fulfill(path=file, content_type="text/javascript")
    else:
        route.fulfill(body="", content_type="text/html")


def short_voice(folder: Path) -> dict[str, str]:
    """The setting of a voice that says every sentence with one short tone, for tests that do not listen to words."""
    folder.mkdir(parents=True, exist_ok=True)
    tone = QuietSpeech(folder, seconds=0.15).path(Phrase("uk", "tone"))
    script = folder / "voice"
    script.write_text(f'#!/bin/sh\ncat > /dev/null\ncp {tone} "$1"\n')
    script.chmod(0o755)
    return {"QUEUE_VOICE_COMMAND": f"{script} {{output}}"}


@dataclass(slots=True)
class Hall:
    """One display. `mistakes` are what its console complained about."""

    page: Page
    mistakes: list[str] = field(default_factory=list)
    overheard: list[str] = field(default_factory=list)
    """Phases of announcements, and "snapshot" when one came: known without asking the page, for that is a touch."""

    @classmethod
    def opened(
        cls,
        browser: Browser,
        server: RunningServer,
        width: int = 1920,
        height: int = 1080,
        prepare: Callable[[BrowserContext], None] | None = None,
        **query: str,
    ) -> Hall:
        """`language` may be given, and by `device` the name of another display than the first."""
        context = browser.new_context(viewport={"width": width, "height": height})
        context.add_init_script(EARS)
        if prepare is not None:
            prepare(context)
        hall = cls(context.new_page())
        hall.page.on("pageerror", lambda error: hall.mistakes.append(str(error)))
        hall.page.on("console", lambda message: hall.hears_console(message))
        hall.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: hall.overhears(frame)))
        language = f"?language={query['language']}" if "language" in query else ""
        token = server.installation.tokens[query.get("device", "display")]
        hall.page.goto(f"{server.url}/hall-display/{language}#{token}")
        return hall

    def is_ready(self) -> Hall:
        """Wait until the display has its first snapshot."""
        self.page.wait_for_selector("[data-loading]", state="attached")
        self.page.wait_for_selector("[data-loading]", state="hidden")
        return self

    def closes(self) -> None:
        self.page.context.close()
        assert self.mistakes == []

    @property
    def latest(self) -> tuple[str, str] | None:
        """The number just called and its counter."""
        if not self.page.locator("[data-hero]").is_visible():
            return None
        return self.text("[data-hero-number]"), self.text("[data-hero-counter]")

    def rows(self, column: str) -> list[list[str]]:
        """The rows of a column as words, those of past calls left out."""
        found = self.page.locator(f'[data-rows="{column}"] .row:not([data-past])').all()
        return [row.inner_text().split() for row in found if row.is_visible()]

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()

    def shows(self, number: str) -> None:
        """Wait until this number is the one just called."""
        self.page.locator("[data-hero-number]", has_text=number).wait_for(state="visible", timeout=20_000)

    def told(self, *phases: str) -> list[dict[str, Any]]:
        """What the page said of its announcements, of these phases or all."""
        all_told: list[dict[str, Any]] = self.page.evaluate("told")
        return [one for one in all_told if not phases or one["phase"] in phases]

    def loudest(self, begin: float, end: float) -> float:
        """The loudest 20 ms that the test's own ears heard in this time of the page (ms)."""
        return max((one["loudness"] for one in self.page.evaluate("heard") if begin <= one["ms"] <= end), default=0.0)

    def until_told(self, phase: str, times: int = 1, seconds: float = 30) -> list[dict[str, Any]]:
        until = time.monotonic() + seconds
        while len(found := self.told(phase)) < times:
            assert time.monotonic() < until, f"{len(found)} × {phase} in {seconds} s: {self.told()}"
            self.page.wait_for_timeout(50)
        return found

    def until_overheard(self, what: str, seconds: float = 30) -> None:
        until = time.monotonic() + seconds
        while what not in self.overheard:
            assert time.monotonic() < until, f"no {what} in {seconds} s: {self.overheard}"
            self.page.wait_for_timeout(50)

    def until_rows(self, column: str, wanted: list[tuple[str, str]], seconds: float = 20) -> None:
        """Wait until the rows of a column begin and end so."""
        until = time.monotonic() + seconds
        while (rows := [(row[0], row[-1]) for row in self.rows(column) if row]) != wanted:
            assert time.monotonic() < until, f"{rows} instead of {wanted}"
            self.page.wait_for_timeout(50)

    def overhears(self, frame: str | bytes) -> None:
        if isinstance(frame, str) and '"snapshot"' in frame:
            self.overheard.append("snapshot")

    def hears_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.mistakes.append(message.text)
        if message.type == "debug":
            self.overheard.append(message.text)
