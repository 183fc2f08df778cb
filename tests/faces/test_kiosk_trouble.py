"""The kiosk when something is wrong: printer, server, lost answers, closed lines, a suspension, a visitor who left."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
import requests
import zxingcpp
from PIL import Image
from playwright.sync_api import Route, WebSocketRoute, expect

from queue_server.models import DeviceKind, Role
from tests.faces.kiosk_screen import KioskScreen, Printer, waiting
from tests.people import answer
from tests.running_server import PASSWORD, RunningServer, install, serve, start

At = Callable[..., KioskScreen]


@pytest.fixture(scope="module")
def small_centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A centre with staff who can sign in."""
    with serve(install(tmp_path_factory.mktemp("small"), lines="АБВГД", counters=2)) as running:
        yield running


class Staff:
    """A person of the small centre, signed in."""

    def __init__(self, server: RunningServer, role: Role) -> None:
        self.server, self.session = server, requests.Session()
        told = self.does("session", login=server.installation.centre.staff[role].login, password=PASSWORD)
        self.session.headers["X-CSRF-Token"] = told["csrf"]

    def does(self, path: str, **body: object) -> dict[str, str]:
        told: dict[str, str] = answer(self.session.post(f"{self.server.url}/api/v1/{path}", json=body, timeout=30))
        return told

    def in_branch(self, path: str, **body: object) -> dict[str, str]:
        return self.does(f"branches/{self.server.installation.branch}/{path}", **body)


def read_qr(kiosk: KioskScreen) -> str:
    expect(kiosk.page.locator(".qr svg")).to_be_visible()
    picture = Image.open(BytesIO(kiosk.page.locator(".qr").screenshot()))
    [found] = zxingcpp.read_barcodes(picture)
    return str(found.text)


def test_a_failed_print_leaves_number_code_and_qr_on_the_screen(kiosk: KioskScreen, printer: Printer) -> None:
    number = kiosk.takes_ticket()
    printer.prints("failed")
    kiosk.shows("paperless").says("Талон не надрукувався")
    expect(kiosk.page.locator("[data-number]")).to_have_attribute("data-number", number)
    code = kiosk.text(".own-code").replace(" ", "")
    assert read_qr(kiosk) == f"{kiosk.server.url}/v/#{code}"
    own = answer(
        requests.get(f"{kiosk.server.url}/api/v1/visit", headers={"Authorization": f"Visit {code}"}, timeout=30)
    )
    assert own["number"] == number


def test_a_mute_printer_is_said_within_five_seconds_and_a_late_paper_is_believed(
    kiosk_at: At, sloviansk: RunningServer, printer: Printer
) -> None:
    kiosk = kiosk_at(sloviansk, clock=True)
    kiosk.takes_ticket()
    job = printer.claims()
    kiosk.stops_time().lets_pass(5)
    kiosk.shows("paperless")
    kiosk.page.clock.resume()
    printer.tells(job, "printed")
    kiosk.shows("ticket").says("Візьміть талон")


