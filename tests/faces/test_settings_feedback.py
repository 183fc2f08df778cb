"""To whom feedback and complaints go, as the head sets it: a wrong address is named, the page tells it to everybody."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.feedback_authors import Authors
from tests.faces.rating_visits import PHONE, opens
from tests.faces.settings import At, presses, sees_done, sees_mistake
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


def test_what_the_head_sets_is_what_visitors_read(settings_at: At, browser: Browser, server: RunningServer) -> None:
    page = settings_at("feedback")
    page.page.fill("#complaint_to", "Слов’янському міському голові")
    page.page.fill("#complaint_to-en", "The Mayor of Sloviansk")
    page.page.fill("#complaint_email", "не адреса")
    presses(page, "Зберегти")
    sees_mistake(page, "form", "не електронна адреса")
    assert_accessible(page.page)
    page.page.fill("#complaint_email", "golova@example.gov.ua")
    presses(page, "Зберегти")
    sees_done(page, "Збережено")
    page.page.reload()
    expect(page.page.locator("#complaint_email")).to_have_value("golova@example.gov.ua")
    assert_fits_everywhere(page.page)
    authors = Authors(server)
    for language, told in (("uk", "Кому: Слов’янському міському голові"), ("en", "To: The Mayor of Sloviansk")):
        looked = opens(browser, authors.address, PHONE, language)
        expect(looked.locator("main")).to_contain_text(told)
        expect(looked.locator("main")).not_to_contain_text("golova@")
        looked.context.close()
    page.page.locator("#open").uncheck()
    presses(page, "Зберегти")
    sees_done(page, "Збережено")
    looked = opens(browser, server.url, PHONE)
    expect(looked.locator(f".place:has(#branch-{server.installation.branch})")).not_to_contain_text("скарга")
    looked.context.close()
