"""Whose ticket a visitor's code opens."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import col, select

from queue_server.models import Branch, Ticket
from queue_server.services.unit_of_work import Store


@dataclass(frozen=True, slots=True)
class KnownVisit:
    """A visitor by the code of the own ticket; `branch` is the branch's key."""

    ticket_id: str
    branch: str
    branch_id: str
    language: str


def known_visit(store: Store, code_hash: str) -> KnownVisit | None:
    """The visit of a code, given as it is stored."""
    query = select(Ticket.id, Branch.key, Branch.id, Ticket.language)
    query = query.join(Branch, col(Branch.id) == col(Ticket.branch_id)).where(Ticket.code_hash == code_hash)
    with store.read() as session:
        found = session.exec(query).one_or_none()
    return KnownVisit(*found) if found else None
