"""What was taken from elsewhere is what its table says, has its licence beside it, and is in use."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from tests.source_tree import FACES, ROOT

STATIC = ROOT / "queue_server" / "web" / "static"
TABLE = (STATIC / "vendor" / "README.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(\S+)` \| (\S+) .*\| (\S+) \| (\S+) \| `([0-9a-f]{64})` \|$", TABLE, re.M)
ICONS = STATIC / "icons"


@pytest.mark.parametrize(("name", "sum_"), [(row[0], row[4]) for row in ROWS])
def test_a_vendored_file_is_unchanged(name: str, sum_: str) -> None:
    assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == sum_


def test_every_vendored_file_stands_in_the_table() -> None:
    kept = [path for folder in ("vendor", "fonts") for path in (STATIC / folder).rglob("*") if path.is_file()]
    files = {str(path.relative_to(STATIC)) for path in kept if path.suffix in (".js", ".mjs", ".woff2", ".css")}
    assert files == {row[0] for row in ROWS}


@pytest.mark.parametrize(
    "licence", ["fonts/LICENSE", "icons/LICENSE", "vendor/fluent-bundle/LICENSE", "vendor/socket.io.LICENSE"]
)
def test_a_licence_lies_beside_its_files(licence: str) -> None:
    assert len((STATIC / licence).read_text("utf-8")) > 500


def sources() -> str:
    """Everything that may name an icon: pages, modules, views and the example centres."""
    folders = [ROOT / "queue_server", ROOT / "examples", *(ROOT / face for face in FACES)]
    endings = {".html", ".mjs", ".py", ".yaml", ".css"}
    paths = [path for folder in folders for path in folder.rglob("*") if path.suffix in endings]
    return "\n".join(path.read_text("utf-8") for path in paths)


def test_only_icons_in_use_are_kept() -> None:
    text = sources()
    kept = {path.stem for path in ICONS.glob("*.svg")}
    unused = {name for name in kept if not re.search(rf"""["'\s:(/]{re.escape(name)}(?:["'\s,)}}#.]|$)""", text, re.M)}
    assert not unused, sorted(unused)


def test_icons_named_in_examples_are_there() -> None:
    named = {
        icon
        for path in (ROOT / "examples").glob("*.yaml")
        for icon in re.findall(r"^\s*icon: ([\w-]+)", path.read_text("utf-8"), re.M)
    }
    assert named
    assert named <= {path.stem for path in ICONS.glob("*.svg")}


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_can_be_used_by_name_and_takes_the_colour_of_its_text(path: Path) -> None:
    source = path.read_text("utf-8")
    assert 'id="icon"' in source
    assert 'stroke="currentColor"' in source
    assert "@license lucide-static" in source
