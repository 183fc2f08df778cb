"""The centre’s own words, and where they stand."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.faces.console import SLOW
from tests.faces.settings import At, presses, sees_done, sees_mistake
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


def test_the_words_are_kept_and_shown(settings_at: At, server: RunningServer) -> None:
    page = settings_at("texts")
    page.page.fill("#kiosk_welcome", "Вітаємо у нашому центрі!")
    page.page.fill("#how_to_complain-en", "Only English")
    presses(page, "Зберегти")
    sees_mistake(page, "form", "Як поскаржитися: бракує української назви")
    page.page.fill("#how_to_complain", "Пишіть міському голові.")
    page.page.fill("#hall_idle", "Слухайте, будь ласка, оголошення")
    presses(page, "Зберегти")
    sees_done(page, "Збережено")
    kiosk = page.page.context.new_page()
    kiosk.goto(f"{server.url}/kiosk/#{server.installation.tokens['kiosk']}")
    expect(kiosk.locator("#main .lead")).to_have_text("Вітаємо у нашому центрі!", timeout=SLOW)
    display = page.page.context.new_page()
    display.goto(f"{server.url}/hall-display/#{server.installation.tokens['display']}")
    expect(display.locator("[data-idle-text]")).to_have_text("Слухайте, будь ласка, оголошення", timeout=SLOW)
    public = page.page.context.new_page()
    public.goto(f"{server.url}/?language=uk")
    expect(public.get_by_text("Пишіть міському голові.")).to_be_visible(timeout=SLOW)
