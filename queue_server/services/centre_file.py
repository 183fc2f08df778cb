"""The one YAML of an installation: read whole or refused with every mistake, and written back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path as FilePath
from typing import Any

import yaml
from pydantic import ValidationError

from queue_server.services.centre import checks, routes
from queue_server.services.centre.mistakes import CentreFileWrong, Mistake, Place
from queue_server.services.centre.schema import CentreFile
from queue_server.services.centre.tree import Path, Tree, graft, read_tree

__all__ = ["CentreFile", "CentreFileWrong", "Mistake", "parse_centre", "read_centre", "reason_of", "write_centre"]

MOST_CHARACTERS = 4_000_000
INCLUDED_NAME = re.compile(r"[\w.-]+\.ya?ml")
# What the form refuses, by pydantic's name of the mistake; names of ours begin with "centre-" themselves.
REASONS = {
    "missing": "centre-missing",
    "extra_forbidden": "centre-unknown-field",
    "string_pattern_mismatch": "centre-wrong-form",
    "string_too_long": "centre-too-long",
    "too_long": "centre-too-many",
    "string_too_short": "centre-empty",
    "too_short": "centre-empty-list",
    "greater_than_equal": "centre-too-small",
    "less_than_equal": "centre-too-big",
    "literal_error": "centre-not-one-of",
}
TYPES = {
    "string_type": "text",
    "int_type": "number",
    "bool_type": "switch",
    "list_type": "list",
    "dict_type": "group",
    "model_type": "group",
}
DETAILS = {"max_length": "longest", "ge": "least", "le": "most", "expected": "expected"}

Load = Callable[[str], str]


def read_centre(path: FilePath) -> CentreFile:
    """A file with those that it includes from its own folder. Raises CentreFileWrong, OSError for the file itself."""
    return parse_centre(path.read_text("utf-8"), path.name, lambda name: (path.parent / name).read_text("utf-8"))


def parse_centre(text: str, file: str = "centre.yaml", load: Load | None = None) -> CentreFile:
    """The centre that a text describes; `load` reads an included file. Raises CentreFileWrong with every mistake."""
    if len(text) > MOST_CHARACTERS:
        raise CentreFileWrong([Mistake(Place(file), "", "centre-too-big-file", {"most": MOST_CHARACTERS})])
    tree = read_tree(text, file)
    _include(tree, load)
    centre = _formed(tree)
    checks.check(tree)
    routes.check_once(tree)
    if centre is not None and not tree.mistakes:
        routes.check_all(tree, centre)
    if centre is None or tree.mistakes:
        raise CentreFileWrong(tree.mistakes)
    return centre


def write_centre(centre: CentreFile) -> str:
    """One YAML text, whole, without what is as it would be anyway."""
    value = centre.model_dump(mode="json", exclude_defaults=True)
    return yaml.dump(value, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=118)


def _include(tree: Tree, load: Load | None) -> None:
    named = tree.value.pop("include", [])
    for index, name in enumerate(named if isinstance(named, list) else [named]):
        path: Path = ("include", index) if isinstance(named, list) else ("include",)
        if not isinstance(name, str) or INCLUDED_NAME.fullmatch(name) is None:
            tree.wrong(path, "centre-include-name")
            continue
        try:
            text = load(name) if load is not None else None
        except (OSError, UnicodeDecodeError):
            text = None
        if text is None:
            tree.wrong(path, "centre-include-missing", file=name)
        else:
            graft(tree, read_tree(text, name))


def _formed(tree: Tree) -> CentreFile | None:
    try:
        return CentreFile.model_validate(tree.value)
    except ValidationError as refused:
        for problem in refused.errors(include_url=False, include_input=False):
            key, details = reason_of(problem["type"], problem.get("ctx", {}))
            path = tuple(step for step in problem["loc"] if step != "[key]")
            tree.wrong(path, key, at_key=problem["type"] == "extra_forbidden" or path != problem["loc"], **details)
    return None


def reason_of(kind: str, context: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The catalogue's key and its details for what pydantic calls a mistake."""
    if kind in TYPES:
        return "centre-wrong-type", {"expected": TYPES[kind]}
    if kind.startswith("centre-"):
        return kind, {name: value for name, value in context.items() if name != "reason"}
    details = {ours: context[theirs] for theirs, ours in DETAILS.items() if theirs in context}
    return REASONS.get(kind, "centre-wrong-form"), details


class _Writer(yaml.SafeDumper):
    """Blocks for what is long; names, lists of words and other small things stay on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)  # the dashes of a list stand in from their key


def _write_mapping(writer: _Writer, value: dict[str, Any]) -> yaml.Node:
    if set(value) == {"uk"}:  # a plain text is Ukrainian
        return writer.represent_str(value["uk"])
    small = bool(value) and all(isinstance(item, str) for item in value.values()) and set(value) <= {"uk", "en"}
    return writer.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=small)


def _write_list(writer: _Writer, value: list[Any]) -> yaml.Node:
    small = all(isinstance(item, str) for item in value)
    return writer.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=small)


_Writer.add_representer(dict, _write_mapping)
_Writer.add_representer(list, _write_list)
