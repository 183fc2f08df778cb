"""What answers tell the browser: strict policies, nothing kept, files asked about again."""

from __future__ import annotations

import pytest

from queue_server.web.auth import guard, public
from tests.web.conftest import House, MakeApplication
from tests.web.people import Browser


@pytest.mark.parametrize("path", ["session", "branches", "/nothing", "/api/openapi.json", "/static/nothing.css"])
def test_every_answer_is_protected(stranger: Browser, path: str) -> None:
    headers = stranger.get(path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "*" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Server" not in headers or "Python" not in headers["Server"]


@pytest.mark.parametrize("path", ["/static/base.css", "/static/api.mjs", "/static/icons/printer.svg"])
def test_a_file_runs_nothing_and_is_short_about_it(stranger: Browser, path: str) -> None:
    headers = stranger.get(path).headers
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert len(str(headers)) < 500


@pytest.mark.parametrize("path", ["session", "branches", "/nothing", "/api/openapi.json"])
def test_answers_are_kept_nowhere(stranger: Browser, path: str) -> None:
    assert stranger.get(path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/static/base.css", "no-cache"),
        ("/static/api.mjs", "no-cache"),
        ("/static/fonts/onest-cyrillic.woff2", "public, max-age=604800"),
        ("/static/icons/printer.svg", "public, max-age=604800"),
        ("/static/nothing.css", "no-store"),
    ],
)
def test_files_are_cached_by_their_kind(stranger: Browser, path: str, caching: str) -> None:
    assert stranger.get(path).headers["Cache-Control"] == caching


def test_a_file_that_did_not_change_is_not_sent_again(stranger: Browser) -> None:
    first = stranger.get("/static/base.css")
    again = stranger.get("/static/base.css", if_none_match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")


def test_a_view_may_say_it_better(house: House, stranger: Browser) -> None:
    @guard(public)
    def framed() -> tuple[str, dict[str, str]]:
        return "", {"Content-Security-Policy": "frame-ancestors https://council.example", "Cache-Control": "max-age=9"}

    house.app.add_url_rule("/framed", "framed", framed)
    headers = stranger.get("/framed").headers
    assert headers["Content-Security-Policy"] == "frame-ancestors https://council.example"
    assert headers["Cache-Control"] == "max-age=9"


def test_only_tls_is_told_to_stay(make_application: MakeApplication) -> None:
    assert "Strict-Transport-Security" not in Browser(make_application()).get("branches").headers
    secured = Browser(make_application(base_url="https://queue.example.org")).get("branches")
    assert secured.headers["Strict-Transport-Security"] == "max-age=31536000"
