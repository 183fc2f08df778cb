"""Default deny: who is let in where, what a forged request gets, and that another branch looks like none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from structlog.testing import capture_logs

from queue_server.models import DeviceKind, Role
from queue_server.web import auth
from queue_server.web.api import Resource
from queue_server.web.auth import Who, device, guard, public, staff
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


# --- who is let in -----------------------------------------------------------------------------------------------


def test_it_works(alice: Browser, bob: Browser, stranger: Browser) -> None:
    assert alice.get("branches/main/devices").status_code == 200
    assert bob.get("branches/main/devices").status_code == 200
    assert refusal(stranger.get("branches/main/devices")) == (401, "not_signed_in")


def test_nobody_comes_further_than_the_public_routes(house: House, stranger: Browser) -> None:
    guarded = [route for route in routes(house.app) if public not in route[2] and "static" not in route[1]]
    assert len(guarded) > 30
    for method, address, _rules in guarded:
        answer = stranger.send(method, filled(address, branch="main"), {} if method == "POST" else None)
        assert refusal(answer) == (401, "not_signed_in"), (method, address)


def test_a_device_is_let_in_only_where_its_kind_may(house: House) -> None:
    for kind in DeviceKind:
        agent = house.agent(kind)
        for method, address, rules in routes(house.app):
            if public in rules or not rules or any(rule.admits_kind(kind) for rule in rules):
                continue
            call = agent.get if method == "GET" else agent.post
            if method != "DELETE":
                assert refusal(call(filled(address, branch="main"))) == (403, "not_allowed"), (kind, method, address)


def test_a_person_is_let_in_only_with_a_role_for_it(house: House) -> None:
    house.employs("dora", Role.TECHNICIAN)
    dora = house.signed_in("dora")
    assert dora.get("branches/main/devices").status_code == 200
    assert refusal(dora.post("counters/x/open")) == (403, "not_allowed")
    assert refusal(house.signed_in("bob").post("pairings/look-up", {"code": "AAAA"})) == (403, "not_allowed")


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OPERATOR, {Role.OPERATOR}),
        (Role.RECEPTION, {Role.RECEPTION}),
        (Role.SUPERVISOR, {Role.OPERATOR, Role.RECEPTION, Role.SUPERVISOR}),
        (Role.MANAGER, {Role.OPERATOR, Role.RECEPTION, Role.SUPERVISOR, Role.MANAGER}),
        (Role.TECHNICIAN, {Role.TECHNICIAN}),
    ],
)
def test_a_role_includes_those_below_it(house: House, role: Role, may: set[Role]) -> None:
    app = house.app
    app._got_first_request = False  # the routes of this test come after the house has answered
    for asked in Role:

        @guard(staff(asked))
        def view() -> dict[str, bool]:
            acting = auth.actor("main")
            return {"supervisor": acting.supervisor, "reception": acting.reception}

        app.add_url_rule(f"/only/{asked.value}", f"only_{asked.value}", view)
    house.employs("eva", role)
    eva = house.signed_in("eva")
    answers = {asked: eva.get(f"/only/{asked.value}") for asked in Role}
    assert {asked for asked, answer in answers.items() if answer.status_code == 200} == may
    acting = next(answer.json for answer in answers.values() if answer.status_code == 200)
    assert acting == {"supervisor": Role.SUPERVISOR in may, "reception": Role.RECEPTION in may}


def test_a_view_without_a_guard_is_open_to_nobody(house: House, alice: Browser) -> None:
    house.app._got_first_request = False
    house.app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    with capture_logs() as logs:
        assert refusal(alice.get("/forgotten")) == (403, "not_allowed")
    assert {"event": "view_without_guard", "endpoint": "forgotten", "log_level": "error"} in logs


def test_a_view_named_static_is_no_static_file(house: House, stranger: Browser) -> None:
    house.app._got_first_request = False
    resource = Resource("odd", __name__)
    resource.add_url_rule("/odd", "static", lambda: "secret")
    house.app.register_blueprint(resource)
    assert refusal(stranger.get("odd")) == (403, "not_allowed")


def test_a_resource_takes_no_route_without_a_guard() -> None:
    resource = Resource("careless", __name__)
    with pytest.raises(TypeError, match="no guard"):

        @resource.get("/careless")
        def careless() -> str:
            return "secret"

    with pytest.raises(ValueError, match="without a rule"):
        guard()


def test_the_document_of_the_api_says_who_may(house: House, stranger: Browser) -> None:
    document: Any = stranger.get("/api/openapi.json").json
    paths = document["paths"]
    assert paths["/api/v1/session"]["get"]["security"] == [{"staff": []}]
    assert "security" not in paths["/api/v1/session"]["post"]
    ways = [next(iter(way)) for way in paths["/api/v1/branches/{branch}/tickets"]["post"]["security"]]
    assert ways == [Who.DEVICE, Who.STAFF]
    documented = {(method.upper(), address) for address, methods in paths.items() for method in methods}
    served = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", address))
        for method, address, _ in routes(house.app)
        if address.startswith("/api/v1/")
    }
    assert documented == served


# --- another branch ----------------------------------------------------------------------------------------------


def test_another_branch_looks_like_none(house: House, alice: Browser, charlie: Browser) -> None:
    found = 0
    for method, address, rules in routes(house.app):
        if "<string:branch>" not in address or public in rules:
            continue
        found += 1
        body = {} if method == "POST" else None
        foreign = charlie.send(method, filled(address, branch="main"), body)
        absent = charlie.send(method, filled(address, branch="nowhere"), body)
        if any(rule.who is Who.STAFF for rule in rules):
            assert refusal(foreign) == refusal(absent) == (404, "branch_unknown"), address
            assert foreign.json == absent.json
    assert found > 5
    assert alice.get("branches/main/devices").status_code == 200


def test_things_of_another_branch_look_like_none(house: House, alice: Browser, charlie: Browser) -> None:
    with house.store.write() as work:
        ticket = make_ticket(work.session, house.main)
    printer = house.main.devices[DeviceKind.PRINTER]
    own = {"ticket": ticket.id, "counter": house.main.counters["1"].id, "device": printer.id}
    tried = 0
    for method, address, rules in routes(house.app):
        named = re.findall(r"<string:(ticket|counter|device)>", address)
        if not named or public in rules or "speech" in address or all(rule.who is not Who.STAFF for rule in rules):
            continue
        tried += 1
        foreign = charlie.send(method, filled(address, **own), {} if method == "POST" else None)
        absent = charlie.send(method, filled(address), {} if method == "POST" else None)
        assert foreign.status_code in (400, 404), address  # 400: the body of this test is empty
        assert (foreign.status_code, foreign.json) == (absent.status_code, absent.json), address
    assert tried > 15
    assert alice.get(f"tickets/{ticket.id}").status_code == 200
    assert refusal(charlie.get(f"tickets/{ticket.id}")) == (404, "ticket_unknown")


def test_a_device_sees_its_own_branch_only(house: House) -> None:
    display = house.agent(DeviceKind.DISPLAY, "other")
    assert display.get("branches/other/board").status_code == 200
    assert refusal(display.get("branches/main/board")) == (404, "branch_unknown")


def test_a_role_in_one_branch_is_none_in_another(house: House) -> None:
    house.employs("bob", Role.OPERATOR, "other")
    house.employs("bob", Role.MANAGER, "other")
    bob = house.signed_in("bob")
    main, other = house.main.devices[DeviceKind.PRINTER], house.other.devices[DeviceKind.PRINTER]
    assert refusal(bob.post(f"devices/{main.id}/revoke")) == (403, "not_allowed"), "there he is an operator"
    assert bob.post(f"devices/{other.id}/revoke").status_code == 200


def test_a_closed_branch_is_gone(house: House, alice: Browser) -> None:
    with house.store.write() as work:
        branch = work.lock_branch(house.main.branch.id)
        branch.active = False
    assert refusal(alice.get("branches/main/devices")) == (404, "branch_unknown")


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
