"""Devices: a token becomes a cookie, what they say of themselves reaches staff, a lost one is locked out."""

from __future__ import annotations

import pytest
from sqlmodel import select

from queue_server.models import AuditEntry, Device, DeviceKind
from queue_server.services import device_states, devices
from tests.fakes import FrozenClock, RecordingPublisher
from tests.web.conftest import House, MakeApplication
from tests.web.people import Agent, Browser, refusal

READY = {"online": True, "paper": "ok", "cover": "closed", "error": None}


def changes(published: RecordingPublisher) -> list[str]:
    return [each.event.state for each in published.published if each.event.name == "device:changed"]  # type: ignore[attr-defined]


def test_it_works(house: House, stranger: Browser) -> None:
    token = house.device(DeviceKind.DISPLAY, zone="hall")
    answer = stranger.post("device/session", {"token": token})
    assert answer.status_code == 200
    told = answer.json["device"]
    assert {name: told[name] for name in ("kind", "branch", "zone", "counter")} == {
        "kind": "display", "branch": "main", "zone": "hall", "counter": None,
    }  # fmt: skip
    again = stranger.get("device").json
    assert (again["device"], again["csrf"], again["printer"]) == (told, answer.json["csrf"], None)


def test_the_cookie_is_kept_from_scripts_and_other_sites(house: House, stranger: Browser) -> None:
    cookie = stranger.post("device/session", {"token": house.device(DeviceKind.KIOSK)}).headers["Set-Cookie"]
    assert cookie.startswith("queue-device-kiosk=")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Max-Age=34560000" in cookie, "as long as browsers allow"
    assert stranger.get("device").headers["Set-Cookie"].startswith("queue-device-kiosk="), "and renewed at each start"


def test_under_tls_the_cookie_belongs_to_this_host_alone(house: House, make_application: MakeApplication) -> None:
    browser = Browser(make_application(base_url="https://queue.example.org"))
    body = {"token": house.device(DeviceKind.KIOSK)}
    answer = browser.post("device/session", body, origin="https://queue.example.org")
    assert answer.headers["Set-Cookie"].startswith("__Host-queue-device-kiosk=")


def test_a_kiosk_knows_its_printer(house: House) -> None:
    printer = house.main.devices[DeviceKind.PRINTER]
    kiosk = Agent(house.app, f"Device {house.device(DeviceKind.KIOSK, printer=printer.id)}")
    told = kiosk.get("device").json["printer"]
    assert (told["id"], told["online"], told["condition"]) == (printer.id, False, "offline")


@pytest.mark.parametrize("token", ["x" * 43, "a" * 20, "А" * 43, "x" * 43 + "=", ""])
def test_a_wrong_token_opens_nothing(stranger: Browser, token: str) -> None:
    answer = stranger.post("device/session", {"token": token})
    assert refusal(answer) in {(401, "device_unknown"), (400, "invalid_request")}
    assert "Set-Cookie" not in answer.headers


def test_guessing_tokens_is_slowed_down(stranger: Browser) -> None:
    codes = [refusal(stranger.post("device/session", {"token": "x" * 43}))[0] for _ in range(31)]
    assert codes == [401] * 30 + [429]


def test_only_a_hash_of_the_token_is_stored(house: House) -> None:
    token = house.device(DeviceKind.KIOSK)
    with house.store.read() as session:
        stored = session.exec(select(Device.token_hash)).all()
    assert len(token) == 43, "256 bits"
    assert token not in stored


def test_another_site_cannot_make_a_browser_a_device(house: House, stranger: Browser) -> None:
    body = {"token": house.device(DeviceKind.KIOSK)}
    assert refusal(stranger.post("device/session", body, origin="https://evil.example")) == (403, "foreign_origin")


# --- what a device says of itself --------------------------------------------------------------------------------


def test_staff_see_what_a_printer_says(house: House, alice: Browser, published: RecordingPublisher) -> None:
    agent = house.agent(DeviceKind.PRINTER)
    assert agent.post("device/state", {"printer": READY}).json == {"condition": "ok"}
    assert agent.post("device/state", {"printer": READY | {"paper": "out"}}).json == {"condition": "paper_out"}
    listed = next(each for each in alice.get("branches/main/devices").json["devices"] if each["state"])
    assert listed["state"]["printer"]["paper"] == "out"
    assert (listed["condition"], listed["online"]) == ("paper_out", True)
    assert changes(published) == ["ok", "paper_out"]


def test_the_same_state_again_is_no_news(house: House, published: RecordingPublisher, clock: FrozenClock) -> None:
    agent = house.agent(DeviceKind.PRINTER)
    for _ in range(3):
        agent.post("device/state", {"printer": READY})
        clock.advance(seconds=10)
    assert changes(published) == ["ok"]


@pytest.mark.parametrize(
    ("printer", "condition"),
    [
        (READY, "ok"),
        (READY | {"paper": "near_end"}, "paper_near_end"),
        (READY | {"paper": "out", "online": False, "error": "no_paper"}, "paper_out"),
        (READY | {"cover": "open", "online": False, "error": "cover_open"}, "cover_open"),
        (READY | {"online": False, "error": "unreachable"}, "printer_off"),
        (READY | {"error": "cutter"}, "printer_error"),
    ],
)
def test_a_printers_state_is_one_word_for_staff(house: House, printer: dict[str, object], condition: str) -> None:
    assert house.agent(DeviceKind.PRINTER).post("device/state", {"printer": printer}).json["condition"] == condition


