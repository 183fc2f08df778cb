"""Phones that nobody has used before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.faces.phones import NARROW, Phone


@pytest.fixture
def phone(browser: Browser) -> Iterator[Phone]:
    """Somebody's phone, with nothing on it; no page may complain."""
    contexts, mistakes = [], []

    def take(**how: Any) -> BrowserContext:
        context = browser.new_context(viewport=NARROW, reduced_motion="reduce", **{"locale": "uk"} | how)
        context.on("weberror", lambda error: mistakes.append(str(error.error)))
        contexts.append(context)
        return context

    yield take
    for context in contexts:
        context.close()
    assert mistakes == []
