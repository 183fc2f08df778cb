"""Pictures and videos beside the calls: in turns, never over a call, and a broken one is passed over."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from queue_server.models import Branch
from tests.faces import pictures
from tests.faces.accessibility import assert_accessible
from tests.faces.hall import AtCounter, Hall
from tests.people import Kiosk
from tests.running_server import RunningServer, changed

pytest_plugins = ["tests.faces.hall_fixtures"]

SLOW = 20_000
# A video as a browser makes it: a second of a canvas whose colour changes.
FILM = """async () => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [320, 180];
  const context = canvas.getContext("2d");
  const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: "video/webm" });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  for (let turn = 0; turn < 12; turn += 1) {
    context.fillStyle = `hsl(${turn * 30} 80% 40%)`;
    context.fillRect(0, 0, 320, 180);
    await new Promise((resolve) => setTimeout(resolve, 80));
  }
  recorder.stop();
  await ended;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


@pytest.fixture(scope="module")
def film(hall_browser: Browser) -> bytes:
    page = hall_browser.new_page()
    made = base64.b64decode(page.evaluate(FILM))
    page.close()
    return made


@pytest.fixture
def folder(hall_server: RunningServer) -> Path:
    """The folder of this branch, whose hall shows what lies there, a picture for five seconds."""
    installation = hall_server.installation
    made = installation.data_dir / "slides" / installation.branch
    made.mkdir(parents=True)
    Image.new("RGB", (1600, 900), "#2a6f97").save(made / "1.png")
    with changed(installation) as session:
        session.get_one(Branch, installation.centre.branch.id).hall = {"slides": True, "slide_seconds": 5}
    return made


def test_pictures_and_videos_take_turns_beside_the_calls(
    hall_browser: Browser,
    hall_server: RunningServer,
    hall_visitors: Kiosk,
    at_counter: AtCounter,
    folder: Path,
    film: bytes,
) -> None:
    (folder / "2.webm").write_bytes(film[: len(film) // 3])  # broken off, so it never ends
    (folder / "3.webm").write_bytes(b"\x1a\x45\xdf\xa3" + bytes(2000))
    (folder / "4.webm").write_bytes(film)
    hall = Hall.opened(hall_browser, hall_server).is_ready()
    image, video = hall.page.locator("[data-slide-image]"), hall.page.locator("[data-slide-video]")
    expect(image).to_be_visible(timeout=SLOW)
    expect(video).to_have_attribute("src", re.compile(r"/slides/4\.webm"), timeout=3 * SLOW)
    assert video.evaluate("video => [video.muted, video.controls]") == [True, False]
    pictures.keep(hall.page)
    assert_accessible(hall.page)
    number = hall_visitors.visitor_takes_ticket()["number"]
    at_counter(1).calls_next()
    hall.shows(number)
    expect(hall.page.locator("[data-columns]")).to_be_visible()
    box, hero = (hall.page.locator(one).bounding_box() for one in ("[data-columns]", "[data-hero]"))
    assert box is not None
    assert hero is not None
    assert box["y"] >= hero["y"] + hero["height"], "nothing stands over a call"
    hall.until_told("end")
    pictures.keep(hall.page)
    hall.closes()


def test_who_wants_no_motion_sees_no_video(
    hall_browser: Browser, hall_server: RunningServer, folder: Path, film: bytes
) -> None:
    (folder / "0.webm").write_bytes(film)
    hall = Hall.opened(hall_browser, hall_server, motion="reduce").is_ready()
    expect(hall.page.locator("[data-slide-image]")).to_be_visible(timeout=SLOW)
    hall.page.wait_for_timeout(6000)
    assert hall.page.locator("[data-slide-video]").get_attribute("src") is None
    hall.closes()
