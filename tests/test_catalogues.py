"""The catalogues are whole: one language says what the other says, and every key that code names is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from queue_server.catalogue import FOLDER, Catalogues
from queue_server.domain.errors import QueueError
from tests.source_tree import ROOT, Module, files, modules, without_script_comments

CATALOGUES = Catalogues.load()
UKRAINIAN = CATALOGUES.keys("uk")
PREFIXES = sorted({key.split("-")[0] for key in UKRAINIAN})
OTHERS = [language for language in CATALOGUES.languages if language != "uk"]


def variables(language: str, key: str) -> set[str]:
    return set(re.findall(r"\$([a-z_]+)", CATALOGUES.source(language, [key])))


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_the_same(language: str) -> None:
    assert CATALOGUES.keys(language) ^ UKRAINIAN == set()
    different = {key for key in UKRAINIAN if variables(language, key) != variables("uk", key)}
    assert different == set()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ftl")), ids=lambda path: path.name)
def test_every_entry_can_be_read(path: Path) -> None:
    """A server reads an entry only when somebody wants it: a mistake must not wait for that."""
    parsed = FluentParser().parse(path.read_text("utf-8")).body
    assert [entry.content for entry in parsed if isinstance(entry, fluent.Junk)] == []
    assert [entry.id.name for entry in parsed if isinstance(entry, fluent.Term)] == []
    messages = {entry.id.name for entry in parsed if isinstance(entry, fluent.Message)}
    language = path.name.split(".")[0]
    for key in messages:
        again = FluentParser().parse(CATALOGUES.source(language, [key])).body
        assert key in {entry.id.name for entry in again if isinstance(entry, fluent.Message)}, key
        CATALOGUES.text(language, key)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ftl")), ids=lambda path: path.name)
def test_no_key_stands_twice(path: Path) -> None:
    language = path.name.split(".")[0]
    own = re.findall(r"^([a-z][\w-]*) =", path.read_text("utf-8"), re.M)
    elsewhere = [
        key
        for other in FOLDER.glob(f"{language}*.ftl")
        if other != path
        for key in re.findall(r"^([a-z][\w-]*) =", other.read_text("utf-8"), re.M)
    ]
    assert len(own) == len(set(own))
    assert set(own) & set(elsewhere) == set()


def is_known(key: str) -> bool:
    """A key of the catalogue; one that ends in a hyphen is the beginning of several, completed at run time."""
    return key in UKRAINIAN if not key.endswith("-") else any(known.startswith(key) for known in UKRAINIAN)


def keys_in_markup(path: Path) -> Iterator[str]:
    """Keys given literally to t(…) in templates and browser modules."""
    source = path.read_text("utf-8")
    if path.suffix == ".mjs":
        source = without_script_comments(source)
    yield from re.findall(r"""\bt\(\s*["']([\w-]+)["']""", source)


def keys_in_code(module: Module) -> Iterator[str]:
    """Literals that have the form of a key and begin like those of a catalogue."""
    form = re.compile(rf"(?:{'|'.join(PREFIXES)})(?:-[a-z0-9_]+)+-?")
    joined = {id(part) for node in ast.walk(module.tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    yield from (
        str(node.value) for node in module.texts() if id(node) not in joined and form.fullmatch(str(node.value))
    )


@pytest.mark.parametrize("path", files(".html", ".mjs"), ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_name_keys_that_are_there(path: Path) -> None:
    assert {key for key in keys_in_markup(path) if not is_known(key)} == set()


COMMANDS = {"kiosk-agent", "hall-display-agent"}
"""Names of programs, which look like keys."""


def test_code_names_keys_that_are_there() -> None:
    unknown = {(module.name, key) for module in modules() for key in keys_in_code(module) if not is_known(key)}
    assert {(module, key) for module, key in unknown if key not in COMMANDS} == set()


REFUSALS = {kind.__name__ for kind in (QueueError, *QueueError.__subclasses__())}


def error_codes(module: Module) -> Iterator[str]:
    """Codes that a module raises: `raise Refused("counter_busy", …)`."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name):
            given = node.exc.args[0] if node.exc.args else None
            if node.exc.func.id in REFUSALS and isinstance(given, ast.Constant):
                yield str(given.value)


def test_every_error_has_its_words() -> None:
    wanted = {f"error-{code}" for module in modules() for code in error_codes(module)}
    assert wanted - UKRAINIAN == set()


def test_every_text_can_be_said() -> None:
    """No text breaks on the values that it is given: all its variables as numbers, then as words."""
    for language in CATALOGUES.languages:
        for key in UKRAINIAN:
            for value in (1, 3, 5, "А-012"):
                assert CATALOGUES.text(language, key, **dict.fromkeys(variables(language, key), value)).strip()
