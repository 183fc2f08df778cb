"""«Звернення без талона»: a service done by telephone, e-mail, post or outreach; and its removal within 30 seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from queue_server.domain.errors import Forbidden, Invalid, NotFound, Refused
from queue_server.domain.events import ServiceHandled
from queue_server.domain.rules import UNDO_WITHIN
from queue_server.models import Branch, Channel, Counter, HandledService
from queue_server.services import retries
from queue_server.services.handled_services import Done, check_quantity, purpose_by_key, service_by_id
from queue_server.services.unit_of_work import Actor, UnitOfWork

LONGEST_WORK = 480  # minutes


@dataclass(frozen=True, slots=True)
class Turned:
    """How somebody turned to the centre, and what was done; `done` names its purpose. `minutes` where known."""

    channel: Channel
    done: Done
    minutes: int | None = None


def record(
    work: UnitOfWork,
    branch_id: str,
    turned: Turned,
    actor: Actor,
    counter_id: str | None = None,
    retry: retries.Retry | None = None,
) -> HandledService:
    """Write down a service without a ticket. Its minutes teach nothing about visits.

    Raises Invalid: channel_is_visit, purpose_needed, quantity_out_of_range, minutes_out_of_range.
    """
    if turned.channel is Channel.VISIT:
        raise Invalid("channel_is_visit")
    if turned.done.purpose is None:
        raise Invalid("purpose_needed")
    if turned.minutes is not None and not 1 <= turned.minutes <= LONGEST_WORK:
        raise Invalid("minutes_out_of_range", least=1, most=LONGEST_WORK)
    check_quantity(turned.done.quantity)
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return work.session.get_one(HandledService, made)
    counter = _own_counter(work, branch, counter_id, actor)
    row = _row(work, branch, turned, actor, counter)
    work.session.add(row)
    work.session.flush()
    work.record(branch, ServiceHandled(counter=counter.number if counter else None), actor, reason=turned.channel.value)
    retries.remember(work, actor, retry, row.id)
    return row


def remove(work: UnitOfWork, branch_id: str, handled_id: str, actor: Actor) -> HandledService:
    """Take back what one has just written down. Raises NotFound(handled_unknown), Refused(nothing_to_undo)."""
    branch = work.lock_branch(branch_id)
    row = work.session.get(HandledService, handled_id, populate_existing=True)
    if row is None or row.branch_id != branch.id or row.ticket_id is not None:
        raise NotFound("handled_unknown")
    if row.undone or not _removable(row, actor.staff_id, work.now):
        raise Refused("nothing_to_undo", seconds=int(UNDO_WITHIN.total_seconds()))
    row.undone = True
    work.session.add(row)
    counter = work.session.get(Counter, row.counter_id) if row.counter_id else None
    work.record(branch, ServiceHandled(counter=counter.number if counter else None), actor, reason="undone")
    return row


def last_removable(session: Session, branch_id: str, staff_id: str, now: datetime) -> HandledService | None:
    """What this person could still take back."""
    query = select(HandledService).where(
        HandledService.branch_id == branch_id,
        HandledService.operator_id == staff_id,
        col(HandledService.ended_at) >= now - UNDO_WITHIN,
        col(HandledService.ticket_id).is_(None),
        col(HandledService.undone).is_(False),
    )
    return session.exec(query.order_by(col(HandledService.ended_at).desc())).first()


def _removable(row: HandledService, staff_id: str | None, now: datetime) -> bool:
    mine = staff_id is not None and row.operator_id == staff_id
    return mine and row.ended_at is not None and now - row.ended_at <= UNDO_WITHIN


def _row(work: UnitOfWork, branch: Branch, turned: Turned, actor: Actor, counter: Counter | None) -> HandledService:
    done = turned.done
    assert done.purpose is not None, "checked before"
    return HandledService(
        branch_id=branch.id,
        channel=turned.channel,
        counter_id=counter.id if counter else None,
        operator_id=actor.staff_id,
        purpose_id=purpose_by_key(work, done.purpose).id,
        service_id=service_by_id(work, done.service_id).id if done.service_id else None,
        started_at=work.now - timedelta(minutes=turned.minutes or 0),
        ended_at=work.now,
        quantity=done.quantity,
        outcome=done.outcome,
        timed=turned.minutes is not None,
    )


def _own_counter(work: UnitOfWork, branch: Branch, counter_id: str | None, actor: Actor) -> Counter | None:
    if counter_id is None:
        return None
    counter = work.session.get(Counter, counter_id)
    if counter is None or counter.branch_id != branch.id:
        raise NotFound("counter_unknown")
    if counter.operator_id is None or counter.operator_id != actor.staff_id:
        raise Forbidden("counter_not_yours")
    return counter
