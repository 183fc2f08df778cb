"""Forged requests and guessed codes: what a browser is made to send, and what a stranger tries."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from structlog.testing import capture_logs

from queue_server.models import DeviceKind
from queue_server.web import auth
from queue_server.web.auth import device, guard, public, staff
from queue_server.web.identity import identity
from tests.factories import make_ticket
from tests.fakes import MONDAY_MORNING
from tests.web.conftest import House, MakeApplication
from tests.web.people import PASSWORD, Agent, Browser, refusal

CHANGE = "branches/main/suspend"  # any member of staff may
BODY = {"reason": "other"}


def routes(app: Flask) -> Iterator[tuple[str, str, tuple[auth.Rule, ...]]]:
    """Every (method, address, guard) of the application; `<…>` stands where something is to be named."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            view = app.view_functions[rule.endpoint]
            yield method, rule.rule, getattr(view, "guard", ())


def filled(address: str, **names: str) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: names.get(found[1], "x"), address)


# --- forged requests ---------------------------------------------------------------------------------------------


def test_a_change_needs_the_token_of_its_page(house: House, bob: Browser, alice: Browser) -> None:
    assert refusal(bob.post(CHANGE, BODY, x_csrf_token="")) == (403, "csrf_failed")
    assert refusal(bob.post(CHANGE, BODY, x_csrf_token="0" * 64)) == (403, "csrf_failed")
    assert refusal(bob.post(CHANGE, BODY, x_csrf_token=alice.csrf)) == (403, "csrf_failed"), "another's token"
    assert bob.post(CHANGE, BODY).status_code == 200


def test_the_token_dies_with_its_session(house: House, bob: Browser) -> None:
    old = bob.csrf
    bob.sign_in("bob")
    assert bob.csrf != old
    assert refusal(bob.post(CHANGE, BODY, x_csrf_token=old)) == (403, "csrf_failed")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://localhost.evil.example"},
        {"origin": "http://localhost:8001"},
        {"origin": "null"},
        {"origin": "", "sec_fetch_site": "cross-site"},
    ],
)
def test_a_change_from_another_site_is_refused_though_its_token_is_right(bob: Browser, headers: dict[str, str]) -> None:
    assert refusal(bob.post(CHANGE, BODY, **headers)) == (403, "foreign_origin")


def test_without_tls_any_name_of_this_server_is_its_own(bob: Browser) -> None:
    bob.client.set_cookie("queue-staff", bob.cookie("queue-staff") or "", domain="10.0.0.5")
    assert bob.post(CHANGE, BODY, origin="http://10.0.0.5:8000", host="10.0.0.5:8000").status_code == 200


def test_under_tls_only_the_configured_name_is_its_own(house: House, make_application: MakeApplication) -> None:
    browser = Browser(make_application(base_url="https://queue.example.org"))
    body = {"login": "bob", "password": PASSWORD}
    for origin in ("http://queue.example.org", "https://other.example.org", "http://localhost"):
        assert refusal(browser.post("session", body, origin=origin)) == (403, "foreign_origin")
    assert browser.post("session", body, origin="https://queue.example.org").status_code == 200


def test_a_header_needs_no_token_and_no_origin(house: House) -> None:
    assert house.agent(DeviceKind.KIOSK).post("branches/main/bell").status_code == 201


def test_the_token_may_come_from_a_forms_field(house: House, bob: Browser) -> None:
    house.app._got_first_request = False

    @guard(staff())
    def take() -> dict[str, str]:
        return {"who": identity().staff.login}  # type: ignore[union-attr]

    house.app.add_url_rule("/form", "form", take, methods=["POST"])
    assert bob.client.post("/form", data={"csrf_token": bob.csrf}).json == {"who": "bob"}
    assert refusal(bob.client.post("/form", data={"csrf_token": "x"})) == (403, "csrf_failed")


