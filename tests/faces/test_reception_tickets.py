"""What reception does with a ticket: put back, decide on a right, send on, cancel, replace a lost paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.faces.console import SLOW
from tests.faces.reception_screen import Desk, printer_is_ready
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.reception_fixtures"]

QUICK_ABSENCE = {"no_show_calls": 1, "no_show_minutes": 0}


def absent(server: RunningServer) -> str:
    """Somebody was called to the first counter and did not come; the number."""
    operator = Operator(server, "1").signs_in().opens_counter()
    called = operator.calls_next()
    assert called is not None
    operator.does("no-show", called["id"])
    return str(called["number"])


@pytest.mark.parametrize("rules", [QUICK_ABSENCE])
def test_an_absent_visitor_is_put_back_once(reception: Desk, server: RunningServer, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(purpose="consultation")
    absent(server)
    desk = reception()
    desk.page.click('[data-view="no-shows"]')
    expect(desk.rows()).to_have_text(["А-001"])
    desk.part("rows").locator("button").click()
    desk.does("restore")
    desk.is_told("А-001 знову в черзі")
    desk.does("undo")
    expect(desk.part("card-status")).to_have_text("неявка", timeout=SLOW)
    expect(desk.part("done")).to_be_hidden()  # answered, so that the next button is heard
    desk.does("restore")
    expect(desk.part("card-status")).to_have_text("чекає в черзі", timeout=SLOW)
    operator = Operator(server, "1").signs_in()
    called = operator.calls_next()
    assert called is not None
    operator.does("no-show", called["id"])
    expect(desk.part("card-why")).to_contain_text("Цей талон уже повертали в чергу. Видайте новий.", timeout=SLOW)
    expect(desk.act("restore")).to_have_count(0)


@pytest.mark.parametrize("rules", [{"decision_act": "рішення № 12"}])
def test_a_right_is_stated_confirmed_and_refused(reception: Desk, visitors: Kiosk) -> None:
    for _ in range(3):
        visitors.visitor_takes_ticket(purpose="consultation")
    desk = reception()
    desk.opens_card("3", "А-003")
    desk.does("right")
    expect(desk.part("right-stated")).to_have_text("Відвідувач ще не заявляв права.")
    expect(desk.part("right-cap")).to_have_text("За рішенням центру (рішення № 12) сьогодні: 0 із 10.")
    desk.part("right-confirm").click()
    desk.is_told("А-003: право підтверджено")
    expect(desk.rows()).to_have_text(["А-003", "А-001", "А-002"], timeout=SLOW)
    expect(desk.part("card-marks")).to_contain_text("Право підтверджено")
    desk.does("right")
    desk.part("right-refuse").click()
    desk.is_told("А-003: право не підтверджено")
    expect(desk.rows()).to_have_text(["А-001", "А-002", "А-003"], timeout=SLOW)


def test_a_waiting_visitor_is_sent_to_another_line_and_back(reception: Desk, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(purpose="consultation")
    desk = reception()
    desk.opens_card("1", "А-001")
    desk.does("transfer")
    desk.page.select_option("#transfer-to", label="Б · Черга Б")
    desk.page.fill("#transfer-note", "потрібен бланк")
    desk.page.keyboard.press("Enter")
    desk.is_told("А-001 перенаправлено")
    expect(desk.part("history")).to_contain_text("Перенаправлено в чергу Б · Черга Б", timeout=SLOW)
    expect(desk.part("card-note")).to_have_text("Примітка: потрібен бланк")
    desk.page.evaluate("document.activeElement.blur()")
    desk.page.keyboard.press("KeyU")
    expect(desk.part("card-facts")).to_contain_text("А · Черга А", timeout=SLOW)


def test_a_ticket_is_cancelled_only_after_a_question(reception: Desk, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(purpose="consultation")
    desk = reception()
    desk.opens_card("1", "А-001")
    desk.does("cancel")
    desk.page.keyboard.press("Escape")
    expect(desk.part("card-status")).to_have_text("чекає в черзі")
    desk.does("cancel")
    desk.page.keyboard.press("Enter")
    desk.is_told("Талон А-001 скасовано")
    expect(desk.part("rows")).to_be_hidden()
    desk.does("undo")
    expect(desk.rows()).to_have_text(["А-001"], timeout=SLOW)


def test_a_lost_paper_gets_a_duplicate_with_a_new_code(reception: Desk, server: RunningServer, visitors: Kiosk) -> None:
    printer_is_ready(server)
    ticket = visitors.visitor_takes_ticket(purpose="consultation")
    desk = reception()
    desk.opens_card("1", "А-001")
    desk.does("duplicate")
    desk.is_told("попередній код більше не діє")
    expect(desk.part("history")).to_contain_text("Видано дублікат із новим кодом")
    desk.finds(ticket["code"])
    expect(desk.part("find-error")).to_contain_text("Талона з таким кодом немає")
