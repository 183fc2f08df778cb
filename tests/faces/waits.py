"""Waiting for what a page's own script knows. Playwright's `wait_for_function` asks again by `eval`, which our
Content-Security-Policy forbids: it is right at the first look or never."""

from __future__ import annotations

import time

from playwright.sync_api import Page


def wait_until(page: Page, question: str, seconds: float = 60) -> None:
    """Ask the page until this expression is true."""
    end = time.monotonic() + seconds
    while not page.evaluate(question):
        assert time.monotonic() < end, f"not within {seconds} s: {question}"
        page.wait_for_timeout(50)
