"""YAML read into plain values that remember where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from queue_server.services.centre.mistakes import Mistake, Place

Path = tuple[str | int, ...]
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ANY = "*"
NAMES = ("key", "login", "number")  # what an element of a list is called in a path
QUOTED = ("'", '"', "|", ">")  # always a text; a plain scalar has no style, or an empty one from the C reader

_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(slots=True)
class Tree:
    """The values of a file, the place of every value and of every key, and what could not be read."""

    value: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """Where a path stands; for one that is not there (a missing field), where its nearest parent stands."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place())

    def words(self, path: Path) -> str:
        """branches.sloviansk.lines.documents.letter: elements of lists by their name, else by #number."""
        words, value = [], self.value
        for step in path:
            value = _inside(value, step)
            words.append(_name(value, step) if isinstance(step, int) else str(step))
        return ".".join(words)

    def wrong(self, path: Path, key: str, *, at_key: bool = False, **details: Any) -> None:
        place = self.keys.get(path) if at_key else None
        self.mistakes.append(Mistake(place or self.place(path), self.words(path), key, details))

    def walk(self, pattern: Path) -> Iterator[tuple[Path, Any]]:
        """Every value whose path fits the pattern, where ANY stands for each element of a list."""
        yield from _walk(self.value, pattern, ())


def read_tree(text: str, file: str) -> Tree:
    """The tree of one YAML text. What cannot be read becomes a mistake, never an exception."""
    tree = Tree({}, {(): Place(file)})
    try:
        node = yaml.compose(text, Loader=LOADER)
    except RecursionError:
        tree.mistakes.append(Mistake(Place(file), "", "centre-too-deep"))
        return tree
    except yaml.MarkedYAMLError as problem:
        tree.mistakes.append(Mistake(_at(file, problem.problem_mark), "", "centre-yaml", {"problem": problem.problem}))
        return tree
    except yaml.YAMLError as problem:  # a character that YAML forbids
        tree.mistakes.append(Mistake(Place(file), "", "centre-yaml", {"problem": str(problem).splitlines()[0]}))
        return tree
    value = _Builder(tree, file).value(node, ()) if node is not None else None
    if isinstance(value, dict):
        tree.value = value
    else:
        tree.wrong((), "centre-wrong-type", expected="group")
    return tree


def graft(tree: Tree, branch: Tree) -> None:
    """Join the top-level keys of an included file; a key that stands in both is a mistake."""
    tree.mistakes.extend(branch.mistakes)
    for key, value in branch.value.items():
        if key in tree.value:
            tree.wrong((key,), "centre-included-twice", at_key=True, file=branch.values[()].file)
            continue
        tree.value[key] = value
        for places, theirs in ((tree.values, branch.values), (tree.keys, branch.keys)):
            places.update({path: place for path, place in theirs.items() if path[:1] == (key,)})


class _Builder:
    """Makes values of composed nodes by the few scalar forms that a centre file needs; times and dates stay texts."""

    def __init__(self, tree: Tree, file: str) -> None:
        self.tree = tree
        self.file = file
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.tree.values[path] = _at(self.file, node.start_mark)
        if id(node) in self.seen:
            self.wrong(path, "centre-alias")
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return _scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            inner = (*path, key)
            if key in found:
                self.wrong(inner, "centre-key-twice", _at(self.file, key_node.start_mark), name=key)
                continue
            self.tree.keys[inner] = _at(self.file, key_node.start_mark)
            found[key] = self.value(value_node, inner)
        return found

    def wrong(self, path: Path, key: str, place: Place | None = None, **details: Any) -> None:
        words = ".".join(str(step) if isinstance(step, str) else f"#{step + 1}" for step in path)
        self.tree.mistakes.append(Mistake(place or self.tree.values[path], words, key, details))


def _scalar(node: yaml.ScalarNode) -> Any:
    text = str(node.value)
    if node.style in QUOTED:
        return text
    if text.lower() in _CONSTANTS:
        return _CONSTANTS[text.lower()]
    return int(text) if _WHOLE_NUMBER.fullmatch(text) and len(text) < 16 else text


def _at(file: str, mark: Any) -> Place:
    return Place(file) if mark is None else Place(file, mark.line + 1, mark.column + 1)


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _name(value: Any, index: int) -> str:
    names = [value[name] for name in NAMES if isinstance(value, dict) and value.get(name)]
    return str(names[0]) if names else f"#{index + 1}"


def _walk(value: Any, pattern: Path, path: Path) -> Iterator[tuple[Path, Any]]:
    if not pattern:
        yield path, value
        return
    step, rest = pattern[0], pattern[1:]
    if step == ANY:
        for index, item in enumerate(value if isinstance(value, list) else []):
            yield from _walk(item, rest, (*path, index))
    elif isinstance(value, dict) and step in value:
        yield from _walk(value[step], rest, (*path, step))
