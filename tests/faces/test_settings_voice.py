"""The hall’s voice, asked for from the settings, heard at the display."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from queue_server.models import Role
from tests.faces.accessibility import assert_accessible
from tests.faces.console import SLOW
from tests.faces.settings import At, presses, sees_done
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


# The page's policy lets no test evaluate words: what is announced is written on the page itself, and what is read of it
# at that moment, for a sentence is soon over.
PHASES = """
document.addEventListener("announcement", ({ detail }) => {
  const { dataset } = document.documentElement;
  dataset.phases = `${dataset.phases ?? ""} ${detail.phase}`;
  const read = () => document.querySelector("[data-sound-said]").innerText;
  if (detail.phase === "test") queueMicrotask(() => (dataset.read = read()));
});
"""


def test_nobody_to_speak_is_said(settings_at: At) -> None:
    page = settings_at("voice", Role.TECHNICIAN)
    presses(page, "Перевірити голос")
    expect(page.part("result")).to_contain_text("Жоден пристрій, що озвучує, зараз не на зв’язку", timeout=SLOW)


def test_the_display_says_the_sentence_and_shows_it(settings_at: At, browser: Browser, server: RunningServer) -> None:
    display = browser.new_context(viewport={"width": 1920, "height": 1080}).new_page()
    display.add_init_script(PHASES)
    display.goto(f"{server.url}/hall-display/#{server.installation.tokens['display']}")
    expect(display.locator("[data-idle]")).to_be_visible(timeout=SLOW)
    display.locator("main").click()  # a browser of a test lets sound go only after a touch
    page = settings_at("voice", Role.TECHNICIAN)
    presses(page, "Перевірити голос")
    expect(page.part("result")).to_contain_text("Озвучує 1 пристрій", timeout=SLOW)
    expect(display.locator("html")).to_have_attribute("data-phases", re.compile(r"\btest\b"), timeout=SLOW)
    expect(display.locator("html")).to_have_attribute("data-read", re.compile("Перевірка звуку"))
    expect(display.locator("html")).to_have_attribute("data-phases", re.compile(r"\bend$"), timeout=2 * SLOW)
    expect(display.locator("[data-sound-said]")).to_have_text("")
    page.page.reload()  # who speaks stands there as it was when the page was read; the display may have come after it
    who = page.page.get_by_label("Зала")
    expect(page.part("speakers")).to_contain_text("Зараз озвучує: display 1")
    who.select_option(label="display 1")
    presses(page, "Зберегти")
    sees_done(page, "Збережено")
    page.page.reload()
    expect(who.locator("option:checked")).to_have_text("display 1", timeout=SLOW)
    assert_accessible(page.page)
    display.context.close()
