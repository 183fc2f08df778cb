"""The house is in order: files stay short, libraries are declared and pinned, units are valid."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.source_tree import ROOT, Module, files, modules

LONGEST_FILE = 300
LONGEST_FUNCTION = 60
PINS = sorted((ROOT / "requirements").glob("*.txt"))


COME_ALONG = {"itsdangerous", "jinja2", "pydantic_core", "werkzeug"}
"""The other half of pydantic and the parts of Flask: declared with them."""


def declared(*groups: str) -> set[str]:
    """Distributions that pyproject.toml names for the product, and for these groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = [*project["project"]["dependencies"]]
    for group in groups:
        lines += project["dependency-groups"][group]
    return {_plain(Requirement(line).name) for line in lines}


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def test_every_library_is_declared() -> None:
    distributions = packages_distributions()
    missing = {
        (module.name, name)
        for module in modules()
        for name in module.outside - COME_ALONG
        if not {_plain(found) for found in distributions.get(name, [])} & declared()
    }
    assert missing == set()


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_module_begins_with_what_it_is_for(module: Module) -> None:
    if module.path.name == "__init__.py" and not module.tree.body:
        return
    assert (ast.get_docstring(module.tree) or "").split("\n")[0].endswith((".", ":")), module.path


def test_no_file_grows_long() -> None:
    paths = [*files(".py", ".mjs", ".css", ".html"), *(ROOT / "tests").rglob("*.py")]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in paths}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_grows_long() -> None:
    found = {
        module.at(node.lineno): (node.end_lineno or 0) - node.lineno + 1
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {place: length for place, length in found.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_pins_are_exact_hashed_and_without_addresses(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=sha256:)", text, re.M)
    for pin in re.split(r"\n(?=\S)", text):
        if not pin.startswith("#"):
            assert re.match(r"[a-z0-9-]+==[^ ]+ .*--hash=sha256:[0-9a-f]{64}", pin.replace("\n", ""), re.S), pin


@pytest.mark.parametrize(("pins", "groups"), [("build", ["build"]), ("runtime", []), ("dev", ["dev"]), ("cups", [])])
def test_what_is_declared_is_pinned(pins: str, groups: list[str]) -> None:
    pinned = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements" / f"{pins}.txt").read_text("utf-8"), re.M))
    wanted = declared(*groups) if pins != "build" else declared("build") - declared()
    assert wanted - pinned == set(), "run `make pins`"


def test_units_are_valid() -> None:
    units = sorted((ROOT / "systemd").glob("*.service"))
    assert len(units) >= 5
    checked = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_every_target_of_make_explains_itself() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = set(re.findall(r"^\.PHONY: (\S+)", makefile, re.M)) - {"system"}
    told = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert {line.split()[0] for line in told.stdout.splitlines()} == phony


def test_every_setting_stands_in_the_example() -> None:
    from queue_server.settings import Settings

    known = {f"QUEUE_{name.upper()}" for name in Settings.model_fields}
    # The agents':
    known |= {"QUEUE_SERVER", "QUEUE_DEVICE_TOKEN", "QUEUE_DEVICE_TOKEN_FILE", "QUEUE_PRINTER", "QUEUE_PLAYER"}
    explained = re.findall(r"^#(QUEUE_[A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.M)
    assert known ^ set(explained) == set()
