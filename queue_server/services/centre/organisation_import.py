"""The organisation's part of an import: its name, registers, purposes, categories, spheres and services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, select

from queue_server.domain.selection import Basis
from queue_server.models import Category, Organisation, Purpose, Register, Service, Sphere
from queue_server.services.centre.merging import Change, Merging, What
from queue_server.services.centre.schema import CardPart, CentreFile, SpherePart


@dataclass(frozen=True, slots=True)
class Shared:
    """What all branches share, by key, after the import."""

    purposes: dict[str, Purpose]
    spheres: dict[str, Sphere]
    services: dict[str, Service]


def import_organisation(session: Session, centre: CentreFile) -> tuple[Shared, list[Change]]:
    """Bring what the branches share to what the file says."""
    merging = Merging(session)
    _organisation(merging, centre)
    _all(merging, Register, "register", {part.key: {"name": part.name} for part in centre.registers})
    purposes = _all(
        merging, Purpose, "purpose", {part.key: part.model_dump(exclude={"key"}) for part in centre.purposes}
    )
    categories = {part.key: {"name": part.name, "basis": Basis(part.basis)} for part in centre.categories}
    _all(merging, Category, "category", categories)
    spheres = _all(
        merging, Sphere, "sphere", {part.key: {"name": part.name, "icon": part.icon} for part in centre.spheres}
    )
    wanted = {key: values for part in centre.spheres for key, values in _services(part, spheres[part.key]).items()}
    services = _all(merging, Service, "service", wanted)
    return Shared(purposes, spheres, services), merging.changes


def stored_card(card: CardPart | None) -> dict[str, Any] | None:
    """A card as the database keeps it and the menu shows it: every field there, None where it says nothing."""
    return None if card is None else card.model_dump()


def _organisation(merging: Merging, centre: CentreFile) -> None:
    wanted = centre.organisation.model_dump()
    row = merging.session.exec(select(Organisation)).first()
    if row is None:
        merging.session.add(Organisation(**wanted))
        merging.note(What.ADDED, "organisation", centre.organisation.name["uk"])
    else:
        merging.bring(row, "organisation", centre.organisation.name["uk"], wanted)


def _all(merging: Merging, table: type[Any], noun: str, wanted: dict[str, dict[str, Any]]) -> dict[str, Any]:
    rows, missing = merging.merge(table, noun, wanted)
    merging.switch_off(missing, noun)
    return rows


def _services(sphere: SpherePart, row: Sphere) -> dict[str, dict[str, Any]]:
    return {
        part.key: {
            **part.model_dump(exclude={"key", "card"}),
            "sphere_id": row.id,
            "card": stored_card(part.card),
        }
        for part in sphere.services
    }