def test_of_two_identities_in_one_browser_the_page_decides(house: House, bob: Browser) -> None:
    """The kiosk's browser in which a member of staff is signed in as well."""
    token = house.device(DeviceKind.KIOSK)
    kiosk = bob.post("device/session", {"token": token}).json["csrf"]
    house.app._got_first_request = False

    @guard(staff(), device())
    def who() -> dict[str, str]:
        asking = identity()
        return {"who": asking.staff.login if asking.staff else asking.device.name}  # type: ignore[union-attr]

    house.app.add_url_rule("/who", "who", who, methods=["GET", "POST"])
    assert bob.post("/who").json == {"who": "bob"}
    assert bob.post("/who", x_csrf_token=kiosk).json == {"who": "main kiosk"}
    assert bob.get("/who").json == {"who": "bob"}


def test_a_page_may_be_for_a_device_or_for_everybody(house: House, stranger: Browser) -> None:
    house.app._got_first_request = False

    @guard(device(DeviceKind.KIOSK), public)
    def page() -> dict[str, bool]:
        return {"device": identity().device is not None}

    house.app.add_url_rule("/page", "page", page)
    assert stranger.get("/page").json == {"device": False}
    stranger.post("device/session", {"token": house.device(DeviceKind.DISPLAY)})
    assert stranger.get("/page").json == {"device": False}, "a display is no kiosk"
    stranger.post("device/session", {"token": house.device(DeviceKind.KIOSK)})
    assert stranger.get("/page").json == {"device": True}


# --- headers and codes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("authorization", "code"),
    [
        ("Device " + "x" * 43, "device_unknown"),
        ("Device", "device_unknown"),
        ("Bearer abc", "scheme_unknown"),
        ("Basic YWxpY2U6cGFzc3dvcmQ=", "scheme_unknown"),
        ("Visit 123456789012", "code_unknown"),
        ("Visit А-001", "code_unknown"),
    ],
)
def test_a_wrong_credential_is_refused(house: House, authorization: str, code: str) -> None:
    assert refusal(Agent(house.app, authorization).get("device")) == (401, code)


def _code(house: House) -> str:
    with house.store.write() as work:
        ticket = make_ticket(work.session, house.main, issued_at=MONDAY_MORNING)
        code = house.deps.codes.make(ticket.id, ticket.code_version)
        ticket.code_hash = house.deps.codes.stored(code)
    return code


def test_a_visitor_is_let_in_by_the_code_in_any_usual_form(house: House) -> None:
    code = _code(house)
    for typed in (code, f"{code[:4]}-{code[4:8]}-{code[8:]}", f" {code[:4]} {code[4:8]} {code[8:]} "):
        assert Agent(house.app, f"Visit {typed}").get("visit/qr").status_code == 200


def test_guessing_codes_is_slowed_down_by_address_but_hits_are_not_counted(house: House) -> None:
    code = _code(house)
    for _ in range(40):
        assert Agent(house.app, f"Visit {code}").get("visit/qr").status_code == 200
    wrong = Agent(house.app, "Visit 000000000000")
    codes = [refusal(wrong.get("visit/qr")) for _ in range(11)]
    assert codes == [(401, "code_unknown")] * 10 + [(429, "too_many_requests")]
    assert refusal(Agent(house.app, f"Visit {code}").get("visit/qr"))[0] == 429, "no oracle for who went on guessing"
    assert Agent(house.app, f"Visit {code}", "203.0.113.9").get("visit/qr").status_code == 200


def test_guessing_from_everywhere_raises_the_alarm(house: House) -> None:
    code = _code(house)
    with capture_logs() as logs:
        for number in range(201):
            guesser = Agent(house.app, "Visit 000000000000", f"203.0.{number}.1")
            assert refusal(guesser.get("visit/qr"))[0] == 401
    alarms = [entry for entry in logs if entry.get("alarm")]
    assert [entry["event"] for entry in alarms] == ["visit_codes_are_being_guessed"]
    assert "000000000000" not in str(logs)
    again = Agent(house.app, "Visit 000000000001", "203.0.5.1")
    assert refusal(again.get("visit/qr")) == (429, "too_many_requests"), "one miss was enough now"
    assert Agent(house.app, f"Visit {code}", "198.51.100.1").get("visit/qr").status_code == 200


def test_the_number_alone_authorises_nothing(house: House) -> None:
    with house.store.write() as work:
        number = make_ticket(work.session, house.main).number
    assert refusal(Agent(house.app, f"Visit {number}").get("visit/qr")) == (401, "code_unknown")
