"""A member of staff at the reception's page in Chromium, in the words of the domain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Locator, expect

from queue_server.models import Role
from tests.faces.console import SLOW, Console, by_device
from tests.running_server import RunningServer


@dataclass(slots=True)
class Reception(Console):
    """The page of reception; what a console knows, it knows too."""

    @classmethod
    def at_desk(
        cls, browser: Browser, server: RunningServer, role: Role = Role.RECEPTION, language: str = "uk"
    ) -> Reception:
        desk = cls.opened(browser, server, "reception", language)
        desk.signs_in(desk.colleague(role))
        expect(desk.part("branch")).not_to_be_empty(timeout=SLOW)
        desk.is_painted()
        return desk  # type: ignore[return-value]

    def finds(self, text: str) -> None:
        self.page.fill("#find", text)
        self.page.keyboard.press("Enter")

    def opens_card(self, text: str, number: str) -> None:
        self.finds(text)
        expect(self.part("card-number")).to_have_text(number, timeout=SLOW)
        expect(self.part("card-number")).to_be_focused()

    def act(self, name: str) -> Locator:
        """A button by what it does."""
        return self.page.locator(f'[data-act="{name}"]:visible')

    def does(self, name: str) -> None:
        self.act(name).first.click()

    def rows(self) -> Any:
        return self.part("rows").locator(".row-number")

    def history(self) -> list[str]:
        return [str(text) for text in self.part("history").locator("li > span:last-child").all_inner_texts()]

    def is_told(self, text: str) -> None:
        expect(self.part("done-text")).to_contain_text(text, timeout=SLOW)

    def asks_for(self, purpose: str) -> None:
        """Open the form for a new ticket and choose the purpose by its key."""
        self.does("issue")
        self.page.check(f'input[name="issue-purpose"][value="{purpose}"]')

    def takes(self) -> str:
        """Issue what was asked; the number."""
        self.part("issue-take").click()
        expect(self.part("issued")).to_be_visible(timeout=SLOW)
        return self.text("issued-number")


Desk = Callable[..., Reception]


def printer_is_ready(server: RunningServer) -> None:
    by_device(server, "printer", "device/state", {"printer": {"online": True, "paper": "ok", "cover": "closed"}})
