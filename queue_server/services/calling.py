"""Calling visitors: the next one by the one rule, again, a chosen one, and the absence of one who did not come."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from queue_server.domain.counters import CounterStatus
from queue_server.domain.errors import Forbidden, Invalid, NotFound, Refused
from queue_server.domain.rules import Rules, no_show_from
from queue_server.domain.selection import PickReason, Serving, pick_next
from queue_server.domain.tickets import AT_COUNTER, TicketAction, TicketStatus
from queue_server.models import Branch, Counter, CounterLine, EventRow, Ticket
from queue_server.services import retries
from queue_server.services.absences import local_day
from queue_server.services.past_day import end_past_day
from queue_server.services.suspensions import (
    GRACE_AFTER_RESUMPTION,
    in_grace,
    refuse_standing,
    refuse_when_suspended,
)
from queue_server.services.ticket_changes import Seen, apply, check_holder, find, rules_of
from queue_server.services.unit_of_work import Actor, UnitOfWork
from queue_server.services.waiting_tickets import firsts

# Built once, as every call asks them (docs/adr/0023).
HELD = select(Ticket).where(Ticket.counter_id == bindparam("counter"), col(Ticket.status).in_(AT_COUNTER))
SERVES = select(CounterLine.line_id, CounterLine.advance_minutes).where(CounterLine.counter_id == bindparam("counter"))
CHOOSING_REASONS = frozenset({"assistance", "child", "unwell", "transport", "documents_ready", "other"})


def call_next(
    work: UnitOfWork, branch_id: str, counter_id: str, actor: Actor, retry: retries.Retry | None = None
) -> Ticket | None:
    """Call the visitor whose turn it is at this counter; None when nobody may be called.

    Raises Refused: counter_busy (with the held ticket), counter_not_open, branch_suspended;
    Forbidden(counter_not_yours).
    """
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return work.session.get(Ticket, made)
    counter = open_counter(work, branch, counter_id, actor)
    pick = pick_next(firsts(work.session, branch.id, counter.id, work.now), serving(work.session, counter), work.now)
    if pick is None:
        return None
    picked = find(work, branch, pick.ticket.id)
    if picked.day < local_day(branch, work.now):  # nobody of yesterday is called, however short after midnight it is
        end_past_day(work, branch)
        return None
    ticket = _call(work, branch, picked, counter, actor, pick.reason, None)
    retries.remember(work, actor, retry, ticket.id)
    return ticket


def call_chosen(
    work: UnitOfWork, branch_id: str, ticket_id: str, counter_id: str, actor: Actor, reason: str | None, seen: Seen
) -> Ticket:
    """Call a certain ticket: one on hold by the counter's own decision, a waiting one only where the branch allows."""
    branch = work.lock_branch(branch_id)
    counter = open_counter(work, branch, counter_id, actor)
    ticket = find(work, branch, ticket_id, seen)
    if ticket.status is TicketStatus.WAITING:
        if not rules_of(branch).choose_ticket:
            raise Forbidden("choosing_not_allowed")
        if reason not in CHOOSING_REASONS:
            raise Invalid("choosing_reason_unknown", reasons=", ".join(sorted(CHOOSING_REASONS)))
    refuse_standing(work.session, branch, ticket.service_id)
    return _call(work, branch, ticket, counter, actor, PickReason.CHOSEN, reason)


def recall(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen) -> Ticket:
    """Sound the call again; it counts towards the no-show minimum."""
    branch = work.lock_branch(branch_id)
    refuse_when_suspended(branch, work.now)
    ticket = find(work, branch, ticket_id, seen)
    check_holder(work, ticket, actor)
    refuse_standing(work.session, branch, ticket.service_id)
    return apply(work, branch, ticket, TicketAction.RECALL, actor, calls=ticket.calls + 1)


