"""Lines and services switched off by two taps; the kiosk says why and until when, and issues again."""

from __future__ import annotations

from playwright.sync_api import expect

from queue_server.models import Role
from tests.faces.console import SLOW
from tests.faces.settings import At, presses, row, sees_done, sees_mistake
from tests.people import Kiosk, Refusal
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


def refused(visitors: Kiosk, **wanted: str) -> str | None:
    try:
        visitors.visitor_takes_ticket(**wanted)
    except Refusal as refusal:
        return str(refusal.code)
    return None


def test_a_line_is_off_and_on_by_two_taps(settings_at: At, visitors: Kiosk) -> None:
    page = settings_at("switches", Role.SUPERVISOR)
    presses(page, "Вимкнути: А · Черга А")
    presses(page, "Несправне обладнання")
    sees_done(page, "Вимкнено: А · Черга А")
    expect(row(page, "lines", "Черга А")).to_contain_text("Вимкнено: Несправне обладнання")
    assert refused(visitors) == "line_closed"
    presses(page, "Увімкнути: А · Черга А")
    sees_done(page, "Увімкнено")
    assert refused(visitors) is None


def test_a_service_is_found_and_switched_off(settings_at: At, visitors: Kiosk, server: RunningServer) -> None:
    page = settings_at("switches", Role.SUPERVISOR)
    page.page.fill("#search", "PASS")
    expect(page.part("found")).to_have_text("Знайдено 1 послугу")
    presses(page, "Вимкнути: passport")
    presses(page, "Державний реєстр недоступний")
    sees_done(page, "Вимкнено: passport")
    service = server.installation.centre.services["passport"].id
    assert refused(visitors, purpose="application", service_id=service, sphere="documents") == "service_off"
    page.page.fill("#search", "")
    expect(row(page, "services", "passport")).to_contain_text("Державний реєстр недоступний")


def test_a_time_that_has_passed_is_refused_and_kept(settings_at: At) -> None:
    page = settings_at("switches", Role.SUPERVISOR)
    presses(page, "Вимкнути: Б · Черга Б")
    page.page.fill("#until", "2020-01-01T10:00")
    page.page.fill("#note", "Навчання працівників")
    page.page.keyboard.press("Enter")
    expect(page.part("form").locator("[data-summary]")).to_be_hidden()
    presses(page, "Інша причина")
    sees_mistake(page, "form", "Цей час уже минув")
    expect(page.page.locator("#note")).to_have_value("Навчання працівників", timeout=SLOW)