def test_the_news_of_a_paper_that_is_lost_on_its_way_comes_with_the_next_snapshot(
    kiosk: KioskScreen, printer: Printer
) -> None:
    def loses_the_news(line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        server.on_message(lambda message: None if "print:changed" in str(message) else line.send(message))

    kiosk.page.route_web_socket("**/socket.io/**", loses_the_news)
    kiosk.page.reload()
    kiosk.takes_ticket()
    printer.prints()
    kiosk.page.locator("[data-paper=printed]").wait_for()


def test_a_lost_answer_gives_the_same_ticket(kiosk: KioskScreen, sloviansk: RunningServer, printer: Printer) -> None:
    kiosk.touches("purpose-unsure").shows("confirm")
    before, keys, read = waiting(sloviansk, "reception"), [], []

    def lose_twice(route: Route) -> None:
        """Or more often, until the screen has been read."""
        keys.append(route.request.headers["idempotency-key"])
        if read and len(keys) > 2:
            route.continue_()
            return
        route.fetch()
        route.abort()

    kiosk.page.route("**/tickets", lose_twice)
    kiosk.touches("take")
    kiosk.page.locator("main[data-view=server-trouble]").wait_for()
    kiosk.says("Двічі талон не буде видано")
    read.append(True)
    expect(kiosk.page.locator("[data-number]")).to_be_visible()
    assert len(keys) > 2
    assert len(set(keys)) == 1
    assert waiting(sloviansk, "reception") == before + 1
    assert printer.prints()["paper"]["blocks"]
    with pytest.raises(AssertionError, match="nothing to print"):
        printer.claims()


def test_a_second_ticket_has_a_key_of_its_own(kiosk: KioskScreen) -> None:
    keys: list[str] = []
    kiosk.page.on(
        "request",
        lambda asked: keys.append(asked.headers.get("idempotency-key", "")) if asked.method == "POST" else None,
    )
    first = kiosk.takes_ticket()
    kiosk.gets_ticket().touches("finish")
    assert kiosk.takes_ticket() != first
    assert len({key for key in keys if key}) == 2  # one that is asked for again on a busy machine has the same


def test_a_refusal_says_why_and_leads_back(kiosk: KioskScreen) -> None:
    refusal = {"ok": False, "error": {"code": "line_closed", "message": "", "details": {"reason": "full"}}}
    kiosk.page.route("**/tickets", lambda route: route.fulfill(status=409, json=refusal))
    kiosk.touches("purpose-collection").shows("confirm").touches("take")
    kiosk.shows("refused").says("талони вже не видаємо")
    kiosk.touches("back").shows("confirm").touches("back").shows("purpose")


def test_a_mute_server_is_said_within_five_seconds_and_heals(kiosk_at: At, small_centre: RunningServer) -> None:
    kiosk = kiosk_at(small_centre, clock=True).shows("purpose").touches("purpose-application").shows("sphere")
    small_centre.process.send_signal(signal.SIGSTOP)
    try:
        kiosk.stops_time().lets_pass(5)
        kiosk.page.locator("main[data-view=server-trouble]").wait_for()
        kiosk.page.clock.resume()
    finally:
        small_centre.process.send_signal(signal.SIGCONT)
    kiosk.shows("sphere")  # what was chosen is still there


def test_a_killed_server_is_said_and_found_again(kiosk_at: At, tmp_path_factory: pytest.TempPathFactory) -> None:
    with serve(install(tmp_path_factory.mktemp("killed"))) as server:
        kiosk = kiosk_at(server).shows("purpose")
        server.kill()
        kiosk.page.locator("main[data-view=server-trouble]").wait_for()
        server.process = start(server.installation, port=server.port).process
        kiosk.shows("purpose")


def test_a_ticket_asked_for_while_the_server_is_away_comes_when_it_is_back(
    kiosk_at: At, small_centre: RunningServer
) -> None:
    kiosk = kiosk_at(small_centre).touches("purpose-collection").shows("confirm")
    before = waiting(small_centre, "line-3")
    small_centre.process.send_signal(signal.SIGSTOP)
    try:
        kiosk.touches("take")
        kiosk.page.locator("main[data-view=server-trouble]").wait_for()
    finally:
        small_centre.process.send_signal(signal.SIGCONT)
    expect(kiosk.page.locator("[data-number]")).to_be_visible()
    assert waiting(small_centre, "line-3") == before + 1


def test_the_bell_is_rung_and_answered(kiosk_at: At, small_centre: RunningServer) -> None:
    kiosk = kiosk_at(small_centre).shows("purpose")
    with kiosk.page.expect_response("**/bell") as rung:
        kiosk.touches("bell")
    dialog = kiosk.page.locator("[data-dialog=bell]")
    expect(dialog).to_contain_text("Працівника покликано")
    Staff(small_centre, Role.RECEPTION).does(f"bells/{rung.value.json()['id']}/answer")
    expect(dialog).to_contain_text("уже йде")
    kiosk.touches("bell-close").shows("purpose")


def test_a_bell_that_nobody_can_hear_sends_to_reception(kiosk: KioskScreen) -> None:
    kiosk.page.route("**/bell", lambda route: route.abort())
    kiosk.touches("bell")
    expect(kiosk.page.locator("[data-dialog=bell]")).to_contain_text("Зверніться, будь ласка, до рецепції")


def test_a_menu_that_cannot_be_read_is_tried_again(kiosk_at: At, sloviansk: RunningServer) -> None:
    kiosk = kiosk_at(sloviansk)
    refusal = {"ok": False, "error": {"code": "unavailable", "message": "", "details": {}}}
    kiosk.page.route("**/menu", lambda route: route.fulfill(status=503, json=refusal))
    kiosk.page.reload()
    with kiosk.shows("loading").page.expect_response("**/menu"):
        """It asks again."""
    kiosk.page.unroute("**/menu")
    kiosk.shows("purpose")


def test_a_suspension_is_announced_and_ends(kiosk_at: At, small_centre: RunningServer) -> None:
    kiosk = kiosk_at(small_centre).touches("purpose-collection").shows("confirm")
    supervisor = Staff(small_centre, Role.SUPERVISOR)
    supervisor.in_branch("suspend", reason="air_alarm")
    try:
        kiosk.shows("closed-day").says(
            "Увага! Повітряна тривога. Прийом призупинено. Просимо пройти до укриття. Ваше місце в черзі збережено."
        )
        supervisor.in_branch("resume", minutes=10)
        kiosk.says("Відбій повітряної тривоги. Прийом відновимо за 10 хвилин. Порядок черги не змінився.")
    finally:
        supervisor.in_branch("resume")
    kiosk.shows("confirm")


def test_a_revoked_kiosk_becomes_a_pairing_page(kiosk_at: At, tmp_path_factory: pytest.TempPathFactory) -> None:
    with serve(install(tmp_path_factory.mktemp("revoked"))) as server:
        kiosk = kiosk_at(server).shows("purpose")
        Staff(server, Role.MANAGER).does(f"devices/{server.installation.device_ids[DeviceKind.KIOSK.value]}/revoke")
        expect(kiosk.page.locator("[data-pairing=code]")).to_be_visible()


def test_after_a_minute_everything_is_forgotten(kiosk_at: At, sloviansk: RunningServer) -> None:
    kiosk = kiosk_at(sloviansk, clock=True).touches("language", "search").shows("search").types("pass")
    kiosk.stops_time().lets_pass(41)
    dialog = kiosk.page.locator("[data-dialog=warning]")
    expect(dialog).to_contain_text("Are you still here?")
    kiosk.touches("extend")
    expect(dialog).to_be_hidden()
    kiosk.page.clock.resume()
    expect(kiosk.shows("search").control("typed")).to_have_value("pass")
    kiosk.stops_time().lets_pass(41)
    expect(dialog).to_be_visible()
    kiosk.lets_pass(20)
    kiosk.page.clock.resume()
    kiosk.shows("purpose").titled("Оберіть мету звернення")
    expect(kiosk.touches("search").shows("search").control("typed")).to_have_value("")


def test_a_printed_ticket_leaves_the_screen_by_itself(kiosk_at: At, sloviansk: RunningServer, printer: Printer) -> None:
    kiosk = kiosk_at(sloviansk, clock=True)
    kiosk.takes_ticket()
    kiosk.stops_time()
    printer.prints()
    kiosk.says("Візьміть талон")
    kiosk.lets_pass(16)
    kiosk.page.clock.resume()
    kiosk.shows("purpose")


def test_a_paper_that_comes_late_is_told_as_long(kiosk_at: At, sloviansk: RunningServer, printer: Printer) -> None:
    kiosk = kiosk_at(sloviansk, clock=True)
    kiosk.takes_ticket()
    kiosk.stops_time().lets_pass(20)
    kiosk.shows("paperless")
    printer.prints()
    kiosk.says("Візьміть талон")
    kiosk.lets_pass(8)
    kiosk.says("Візьміть талон")
    kiosk.lets_pass(8)
    kiosk.page.clock.resume()
    kiosk.shows("purpose")
