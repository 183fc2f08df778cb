"""The pictures and videos of the hall over the API: for displays and staff of the branch alone, in parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from queue_server.models import DeviceKind
from tests.adapters.test_slides import WEBM, picture
from tests.web.conftest import House
from tests.web.people import Agent, Browser, refusal


@pytest.fixture
def display(house: House) -> Agent:
    return house.agent(DeviceKind.DISPLAY)


@pytest.fixture
def folder(house: House) -> Path:
    made = Path(house.deps.settings.data_dir) / "slides" / "main"
    made.mkdir(parents=True, exist_ok=True)
    (made / "Графік.png").write_bytes(picture("PNG"))
    (made / "b.webm").write_bytes(WEBM)
    (made / "c.txt").write_text("no picture")
    return made


def test_it_works(alice: Browser, display: Agent, folder: Path) -> None:
    told = display.get("branches/main/slides").json
    assert (told["shown"], told["seconds"]) == (False, 15)
    assert [(slide["name"], slide["kind"]) for slide in told["slides"]] == [
        ("b.webm", "video"),
        ("Графік.png", "image"),
    ]
    assert told["refused"] == [{"name": "c.txt", "reason": "kind"}]
    alice.post("branches/main/settings/hall", {"values": {"slides": True, "slide_seconds": 30}})
    told = alice.get("branches/main/slides").json
    assert (told["shown"], told["seconds"]) == (True, 30)
    image = display.get(told["slides"][1]["url"])
    assert (image.mimetype, image.data) == ("image/png", picture("PNG"))
    assert image.headers["X-Content-Type-Options"] == "nosniff"


def test_a_video_is_sent_in_parts(display: Agent, folder: Path) -> None:
    answer = display.client.get(
        "/api/v1/branches/main/slides/b.webm", headers=display.headers | {"Range": "bytes=4-9"}, buffered=True
    )
    assert (answer.status_code, answer.data, answer.mimetype) == (206, WEBM[4:10], "video/webm")


def test_nothing_else_is_given_out(house: House, display: Agent, charlie: Browser, folder: Path) -> None:
    for name in ("c.txt", "nothing.png", "..%2F..%2Fsecret-key"):
        assert display.get(f"branches/main/slides/{name}").status_code == 404
    assert refusal(charlie.get("branches/main/slides")) == (404, "branch_unknown")
    assert house.browser().get("branches/main/slides").status_code == 401
