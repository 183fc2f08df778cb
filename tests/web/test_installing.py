"""What a phone keeps of the own page: all that it needs, of one version, asked about again, and nothing of anybody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from booking import installing
from booking.views import blueprint
from tests.web.conftest import House
from tests.web.people import Browser


@pytest.fixture
def house(house: House) -> House:
    house.app.register_blueprint(blueprint)
    return house


def shell_of(browser: Browser) -> dict[str, object]:
    """What the worker's first line says."""
    first = browser.get("/v/worker.js").get_data(as_text=True).partition("\n")[0]
    told: dict[str, object] = json.loads(first.removeprefix("const SHELL = ").rstrip(";"))
    return told


def test_it_works(house: House, stranger: Browser) -> None:
    answer = stranger.get("/v/worker.js")
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]
    again = stranger.get("/v/worker.js", if_none_match=answer.headers["ETag"])
    assert again.status_code == 304


def test_all_that_is_kept_is_there_and_is_for_everybody(house: House, stranger: Browser) -> None:
    shell = shell_of(stranger)
    assert shell["pages"] == ["/v/", "/v/?language=uk", "/v/?language=en"]
    for address in [*shell["pages"], *shell["files"]]:  # type: ignore[misc]
        answer = stranger.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] != "no-store", address
        assert "Set-Cookie" not in answer.headers


def test_the_page_needs_nothing_that_is_not_kept(house: House, stranger: Browser) -> None:
    page, kept = stranger.get("/v/").get_data(as_text=True), shell_of(stranger)["files"]
    named = {part.partition('"')[0] for part in page.split('"/')[1:]}
    files = {f"/{name}" for name in named if name.endswith((".mjs", ".js", ".css", ".svg"))}
    assert len(files) > 20
    assert files <= set(kept)  # type: ignore[call-overload]


@pytest.mark.parametrize("changed", ["a template", "a word"])
def test_any_change_is_another_version(
    house: House, stranger: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, changed: str
) -> None:
    before = shell_of(stranger)
    assert shell_of(stranger) == before
    if changed == "a template":
        (tmp_path / "new.html").write_text("<p>", "utf-8")
        templates = installing._templates
        monkeypatch.setattr(installing, "_templates", lambda app: [*templates(app), tmp_path / "new.html"])
    else:
        monkeypatch.setattr(house.deps.catalogues, "source", lambda language, prefixes: "another word")
    house.app.extensions.pop(installing.SHELL)
    after = shell_of(stranger)
    assert after["version"] != before["version"]
    assert after["files"] == before["files"]


def test_the_manifest_speaks_the_readers_language(house: House, stranger: Browser) -> None:
    told = {language: stranger.get(f"/v/manifest.webmanifest?language={language}").json for language in ("uk", "en")}
    assert told["uk"]["name"] == "Електронна черга: мій талон"
    assert told["en"]["name"] == "Electronic queue: my ticket"
    assert told["en"]["start_url"] == "/v/?language=en"
    assert told["uk"]["id"] == told["en"]["id"] == "/v/"
    assert told["uk"]["theme_color"] == "#0b4a94"
