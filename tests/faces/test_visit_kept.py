"""What a phone keeps of its ticket: readable without a network, nobody else's, gone with the visit."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.phones import Phone, code_of, opened
from tests.faces.test_booking_pages import part
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures", "tests.faces.phone_fixtures"]


def kept_by(page: Page) -> str | None:
    found: str | None = page.evaluate("localStorage.getItem('queue-visit')")
    return found


def test_without_a_network_the_ticket_stays_readable(phone: Phone, server: RunningServer, visitors: Kiosk) -> None:
    for _ in range(2):
        ticket = visitors.visitor_takes_ticket(purpose="consultation")
    context = phone()
    page = opened(context, server, ticket)
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    context.set_offline(True)
    page.reload()
    expect(part(page, "number")).to_have_text(ticket["number"])
    expect(part(page, "state")).to_have_text("Перед Вами в черзі: 1")
    expect(part(page, "facts")).to_contain_text(re.sub(r"(\d{4})(\d{4})(\d{4})", r"\1 \2 \3", code_of(ticket)))
    expect(page.locator("[data-stale]")).to_contain_text(re.compile(r"Немає зв’язку\. Дані станом на \d\d:\d\d"))
    assert_accessible(page)
    assert_fits_everywhere(page)
    context.set_offline(False)
    expect(page.locator("[data-stale]")).to_be_hidden()


def test_nobody_elses_ticket_is_kept(phone: Phone, server: RunningServer, visitors: Kiosk) -> None:
    """One phone, two visitors: the second sees nothing of the first, with and without a network."""
    first, second = visitors.visitor_takes_ticket(), visitors.visitor_takes_ticket()
    context = phone()
    page = context.new_page()
    page.goto(f"{server.url}/healthz")
    page.evaluate("caches.open('visit-of-an-older-version').then(() => {})")
    page = opened(context, server, first)
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    assert first["number"] in str(kept_by(page))
    opened(context, server, second)
    assert first["number"] not in str(kept_by(page))
    context.set_offline(True)
    page = context.new_page()
    page.goto(f"{server.url}/v/#{code_of(first)}")
    expect(page.locator("[data-stale]")).to_be_visible()
    expect(part(page, "visit")).to_be_hidden()
    assert first["number"] not in page.inner_text("main")
    cached = page.evaluate("""async () => {
      const found = await caches.keys();
      for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) {
          found.push(request.url, await (await (await caches.open(name)).match(request)).text());
        }
      }
      return found.join("\\n");
    }""")
    assert "/v/" in cached
    assert "visit-of-an-older-version" not in cached
    for ticket in (first, second):
        assert code_of(ticket) not in cached
        assert ticket["number"] not in cached


def test_what_is_kept_goes_with_the_visit(phone: Phone, server: RunningServer, visitors: Kiosk) -> None:
    ticket = visitors.visitor_takes_ticket(purpose="consultation")
    page = opened(phone(), server, ticket)
    page.goto(f"{server.url}/v/")
    page.reload()
    expect(page.locator("#code")).to_be_visible()
    expect(part(page, "visit")).to_be_hidden()
    page.get_by_role("button", name=f"Повернутися до талона {ticket['number']}").click()
    expect(part(page, "state")).to_have_text("Ви наступні")
    operator = Operator(server, "1").signs_in().opens_counter()
    called = operator.calls_next()
    assert called is not None
    operator.does("start", called["id"])
    operator.does("finish", called["id"], outcome="consulted")
    expect(part(page, "state")).to_have_text("Прийом завершено")
    assert kept_by(page) is None
    expect(part(page, "rating")).to_be_visible()
