"""Waiting for what a page's own script knows. Playwright's `wait_for_function` asks again by `eval`, which our
Content-Security-Policy forbids: it is right at the first look or never."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page


def wait_until(page: Page, question: str, seconds: float = 60) -> None:
    """Ask the page until this expression is true."""
    until(page, lambda: bool(page.evaluate(question)), seconds, question)


def until(page: Page, happened: Callable[[], bool], seconds: float = 60, what: str = "what was awaited") -> None:
    """Until this is so; meanwhile the page lives on, and the test hears what the browser tells."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        page.wait_for_timeout(50)


def is_drawn(page: Page) -> None:
    """Until all of the page is there and was drawn: a browser drops what is typed before its first picture."""
    page.wait_for_load_state()
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


@dataclass(slots=True)
class Line:
    """What comes over a page's network from now on: the frames of its sockets, and the addresses that were answered."""

    page: Page
    frames: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, page: Page) -> Line:
        line = cls(page)
        page.on("websocket", lambda ws: ws.on("framereceived", lambda frame: line.frames.append(str(frame))))
        page.on("response", lambda answer: line.answered.append(answer.url))
        return line

    def brings(self, text: str) -> None:
        """Wait until a frame with this has come."""
        until(self.page, lambda: any(text in frame for frame in self.frames), what=text)

    def answers(self, address: str, times: int) -> None:
        """Wait until so many questions to such an address have been answered."""
        until(self.page, lambda: sum(address in each for each in self.answered) >= times, what=f"{times} × {address}")
