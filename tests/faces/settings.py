"""Somebody of the staff at a page of the settings, in the words of the domain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, expect

from queue_server.models import Role
from tests.faces.console import SLOW, Console
from tests.running_server import RunningServer

At = Callable[..., Console]
# The page's own script has run: a network may rest before all of its modules have been asked for.
RUNS = "import(document.querySelector('script[type=module]').src).then(() => true)"


def at_page(
    browser: Browser, server: RunningServer, name: str, role: Role = Role.MANAGER, language: str = "uk"
) -> Console:
    """Signed in, at this page, which has what the server knows."""
    opened = Console.opened(browser, server, f"settings/{name}", language)
    opened.signs_in(opened.colleague(role))
    opened.page.wait_for_url(f"**/settings/{name}*")
    opened.page.evaluate(RUNS)
    opened.page.wait_for_load_state("networkidle")
    opened.is_painted()
    return opened


def sees_done(page: Console, text: str) -> None:
    expect(page.part("done")).to_contain_text(text, timeout=SLOW)


def sees_mistake(page: Console, form: str, text: str) -> None:
    """The summary of that form has the focus and says what is wrong."""
    summary = page.part(form).locator("[data-summary]")
    expect(summary).to_contain_text(text, timeout=SLOW)
    expect(summary).to_be_focused()


def row(page: Console, part: str, text: str) -> Any:
    return page.part(part).locator("li", has_text=text)


def presses(page: Console, name: str) -> None:
    """A button, found by what is read of it, pressed by the keyboard."""
    page.page.get_by_role("button", name=name).press("Enter")
