"""What of a centre's folder may be shown in the hall: plain names, known kinds, bounded sizes, true contents."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from queue_server.adapters import slides
from queue_server.adapters.slides import SlideFolder


def picture(kind: str, size: tuple[int, int] = (16, 9)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, "navy").save(file, kind)
    return file.getvalue()


WEBM = b"\x1a\x45\xdf\xa3" + bytes(50)
MP4 = b"\0\0\0\x20ftypisom" + bytes(50)
FOLDER = {
    "01 Графік.png": (picture("PNG"), None),
    "02.JPG": (picture("JPEG"), None),
    "03.webp": (picture("WEBP"), None),
    "04.webm": (WEBM, None),
    "05.mp4": (MP4, None),
    "06.png": (picture("JPEG"), "content"),
    "07.mp4": (b"<html>" + bytes(50), "content"),
    "08.jpg": (b"", "content"),
    "09.svg": (b"<svg/>", "kind"),
    "10": (b"", "kind"),
    ".hidden.png": (picture("PNG"), "name"),
    "a\nb.png": (picture("PNG"), "name"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (content, _reason) in FOLDER.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_it_works(folder: Path) -> None:
    found = SlideFolder(folder).listed("main")
    assert {slide.name: slide.refused for slide in found} == {name: reason for name, (_c, reason) in FOLDER.items()}
    assert [slide.name for slide in found] == sorted(FOLDER)
    assert [slide.kind for slide in found if slide.refused is None] == ["image", "image", "image", "video", "video"]


def test_a_branch_may_have_a_folder_of_its_own(folder: Path) -> None:
    (folder / "far").mkdir()
    (folder / "far" / "own.png").write_bytes(picture("PNG"))
    assert [slide.name for slide in SlideFolder(folder).listed("far")] == ["own.png"]
    assert SlideFolder(folder).path("far", "02.JPG") is None
    assert SlideFolder(folder / "nowhere").listed("main") == []


def test_nothing_leads_out_of_the_folder(folder: Path) -> None:
    outside = folder.parent / "secret.png"
    outside.write_bytes(picture("PNG"))
    os.symlink(outside, folder / "link.png")
    kept = SlideFolder(folder)
    for name in ("../secret.png", str(outside), "link.png", "..", "", ".hidden.png", "06.png"):
        assert kept.path("main", name) is None, name
    assert kept.path("main", "02.JPG") == folder / "02.JPG"


def test_what_is_too_large_or_too_much_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slides, "LARGEST_IMAGE", 200_000)
    monkeypatch.setattr(slides, "MOST", 2)
    (tmp_path / "a.png").write_bytes(picture("PNG", (9000, 5000)))
    (tmp_path / "b.png").write_bytes(bytes(300_000))
    for name in "cde":
        (tmp_path / f"{name}.png").write_bytes(picture("PNG"))
    assert [slide.refused for slide in SlideFolder(tmp_path).listed("main")] == ["size", "size", None, None, "many"]


def test_a_file_that_is_mended_is_shown(tmp_path: Path) -> None:
    kept, file = SlideFolder(tmp_path), tmp_path / "a.png"
    file.write_bytes(b"broken")
    assert kept.listed("main")[0].refused == "content"
    file.write_bytes(picture("PNG"))
    assert kept.listed("main")[0].refused is None
