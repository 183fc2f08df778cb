"""Every text a person reads, by key and language: Fluent catalogues, Ukrainian where a translation is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

FALLBACK = "uk"
FOLDER = Path(__file__).parent / "catalogues"
ENTRY = re.compile(r"(-?[A-Za-z][\w-]*) *=")


class UnknownKey(KeyError):
    """A key that stands in no catalogue: a mistake of the code, found by tests."""


class Catalogues:
    """The catalogues of an installation. `languages` lists what is there, Ukrainian first."""

    def __init__(self, sources: dict[str, str]) -> None:
        if FALLBACK not in sources:
            raise ValueError(f"no catalogue for {FALLBACK}")
        self.languages = (FALLBACK, *sorted(set(sources) - {FALLBACK}))
        self._catalogues = {language: _Catalogue(language, source) for language, source in sources.items()}

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Catalogues:
        """Read `<language>*.ftl` of the folder; files of one language are one catalogue."""
        sources: dict[str, str] = {}
        for path in sorted(folder.glob("*.ftl")):
            language = path.name.split(".")[0]
            sources[language] = sources.get(language, "") + path.read_text("utf-8") + "\n"
        return cls(sources)

    def text(self, language: str, key: str, /, **arguments: Any) -> str:
        """The text of `key`, in Ukrainian where `language` lacks it. Raises UnknownKey."""
        for candidate in (language, FALLBACK):
            if self.has(candidate, key):
                return self._catalogues[candidate].text(key, arguments)
        raise UnknownKey(key)

    def has(self, language: str, key: str) -> bool:
        """Whether `language` itself translates `key` (else the reader gets Ukrainian, marked as such)."""
        return language in self._catalogues and key in self._catalogues[language].entries

    def keys(self, language: str) -> set[str]:
        return set(self._catalogues[language].entries)

    def source(self, language: str, prefixes: Iterable[str]) -> str:
        """The Fluent source of all keys that begin with a prefix, for the browser's own bundle."""
        wanted = tuple(prefixes)
        own = self._catalogues[language].entries if language in self._catalogues else {}
        merged = {**self._catalogues[FALLBACK].entries, **own}
        return "".join(entry for key, entry in merged.items() if key.startswith(wanted))


class _Catalogue:
    """One language: `entries` are its messages as they stand in the files, by key. Each is parsed when it is first
    wanted: parsing all of them would take a server a second and 20 MB at every start."""

    def __init__(self, language: str, source: str) -> None:
        self.entries = dict(_entries(source))
        self._bundle = FluentBundle([language], use_isolating=False)

    def text(self, key: str, arguments: dict[str, Any]) -> str:
        self._parse(key)
        pattern = self._bundle.get_message(key).value
        assert pattern is not None, "a message has a text"
        text, _problems = self._bundle.format_pattern(pattern, arguments)
        return str(text)

    def _parse(self, key: str) -> None:
        """The entry, and those that it refers to."""
        if self._bundle.has_message(key) or key not in self.entries:
            return
        parsed = FluentParser(with_spans=False).parse(self.entries[key])
        if not all(isinstance(entry, ast.Message) for entry in parsed.body):
            raise ValueError(f"a catalogue has an entry that Fluent cannot read: {self.entries[key]!r}")
        self._bundle.add_resource(parsed)
        references = _References()
        references.visit(parsed)
        for each in references.found:
            self._parse(each)


class _References(Visitor):
    """The keys of other messages within one."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802  (named by the library)
        self.found.append(node.id.name)


def _entries(source: str) -> Iterable[tuple[str, str]]:
    """Key and source of each message; only its first line begins at the margin. Raises ValueError for a line that is
    neither a message's nor a comment."""
    for part in re.split(r"^(?=[^\s}])", source, flags=re.M):
        if not part.strip() or part.startswith("#"):
            continue
        begin = ENTRY.match(part)
        if begin is None:
            raise ValueError(f"a catalogue has a line that Fluent cannot read: {part!r}")
        yield begin[1], part.rstrip() + "\n"
