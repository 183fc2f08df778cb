"""What the form alone cannot say: names given twice, references to nothing, and each visit's one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from queue_server.services.centre.tree import ANY, Path, Tree

BRANCH: Path = ("branches", ANY)
ROUTE_LISTS: tuple[Path, ...] = ((*BRANCH, "lines", ANY, "routes"), (*BRANCH, "not_served"))
SERVICES: Path = ("spheres", ANY, "services", ANY)


@dataclass(frozen=True, slots=True)
class Noun:
    """Things with a name of their own: once in the file, or (`within` 2) once in a branch."""

    pattern: Path
    name: str = "key"
    within: int = 0


NOUNS = {
    "register": Noun(("registers", ANY)),
    "purpose": Noun(("purposes", ANY)),
    "category": Noun(("categories", ANY)),
    "sphere": Noun(("spheres", ANY)),
    "service": Noun(SERVICES),
    "branch": Noun(BRANCH),
    "staff": Noun(("staff", ANY), "login"),
    "zone": Noun((*BRANCH, "zones", ANY), within=2),
    "notice": Noun((*BRANCH, "notices", ANY), within=2),
    "line": Noun((*BRANCH, "lines", ANY), within=2),
    "letter": Noun((*BRANCH, "lines", ANY), "letter", within=2),
    "counter": Noun((*BRANCH, "counters", ANY), "number", within=2),
}
REFERENCES: tuple[tuple[Path, str], ...] = (
    ((*SERVICES, "registers", ANY), "register"),
    ((*BRANCH, "counters", ANY, "zone"), "zone"),
    ((*BRANCH, "counters", ANY, "lines", ANY), "line"),
    ((*BRANCH, "counters", ANY, "lines", ANY, "line"), "line"),
    (("staff", ANY, "roles", ANY, "branches", ANY), "branch"),
    ((*BRANCH, "booking", "booking_only", ANY), "service"),
    ((*BRANCH, "booking", "late_for", ANY, "services", ANY), "service"),
    *(
        ((*routes, ANY, f"{noun}s", ANY), noun)
        for routes in ROUTE_LISTS
        for noun in ("purpose", "sphere", "service")
    ),
)  # fmt: skip
# Within one list nothing may be said twice.
LISTS: tuple[Path, ...] = (
    (*SERVICES, "registers"),
    (*BRANCH, "counters", ANY, "lines"),
    ("staff", ANY, "roles", ANY, "branches"),
    (*BRANCH, "booking", "booking_only"),
)


def check(tree: Tree) -> None:
    """Write down every mistake of these kinds. Works on what could be read, so that all mistakes come at once."""
    for noun in NOUNS:
        _check_unique(tree, noun)
    for pattern, noun in REFERENCES:
        _check_references(tree, pattern, noun)
    for pattern in LISTS:
        _check_list(tree, pattern)


def named(tree: Tree, noun: str) -> Iterator[tuple[Path, str]]:
    """Every name of a noun with its path. Numbers without quotes count as the texts they look like."""
    form = NOUNS[noun]
    for path, value in tree.walk((*form.pattern, form.name)):
        if isinstance(value, str | int) and not isinstance(value, bool):
            yield path, str(value)


def _check_unique(tree: Tree, noun: str) -> None:
    first: dict[tuple[Path, str], Path] = {}
    for path, name in named(tree, noun):
        earlier = first.setdefault((path[: NOUNS[noun].within], name), path)
        if earlier is not path:
            tree.wrong(path, "centre-twice", noun=noun, name=name, first=str(tree.place(earlier)))


def _check_references(tree: Tree, pattern: Path, noun: str) -> None:
    within = NOUNS[noun].within
    known = {(path[:within], name) for path, name in named(tree, noun)}
    for path, value in tree.walk(pattern):
        if isinstance(value, str) and (path[:within], value) not in known:
            tree.wrong(path, "centre-unknown", noun=noun, name=value[:60])


def _check_list(tree: Tree, pattern: Path) -> None:
    for path, items in tree.walk(pattern):
        said: set[str] = set()
        for index, item in enumerate(items if isinstance(items, list) else []):
            name = item.get("line") if isinstance(item, dict) else item
            if isinstance(name, str) and name in said:
                tree.wrong((*path, index), "centre-said-twice", name=name[:60])
            elif isinstance(name, str):
                said.add(name)
