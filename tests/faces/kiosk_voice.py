"""What a visitor hears at the kiosk: the guide's own words, how loud each was, and what the server was asked to say."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, Request

from tests.faces.waits import wait_until

# `saying` are the utterances that have begun and not ended: one that was interrupted may end after the next.
LISTEN = """() => {
  window.heard = [];
  window.saying = 0;
  document.addEventListener("guide", ({ detail }) => {
    heard.push(detail);
    if (detail.phase !== "silent") saying += detail.phase === "begun" ? 1 : -1;
  });
}"""
AUDIBLE = 0.005  # of full scale, at the quietest volume


@dataclass(slots=True)
class KioskVoice:
    """Ears before one kiosk. `asked` are the texts that went to the server to be spoken, in their order."""

    page: Page
    asked: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, page: Page) -> KioskVoice:
        voice = cls(page)
        page.evaluate(LISTEN)
        page.on("request", lambda request: voice.notes(request))
        return voice

    def notes(self, request: Request) -> None:
        if request.url.endswith("/speech/read"):
            body = json.loads(request.post_data or "{}")
            self.asked.append((body["language"], body["text"]))

    def told(self, phase: str = "said") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.page.evaluate("heard")
        return [one for one in found if one["phase"] == phase]

    def texts(self, phase: str = "said") -> list[str]:
        return [one["text"] for one in self.told(phase)]

    def forgets(self) -> KioskVoice:
        self.page.evaluate("() => { heard.length = 0; }")
        return self

    def presses(self, *keys: str) -> KioskVoice:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def hears(self, *parts: str, phase: str = "said", seconds: float = 120) -> KioskVoice:
        """Wait until each of these was said to its end (or has `begun`)."""
        until = time.monotonic() + seconds
        while missing := [part for part in parts if not any(part in text for text in self.texts(phase))]:
            assert time.monotonic() < until, f"{missing} not in {self.texts(phase)}"
            self.page.wait_for_timeout(50)
        return self

    def falls_silent(self) -> KioskVoice:
        """Wait until nothing more is to be said."""
        wait_until(self.page, "saying === 0")
        return self

    def goes_to(self, name: str, key: str = "Numpad2", most: int = 40) -> KioskVoice:
        """Move until this control is named."""
        for _ in range(most):
            self.forgets().presses(key)
            wait_until(self.page, "heard.some(({ phase }) => phase === 'begun')")
            if name in self.texts("begun")[-1]:
                return self
        raise AssertionError(f"{name} was never named")

    def was_heard(self) -> None:
        """Whatever was said was asked of the server in these words, and sounded."""
        for one in self.told():
            assert (one["language"], one["text"]) in self.asked
            assert one["loudness"] > AUDIBLE, one
        assert self.told("failed") == []
