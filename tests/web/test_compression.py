"""What goes over the wire: text compressed once and asked about again, everything else as it is."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from queue_server.web import compression
from tests.running_server import ROOT
from tests.web.conftest import House
from tests.web.people import Browser

STATIC = ROOT / "queue_server" / "web" / "static"
GZIP = {"Accept_Encoding": "gzip, deflate, br"}


@pytest.mark.parametrize("name", ["base.css", "api.mjs", "vendor/socket.io.esm.min.js"])
def test_text_is_sent_small_and_whole(stranger: Browser, name: str) -> None:
    answer = stranger.get(f"/static/{name}", **GZIP)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(answer.data) == (STATIC / name).read_bytes()
    assert len(answer.data) == answer.content_length < (STATIC / name).stat().st_size / 1.5


def test_who_takes_no_gzip_gets_the_text_and_another_tag(stranger: Browser) -> None:
    small, plain = stranger.get("/static/base.css", **GZIP), stranger.get("/static/base.css")
    refused = stranger.get("/static/base.css", accept_encoding="gzip;q=0, identity")
    for answer in (plain, refused):
        assert "Content-Encoding" not in answer.headers
        assert answer.data == (STATIC / "base.css").read_bytes()
        assert "Accept-Encoding" in answer.headers["Vary"]
    assert small.headers["ETag"] != plain.headers["ETag"]


def test_what_did_not_change_is_not_sent_again(stranger: Browser) -> None:
    for coding in (GZIP, {}):
        first = stranger.get("/static/base.css", **coding)
        again = stranger.get("/static/base.css", if_none_match=first.headers["ETag"], **coding)
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert "Accept-Encoding" in again.headers["Vary"]
        assert again.headers["Cache-Control"] == "no-cache"


def test_a_file_is_compressed_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    compress = gzip.compress

    def counting(data: bytes, level: int, *, mtime: float) -> bytes:
        made.append(len(data))
        return compress(data, level, mtime=mtime)

    monkeypatch.setattr(compression.gzip, "compress", counting)
    sent = {house.browser().get("/static/base.css", **GZIP).data for _ in range(3)}
    assert (len(made), len(sent)) == (1, 1)


@pytest.mark.parametrize("name", ["fonts/onest-cyrillic.woff2", "icons/printer.svg", "training-band.mjs"])
def test_pictures_fonts_and_what_is_short_go_as_they_are(stranger: Browser, name: str) -> None:
    answer = stranger.get(f"/static/{name}", **GZIP)
    assert "Content-Encoding" not in answer.headers
    assert answer.data == Path(STATIC / name).read_bytes()


def test_a_part_of_a_file_is_a_part_of_the_file(stranger: Browser) -> None:
    answer = stranger.get("/static/base.css", range="bytes=0-9", **GZIP)
    assert answer.status_code == 206
    assert answer.data == (STATIC / "base.css").read_bytes()[:10]


@pytest.mark.parametrize("path", ["session", "branches", "/healthz"])
def test_what_may_hold_a_secret_is_never_compressed(stranger: Browser, path: str) -> None:
    assert "Content-Encoding" not in stranger.get(path, **GZIP).headers
