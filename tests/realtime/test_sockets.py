"""The sockets: who may listen to what, and that everybody gets every seq of the branch exactly once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
import requests
from socketio.exceptions import ConnectionError as Refused

from benchmarks.displays import displays
from queue_server.models import Branch, Device, Role
from tests.people import TIMEOUT, Kiosk, Operator
from tests.realtime.listeners import Screen
from tests.running_server import PASSWORD, RunningServer, changed, install, serve

KINDS = {"board": "display", "kiosk": "kiosk", "printer": "printer"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serve(install(tmp_path_factory.mktemp("centre"), counters=4)) as running:
        yield running
        assert running.errors() == []


@pytest.fixture
def screen(server: RunningServer) -> Iterator[Callable[..., Screen]]:
    """Opens a screen by the kind of its device; closes all of them."""
    opened: list[Screen] = []

    def open_screen(kind: str | None = None, **options: str) -> Screen:
        token = server.installation.tokens[kind] if kind else None
        opened.append(Screen(server.url, token, **options))
        return opened[-1]

    yield open_screen
    for each in opened:
        each.leaves()


@pytest.fixture
def sign_in(server: RunningServer) -> Iterator[Callable[[str], tuple[requests.Session, str]]]:
    """Signs a person in; the session and its cookie as a header."""
    sessions: list[requests.Session] = []

    def sign_in(login: str) -> tuple[requests.Session, str]:
        sessions.append(requests.Session())
        return sessions[-1], cookie_of(server, sessions[-1], login)

    yield sign_in
    for session in sessions:
        session.close()


def cookie_of(server: RunningServer, session: requests.Session, login: str) -> str:
    answer = session.post(f"{server.url}/api/v1/session", json={"login": login, "password": PASSWORD}, timeout=TIMEOUT)
    assert answer.status_code == 200, answer.text
    return "; ".join(f"{name}={value}" for name, value in session.cookies.items())


def test_it_works(server: RunningServer, screen: Callable[..., Screen]) -> None:
    display = screen("display")
    answer = display.subscribes("board")
    assert answer["ok"]
    snapshot = display.is_shown()
    assert (snapshot["view"], snapshot["seq"]) == ("board", answer["seq"])
    Kiosk(server).visitor_takes_ticket()
    display.hears(lambda told: "ticket:issued" in [name for name, _ in told])


def test_every_view_gets_every_seq_once_and_in_order(server: RunningServer, screen: Callable[..., Screen]) -> None:
    screens = {view: screen(kind) for view, kind in KINDS.items()}
    screens["queue"] = screen()
    first = {view: each.subscribes(view)["seq"] for view, each in screens.items()}
    operator = Operator(server, "1").signs_in().opens_counter()
    for _ in range(5):
        Kiosk(server).visitor_takes_ticket()
    called = operator.calls_next()
    assert called is not None
    operator.does("start", called["id"])
    operator.does("finish", called["id"], outcome="consulted")
    last = operator.desk()["seq"]
    for view, each in screens.items():
        each.hears(lambda told: any(t.get("seq", 0) >= last for name, t in told if name != "heartbeat"))
        expected = list(range(first[view] + 1, last + 1))
        assert each.seqs()[: len(expected)] == expected, view
    assert "print:changed" not in screens["board"].facts(), "a hall display learns nothing of printers"
    assert set(screens["printer"].facts()) == {"print:changed"}


def test_a_wrong_token_is_refused_at_the_door(server: RunningServer) -> None:
    with pytest.raises(Refused):
        Screen(server.url, "no such token")


@pytest.mark.parametrize(
    ("kind", "view", "branch", "code"),
    [
        ("kiosk", "board", "main", "not_allowed"),
        ("kiosk", "console", "main", "not_allowed"),
        ("display", "printer", "main", "not_allowed"),
        ("display", "board", "elsewhere", "not_allowed"),
        (None, "board", "main", "not_allowed"),
        (None, "console", "main", "not_allowed"),
        (None, "queue", "elsewhere", "branch_unknown"),
        ("display", "secrets", "main", "view_unknown"),
        ("display", ["board"], "main", "view_unknown"),
        ("display", "board", {"key": "main"}, "view_unknown"),
    ],
)
def test_nobody_hears_what_is_not_for_them(
    screen: Callable[..., Screen], kind: str | None, view: object, branch: object, code: str
) -> None:
    stranger = screen(kind)
    answer = stranger.subscribes(view, branch)
    assert (answer["ok"], answer["error"]["code"]) == (False, code)
    assert stranger.told == []


def test_an_operator_hears_the_console_and_a_technician_does_not(
    server: RunningServer, screen: Callable[..., Screen], sign_in: Callable[[str], tuple[requests.Session, str]]
) -> None:
    centre = server.installation.centre
    _session, cookie = sign_in(centre.operators["2"].login)
    assert screen(cookie=cookie).subscribes("console")["ok"]
    _session, cookie = sign_in(centre.staff[Role.TECHNICIAN].login)
    assert screen(cookie=cookie).subscribes("console")["error"]["code"] == "not_allowed"


def test_signing_out_closes_the_open_sockets(
    server: RunningServer, screen: Callable[..., Screen], sign_in: Callable[[str], tuple[requests.Session, str]]
) -> None:
    session, cookie = sign_in(server.installation.centre.operators["3"].login)
    console = screen(cookie=cookie)
    assert console.subscribes("console")["ok"]
    csrf = session.get(f"{server.url}/api/v1/session", timeout=TIMEOUT).json()["csrf"]
    session.delete(f"{server.url}/api/v1/session", headers={"X-CSRF-Token": csrf}, timeout=TIMEOUT)
    assert console.gone.wait(60)


def test_an_oversized_frame_costs_only_its_sender(server: RunningServer, screen: Callable[..., Screen]) -> None:
    flooder, display = screen("kiosk"), screen("display")
    display.subscribes("board")
    flooder.sends("subscribe", {"view": "board", "branch": "x" * 100_000})
    assert flooder.gone.wait(60)
    Kiosk(server).visitor_takes_ticket()
    display.hears(lambda told: "ticket:issued" in [name for name, _ in told])


@pytest.mark.parametrize("nonsense", [None, 7, "board", [], {"view": None}, {"event": "x"}])
def test_nonsense_gets_a_code(screen: Callable[..., Screen], nonsense: object) -> None:
    display = screen("display")
    assert display.says("subscribe", nonsense)["error"]["code"] == "view_unknown"
    assert display.says("announced", nonsense)["error"]["code"] == "not_allowed"
    assert display.subscribes("board")["ok"]


def test_a_thousand_frames_a_second_leave_others_served(server: RunningServer, screen: Callable[..., Screen]) -> None:
    flooder, display = screen("kiosk"), screen("display")
    display.subscribes("board")
    for _ in range(3000):
        flooder.sends("nobody:listens", {"x": 1})
    Kiosk(server).visitor_takes_ticket()
    display.hears(lambda told: "ticket:issued" in [name for name, _ in told])


def test_the_heartbeat_carries_the_seq(server: RunningServer, screen: Callable[..., Screen]) -> None:
    display = screen("display")
    seq = display.subscribes("board")["seq"]
    told = display.hears(lambda told: any(name == "heartbeat" for name, _ in told))
    assert next(t["seq"] for name, t in told if name == "heartbeat") >= seq


def is_noted(server: RunningServer, display: Screen) -> None:
    """The server has noted that the display is there, and has told all that has happened until now."""
    until = time.monotonic() + 60
    while True:
        with changed(server.installation) as session:
            device = session.get_one(Device, server.installation.device_ids["display"])
            seq = session.get_one(Branch, server.installation.centre.branch.id).seq
            if device.online:
                break
        assert time.monotonic() < until, "the display was never noted"
        time.sleep(0.05)
    display.hears(lambda told: any(t.get("seq", 0) >= seq for name, t in told if name != "heartbeat"))


def test_the_displays_of_the_benches_hear_every_fact(server: RunningServer, screen: Callable[..., Screen]) -> None:
    """They read their frames themselves, up to five hundred in one thread."""
    operator = Operator(server, "4").signs_in().opens_counter()
    beside = screen("display")
    beside.subscribes("board")
    is_noted(server, beside)
    with displays(server, 3) as shown:
        Kiosk(server).visitor_takes_ticket()
        called = operator.calls_next()
        assert called is not None
        beside.hears(lambda told: any(name == "ticket:called" and t["seq"] == called["seq"] for name, t in told))
        heard = shown.leave()
    assert [seq for seq, _at in heard.calls] == [called["seq"]] * 3
    assert heard.facts == [heard.facts[0]] * 3
    assert heard.facts[0] >= 3, "issued, its paper, called"
