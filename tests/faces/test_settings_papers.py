"""A look at the ticket, and a test paper with what became of it."""

from __future__ import annotations

from playwright.sync_api import expect

from queue_server.models import Role
from tests.faces.console import SLOW, by_device
from tests.faces.settings import At, presses
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


def test_the_ticket_is_shown_as_it_is_printed(settings_at: At) -> None:
    page = settings_at("papers", Role.TECHNICIAN)
    for language in ("uk", "en"):
        page.page.select_option("#language", language)
        for width, dots in ((80, 576), (58, 384)):
            sheet = page.page.locator(f'img[data-width="{width}"][src*="language={language}"]')
            expect(sheet).to_have_js_property("naturalWidth", dots, timeout=SLOW)


def test_a_test_paper_tells_what_became_of_it(settings_at: At, server: RunningServer) -> None:
    page = settings_at("papers", Role.TECHNICIAN)
    page.page.select_option("#printer", label="printer 1")
    presses(page, "Надрукувати пробний талон")
    expect(page.part("result")).to_contain_text("чекаємо на принтер", timeout=SLOW)
    job = by_device(server, "printer", "print-jobs/claim")["job"]
    assert job["kind"] == "test"
    by_device(server, "printer", f"print-jobs/{job['id']}/result", {"result": "printed"})
    expect(page.part("result")).to_contain_text("Надруковано", timeout=SLOW)
