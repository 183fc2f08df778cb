"""The folder of pictures and videos that the halls of the centre show: what lies there is looked at first."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from queue_server.domain.slides import Slide

NAME = re.compile(r"\w[\w .()-]{0,79}")  # a plain name: no way out of the folder, nothing hidden
IMAGES = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
VIDEOS = {".mp4": (4, b"ftyp"), ".webm": (0, b"\x1a\x45\xdf\xa3")}  # where its sign stands, and the sign
LARGEST_IMAGE, LARGEST_VIDEO = 10 * 1024**2, 300 * 1024**2
MOST_PIXELS = 40_000_000
MOST = 50


class SlideFolder:
    """`root`/<branch key> where there is such a folder, else `root` itself for every branch."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen: dict[tuple[Path, int, int], str | None] = {}

    def listed(self, branch: str) -> list[Slide]:
        try:
            files = sorted(file for file in self._folder(branch).iterdir() if not file.is_dir())
        except OSError:
            return []
        found: list[Slide] = []
        for file in files:
            slide = self._slide(file)
            shown = sum(each.refused is None for each in found)
            found.append(Slide(slide.name, refused="many") if slide.refused is None and shown >= MOST else slide)
        return found

    def path(self, branch: str, name: str) -> Path | None:
        file = self._folder(branch) / name
        return file if NAME.fullmatch(name) and self._slide(file).refused is None else None

    def _folder(self, branch: str) -> Path:
        own = self._root / branch
        return own if own.is_dir() else self._root

    def _slide(self, file: Path) -> Slide:
        kind = file.suffix.lower()
        if not NAME.fullmatch(file.name) or file.is_symlink() or not file.is_file():
            return Slide(file.name, refused="name")
        if kind not in IMAGES and kind not in VIDEOS:
            return Slide(file.name, refused="kind")
        try:
            told = file.stat()
        except OSError:
            return Slide(file.name, refused="content")
        if told.st_size > (LARGEST_IMAGE if kind in IMAGES else LARGEST_VIDEO):
            return Slide(file.name, refused="size")
        seen = file, told.st_mtime_ns, told.st_size
        if seen not in self._seen:
            self._seen[seen] = _fault(file, kind)
        version = f"{told.st_mtime_ns:x}-{told.st_size:x}"
        return Slide(file.name, "image" if kind in IMAGES else "video", version, self._seen[seen])


def _fault(file: Path, kind: str) -> str | None:
    """Whether the content is what the name promises, as far as its beginning tells."""
    try:
        if kind in VIDEOS:
            at, sign = VIDEOS[kind]
            with file.open("rb") as opened:
                return None if opened.read(at + len(sign))[at:] == sign else "content"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file, formats=[IMAGES[kind]]) as image:
                large = image.width * image.height > MOST_PIXELS
                return "size" if large else "content" if getattr(image, "is_animated", False) else None
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError, SyntaxError):
        return "content"
