"""What can be booked in a branch: purposes, spheres and services that lead into a line that takes bookings. Reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from queue_server.models import Branch, Line, LineRoute, Purpose, Service, Sphere

Place = tuple[str | None, str | None]  # ids of sphere and service, as a route names them


@dataclass(frozen=True, slots=True)
class Choices:
    """A branch's purposes, spheres and services in the order of the settings, and what leads to a booking."""

    purposes: tuple[Purpose, ...]
    spheres: tuple[Sphere, ...]
    services: tuple[Service, ...]
    routes: Mapping[str, Mapping[Place, bool]]
    """By purpose: whether the line of a route takes bookings."""

    def purpose(self, key: str | None) -> Purpose | None:
        return next((each for each in self.purposes if each.key == key), None)

    def sphere(self, key: str | None) -> Sphere | None:
        return next((each for each in self.spheres if each.key == key), None)

    def service(self, service_id: str | None) -> Service | None:
        return next((each for each in self.services if each.id == service_id), None)

    def sphere_of(self, service: Service) -> Sphere:
        return next(each for each in self.spheres if each.id == service.sphere_id)

    def bookable_purposes(self) -> list[Purpose]:
        return [each for each in self.purposes if any(self.routes.get(each.id, {}).values())]

    def bookable_spheres(self, purpose: Purpose) -> list[Sphere]:
        return [each for each in self.spheres if self.takes(purpose, each) or self.bookable_services(purpose, each)]

    def bookable_services(self, purpose: Purpose, sphere: Sphere | None = None) -> list[Service]:
        """Of one sphere, or of all."""
        return [
            each
            for each in self.services
            if (sphere is None or each.sphere_id == sphere.id) and self.takes(purpose, self.sphere_of(each), each)
        ]

    def takes(self, purpose: Purpose, sphere: Sphere | None = None, service: Service | None = None) -> bool:
        """The most specific route decides, as when a ticket is issued (`services.lines`)."""
        routes = self.routes.get(purpose.id, {})
        asked: list[Place] = [(None, service.id)] if service is not None else []
        asked += [(sphere.id, None)] if sphere is not None else []
        return next((routes[place] for place in (*asked, (None, None)) if place in routes), False)


def choices(session: Session, branch: Branch) -> Choices:
    """The choices of a branch now."""
    spheres = _listed(session, Sphere)
    known = {sphere.id for sphere in spheres}
    return Choices(
        purposes=_listed(session, Purpose),
        spheres=spheres,
        services=tuple(service for service in _listed(session, Service) if service.sphere_id in known),
        routes=_routes(session, branch),
    )


def _routes(session: Session, branch: Branch) -> dict[str, dict[Place, bool]]:
    query = (
        select(LineRoute, Line).join(Line, col(Line.id) == LineRoute.line_id).where(LineRoute.branch_id == branch.id)
    )
    found: dict[str, dict[Place, bool]] = {}
    for route, line in session.exec(query.where(LineRoute.branch_id == branch.id)):
        found.setdefault(route.purpose_id, {})[(route.sphere_id, route.service_id)] = _takes_bookings(line)
    return found


def _takes_bookings(line: Line) -> bool:
    """Hours of its own that are empty on every day take none."""
    own = (line.booking or {}).get("hours")
    return line.active and (own is None or any(own.values()))


def _listed(session: Session, noun: type[Any]) -> tuple[Any, ...]:
    return tuple(session.exec(select(noun).where(noun.active).order_by(noun.position)).all())