def test_a_printer_that_falls_silent_is_in_trouble_one_that_never_answers_is_not(house: House) -> None:
    mute = {"online": True, "paper": "unknown", "cover": "unknown", "error": "no_answer"}
    agent = house.agent(DeviceKind.PRINTER)
    assert agent.post("device/state", {"printer": mute}).json["condition"] == "ok"
    agent.post("device/state", {"printer": READY})
    assert agent.post("device/state", {"printer": mute}).json["condition"] == "printer_error"


@pytest.mark.parametrize(
    "body",
    [
        {"printer": {"paper": "ok"}},
        {"printer": READY | {"paper": "plenty"}},
        {"printer": READY | {"error": "<script>"}},
        {"printer": "ready"},
        {"mood": "fine"},
    ],
)
def test_a_state_that_is_none_is_refused(house: House, body: dict[str, object]) -> None:
    assert refusal(house.agent(DeviceKind.PRINTER).post("device/state", body)) == (400, "invalid_request")


# --- whether it is there -----------------------------------------------------------------------------------------


def test_a_screen_is_missed_after_five_seconds(house: House, clock: FrozenClock, published: RecordingPublisher) -> None:
    kiosk = house.main.devices[DeviceKind.KIOSK].id
    with house.store.write() as work:
        assert device_states.mark_present(work, [kiosk]) == [kiosk]
    with house.store.write() as work:
        assert device_states.mark_present(work, [kiosk]) == [], "it has not been away"
    clock.advance(seconds=5)
    with house.store.write() as work:
        assert device_states.mark_silent(work) == []
    clock.advance(seconds=0.1)
    with house.store.write() as work:
        assert device_states.mark_silent(work) == [kiosk]
        assert device_states.mark_silent(work) == []
    assert changes(published) == ["ok", "offline"]


def test_a_printer_is_missed_after_fifteen_seconds(house: House, clock: FrozenClock) -> None:
    house.agent(DeviceKind.PRINTER).post("device/state", {"printer": READY})
    clock.advance(seconds=15)
    with house.store.read() as session:
        assert device_states.silent(session, clock.now()) == []
        clock.advance(seconds=0.1)
        assert len(device_states.silent(session, clock.now())) == 1


def test_devices_of_two_branches_are_told_each_in_its_own(
    house: House, clock: FrozenClock, published: RecordingPublisher
) -> None:
    both = [centre.devices[DeviceKind.KIOSK].id for centre in (house.main, house.other)]
    with house.store.write() as work:
        device_states.mark_present(work, both)
    assert sorted(each.branch for each in published.published) == ["main", "other"]


# --- a lost one --------------------------------------------------------------------------------------------------


def test_a_revoked_device_is_locked_out_at_once(
    house: House, alice: Browser, stranger: Browser, published: RecordingPublisher
) -> None:
    token = house.device(DeviceKind.KIOSK)
    own = stranger.post("device/session", {"token": token}).json["device"]["id"]
    assert alice.post(f"devices/{own}/revoke").status_code == 200
    assert refusal(stranger.get("device")) == (401, "not_signed_in")
    assert refusal(Agent(house.app, f"Device {token}").get("device")) == (401, "device_unknown")
    assert devices.living_devices(house.store, [own]) == set()
    assert changes(published) == ["revoked"]
    assert own not in {each["id"] for each in alice.get("branches/main/devices").json["devices"]}


def test_only_who_is_in_charge_revokes(house: House, bob: Browser, charlie: Browser) -> None:
    kiosk = house.main.devices[DeviceKind.KIOSK].id
    assert refusal(bob.post(f"devices/{kiosk}/revoke")) == (403, "not_allowed")
    assert refusal(charlie.post(f"devices/{kiosk}/revoke")) == (404, "device_unknown")
    assert devices.living_devices(house.store, [kiosk]) == {kiosk}


def test_revoking_is_audited_once(house: House, alice: Browser) -> None:
    kiosk = house.main.devices[DeviceKind.KIOSK].id
    first = alice.post(f"devices/{kiosk}/revoke")
    assert alice.post(f"devices/{kiosk}/revoke").json == first.json
    with house.store.read() as session:
        entries = session.exec(select(AuditEntry).where(AuditEntry.action == "device:revoked")).all()
    assert [entry.subject for entry in entries] == [kiosk]
    assert entries[0].staff_id == alice.get("session").json["staff"]["id"]


def test_one_browser_may_be_a_kiosk_in_one_tab_and_a_display_in_another(house: House, stranger: Browser) -> None:
    """As anybody does who tries the links of the example: neither takes the other's place."""
    tokens = {kind: house.device(kind) for kind in (DeviceKind.KIOSK, DeviceKind.DISPLAY)}
    page = {kind: stranger.post("device/session", {"token": token}).json["csrf"] for kind, token in tokens.items()}
    wanted = {"purpose": "consultation", "sphere": "documents"}
    assert stranger.post("branches/main/tickets", wanted, x_csrf_token=page[DeviceKind.KIOSK]).status_code == 201
    assert refusal(stranger.post("branches/main/tickets", wanted, x_csrf_token=page[DeviceKind.DISPLAY])) == (
        403, "not_allowed",
    )  # fmt: skip
    assert stranger.get("branches/main/board").status_code == 200
