"""One envelope for every refusal, in the asking one's language, with nothing of the inside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from queue_server.catalogue import Catalogues
from queue_server.domain import errors
from queue_server.models import DeviceKind
from queue_server.web.auth import guard, public
from queue_server.web.errors import HTTP_CODES
from tests.source_tree import Module, modules
from tests.web.conftest import House
from tests.web.people import Browser, refusal

KINDS = {kind.__name__ for kind in vars(errors).values() if isinstance(kind, type)}
UNRAISED = {"internal_error", *HTTP_CODES.values()}


def raised_codes() -> Iterator[tuple[str, str]]:
    """(code, place) of every QueueError that is made anywhere in the product, also by a class of its own."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and _named(node.func) in KINDS and node.args:
                yield from _literal(node, module)
            if isinstance(node, ast.ClassDef) and {_named(base) for base in node.bases} & KINDS:
                inner = (call for call in ast.walk(node) if isinstance(call, ast.Call) and call.args)
                for call in inner:
                    if ast.unparse(call.func) == "super().__init__":
                        yield from _literal(call, module)


def written_words() -> set[str]:
    """Every text that stands in the product's own modules: a code that is handed on before it is raised, too."""
    nodes = (node for module in modules() for node in ast.walk(module.tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _literal(call: ast.Call, module: Module) -> Iterator[tuple[str, str]]:
    first = call.args[0]
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value, module.at(call.lineno)


def _named(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def test_it_works(stranger: Browser) -> None:
    answer = stranger.get("session")
    assert refusal(answer) == (401, "not_signed_in")
    assert answer.json["error"]["message"] == "Увійдіть, будь ласка, до системи."
    assert answer.content_type == "application/json"


def test_every_code_has_a_text_in_each_language(catalogues: Catalogues) -> None:
    codes = dict(raised_codes())
    assert len(codes) > 50, "the search has lost the codes"
    for language in catalogues.languages:
        missing = {
            code: codes.get(code, "web/errors.py")
            for code in sorted({*codes, *UNRAISED})
            if not catalogues.has(language, f"error-{code}")
        }
        assert missing == {}, language


def test_every_text_belongs_to_a_code(catalogues: Catalogues) -> None:
    named = {f"error-{code}" for code in written_words() | UNRAISED}
    for language in catalogues.languages:
        assert {key for key in catalogues.keys(language) if key.startswith("error-")} - named == set()


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (errors.Invalid, 400),
        (errors.NotSignedIn, 401),
        (errors.Forbidden, 403),
        (errors.NotFound, 404),
        (errors.Refused, 409),
        (errors.TooMany, 429),
        (errors.Unavailable, 503),
    ],
)
def test_each_kind_has_its_status(house: House, stranger: Browser, kind: type[errors.QueueError], status: int) -> None:
    _view(house, kind("database_busy", seen={"b", "a"}, at=house.deps.clock.now(), retry_after=7))
    answer = stranger.get("/broken")
    assert refusal(answer) == (status, "database_busy")
    details = answer.json["error"]["details"]
    assert sorted(details["seen"]) == ["a", "b"]
    assert details["at"] == "2026-03-02T08:00:00+00:00"
    assert answer.headers.get("Retry-After") == ("7" if status in (429, 503) else None)


def test_a_surprise_tells_nothing_of_the_inside(
    house: House, stranger: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One that a server in this process has used already keeps where it wrote to.
    monkeypatch.setattr("queue_server.web.errors.log", structlog.get_logger())
    _view(house, RuntimeError("the password is 1234"))
    with capture_logs() as logs:
        answer = stranger.get("/broken")
    assert refusal(answer) == (500, "internal_error")
    assert "1234" not in answer.text
    reference = answer.json["error"]["details"]["reference"]
    entry = next(entry for entry in logs if entry["event"] == "unexpected_error")
    assert (entry["reference"], entry["route"]) == (reference, "/broken"), "the person can name it to the technician"


def test_a_database_that_does_not_answer_is_no_mystery(house: House, stranger: Browser) -> None:
    _view(house, OperationalError("SELECT secret", {"name": "Оксана"}, Exception("disk is full")))
    with capture_logs() as logs:
        answer = stranger.get("/broken")
    assert refusal(answer) == (503, "database_busy")
    assert "Оксана" not in answer.text + str(logs)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({}, "Увійдіть"),
        ({"accept_language": "en-GB,en;q=0.9"}, "Please"),
        ({"accept_language": "de,fr;q=0.9"}, "Увійдіть"),
        ({"x_language": "en"}, "Please"),
        ({"x_language": "en", "accept_language": "uk"}, "Please"),
        ({"x_language": "xx"}, "Увійдіть"),
    ],
)
def test_the_message_is_in_the_persons_language(stranger: Browser, asked: dict[str, str], message: str) -> None:
    assert stranger.get("session", **asked).json["error"]["message"].startswith(message)


