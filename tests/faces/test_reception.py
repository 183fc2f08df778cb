"""Reception on the real server in Chromium: a person at the desk, a bell, a counter left alone, paper that ran out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from queue_server.models import Role
from tests.faces.console import SLOW, Console, by_device
from tests.faces.reception_screen import Desk, printer_is_ready
from tests.faces.waits import wait_until
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.reception_fixtures"]


def test_a_ticket_is_issued_and_printed_at_the_desk(reception: Desk, server: RunningServer) -> None:
    printer_is_ready(server)
    desk = reception()
    desk.asks_for("application")
    desk.page.fill("#issue-service", "passp")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator('[data-picker="issue"] [data-picker-part="chosen"]')).to_contain_text("passport")
    expect(desk.part("issue-line")).to_contain_text("Черга Б")
    desk.page.fill("#issue-persons", "3")
    desk.page.check('input[name="issue-help"][value="wheelchair"]')
    assert desk.takes() == "Б-001"
    assert re.fullmatch(r"\d{4} \d{4} \d{4}", desk.text("issued-code"))
    expect(desk.part("issued-paper")).to_have_text("Друкуємо на принтері «printer 1»…")
    job = by_device(server, "printer", "print-jobs/claim")["job"]["id"]
    by_device(server, "printer", f"print-jobs/{job}/result", {"result": "printed"})
    expect(desk.part("issued-paper")).to_have_text("Талон надруковано", timeout=SLOW)
    desk.page.keyboard.press("Enter")
    expect(desk.part("issue")).to_be_hidden()
    expect(desk.part("card-number")).to_have_text("Б-001")
    expect(desk.part("card-facts")).to_contain_text("3")
    expect(desk.part("bells").locator("li")).to_have_count(0)


def test_one_press_after_a_lost_answer_is_one_ticket(reception: Desk) -> None:
    desk = reception()
    desk.asks_for("collection")
    lost = []

    def lose_first(route: object) -> None:
        lost.append(route.fetch() if not lost else None)  # type: ignore[attr-defined]
        route.abort() if len(lost) == 1 else route.continue_()  # type: ignore[attr-defined]

    desk.page.route("**/tickets", lose_first)
    number = desk.takes()
    assert len(lost) == 2
    expect(desk.rows()).to_have_text([number])


def test_without_a_working_printer_the_number_is_read_out(reception: Desk) -> None:
    desk = reception()  # the printers of this branch have never been switched on
    desk.asks_for("collection")
    assert desk.takes() == "А-001"
    expect(desk.part("issued-paper")).to_contain_text("не готовий. Запишіть відвідувачеві номер і код")
    desk.does("issue-another")
    expect(desk.part("issue-form")).to_be_visible()  # until then the purpose before stands in it
    desk.page.check('input[name="issue-purpose"][value="collection"]')
    desk.page.select_option("#issue-printer", "none")
    assert desk.takes() == "А-002"
    expect(desk.part("issued-paper")).to_have_text("Без друку. Запишіть відвідувачеві номер і код.")


def test_what_is_missing_is_said(reception: Desk) -> None:
    desk = reception()
    desk.does("issue")
    desk.part("issue-take").click()
    expect(desk.part("issue-error")).to_have_text("Оберіть мету звернення")
    expect(desk.part("issue-error")).to_be_focused()
    desk.page.keyboard.press("Escape")
    desk.finds("")
    expect(desk.part("find-error")).to_have_text("Введіть номер або код талона")
    desk.finds("А-777")
    expect(desk.part("find-error")).to_contain_text("Сьогодні талона з таким номером немає")


@pytest.mark.parametrize("typed", ["А-001", "a1", "CODE"])
def test_a_ticket_is_found_with_its_story(reception: Desk, visitors: Kiosk, typed: str) -> None:
    ticket = visitors.visitor_takes_ticket(purpose="consultation")
    code = ticket["code"]
    desk = reception()
    desk.opens_card(typed.replace("CODE", f"{code[:4]}-{code[4:8]} {code[8:]}"), "А-001")
    assert desk.history() == ["Видано талон (kiosk 1)"]
    Operator(desk.server, "1").signs_in().opens_counter().calls_next()
    expect(desk.part("history")).to_contain_text("Викликано до місця 1", timeout=SLOW)
    expect(desk.part("card-status")).to_have_text("викликано")


def test_a_number_of_two_lines_is_asked_back(reception: Desk, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(purpose="consultation")
    visitors.visitor_takes_ticket(purpose="application")
    desk = reception()
    desk.finds("1")
    expect(desk.part("found-list").locator(".row-number")).to_have_text(["А-001", "Б-001"])
    expect(desk.part("found-title")).to_be_focused()
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")
    expect(desk.part("card-number")).to_have_text("Б-001")


def test_a_bell_rings_until_somebody_goes(reception: Desk, server: RunningServer, visitors: Kiosk) -> None:
    desk = reception()
    desk.page.mouse.click(5, 400)  # a person is at the machine, so the browser lets the page sound
    visitors.visitor_takes_ticket(purpose="consultation", assistance=["sign_language"])
    expect(desk.part("bells")).to_contain_text("А-001: потрібна допомога (жестова мова)", timeout=SLOW)
    by_device(server, "kiosk", f"branches/{server.installation.branch}/bell")
    expect(desk.part("bells").locator("li")).to_have_count(2)
    expect(desk.page).to_have_title("Виклик (2) — Рецепція")
    expect(desk.part("assertive")).to_contain_text("відвідувач покликав працівника")
    expect(desk.part("sound-waits")).to_be_hidden()
    desk.page.keyboard.press("KeyB")
    expect(desk.part("bells").locator("li")).to_have_count(1, timeout=SLOW)
    desk.is_told("Виклик прийнято")  # answered, so that the next key is heard
    desk.page.keyboard.press("KeyB")
    expect(desk.part("bells").locator("li")).to_have_count(0, timeout=SLOW)
    expect(desk.page).to_have_title("Рецепція")


def test_the_bell_can_be_heard(reception: Desk, visitors: Kiosk) -> None:
    """The page makes a sound of its own while it rings, and none while it is switched off."""
    desk = reception()
    desk.page.evaluate(
        """() => { window.tones = 0; const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (at) { window.tones += 1; return start.call(this, at); }; }"""
    )
    desk.page.evaluate("document.activeElement.blur()")
    desk.page.keyboard.press("KeyS")
    visitors.visitor_takes_ticket(purpose="consultation", assistance=["accompany"])
    expect(desk.part("bells").locator("li")).to_have_count(1, timeout=SLOW)
    assert desk.page.evaluate("window.tones") == 0
    expect(desk.part("sound-label")).to_have_text("Дзвінок вимкнено")
    desk.page.keyboard.press("KeyS")
    wait_until(desk.page, "window.tones >= 2")


def test_an_abandoned_counter_is_freed_by_a_supervisor(reception: Desk, server: RunningServer, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(purpose="consultation")
    operator = Operator(server, "1").signs_in().opens_counter()
    operator.calls_next()
    desk = reception(Role.SUPERVISOR)
    expect(desk.part("counters").locator("li").first).to_contain_text("викликано А-001")
    desk.page.get_by_role("button", name="Звільнити місце: Вікно 1").click()
    desk.page.keyboard.press("Enter")
    expect(desk.part("free-error")).to_have_text("Вкажіть причину")
    desk.page.fill("#free-reason", "пішов і не закрив місце")
    desk.page.keyboard.press("Enter")
    desk.is_told("Вікно 1 звільнено")
    expect(desk.part("counters").locator("li").first).to_contain_text("закрито")
    expect(desk.rows()).to_have_text(["А-001"])


def test_reception_alone_frees_no_counter(reception: Desk, server: RunningServer) -> None:
    Operator(server, "1").signs_in().opens_counter()
    desk = reception()
    expect(desk.part("counters").locator("li").first).to_contain_text("вільне")
    expect(desk.act("free")).to_have_count(0)


def test_devices_say_what_to_do_and_a_failed_paper_is_printed_again(
    reception: Desk, server: RunningServer, visitors: Kiosk
) -> None:
    visitors.visitor_takes_ticket()
    job = by_device(server, "printer", "print-jobs/claim")["job"]["id"]
    by_device(server, "printer", f"print-jobs/{job}/result", {"result": "failed", "error": "paper_out"})
    by_device(server, "printer", "device/state", {"printer": {"online": True, "paper": "out", "cover": "closed"}})
    desk = reception()
    device = desk.part("devices").locator("li", has_text="printer 1").first
    expect(device).to_contain_text("Закінчився папір")
    expect(device).to_contain_text("Вставте новий рулон паперу")
    desk.does("print-again")
    expect(desk.part("papers").locator("li")).to_have_count(0, timeout=SLOW)
    assert by_device(server, "printer", "print-jobs/claim")["job"]["id"] == job
    by_device(server, "printer", f"print-jobs/{job}/result", {"result": "unknown", "error": "no_answer"})
    expect(desk.part("papers").locator("li")).to_have_count(1, timeout=SLOW)
    desk.does("acknowledge")
    expect(desk.part("papers").locator("li")).to_have_count(0, timeout=SLOW)


@pytest.mark.parametrize("rules", [{"many_tickets": 3}])
def test_many_tickets_in_a_row_are_looked_at(reception: Desk, visitors: Kiosk) -> None:
    desk = reception()
    for _ in range(3):
        visitors.visitor_takes_ticket(purpose="consultation")
    crowd = desk.part("crowd-list").locator("> li")
    expect(crowd).to_contain_text("kiosk 1: черга А · Черга А, 3 талони за 10 хв", timeout=SLOW)
    crowd.locator(".row").nth(1).click()
    expect(desk.part("card-number")).to_have_text("А-002")
    desk.does("cancel")
    desk.page.keyboard.press("Enter")
    expect(crowd.locator(".row")).to_have_count(2, timeout=SLOW)
    desk.does("crowd-seen")
    expect(desk.part("crowds")).to_be_hidden()
    visitors.visitor_takes_ticket(purpose="consultation")
    expect(desk.part("crowds")).to_be_visible(timeout=SLOW)  # another one is another reason to look


def test_the_queue_is_shown_by_line(reception: Desk, visitors: Kiosk) -> None:
    for purpose in ("consultation", "application", "consultation"):
        visitors.visitor_takes_ticket(purpose=purpose)
    desk = reception()
    expect(desk.rows()).to_have_text(["А-001", "Б-001", "А-002"])
    for place in ("1-й у черзі А", "1-й у черзі Б", "2-й у черзі А"):
        expect(desk.part("rows")).to_contain_text(place)
    desk.page.select_option("#line", label="Б · Черга Б (1)")
    expect(desk.rows()).to_have_text(["Б-001"])


def test_each_role_finds_its_pages(browser: Browser, server: RunningServer) -> None:
    whole = ["Рецепція", "Записи", "Панель керівника", "День центру", "Статистика", "Відгуки", "Налаштування"]
    expected = {
        Role.RECEPTION: ("reception", ["Записи"]),
        Role.SUPERVISOR: ("", whole),
        Role.MANAGER: ("", whole),
    }
    for role, (page, links) in expected.items():
        staff = Console.opened(browser, server)
        staff.signs_in(staff.colleague(role))
        staff.page.wait_for_url(re.compile(rf"/operator-console/{page}\?"))
        expect(staff.page.locator("h1")).to_be_visible()
        assert [text.strip() for text in staff.page.locator(".staff-nav a").all_text_contents()] == links
        staff.closes()
    operator = Console.opened(browser, server, "reception")
    operator.signs_in(operator.operator("1"))
    expect(operator.page.locator("button.counter").first).to_be_visible(timeout=SLOW)
    expect(operator.page.locator(".staff-nav")).to_have_count(0)
    operator.closes()


def test_what_the_server_does_not_answer_is_said(reception: Desk, visitors: Kiosk) -> None:
    desk = reception()
    desk.page.route("**/reception", lambda route: route.abort())
    visitors.visitor_takes_ticket(purpose="consultation")
    expect(desk.part("offline")).to_contain_text("Зв’язок із сервером утрачено о ", timeout=SLOW)
    desk.page.unroute("**/reception")
    expect(desk.rows()).to_have_text(["А-001"], timeout=SLOW)
    expect(desk.part("offline")).to_be_hidden()
