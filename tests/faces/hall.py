"""A hall display in Chromium, and what was seen and heard of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Route, expect

from queue_server.adapters.speech import QuietSpeech
from queue_server.domain.phrases import Phrase
from tests.faces.waits import wait_until
from tests.people import Operator
from tests.running_server import RunningServer

AtCounter = Callable[[int], Operator]
"""An administrator sits down at the counter of this number."""
CHROMIUM = "/usr/bin/chromium"
STATIC = Path(__file__).resolve().parents[2] / "hall_display" / "static"
SHARED = Path(__file__).resolve().parents[2] / "queue_server" / "web" / "static"
SOUND_ALLOWED = "--autoplay-policy=no-user-gesture-required"
SOUND_FORBIDDEN = "--autoplay-policy=document-user-activation-required"

# Ears of the test's own: whatever the page sends to the loudspeaker passes an analyser on its way, twenty milliseconds
# after twenty, and nothing of it is lost while a busy page does not look; `sounds` are what was begun, and when it is
# over, in seconds of the sound's own clock. What the page says of its announcements is written down with the time.
EARS = """
window.told = [];
window.heard = [];
window.sounds = [];
document.addEventListener("announcement", (event) => {
  told.push({ ...event.detail, ms: performance.now() });
  console.debug(event.detail.phase);
});
const start = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (at, from, seconds = this.buffer.duration) {
  sounds.push({ at, end: at + seconds / this.playbackRate.value });
  return start.call(this, at, from, seconds);
};
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (target, ...rest) {
  const { context } = this;
  if (target !== context.destination) return connect.call(this, target, ...rest);
  const ear = context.createAnalyser();
  ear.fftSize = 32768;
  const samples = new Float32Array(ear.fftSize);
  const slice = Math.round(context.sampleRate / 50);
  let until = 0;
  setInterval(() => {
    const [now, ms] = [Math.round(context.currentTime * context.sampleRate), performance.now()];
    ear.getFloatTimeDomainData(samples);
    until = Math.max(until, now - ear.fftSize);
    for (; until + slice <= now; until += slice) {
      const part = samples.subarray(ear.fftSize - now + until, ear.fftSize - now + until + slice);
      const loudness = Math.sqrt(part.reduce((sum, one) => sum + one * one, 0) / slice);
      const before = (now - until) / context.sampleRate;
      heard.push({ ms: ms - before * 1000, at: until / context.sampleRate, loudness });
    }
  }, 50);
  connect.call(this, ear);
  return connect.call(this, target, ...rest);
};
"""
# No sound begins before the test lets it go: a sentence is over in a second, what is to come meanwhile may take more.
HOLD = """() => {
  const { prototype } = BaseAudioContext;
  const decode = prototype.decodeAudioData;
  const free = new Promise((resolve) => (window.letGo = resolve));
  prototype.decodeAudioData = async function (...bytes) {
    await free;
    return decode.apply(this, bytes);
  };
}"""
LETTERS = "Promise.all([...document.fonts].map((font) => font.load())).then(() => true)"


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
        motion: Literal["no-preference", "reduce"] = "no-preference",
        **query: str,
    ) -> Hall:
        """`language` may be given, and by `device` the name of another display than the first."""
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion=motion)
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
        """Wait until the display has its first snapshot; before one that is long in coming it says that it is old."""
        self.page.wait_for_selector("body:has([data-loading][hidden]):has([data-stale][hidden])", state="attached")
        return self

    def has_its_letters(self) -> Hall:
        """Until all of them are there: before that nothing is as wide as it will be."""
        self.page.evaluate(LETTERS)
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
        found = self.page.locator(f'[data-rows="{column}"] .row:not([data-past])')
        words: list[str] = found.evaluate_all(
            "(rows) => rows.filter((row) => row.checkVisibility()).map((row) => row.innerText)"
        )
        return [each.split() for each in words]

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()

    def shows(self, number: str, counter: str | None = None) -> None:
        """Wait until this number is the one just called, and to this counter."""
        self.page.locator("[data-hero-number]", has_text=number).wait_for(state="visible")
        if counter is not None:
            called = self.page.locator("[data-hero]:not([hidden])")
            expect(called.locator("[data-hero-number]")).to_have_text(number)
            expect(called.locator("[data-hero-counter]")).to_have_text(counter)

    @contextmanager
    def holds_its_breath(self) -> Iterator[None]:
        """What is to be said begins to sound when all this has come."""
        self.page.evaluate(HOLD)
        yield
        self.page.evaluate("letGo()")

    def told(self, *phases: str) -> list[dict[str, Any]]:
        """What the page said of its announcements, of these phases or all."""
        all_told: list[dict[str, Any]] = self.page.evaluate("told")
        return [one for one in all_told if not phases or one["phase"] in phases]

    def loudest(self, begin: float, end: float) -> float:
        """The loudest 20 ms that the test's own ears heard in this time of the page (ms)."""
        return max((one["loudness"] for one in self.page.evaluate("heard") if begin <= one["ms"] <= end), default=0.0)

    def sounds(self) -> list[dict[str, float]]:
        """Whatever was begun to sound, `at` and until its `end`, by the clock of the sound (s)."""
        begun: list[dict[str, float]] = self.page.evaluate("sounds")
        return begun

    def loudness(self, begin: float, end: float) -> float:
        """The loudest 20 ms of this time by the clock of the sound (s), once it is over."""
        wait_until(self.page, f"heard.at(-1)?.at >= {end}")
        heard: list[dict[str, float]] = self.page.evaluate("heard")
        return max(one["loudness"] for one in heard if begin <= one["at"] <= end)

    def until_told(self, phase: str, times: int = 1, seconds: float = 60) -> list[dict[str, Any]]:
        until = time.monotonic() + seconds
        while len(found := self.told(phase)) < times:
            assert time.monotonic() < until, f"{len(found)} × {phase} in {seconds} s: {self.told()}"
            self.page.wait_for_timeout(50)
        return found

    def until_overheard(self, what: str, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while what not in self.overheard:
            assert time.monotonic() < until, f"no {what} in {seconds} s: {self.overheard}"
            self.page.wait_for_timeout(50)

    def until_rows(self, column: str, wanted: list[tuple[str, str]], seconds: float = 30) -> None:
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
