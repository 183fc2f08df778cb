"""The branches of the installation and the places in them, for pages on which a person chooses one. Reads only."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlmodel import Session, col, select

from queue_server.models import Branch, Counter, Zone
from queue_server.services import feedback
from queue_server.services.boards import branch_facts
from queue_server.services.branch_settings import hall_of
from queue_server.services.questionnaire import is_open
from queue_server.services.spoken import test_speech


def branches(session: Session) -> list[dict[str, Any]]:
    """What anybody may know of every branch, training copies left out; `booking`: {channels, how} it takes
    bookings, and the sites that may `embed` its pages."""
    return [
        branch_facts(branch)
        | {
            "address": branch.address,
            "booking": {name: branch.booking.get(name) for name in ("channels", "how", "embed")},
            "questionnaire": is_open(branch),
            "feedback": feedback.is_open(branch),
            "how_to_complain": branch.texts.get("how_to_complain"),
        }
        for branch in _all(session)
        if branch.training_of is None
    ]


def branch(session: Session, key: str) -> Branch | None:
    """The branch of a key that stands on the public pages."""
    return next((each for each in _all(session) if each.key == key and each.training_of is None), None)


def names(session: Session, keys: Collection[str]) -> list[dict[str, Any]]:
    """What the branches of these keys are called, training copies too: for a person who chooses one."""
    return [{"key": branch.key, "name": branch.name} for branch in _all(session) if branch.key in keys]


def places(session: Session, keys: Collection[str]) -> list[dict[str, Any]]:
    """The branches of these keys with their zones and counters, as devices are placed in them, and the address of what
    their voice says as a test, by language."""
    return [
        branch_facts(branch)
        | {
            "zones": _zones(session, branch),
            "counters": _counters(session, branch),
            "test_sounds": {language: test_speech(hall_of(branch), language)["url"] for language in ("uk", "en")},
        }
        for branch in _all(session)
        if branch.key in keys
    ]


def _all(session: Session) -> list[Branch]:
    return list(session.exec(select(Branch).where(col(Branch.active)).order_by(col(Branch.position))).all())


def _zones(session: Session, branch: Branch) -> list[dict[str, Any]]:
    query = select(Zone).where(Zone.branch_id == branch.id, col(Zone.active)).order_by(col(Zone.key))
    return [{"key": zone.key, "name": zone.name} for zone in session.exec(query).all()]


def _counters(session: Session, branch: Branch) -> list[dict[str, Any]]:
    query = select(Counter).where(Counter.branch_id == branch.id, col(Counter.active))
    return [
        {"id": counter.id, "number": counter.number, "title": counter.workplace or branch.workplace}
        for counter in session.exec(query.order_by(col(Counter.position), col(Counter.number))).all()
    ]