def no_show(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen) -> Ticket:
    """The visitor did not come, after enough calls and minutes. Raises Refused(no_show_too_early | no_show_grace)."""
    branch = work.lock_branch(branch_id)
    refuse_when_suspended(branch, work.now)
    ticket = find(work, branch, ticket_id, seen)
    check_holder(work, ticket, actor)
    refuse_standing(work.session, branch, ticket.service_id)
    if ticket.status is TicketStatus.CALLED:
        rules = rules_of(branch)
        if in_grace(work.session, branch, ticket, work.now):
            raise Refused("no_show_grace", minutes=int(GRACE_AFTER_RESUMPTION.total_seconds() // 60))
        earliest = no_show_moment(rules, ticket)
        if ticket.calls < rules.no_show_calls or work.now < earliest:
            seconds = max(0, int((earliest - work.now).total_seconds()))
            raise Refused(
                "no_show_too_early", calls=ticket.calls, needed=rules.no_show_calls, seconds=seconds, since=earliest
            )
    return apply(work, branch, ticket, TicketAction.NO_SHOW, actor, finished_at=work.now)


def heard(work: UnitOfWork, branch_id: str, seq: int) -> None:
    """The hall has spoken the call of this event to its end: from here the no-show minutes of a first call count."""
    branch = work.lock_branch(branch_id)
    query = select(EventRow).where(
        EventRow.branch_id == branch.id, EventRow.seq == seq, EventRow.name == "ticket:called"
    )
    event = work.session.exec(query).one_or_none()
    ticket = work.session.get(Ticket, event.ticket_id) if event is not None else None
    if event is not None and ticket is not None and _still_called(ticket, event):
        ticket.heard_at = work.now
        work.session.add(ticket)


def _still_called(ticket: Ticket, event: EventRow) -> bool:
    return ticket.status is TicketStatus.CALLED and ticket.heard_at is None and ticket.called_at == event.at


def heard_at(ticket: Ticket) -> datetime | None:
    """When the first call was heard, or made where no voice reported."""
    return ticket.heard_at or ticket.called_at


def no_show_moment(rules: Rules, ticket: Ticket) -> datetime:
    """From when the called visitor counts as absent."""
    since = heard_at(ticket)
    assert since is not None, "a called ticket has the moment of its call"
    return no_show_from(rules, since, bool(ticket.assistance))


def open_counter(work: UnitOfWork, branch: Branch, counter_id: str, actor: Actor) -> Counter:
    """The actor's own open counter, with nobody at it."""
    refuse_when_suspended(branch, work.now)
    counter = own_counter(work, branch, counter_id, actor)
    if counter.status is not CounterStatus.OPEN:
        raise Refused("counter_not_open", status=counter.status.value)
    held = held_ticket(work.session, counter.id)
    if held is not None:
        raise Refused("counter_busy", ticket=held.id, number=held.number, status=held.status.value)
    return counter


def own_counter(work: UnitOfWork, branch: Branch, counter_id: str, actor: Actor) -> Counter:
    counter = work.session.get(Counter, counter_id, populate_existing=True)
    if counter is None or counter.branch_id != branch.id or not counter.active:
        raise NotFound("counter_unknown")
    if counter.operator_id is None or counter.operator_id != actor.staff_id:
        raise Forbidden("counter_not_yours")
    return counter


def held_ticket(session: Session, counter_id: str) -> Ticket | None:
    return session.exec(HELD, params={"counter": counter_id}).one_or_none()


def serving(session: Session, counter: Counter) -> Serving:
    """What a counter may take, as the rule sees it; `line` is the line's id here."""
    rows = session.exec(SERVES, params={"counter": counter.id})
    return Serving(counter.id, {line: timedelta(minutes=advance) for line, advance in rows}, counter.accessible)


def _call(
    work: UnitOfWork,
    branch: Branch,
    ticket: Ticket,
    counter: Counter,
    actor: Actor,
    pick: PickReason,
    reason: str | None,
) -> Ticket:
    changes: dict[str, Any] = {
        "counter_id": counter.id,
        "operator_id": actor.staff_id,
        "reason": pick,
        "calls": 1,
        "called_at": work.now,
        "heard_at": None,
        "started_at": None,
    }
    return apply(work, branch, ticket, TicketAction.CALL, actor, because=reason or pick.value, **changes)
