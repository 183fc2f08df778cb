"""The outbox: which messages are due, claimed in the database before the first byte, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from queue_server.domain import booking_events
from queue_server.domain.messages import (
    AMISS,
    LOST_AFTER,
    REMINDERS,
    ContactKind,
    MessageStatus,
    Undelivered,
    is_wanted,
    next_try,
)
from queue_server.models import Appointment, Branch, Feedback, Message
from queue_server.services import alarm_messages, audit, feedback_letters
from queue_server.services.unit_of_work import Actor, UnitOfWork

RULE = Actor()
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Due:
    message: str
    branch: str


def due(session: Session, channel: ContactKind, now: datetime) -> list[Due]:
    """Those of a channel that wait to be sent, the longest waiting first."""
    query = select(Message).where(
        Message.channel == channel, Message.status == MessageStatus.WAITING, col(Message.next_at) <= now
    )
    return [Due(row.id, row.branch_id) for row in session.exec(query.order_by(col(Message.next_at)).limit(AT_ONCE))]


def lost(session: Session, now: datetime) -> list[Due]:
    """Claimed by somebody who was never heard of again."""
    query = select(Message).where(Message.status == MessageStatus.SENDING, col(Message.claimed_at) <= now - LOST_AFTER)
    return [Due(row.id, row.branch_id) for row in session.exec(query)]


def claim(work: UnitOfWork, what: Due) -> Message | None:
    """From now on it is this sender's alone. None: somebody was first, or nobody needs it any more."""
    work.lock_branch(what.branch)
    message = work.session.get_one(Message, what.message, populate_existing=True)
    if message.status is not MessageStatus.WAITING:
        return None
    if not _wanted(work, message):
        _set(work, message, MessageStatus.DROPPED)
        return None
    claimed = _set(work, message, MessageStatus.SENDING, attempts=message.attempts + 1, claimed_at=work.now)
    return message if claimed else None


def sent(work: UnitOfWork, what: Due) -> None:
    work.lock_branch(what.branch)
    message = work.session.get_one(Message, what.message, populate_existing=True)
    _set(work, message, MessageStatus.SENT, sent_at=work.now, error=None)


def nobody_to_write_to(work: UnitOfWork, what: Due) -> None:
    """The contact was erased in the meantime."""
    work.lock_branch(what.branch)
    _set(work, work.session.get_one(Message, what.message, populate_existing=True), MessageStatus.DROPPED)


def not_sent(work: UnitOfWork, what: Due, why: Undelivered) -> MessageStatus:
    """Tried again later where that may help; else it is over, and staff are told. Answers what it is now."""
    branch = work.lock_branch(what.branch)
    message = work.session.get_one(Message, what.message, populate_existing=True)
    again = None if why.hopeless or why.uncertain else next_try(message.attempts, work.now)
    if again is not None:
        status, changes = MessageStatus.WAITING, {"next_at": again}
    else:
        status, changes = MessageStatus.UNKNOWN if why.uncertain else MessageStatus.FAILED, {}
    if _set(work, message, status, error=why.code, **changes) and status in AMISS:
        _tell_staff(work, branch, message)
    return status


def end_lost(work: UnitOfWork, what: Due) -> None:
    """Whether it went out nobody knows: it is not sent a second time, and staff are told."""
    branch = work.lock_branch(what.branch)
    message = work.session.get_one(Message, what.message, populate_existing=True)
    if message.status is not MessageStatus.SENDING or message.claimed_at is None:
        return
    if message.claimed_at <= work.now - LOST_AFTER and _set(work, message, MessageStatus.UNKNOWN, error="answer_lost"):
        _tell_staff(work, branch, message)


def _wanted(work: UnitOfWork, message: Message) -> bool:
    if message.alarm_id is not None:
        return alarm_messages.is_wanted(work.session, message, work.now)
    if message.feedback_id is not None:
        return feedback_letters.is_wanted(work.session, message)
    booked = work.session.get_one(Appointment, message.appointment_id, populate_existing=True)
    said = is_wanted(message.kind, message.due_at, booked.status, booked.cancel_reason, booked.slot_at, work.now)
    return said and (message.kind in REMINDERS or not _later_news(work, message))


def _later_news(work: UnitOfWork, message: Message) -> bool:
    """One that was being sent when there was something new is not tried again beside it."""
    query = select(Message.id).where(
        Message.appointment_id == message.appointment_id,
        col(Message.kind).not_in(list(REMINDERS)),
        col(Message.created_at) >= message.created_at,
        col(Message.id) > message.id,
    )
    return work.session.exec(query.limit(1)).first() is not None


def _set(work: UnitOfWork, message: Message, status: MessageStatus, **changes: Any) -> bool:
    """Compare and set: whether the row still was as it was read."""
    same = (col(Message.id) == message.id, col(Message.status) == message.status)
    statement = update(Message).where(*same).values(status=status, **changes)
    result = work.session.execute(statement, execution_options={"synchronize_session": False})
    work.session.refresh(message)
    return bool(result.rowcount == 1)  # type: ignore[attr-defined]


def _tell_staff(work: UnitOfWork, branch: Branch, message: Message) -> None:
    if message.feedback_id is not None:
        feedback = work.session.get_one(Feedback, message.feedback_id)
        audit.note(work, branch, RULE, f"{feedback.kind.value}:not_told", feedback.number)
        return
    fact = booking_events.MessageFailed(appointment=message.appointment_id, kind=message.kind.value)
    work.record(branch, fact, RULE, reason=message.error)
