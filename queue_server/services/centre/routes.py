"""Architecture rule 16: in a branch each (service or sphere, purpose) lies in exactly one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from queue_server.services.centre.schema import BranchPart, CentreFile, RoutePart
from queue_server.services.centre.tree import ANY, Path, Tree

NOT_SERVED = "not_served"


@dataclass(frozen=True, slots=True)
class Target:
    """A purpose alone, with a sphere, or with a service."""

    purpose: str
    sphere: str | None = None
    service: str | None = None

    @property
    def words(self) -> str:
        return " + ".join(part for part in (self.purpose, self.sphere, self.service) if part)


def targets(routes: Iterable[RoutePart]) -> Iterator[Target]:
    """Every target that these routes name, in their order."""
    for route in routes:
        for purpose in route.purposes:
            if not route.spheres and not route.services:
                yield Target(purpose)
            yield from (Target(purpose, sphere=sphere) for sphere in route.spheres)
            yield from (Target(purpose, service=service) for service in route.services)


def check_once(tree: Tree) -> None:
    """No target twice: neither in two lines, nor in a line and among what is not served."""
    for branch, _value in tree.walk(("branches", ANY)):
        first: dict[Target, Path] = {}
        for path, target in _written(tree, branch):
            earlier = first.setdefault(target, path)
            if earlier is not path:
                tree.wrong(path, "centre-route-twice", what=target.words, first=str(tree.place(earlier)))


def check_all(tree: Tree, centre: CentreFile) -> None:
    """Nothing that a visitor can choose leads nowhere, unless the branch says that it does not serve it."""
    for index, branch in enumerate(centre.branches):
        said = set(targets(route for line in branch.lines for route in line.routes)) | set(targets(branch.not_served))
        for target in _choices(centre):
            if not _reaches(said, target, centre):
                tree.wrong(("branches", index, "lines"), "centre-route-missing", what=target.words)


def unserved(centre: CentreFile, branch: BranchPart) -> list[RoutePart]:
    """What `not_served` must say of a branch for its file to be whole, purposes with the same spheres together."""
    served = set(targets(route for line in branch.lines for route in line.routes))
    missing: dict[str, list[str]] = {}
    for target in _choices(centre):
        if not _reaches(served, target, centre):
            missing.setdefault(target.purpose, []).append(target.sphere or "")
    grouped: dict[tuple[str, ...], list[str]] = {}
    for purpose, spheres in missing.items():
        grouped.setdefault(tuple(sphere for sphere in spheres if sphere), []).append(purpose)
    return [RoutePart(purposes=purposes, spheres=list(spheres)) for spheres, purposes in grouped.items()]


def _choices(centre: CentreFile) -> Iterator[Target]:
    """Each purpose as far as the kiosk asks for it: alone, or with each sphere (the service may be skipped)."""
    for purpose in centre.purposes:
        if purpose.detail == "none":
            yield Target(purpose.key)
        else:
            yield from (Target(purpose.key, sphere=sphere.key) for sphere in centre.spheres)


def _reaches(said: set[Target], target: Target, centre: CentreFile) -> bool:
    if target in said or Target(target.purpose) in said:
        return True
    services = [service.key for sphere in centre.spheres if sphere.key == target.sphere for service in sphere.services]
    return bool(services) and all(Target(target.purpose, service=service) in said for service in services)


def _written(tree: Tree, branch: Path) -> Iterator[tuple[Path, Target]]:
    """The targets of a branch with the place of each, of whatever could be read."""
    for pattern in ((*branch, "lines"), (*branch, NOT_SERVED)):
        for path, route in _routes(tree, pattern):
            yield from _of_route(path, route)


def _routes(tree: Tree, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    items = _at(tree.value, path)
    for index, item in enumerate(items if isinstance(items, list) else []):
        if not isinstance(item, dict):
            continue
        if path[-1] != "lines":
            yield (*path, index), item
        else:
            yield from _routes(tree, (*path, index, "routes"))


def _of_route(path: Path, route: Mapping[str, Any]) -> Iterator[tuple[Path, Target]]:
    spheres, services = _texts(route, "spheres"), _texts(route, "services")
    for position, purpose in _texts(route, "purposes"):
        if not route.get("spheres") and not route.get("services"):
            yield (*path, "purposes", position), Target(purpose)
        for index, sphere in spheres:
            yield (*path, "spheres", index), Target(purpose, sphere=sphere)
        for index, service in services:
            yield (*path, "services", index), Target(purpose, service=service)


def _texts(route: Mapping[str, Any], field: str) -> Sequence[tuple[int, str]]:
    items = route.get(field)
    return (
        [(index, item) for index, item in enumerate(items) if isinstance(item, str)] if isinstance(items, list) else []
    )


def _at(value: Any, path: Path) -> Any:
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
