"""A ticket as staff see it, ready for JSON; names of settings come along, so that a screen needs no second read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from queue_server.domain.rules import Rules
from queue_server.domain.selection import Basis
from queue_server.domain.suspension import Stop, suspended_time
from queue_server.domain.tickets import TicketAction, TicketStatus, allowed_actions
from queue_server.models import (
    Branch,
    Category,
    Counter,
    HandledService,
    Line,
    Outcome,
    Person,
    PrintJob,
    Purpose,
    Service,
    Sphere,
    Ticket,
)
from queue_server.services.calling import no_show_moment
from queue_server.services.suspensions import standing_services, stops
from queue_server.services.ticket_changes import rules_of

A_DAY = timedelta(days=1)
Setting = TypeVar("Setting", Line, Purpose, Sphere, Service, Category)

# Built once, as the answer to every action of a counter asks it (docs/adr/0023).
HANDLED = (
    select(HandledService)
    .where(HandledService.ticket_id == bindparam("ticket"), col(HandledService.undone).is_(False))
    .order_by(col(HandledService.started_at), col(HandledService.id))
)
LAST_PAPER = (
    select(PrintJob).where(PrintJob.ticket_id == bindparam("ticket")).order_by(col(PrintJob.id).desc()).limit(1)
)


class TicketView:
    """Shows tickets of one branch; what the settings name is read once and kept for the answer."""

    def __init__(self, session: Session, branch: Branch) -> None:
        self._session = session
        self._zone = ZoneInfo(branch.timezone)
        self._rules: Rules = rules_of(branch)
        self._branch = branch
        self._stops: list[Stop] | None = None
        self._services: frozenset[str] | None = None
        self._kept: dict[str, Any] = {}

    def moment(self, value: datetime | None) -> str | None:
        """RFC 3339 with the branch's offset."""
        return value.astimezone(self._zone).isoformat() if value is not None else None

    def many(self, tickets: Iterable[Ticket]) -> list[dict[str, Any]]:
        return [self.brief(ticket) for ticket in tickets]

    def brief(self, ticket: Ticket) -> dict[str, Any]:
        """A row of the queue."""
        line = self._named(Line, ticket.line_id)
        purpose = self._named(Purpose, ticket.purpose_id)
        return {
            "id": ticket.id,
            "number": ticket.number,
            "status": ticket.status.value,
            "seq": ticket.seq,
            "line": {"key": line.key, "letter": line.letter, "name": line.name},
            "purpose": {"key": purpose.key, "name": purpose.name},
            "service": self._service(ticket),
            "persons": ticket.persons,
            "services": ticket.services,
            "language": ticket.language,
            "assistance": ticket.assistance,
            "category": self._category(ticket),
            "issued_at": self.moment(ticket.issued_at),
            "stopped_seconds": self._stopped_seconds(ticket),
            "queue_time": self.moment(ticket.queue_time),
            "not_before": self.moment(ticket.not_before),
            "standing": self._standing(ticket),
            "finished_at": self.moment(ticket.finished_at),
            "reason": ticket.reason.value if ticket.reason else None,
            "by_hand": ticket.by_hand,
        }

    def _named(self, kind: type[Setting], id_: str) -> Setting:
        """A row of the settings. A session holds what it has read only as long as somebody else does."""
        found: Setting | None = self._kept.get(id_)
        if found is None:
            found = self._kept[id_] = self._session.get_one(kind, id_)
        return found

    def _standing(self, ticket: Ticket) -> bool:
        """It waits, and a register that its service needs is not available."""
        if self._services is None:
            self._services = standing_services(self._session, self._branch.id)
        return ticket.status is TicketStatus.WAITING and ticket.service_id in self._services

    def full(self, ticket: Ticket) -> dict[str, Any]:
        """The visitor at the counter, with what may be done next."""
        sphere = self._named(Sphere, ticket.sphere_id) if ticket.sphere_id else None
        counter = self._session.get(Counter, ticket.counter_id) if ticket.counter_id else None
        returns_to = self._session.get(Counter, ticket.return_counter_id) if ticket.return_counter_id else None
        person = self._session.get(Person, ticket.person_id) if ticket.person_id else None
        return self.brief(ticket) | {
            "sphere": {"key": sphere.key, "name": sphere.name} if sphere else None,
            "visitor_name": person.name if person else None,
            "notes": [ticket.note] if ticket.note else [],
            "called_at": self.moment(ticket.called_at),
            "started_at": self.moment(ticket.started_at),
            "calls": ticket.calls,
            "calls_needed": self._rules.no_show_calls,
            "no_show_from": self._no_show_from(ticket),
            "counter": counter.number if counter else None,
            "returns_to": returns_to.number if returns_to else None,
            "promised": _promise(ticket),
            "allowed": self._allowed(ticket),
            "outcomes": [outcome.value for outcome in Outcome],
            "usual_outcome": self._named(Purpose, ticket.purpose_id).outcome,
            "handled": self._handled(ticket),
            "print": self._print(ticket),
        }

    def _stopped_seconds(self, ticket: Ticket) -> int:
        """How much of the wait reception was suspended for, over by now: it is counted apart."""
        if self._stops is None:
            self._stops = stops(self._session, self._branch.id, ticket.issued_at - A_DAY)
        waited_until = ticket.called_at or max((stop.end or stop.start for stop in self._stops), default=None)
        if waited_until is None:
            return 0
        return int(suspended_time(self._stops, ticket.issued_at, waited_until).total_seconds())

    def _allowed(self, ticket: Ticket) -> list[str]:
        actions = [action.value for action in allowed_actions(ticket.status)]
        if ticket.return_counter_id is None and TicketAction.RETURN in actions:
            actions.remove(TicketAction.RETURN)
        return actions

    def _no_show_from(self, ticket: Ticket) -> str | None:
        if ticket.status is not TicketStatus.CALLED:
            return None
        return self.moment(no_show_moment(self._rules, ticket))

    def _service(self, ticket: Ticket) -> dict[str, Any] | None:
        service = self._named(Service, ticket.service_id) if ticket.service_id else None
        return {"id": service.id, "label": service.label, "name": service.name} if service else None

    def _category(self, ticket: Ticket) -> dict[str, Any] | None:
        category = self._named(Category, ticket.category_id) if ticket.category_id else None
        if category is None or ticket.right_state is None:
            return None
        return {
            "key": category.key,
            "name": category.name,
            "basis": category.basis.value,
            "state": ticket.right_state.value,
            "act": self._rules.decision_act if category.basis is Basis.DECISION else "",
        }

    def _handled(self, ticket: Ticket) -> list[dict[str, Any]]:
        rows = self._session.exec(HANDLED, params={"ticket": ticket.id}).all()
        return [
            {
                "purpose": self._named(Purpose, row.purpose_id).key,
                "outcome": row.outcome.value if row.outcome else None,
                "quantity": row.quantity,
                "started_at": self.moment(row.started_at),
                "ended_at": self.moment(row.ended_at),
            }
            for row in rows
        ]

    def _print(self, ticket: Ticket) -> dict[str, Any] | None:
        job = self._session.exec(LAST_PAPER, params={"ticket": ticket.id}).first()
        return {"job": job.id, "status": job.status.value, "error": job.error} if job else None


def _promise(ticket: Ticket) -> dict[str, int] | None:
    if ticket.promised_to is None:
        return None
    return {"from_minutes": ticket.promised_from or 0, "to_minutes": ticket.promised_to}
