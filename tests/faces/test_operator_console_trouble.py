"""The operator console when something is lost: answers, the network, the browser, paper; and when somebody rings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, Route, expect

from queue_server.models import Role
from tests.faces.console import SLOW, WORKPLACE, Colleague, Console, by_device
from tests.faces.waits import until
from tests.people import Kiosk, answer
from tests.running_server import RunningServer, install, serve, start

pytest_plugins = ["tests.faces.staff_fixtures"]

AtCounter = Callable[..., Console]


class LosesAnswers:
    """A network that carries the first requests to the server and loses what it answers."""

    def __init__(self, console: Console, address: str, times: int = 1) -> None:
        self.sent: list[Request] = []
        self._console, self._left, self._times = console, times, times
        console.page.route(address, self._carry)

    def was_asked_again(self) -> None:
        """The page has repeated what had no answer, and has one."""
        until(self._console.page, lambda: len(self.sent) > self._times)
        self._console.is_answered()

    def _carry(self, route: Route) -> None:
        self.sent.append(route.request)
        if self._left:
            self._left -= 1
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()


def test_a_lost_answer_of_call_next_calls_one_visitor(console: AtCounter, visitors: Kiosk) -> None:
    for _ in range(3):
        visitors.visitor_takes_ticket()
    desk = console()
    network = LosesAnswers(desk, "**/call-next")
    desk.steps_to("called")
    network.was_asked_again()
    keys = {request.headers["idempotency-key"] for request in network.sent}
    assert (len(network.sent), len(keys)) == (2, 1)
    assert desk.text("number") == "А-001"
    assert desk.queue() == ["А-002", "А-003"]
    expect(desk.part("trouble")).to_be_hidden()


@pytest.mark.parametrize("lost", ["start", "finish"])
def test_a_lost_answer_is_no_second_step(console: AtCounter, visitors: Kiosk, lost: str) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    network = LosesAnswers(desk, f"**/{lost}")
    desk.steps_to("called", "serving", *(("outcomes", "free") if lost == "finish" else ()))
    network.was_asked_again()
    assert len(network.sent) == 2
    assert network.sent[0].post_data_json == network.sent[1].post_data_json  # the same ticket as it was seen
    expect(desk.part("trouble")).to_be_hidden()
    expect(desk.part("offline")).to_be_hidden()
    assert desk.by_http().desk()["day"]["served"] == (lost == "finish")


def test_somebody_elses_change_is_said_and_shown(console: AtCounter, visitors: Kiosk) -> None:
    """The step was for what stood on the screen: when that is no longer so, it is refused in words."""
    visitors.visitor_takes_ticket()
    desk = console()
    desk.steps_to("called")
    desk.settles()
    desk.page.route("**/desk", lambda route: route.abort())  # the screen stays old
    ticket = desk.by_http().desk()["ticket"]
    desk.by_http().does("recall", ticket["id"])
    desk.page.keyboard.press("F2")
    expect(desk.part("trouble")).to_be_visible()
    desk.page.unroute("**/desk")
    expect(desk.part("facts")).to_contain_text("2 із 3")
    desk.sees_state("called")


def test_a_closed_browser_loses_nothing(
    browser: Browser, server: RunningServer, console: AtCounter, visitors: Kiosk
) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.steps_to("called", "serving")
    desk.page.context.close()
    again = Console.opened(browser, server)
    again.signs_in(again.operator("1"))
    again.sees_state("serving")
    assert again.text("number") == "А-001"
    again.steps_to("outcomes", "free")
    again.closes()


def test_a_power_cut_is_said_and_healed(browser: Browser, tmp_path: Path) -> None:
    with serve(install(tmp_path / "centre", workplace=WORKPLACE)) as server:
        Kiosk(server).visitor_takes_ticket()
        desk = Console.at_counter(browser, server)
        desk.steps_to("called", "serving")
        server.kill()
        expect(desk.part("offline")).to_contain_text("Зв’язок із сервером утрачено о ")
        assert desk.text("number") == "А-001"
        server.process = start(server.installation, port=server.port).process
        expect(desk.part("offline")).to_be_hidden()
        desk.sees_state("serving")
        desk.steps_to("outcomes", "free")
        desk.page.context.close()


def test_a_freed_counter_leads_back_to_the_choice(console: AtCounter, server: RunningServer, visitors: Kiosk) -> None:
    """A supervisor frees the counter of somebody who is believed gone: the visitor waits again, the page says it."""
    visitors.visitor_takes_ticket()
    desk = console()
    desk.steps_to("called", "serving", "outcomes")
    supervisor = Colleague(server, "1", role=Role.SUPERVISOR).signs_in()
    answer(supervisor.post(f"counters/{supervisor.counter}/free", {"reason": "went home"}))
    expect(desk.page.get_by_role("heading", name="Оберіть робоче місце")).to_be_visible(timeout=SLOW)
    expect(desk.part("outcomes")).to_be_hidden()
    desk.takes_counter("1")
    desk.until_queue(["А-001"])


def test_an_ended_session_leads_to_the_sign_in_and_back(console: AtCounter) -> None:
    desk = console()
    desk.page.context.clear_cookies()
    desk.page.keyboard.press("KeyP")
    desk.page.keyboard.press("Digit1")
    expect(desk.page.get_by_text("Сеанс завершено")).to_be_visible()
    desk.signs_in(desk.operator("1"))
    desk.sees_state("free")


def test_a_slow_sign_in_page_is_asked_for_once(console: AtCounter) -> None:
    """While it comes, the desk is read again and refused again: that must not begin the way anew."""
    desk = console()
    ways: list[Route] = []
    desk.page.route("**/sign-in*", lambda route: ways.append(route))
    desk.page.context.clear_cookies()
    for reason in ("Digit1", "Digit2"):
        with desk.page.expect_response(  # read after the pause, which was refused too
            lambda answer: answer.url.endswith("/desk") and answer.status == 401
        ):
            desk.page.keyboard.press("KeyP")
            desk.page.keyboard.press(reason)
    until(desk.page, lambda: bool(ways))
    assert len(ways) == 1
    ways[0].continue_()
    expect(desk.page.get_by_text("Сеанс завершено")).to_be_visible()


def test_a_bell_is_answered_by_a_key(console: AtCounter, server: RunningServer) -> None:
    desk = console()
    by_device(server, "kiosk", f"branches/{server.installation.branch}/bell")
    expect(desk.part("bells")).to_contain_text("відвідувач покликав працівника")
    expect(desk.part("assertive")).to_contain_text("покликав працівника")
    desk.presses_letter("KeyB", "и")
    expect(desk.part("bells").locator("li")).to_have_count(0)


def test_a_failed_paper_is_printed_again(console: AtCounter, server: RunningServer, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    job = by_device(server, "printer", "print-jobs/claim")["job"]["id"]
    by_device(server, "printer", f"print-jobs/{job}/result", {"result": "failed", "error": "paper_out"})
    alert = desk.part("alerts").locator("li")
    expect(alert).to_contain_text("талон А-001 не надруковано")
    alert.get_by_role("button", name="Друкувати ще раз").click()
    expect(alert).to_have_count(0)
    assert by_device(server, "printer", "print-jobs/claim")["job"]["id"] == job
    by_device(server, "printer", f"print-jobs/{job}/result", {"result": "unknown", "error": "agent_lost"})
    expect(alert).to_contain_text("невідомо, чи надруковано талон А-001")
    alert.get_by_role("button", name="Номер повідомлено").click()
    expect(alert).to_have_count(0)


def test_a_duplicate_goes_to_the_printer(console: AtCounter, server: RunningServer, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    by_device(server, "printer", "print-jobs/claim")
    desk = console()
    desk.steps_to("called")
    desk.page.keyboard.press("KeyD")
    expect(desk.part("polite")).to_have_text("Дублікат талона А-001 надіслано на друк")
    paper = by_device(server, "printer", "print-jobs/claim")["job"]["paper"]
    assert any("ДУБЛІКАТ" in block.get("text", "").upper() for block in paper["blocks"])


def test_a_suspension_is_shown_and_nobody_is_called(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.by_http().post(f"branches/{desk.server.installation.branch}/suspend", {"reason": "air_alarm"})
    expect(desk.part("suspended")).to_contain_text("повітряна тривога")
    desk.presses_step()
    expect(desk.part("trouble")).to_be_visible()
    desk.sees_state("free")