def test_the_address_may_name_the_language(stranger: Browser) -> None:
    answer = stranger.get("session?language=en", accept_language="uk")
    assert answer.json["error"]["message"] == "Please sign in."


@pytest.mark.parametrize(
    ("content", "headers", "expected"),
    [
        (b"{", {}, (400, "malformed_json")),
        (b"[]", {}, (400, "malformed_json")),
        (b'"{}"', {}, (400, "malformed_json")),
        (b"null", {}, (400, "malformed_json")),
        (b"\xff\xfe{}", {}, (400, "malformed_json")),
        (b"[" * 50_000, {}, (400, "malformed_json")),
        (b'{"a":' * 700 + b"1" + b"}" * 700, {}, (400, "malformed_json")),
        (b'{"login": ' + b"1" * 5000 + b"}", {}, (400, "malformed_json")),
        (b"login=alice", {"Content-Type": "text/plain"}, (415, "unsupported_media_type")),
        (b"{}", {}, (400, "invalid_request")),
        (b"", {}, (400, "invalid_request")),
        (b'{"login": "a", "password": "' + b"x" * 70_000 + b'"}', {}, (413, "too_large")),
        (b'{"login": "a", "password": "' + b"x" * 10_000 + b'"}', {}, (400, "invalid_request")),
        (b'{"login": "a", "password": "b", "role": "manager"}', {}, (400, "invalid_request")),
        (b'{"login": "\\ud800", "password": "b"}', {}, (400, "invalid_request")),
        (b'{"login": "a\\u0000b", "password": "b"}', {}, (400, "malformed_json")),
        (b'{"login": "a", "password": "b", "more": [{"\\u0000": 1}]}', {}, (400, "malformed_json")),
        (b'{"login": "a\\tb\\u202e", "password": "b"}', {}, (401, "sign_in_failed")),
    ],
)
def test_a_malformed_body_is_refused(
    stranger: Browser, content: bytes, headers: dict[str, str], expected: tuple[int, str]
) -> None:
    own = {"Content-Type": "application/json", "Origin": "http://localhost"} | headers
    assert refusal(stranger.client.post("/api/v1/session", data=content, headers=own)) == expected


def test_a_refused_field_is_named_but_not_repeated(stranger: Browser) -> None:
    answer = stranger.post("session", {"login": "alice", "password": {"nested": "secret"}})
    assert refusal(answer) == (400, "invalid_request")
    error: Any = answer.json["error"]
    assert error["details"] == {"field": "password", "fields": {"password": "string_type"}}
    assert "password" in error["message"]
    assert "secret" not in answer.text


def test_unknown_addresses_and_methods(stranger: Browser) -> None:
    assert refusal(stranger.get("nothing")) == (404, "not_found")
    answer = stranger.send("PUT", "session", {})
    assert refusal(answer) == (405, "method_not_allowed")
    assert set(answer.headers["Allow"].split(", ")) >= {"GET", "POST", "DELETE"}


@pytest.mark.parametrize("address", ["/api/v1/branches/a%00b/menu", "/api/v1/branches/main/menu?zone=%0a", "/x%00"])
def test_control_characters_in_an_address_lead_nowhere(stranger: Browser, address: str) -> None:
    assert refusal(stranger.get(address)) == (404, "not_found")


def test_a_page_is_answered_with_a_page(house: House, stranger: Browser) -> None:
    answer = stranger.get("/nothing?language=en", accept="text/html")
    assert answer.status_code == 404
    assert answer.mimetype == "text/html"
    assert "There is no such page." in answer.text
    assert 'lang="en"' in answer.text
    assert stranger.get("nothing", accept="text/html").mimetype == "application/json", "the API stays the API"


def test_a_page_for_a_device_of_the_hall_is_ukrainian(house: House, stranger: Browser) -> None:
    stranger.post("device/session", {"token": house.device(DeviceKind.KIOSK)})
    answer = stranger.get("branches/other/devices", accept_language="en")
    assert answer.status_code == 403


def _view(house: House, problem: Exception) -> None:
    @guard(public)
    def broken() -> None:
        raise problem

    house.app._got_first_request = False
    house.app.add_url_rule("/broken", "broken", broken)
