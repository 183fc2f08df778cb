"""How the hall is called: the form of the head, and the voice to listen to."""

from __future__ import annotations

from dataclasses import fields

from playwright.sync_api import expect

from queue_server.domain.hall import Hall
from tests.faces.console import SLOW
from tests.faces.settings import At, presses, sees_done, sees_mistake

pytest_plugins = ["tests.faces.staff_fixtures"]


def test_everything_is_on_the_form_and_is_kept(settings_at: At) -> None:
    page = settings_at("hall")
    for field in fields(Hall):
        expect(page.page.locator(f"#{field.name}")).to_be_visible()
    page.page.select_option("#voice_uk", label="Жіночий")
    page.page.select_option("#speed", "90")
    page.page.fill("#quiet_hours", "18:00–20:00, 13:00-14:00")
    page.page.get_by_label("після української").uncheck()
    expect(page.part("sound-uk")).to_have_attribute("src", "/api/v1/speech/uk/test.wav?voice=woman&speed=90")
    heard = page.page.request.get(f"{page.server.url}/api/v1/speech/uk/test.wav?voice=woman&speed=90")
    assert (heard.status, heard.headers["content-type"]) == (200, "audio/wav")
    presses(page, "Зберегти")
    sees_done(page, "Збережено")
    page.page.reload()
    expect(page.page.locator("#quiet_hours")).to_have_value("13:00-14:00, 18:00-20:00", timeout=SLOW)
    expect(page.page.locator("#voice_uk")).to_have_value("woman")
    expect(page.page.locator("#own_language")).not_to_be_checked()


def test_a_hall_cannot_be_silenced(settings_at: At) -> None:
    page = settings_at("hall")
    page.page.fill("#quiet_volume", "0")
    page.page.fill("#quiet_hours", "13-14")
    presses(page, "Зберегти")
    sees_mistake(page, "form", "Гучність у тихі години, %: число замале: не менше 10")
    expect(page.page.locator("#quiet_hours-error")).to_contain_text("не години")
