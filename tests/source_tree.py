"""The product's own sources as the tests of the house read them: modules, what they import, what they say."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[1]
FACES = ("kiosk", "hall_display", "operator_console", "booking")
PACKAGES = ("queue_server", *FACES)
_LEFT_OUT = ("vendor", "versions", "__pycache__")  # others' code, and what alembic writes


@dataclass(frozen=True)
class Import:
    target: str
    line: int

    @property
    def top(self) -> str:
        return self.target.split(".", maxsplit=1)[0]

    @property
    def ours(self) -> bool:
        return self.top in (*PACKAGES, "sounds")


@dataclass(frozen=True)
class Module:
    """One Python file. `name` is dotted: `queue_server.domain.tickets`."""

    path: Path

    @cached_property
    def name(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text("utf-8"), str(self.path))

    @property
    def outside(self) -> set[str]:
        """Top-level names of other people's packages that this module imports."""
        names = {imported.top for imported in self.imports if not imported.ours}
        return names - set(sys.stdlib_module_names)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Everything imported anywhere in the file, relative names made absolute."""
        return tuple(self._imports())

    def _imports(self) -> Iterator[Import]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (Import(alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = self._absolute(node)
                for alias in node.names:
                    # `from queue_server import adapters` imports the module, not a name of the package.
                    inner = f"{origin}.{alias.name}"
                    yield Import(inner if _is_module(inner) else origin, node.lineno)

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.name.split(".")
        if self.path.name != "__init__.py":
            package = package[:-1]
        package = package[: len(package) - (node.level - 1)]
        return ".".join([*package, *([node.module] if node.module else [])])

    def texts(self) -> Iterator[ast.Constant]:
        """Every string literal that is no docstring."""
        documentation = {
            id(node.body[0].value)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        # The line under a constant that explains it is documentation too.
        documentation |= {id(node.value) for node in ast.walk(self.tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
                yield node

    def at(self, line: int) -> str:
        return f"{self.path.relative_to(ROOT)}:{line}"


def _is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def files(*suffixes: str) -> list[Path]:
    """The product's files with these suffixes, without vendored and generated ones."""
    found = (path for package in (*PACKAGES, "sounds") for path in (ROOT / package).rglob("*") if path.is_file())
    return sorted(
        path for path in found if path.suffix in suffixes and not set(path.relative_to(ROOT).parts) & set(_LEFT_OUT)
    )


@lru_cache(maxsize=1)
def modules() -> tuple[Module, ...]:
    return tuple(Module(path) for path in files(".py"))


def without_script_comments(source: str) -> str:
    """JavaScript without its comments; strings stay (an address holds `//` too)."""
    token = re.compile(r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|//[^\n]*|/\*.*?\*/""", re.S)
    return token.sub(lambda match: match.group(1) or " ", source)


class _Words(HTMLParser):
    """Collects what a person would read in a template: text and the attributes that are read out."""

    READ_OUT = ("alt", "aria-label", "aria-description", "placeholder", "title")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._keyboard = False

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None and not self._keyboard:
            self.found.append((self.getpos()[0], data))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._keyboard = tag == "kbd"  # the name on a key is no word
        self.found += [(self.getpos()[0], value or "") for name, value in attributes if name in self.READ_OUT]

    def handle_endtag(self, tag: str) -> None:
        self._keyboard = False


def words_in_template(source: str) -> list[tuple[int, str]]:
    """Line and text of the literal words of a Jinja template: what no catalogue holds."""

    def blank(match: re.Match[str]) -> str:
        return "\n" * match.group().count("\n")

    # These blocks of base.html fill attributes of its first tags.
    source = re.sub(r"\{% block (?:theme|body_attributes) %\}.*?\{% endblock %\}", blank, source)
    parser = _Words()
    parser.feed(re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", blank, source, flags=re.S))
    return [(line, text.strip()) for line, text in parser.found if re.search(r"[^\W\d_]{2,}", text)]


def sentences_in_script(source: str) -> list[str]:
    """Literals of a browser module that look like words for a person: `"Take a ticket"`, or anything Cyrillic."""
    code = re.sub(r"new [A-Z]\w*Error\([^)]*\)", "", without_script_comments(source))
    literals = [found.group()[1:-1] for found in re.finditer(r""""[^"\n]*"|'[^'\n]*'|`[^`]*`""", code)]
    return [text for text in literals if re.search(r"[\u0400-\u04ff]|^[A-Z][a-z]+(?: [a-zA-Z]+)+", text)]
