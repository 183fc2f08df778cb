"""Every text a person reads, by key and language: Fluent catalogues, Ukrainian where a translation is missing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, FluentSerializer, ast

FALLBACK = "uk"
FOLDER = Path(__file__).parent / "catalogues"


class UnknownKey(KeyError):
    """A key that stands in no catalogue: a mistake of the code, found by tests."""


class Catalogues:
    """The catalogues of an installation. `languages` lists what is there, Ukrainian first."""

    def __init__(self, sources: dict[str, str]) -> None:
        if FALLBACK not in sources:
            raise ValueError(f"no catalogue for {FALLBACK}")
        self.languages = (FALLBACK, *sorted(set(sources) - {FALLBACK}))
        parsed = {language: FluentParser(with_spans=False).parse(source) for language, source in sources.items()}
        self._bundles = {language: _bundle(language, read) for language, read in parsed.items()}
        self._messages = {language: _messages(read) for language, read in parsed.items()}

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
            bundle = self._bundles.get(candidate)
            if bundle is not None and bundle.has_message(key):
                pattern = bundle.get_message(key).value
                assert pattern is not None, "a message has a text"
                text, _problems = bundle.format_pattern(pattern, arguments)
                return str(text)
        raise UnknownKey(key)

    def has(self, language: str, key: str) -> bool:
        """Whether `language` itself translates `key` (else the reader gets Ukrainian, marked as such)."""
        return key in self._messages.get(language, {})

    def keys(self, language: str) -> set[str]:
        return set(self._messages[language])

    def source(self, language: str, prefixes: Iterable[str]) -> str:
        """The Fluent source of all keys that begin with a prefix, for the browser's own bundle."""
        wanted = tuple(prefixes)
        merged = {**self._messages[FALLBACK], **self._messages.get(language, {})}
        return "".join(source for key, source in merged.items() if key.startswith(wanted))


def _bundle(language: str, parsed: ast.Resource) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(parsed)
    return bundle


def _messages(parsed: ast.Resource) -> dict[str, str]:
    serializer = FluentSerializer()
    found: dict[str, str] = {}
    for entry in parsed.body:
        if isinstance(entry, ast.Junk):
            raise ValueError(f"a catalogue has a line that Fluent cannot read: {entry.content!r}")
        if isinstance(entry, ast.Message):
            found[entry.id.name] = serializer.serialize_entry(entry)
    return found
