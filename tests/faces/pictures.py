"""`make screens`: each state of a screen that the suite finds open to everyone is kept as a picture, with an index.

A state that nobody checks is in no picture, and none is drawn by hand: what is seen here is what the tests saw.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Page

FOLDER = os.environ.get("QUEUE_TEST_SCREENS")
FACES = {
    "start": "The start page",
    "kiosk": "Kiosk",
    "hall-display": "Hall display",
    "operator-console": "Operator console",
    "booking": "Booking",
    "v": "The visitor's page",
    "queue": "The queue now",
}
LARGEST = 1080  # px of the shorter side of what is kept
SHRUNK = {"kiosk": 0.5, "hall-display": 0.5}  # their letters are large; the others stay legible at seven tenths
_taken: Counter[str] = Counter()


@dataclass(frozen=True, slots=True)
class Picture:
    """Where it lies, of which face, in which language, and what the page calls itself."""

    file: str
    face: str
    language: str
    title: str
    width: int
    height: int


def keep(page: Page) -> None:
    """Picture what is shown now, named after the test that looks at it. Does nothing in an ordinary run."""
    if FOLDER is None:
        return
    told = page.evaluate("({ language: document.documentElement.lang, title: document.title })")
    face = urlsplit(page.url).path.strip("/").split("/")[0] or "start"
    assert face in FACES, face
    name = f"{face}/{_test()}-{told['language']}"
    _taken[name] += 1
    file = Path(FOLDER) / f"{name}-{_taken[name]:02}.webp"
    file.parent.mkdir(parents=True, exist_ok=True)
    image = Image.open(BytesIO(page.screenshot(full_page=True, animations="disabled", caret="hide"))).convert("RGB")
    scale = min(1.0, LARGEST / min(image.size)) * SHRUNK.get(face, 0.7)
    image = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)
    image.save(file, quality=60, method=6)
    told_of = Picture(str(file.relative_to(FOLDER)), face, told["language"], told["title"], *image.size)
    file.with_suffix(".json").write_text(json.dumps(asdict(told_of), ensure_ascii=False), "utf-8")


def _test() -> str:
    """`tests/faces/test_kiosk_looks.py::test_the_way[uk-portrait] (call)` → kiosk-looks-the-way-portrait."""
    found = re.search(r"test_(\w+)\.py::test_(\w+)(?:\[(.*)\])?", os.environ.get("PYTEST_CURRENT_TEST", ""))
    file, test, how = found.groups() if found else ("", "screen", None)
    words = [file, test, *[word for word in re.split(r"[^a-z0-9]+", (how or "").lower()) if word not in ("uk", "en")]]
    return "-".join(word.replace("_", "-") for word in words if word)


def index(folder: Path) -> str:
    """What lies there, by face and test, the languages beside each other; the notes beside the pictures are used up."""
    pictures = []
    for note in sorted(folder.rglob("*.json")):
        pictures.append(Picture(**json.loads(note.read_text("utf-8"))))
        note.unlink()
    lines = ["# Every screen", "", "Made by `make screens` from the tests that look at each of them.", ""]
    for face, named in FACES.items():
        rows: dict[str, list[Picture]] = {}
        for each in pictures:
            if each.face == face:
                rows.setdefault(re.sub(r"-(uk|en)-(\d+)\.webp$", r" \2", each.file), []).append(each)
        lines += [f"## {named}", ""]
        for own in rows.values():
            own.sort(key=lambda one: one.language != "uk")
            titles = " · ".join(dict.fromkeys(each.title for each in own))
            shown = [f'<img src="{each.file}" alt="{each.language}" width="{min(each.width, 400)}">' for each in own]
            lines += [f"{titles}<br>", " ".join(shown), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    assert FOLDER is not None, "QUEUE_TEST_SCREENS names the folder"
    (Path(FOLDER) / "README.md").write_text(index(Path(FOLDER)), "utf-8")
