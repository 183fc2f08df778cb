"""Somebody's cheap phone, and the visitor's own page on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.faces.console import SLOW
from tests.faces.test_booking_pages import part
from tests.running_server import RunningServer

NARROW, USUAL = {"width": 360, "height": 740}, {"width": 412, "height": 915}
Phone = Callable[..., BrowserContext]


def opened(phone: BrowserContext, server: RunningServer, ticket: dict[str, Any]) -> Page:
    page = phone.new_page()
    page.goto(f"{server.url}/v/#{code_of(ticket)}")
    expect(part(page, "number")).to_have_text(ticket["number"], timeout=SLOW)
    return page


def code_of(ticket: dict[str, Any]) -> str:
    return str(ticket["code"]).replace(" ", "")
