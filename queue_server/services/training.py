"""Training mode: a copy of a branch to learn on, with its own numbers; nothing of it is public or counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.counters import CounterStatus
from queue_server.domain.errors import Forbidden, Refused
from queue_server.domain.events import BranchChanged
from queue_server.domain.tickets import OPEN, TicketAction
from queue_server.models import AuditEntry, Branch, Counter, Purpose, Service, Sphere, StaffRole, Ticket
from queue_server.models.columns import Names
from queue_server.services import audit, retries
from queue_server.services.booking.altering import cancel_before
from queue_server.services.booking.offers import FOR_EVER
from queue_server.services.centre.branch_import import branch_values, import_inside
from queue_server.services.centre.organisation_import import Shared
from queue_server.services.centre_export import branch_part
from queue_server.services.counters import free_counter
from queue_server.services.ticket_changes import apply
from queue_server.services.unit_of_work import Actor, UnitOfWork

SUFFIX = "-training"
RENEWED = "training:renewed"
AFTER_ALL = 1000  # where a copy stands among the branches that a person may choose


@dataclass(frozen=True, slots=True)
class Training:
    """The copy, and whether it was made just now."""

    branch: Branch
    new: bool


def renew(
    work: UnitOfWork, branch_id: str, actor: Actor, addition: Names, retry: retries.Retry | None = None
) -> Training:
    """Make the branch's training copy, or bring it to the branch's settings of today: its day is closed, its history
    stays. `addition` is put behind the name, by language.

    Raises Forbidden(supervisor_only), Refused(training_of_training, training_key_taken).
    """
    if not actor.supervisor:
        raise Forbidden("supervisor_only")
    source = work.lock_branch(branch_id)
    if source.training_of is not None:
        raise Refused("training_of_training")
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return Training(work.session.get_one(Branch, made), new=False)
    copy, new = _copy(work, source, addition)
    import_inside(work, copy, branch_part(work.session, source), _shared(work.session), actor)
    _employ(work.session, source, copy)
    work.record(copy, BranchChanged(), actor)
    audit.note(work, source, actor, RENEWED, copy.id)
    work.session.flush()
    retries.remember(work, actor, retry, copy.id)
    return Training(copy, new)


def training_of(session: Session, branch: Branch) -> Branch | None:
    """The training copy of a branch, when there is one."""
    return session.exec(select(Branch).where(Branch.training_of == branch.id)).one_or_none()


def trainings(session: Session, keys: list[str]) -> list[dict[str, Any]]:
    """The branches of these keys that may have a copy: {key, name, copy}, the copy's {name, at} or None."""
    query = select(Branch).where(col(Branch.key).in_(keys), col(Branch.active), col(Branch.training_of).is_(None))
    shown = []
    for branch in session.exec(query.order_by(col(Branch.position))).all():
        copy = training_of(session, branch)
        renewed = select(AuditEntry.at).where(AuditEntry.branch_id == branch.id, AuditEntry.action == RENEWED)
        at = session.exec(renewed.order_by(col(AuditEntry.at).desc())).first()
        local = at.astimezone(ZoneInfo(branch.timezone)).isoformat() if at else None
        shown.append(
            {"key": branch.key, "name": branch.name, "copy": {"name": copy.name, "at": local} if copy else None}
        )
    return shown


def _copy(work: UnitOfWork, source: Branch, addition: Names) -> tuple[Branch, bool]:
    """The copy's own row with the values of its source; one that is there is closed first."""
    values = branch_values(branch_part(work.session, source)) | {
        "name": _named(source.name, addition),
        "short_name": _named(source.short_name, addition),
        "standards": source.standards,
        "texts": source.texts,
        "hall": source.hall,
        "rating": source.rating,
        "feedback": source.feedback,
        "trial": False,
        "active": True,
        "position": source.position + AFTER_ALL,
        "issuing_ended_on": None,
        "day_closed_on": None,
    }
    copy = training_of(work.session, source)
    if copy is None:
        key = source.key + SUFFIX
        if work.session.exec(select(Branch.id).where(Branch.key == key)).first() is not None:
            raise Refused("training_key_taken", key=key)
        copy = Branch(key=key, training_of=source.id, **values)
        work.session.add(copy)
        work.session.flush()
        return copy, True
    copy = work.lock_branch(copy.id)
    values |= dict.fromkeys(("suspended_since", "suspension_reason", "resumes_at", "resumed_at"))
    _close(work, copy)
    for column, value in values.items():
        setattr(copy, column, value)
    work.session.add(copy)
    return copy, False


def _named(names: Names, addition: Names) -> Names:
    return {language: f"{name} {addition.get(language) or addition['uk']}" for language, name in names.items()}


def _close(work: UnitOfWork, copy: Branch) -> None:
    """Nobody is at a counter, nobody waits, nothing is booked: the next lesson begins with an empty hall."""
    rule = Actor(supervisor=True, reception=True)
    for counter in work.session.exec(select(Counter).where(Counter.branch_id == copy.id)).all():
        if counter.status is not CounterStatus.CLOSED:
            free_counter(work, copy.id, counter.id, rule, RENEWED)
    query = select(Ticket).where(Ticket.branch_id == copy.id, col(Ticket.status).in_(OPEN))
    for ticket in work.session.exec(query.order_by(col(Ticket.issue_seq))).all():
        apply(work, copy, ticket, TicketAction.CANCEL, rule, because=RENEWED, finished_at=work.now)
    cancel_before(work, copy, FOR_EVER, rule)


def _shared(session: Session) -> Shared:
    """All that the organisation's branches share, by key."""

    def by_key(table: Any) -> dict[str, Any]:
        return {row.key: row for row in session.exec(select(table))}

    return Shared(by_key(Purpose), by_key(Sphere), by_key(Service))


def _employ(session: Session, source: Branch, copy: Branch) -> None:
    """Who works in the branch may learn in its copy, in the same roles, and nobody else."""
    wanted = {(row.staff_id, row.role) for row in _roles(session, source)}
    there = {(row.staff_id, row.role): row for row in _roles(session, copy)}
    for place in there.keys() - wanted:
        session.delete(there[place])
    for staff_id, role in wanted - there.keys():
        session.add(StaffRole(staff_id=staff_id, branch_id=copy.id, role=role))


def _roles(session: Session, branch: Branch) -> list[StaffRole]:
    return list(session.exec(select(StaffRole).where(StaffRole.branch_id == branch.id)).all())
