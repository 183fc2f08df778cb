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
from queue_server.web.auth import Who, guard, public, staff
from tests.factories import make_ticket
from tests.web.conftest import House
from tests.web.people import Browser, refusal

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
