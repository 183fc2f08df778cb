"""What was done, at the counter: several services in a visit, wrap-up, services without a ticket, help, latecomers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from queue_server.models import Counter, Service
from tests.faces.console import SLOW, Console
from tests.faces.test_operator_console_trouble import LosesAnswers
from tests.people import TIMEOUT, Kiosk, answer
from tests.running_server import changed

pytest_plugins = ["tests.faces.staff_fixtures"]

AtCounter = Callable[..., Console]
WITH_WRAP_UP = "residence"  # services belong to the installation: no other test may do this one


def handled(desk: Console, ticket: str) -> list[dict[str, Any]]:
    """The rows of what was done in a visit, as the server has them."""
    by_http = desk.by_http()
    address = urljoin(desk.server.url, f"/api/v1/tickets/{ticket}")
    rows: list[dict[str, Any]] = answer(by_http.session.get(address, timeout=TIMEOUT))["ticket"]["handled"]
    return rows


def serving(console: AtCounter, visitors: Kiosk, **wanted: object) -> tuple[Console, str]:
    ticket = visitors.visitor_takes_ticket(**wanted)["id"]
    desk = console()
    desk.steps_to("called", "serving")
    return desk, ticket


def test_it_works(console: AtCounter, visitors: Kiosk) -> None:
    """One row for each service done, all by keyboard."""
    desk, ticket = serving(console, visitors)
    desk.steps_to("outcomes")
    desk.page.keyboard.press("Digit2")
    desk.page.keyboard.press("+")
    row = desk.part("outcomes-rows").locator(".service-row")
    expect(row.get_by_label("Мета")).to_be_focused()
    row.get_by_label("Мета").select_option("collection")
    assert row.get_by_label("Результат").input_value() == "issued", "the purpose's usual end"
    row.get_by_role("searchbox").fill("housing")
    desk.page.keyboard.press("Enter")
    row.get_by_label("Кількість").fill("3")
    desk.settles()
    desk.page.keyboard.press("F2")
    desk.sees_state("free")
    told = [(each["purpose"], each["outcome"], each["quantity"]) for each in handled(desk, ticket)]
    assert told == [("consultation", "registered", 1), ("collection", "issued", 3)]


def test_the_first_service_is_named_and_a_row_taken_away(console: AtCounter, visitors: Kiosk) -> None:
    desk, ticket = serving(console, visitors)
    desk.steps_to("outcomes")
    desk.page.keyboard.press("KeyS")
    first = desk.part("outcomes-first")
    expect(first.get_by_label("Кількість")).to_be_focused()
    first.get_by_label("Кількість").fill("0")
    desk.part("outcomes-add").click()
    desk.page.get_by_role("button", name="Прибрати").click()
    expect(desk.part("outcomes-rows").locator(".service-row")).to_have_count(0)
    desk.settles()
    desk.page.keyboard.press("F2")
    expect(desk.part("outcomes").get_by_role("alert")).to_contain_text("Кількість має бути від 1 до 999")
    first.get_by_label("Кількість").fill("2")
    desk.settles()
    desk.page.keyboard.press("F2")
    desk.sees_state("free")
    assert [each["quantity"] for each in handled(desk, ticket)] == [2]


def test_the_next_service_of_the_same_visit(console: AtCounter, visitors: Kiosk) -> None:
    desk, ticket = serving(console, visitors, services=2)
    desk.opens_dialog("KeyX", "outcomes")
    expect(desk.part("outcomes-title")).to_have_text("Наступна послуга: А-001")
    desk.part("outcomes-next").get_by_label("Мета").select_option("application")
    desk.settles()
    desk.page.keyboard.press("F2")
    expect(desk.part("undo-label")).to_contain_text("перехід до наступної послуги", timeout=SLOW)
    desk.sees_state("serving")
    first, second = handled(desk, ticket)
    assert (first["outcome"], second["purpose"], second["outcome"]) == ("consulted", "application", None)
    desk.page.keyboard.press("KeyU")
    expect(desk.part("undo")).to_be_hidden(timeout=SLOW)
    assert [each["outcome"] for each in handled(desk, ticket)] == [None]


def test_wrap_up_runs_down_and_stands_in_nobodys_way(console: AtCounter, visitors: Kiosk) -> None:
    service = visitors.server.installation.centre.services[WITH_WRAP_UP]

    with changed(visitors.server.installation) as session:
        session.get_one(Service, service.id).wrap_up_seconds = 60
    desk, _ticket = serving(console, visitors, purpose="application", service_id=service.id)
    visitors.visitor_takes_ticket()
    desk.steps_to("outcomes", "wrap-up")
    assert desk.text("visitor-state") == "Опрацювання після прийому"
    assert re.fullmatch(r"0:5\d|1:00", desk.text("timer-value"))
    assert desk.text("number") == "А-001"  # the next in the queue
    expect(desk.part("status")).to_have_text("Відкрито")
    desk.steps_to("called")


def test_a_wrap_up_that_has_run_down_is_over(console: AtCounter, visitors: Kiosk) -> None:
    service = visitors.server.installation.centre.services[WITH_WRAP_UP]

    with changed(visitors.server.installation) as session:
        session.get_one(Service, service.id).wrap_up_seconds = 10  # so long a busy machine may take to show it
    desk, _ticket = serving(console, visitors, purpose="application", service_id=service.id)
    desk.steps_to("outcomes")
    desk.presses_step()
    desk.sees_state("wrap-up")
    desk.sees_state("free")


def test_a_service_without_a_ticket(console: AtCounter) -> None:
    desk = console()
    dialog = desk.opens_dialog("KeyV", "without-ticket-dialog")
    desk.page.keyboard.press("Digit2")
    dialog.get_by_label("Мета").select_option("application")
    dialog.get_by_role("searchbox").fill("passport")
    desk.page.keyboard.press("Enter")
    dialog.get_by_label("Час роботи").fill("0")
    desk.page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("від 1 до 480 хвилин")
    dialog.get_by_label("Час роботи").fill("12")
    desk.page.keyboard.press("Enter")
    expect(desk.part("handled")).to_have_text("1 звернення без талона", timeout=SLOW)
    expect(desk.part("recent")).to_contain_text("електронна пошта · passport")
    expect(desk.part("undo-label")).to_have_text("Скасувати дію: звернення без талона (електронна пошта)")
    [row] = desk.by_http().desk()["day"]["without_ticket"]["recent"]
    assert (row["outcome"], row["minutes"], row["quantity"]) == ("registered", 12, 1)
    desk.page.keyboard.press("KeyU")
    expect(desk.part("handled")).to_be_hidden(timeout=SLOW)


def test_a_lost_answer_writes_no_second_service(console: AtCounter) -> None:
    desk = console()
    network = LosesAnswers(desk, "**/handled-services")
    desk.opens_dialog("KeyV", "without-ticket-dialog")
    desk.settles()
    desk.page.keyboard.press("F2")
    expect(desk.part("handled")).to_have_text("1 звернення без талона", timeout=SLOW)
    network.was_asked_again()
    expect(desk.part("trouble")).to_be_hidden()
    keys = {request.headers["idempotency-key"] for request in network.sent}
    assert (len(network.sent), len(keys)) == (2, 1)
    assert desk.by_http().desk()["day"]["without_ticket"]["count"] == 1


def test_who_asked_for_help_comes_first_at_an_accessible_counter(console: AtCounter, visitors: Kiosk) -> None:
    with changed(visitors.server.installation) as session:
        session.get_one(Counter, visitors.server.installation.centre.counters["1"].id).accessible = True
    visitors.visitor_takes_ticket()
    visitors.visitor_takes_ticket(assistance=["wheelchair"])
    desk, ordinary = console("1"), console("2")
    desk.until_queue(["А-002", "А-001"])
    ordinary.until_queue(["А-001", "А-002"])
    expect(desk.page.locator(".queue-marks").first).to_have_text("місце для крісла колісного")
    desk.steps_to("called")
    assert desk.text("number") == "А-002"
    expect(desk.part("facts")).to_contain_text("потрібна допомога, а це місце доступне")
    expect(desk.part("marks")).to_have_text("Потрібна допомога: місце для крісла колісного")


@pytest.mark.parametrize("rules", [{"no_show_calls": 1, "no_show_minutes": 0}])
def test_of_an_absent_visitor_is_said_why_and_what_reception_can_do(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.steps_to("called")
    desk.page.keyboard.press("KeyN")
    desk.sees_state("free")
    expect(desk.part("recent").locator(".day-why")).to_have_text(
        re.compile(
            r"^1 виклик, перший о \d\d:\d\d\. Якщо підійде пізніше, направте до рецепції: "
            r"до \d\d:\d\d його можна повернути в чергу\.$"
        )
    )
