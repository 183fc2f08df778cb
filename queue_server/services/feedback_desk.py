"""Suggestions and complaints at the desk: what waits for an answer, who may read what, and what is done with it."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlmodel import Session, col, func, select

from queue_server.domain.errors import Forbidden, Invalid, NotFound, Refused
from queue_server.domain.feedback import (
    EXTENDED_TERM,
    LONGEST_REASON,
    LONGEST_TEXT,
    OPEN,
    FeedbackAction,
    FeedbackKind,
    FeedbackStatus,
    next_status,
)
from queue_server.domain.messages import AMISS
from queue_server.models import Branch, ContactKind, Feedback, Person, Staff
from queue_server.services import audit, feedback_letters, persons
from queue_server.services.booking.messages import last_of, shown
from queue_server.services.branch_settings import feedback_of
from queue_server.services.unit_of_work import Actor, UnitOfWork

MOST_SHOWN = 200
OVERDUE, ALL = "overdue", "all"
STATES = ("open", OVERDUE, *(status.value for status in FeedbackStatus), ALL)
"""What a list may be asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`state` is one of STATES; without a kind both are listed."""

    kind: FeedbackKind | None = None
    state: str = "open"


def reading(session: Session, keys: Collection[str]) -> list[Branch]:
    """The branches of these keys that citizens write to, in their order."""
    query = select(Branch).where(col(Branch.key).in_(keys), col(Branch.active), col(Branch.training_of).is_(None))
    return list(session.exec(query.order_by(col(Branch.position), col(Branch.key))).all())


def branch_of(session: Session, keys: Collection[str], feedback_id: str) -> Branch:
    """Where it was written to, when it is one of these. Raises NotFound(feedback_unknown)."""
    feedback = session.get(Feedback, feedback_id)
    branch = session.get(Branch, feedback.branch_id) if feedback is not None else None
    if branch is None or branch.key not in keys:
        raise NotFound("feedback_unknown")
    return branch


def listed(session: Session, branch: Branch, wanted: Wanted, now: datetime) -> list[dict[str, Any]]:
    """What waits first, the nearest term foremost, so that the overdue lead; then what is closed, the latest first."""
    today = _today(branch, now)
    query = select(Feedback).where(Feedback.branch_id == branch.id, *_conditions(wanted, today))
    waiting = col(Feedback.status).in_(OPEN)
    query = query.order_by(waiting.desc(), col(Feedback.closed_at).desc(), col(Feedback.due_on), col(Feedback.id))
    return [_row(branch, feedback, today) for feedback in session.exec(query.limit(MOST_SHOWN))]


def counts(session: Session, branch: Branch, now: datetime) -> dict[str, dict[str, int]]:
    """By kind how many of this year are in which state, those overdue, and `whole`."""
    today = _today(branch, now)
    of_year = (Feedback.branch_id == branch.id, col(Feedback.number).endswith(f"/{today.year}"))
    query = select(Feedback.kind, Feedback.status, func.count()).where(*of_year)
    found: dict[str, Tally[str]] = {kind.value: Tally() for kind in FeedbackKind}
    for kind, status, count in session.exec(query.group_by(col(Feedback.kind), col(Feedback.status))):
        found[str(kind)] += Tally({str(status): count, "whole": count})
    late = select(Feedback.kind, func.count()).where(*of_year, *_conditions(Wanted(state=OVERDUE), today))
    for kind, count in session.exec(late.group_by(col(Feedback.kind))):
        found[str(kind)][OVERDUE] = count
    names = (*(status.value for status in FeedbackStatus), OVERDUE, "whole")
    return {kind: {name: tally[name] for name in names} for kind, tally in found.items()}


def read_one(session: Session, branch: Branch, feedback_id: str, actor: Actor, now: datetime) -> dict[str, Any]:
    """The head reads all of it, and whether letters reached its author (`message`) and its addressee
    (`addressee_told`). A supervisor reads suggestions that name no contact, nothing of their authors, and no complaint,
    which may be about anybody here; `held` says that there are words for the head alone.

    Raises NotFound(feedback_unknown), alike for another branch's."""
    feedback = _find(session, branch, feedback_id)
    told = _row(branch, feedback, _today(branch, now)) | {"to": feedback.addressee, "language": feedback.language}
    if not actor.manager:
        held = feedback.hidden or feedback.kind is FeedbackKind.COMPLAINT
        return told | {"text": None if held else feedback.text, "held": held and feedback.text is not None}
    person = session.get(Person, feedback.person_id) if feedback.person_id else None
    closer = session.get(Staff, feedback.closed_by) if feedback.closed_by else None
    told |= {field: getattr(person, field, None) for field in ("name", "residence", "contact")}
    told |= {field: getattr(feedback, field) for field in ("text", "answer", "passed_to")}
    may = [action.value for action in FeedbackAction if _may(feedback, action, _today(branch, now))]
    arrival, news = feedback_letters.sorted_out(session, feedback)
    last = last_of(news)
    return told | {
        "held": False,
        "erased": feedback.text is None,
        "reason": feedback.extended_reason,
        "closed_by": closer.name if closer else None,
        "by_mail": person is not None and person.contact_kind is ContactKind.EMAIL,
        "message": shown(last) if last else None,
        "addressee_told": not any(row.status in AMISS for row in arrival),
        "may": may,
        "extended_to": (_received_on(branch, feedback) + EXTENDED_TERM).isoformat(),
    }


def take(work: UnitOfWork, branch_id: str, feedback_id: str, actor: Actor) -> None:
    """Somebody works on it. Raises as `_apply`."""
    _apply(work, branch_id, feedback_id, FeedbackAction.TAKE, actor)


def extend(work: UnitOfWork, branch_id: str, feedback_id: str, reason: str, actor: Actor) -> None:
    """Once, to 30 days from its receipt, for a reason that its author is told. Raises as `_apply`,
    Invalid(feedback_reason_missing | feedback_too_long), Refused(feedback_term_over)."""
    said = _said(reason, LONGEST_REASON, "feedback_reason_missing")
    _apply(work, branch_id, feedback_id, FeedbackAction.EXTEND, actor, extended_reason=said)


def answer(work: UnitOfWork, branch_id: str, feedback_id: str, text: str, actor: Actor) -> None:
    """For good. Raises as `_apply`, Invalid(feedback_answer_missing | feedback_too_long)."""
    said = _said(text, LONGEST_TEXT, "feedback_answer_missing")
    _apply(work, branch_id, feedback_id, FeedbackAction.ANSWER, actor, answer=said)


def pass_on(work: UnitOfWork, branch_id: str, feedback_id: str, body: str, actor: Actor) -> None:
    """It was sent to another body, whose matter it is (article 7 of the law). Raises as `_apply`,
    Invalid(feedback_body_missing | feedback_too_long)."""
    said = _said(body, LONGEST_REASON, "feedback_body_missing")
    _apply(work, branch_id, feedback_id, FeedbackAction.PASS_ON, actor, passed_to=said)


def _apply(
    work: UnitOfWork, branch_id: str, feedback_id: str, action: FeedbackAction, actor: Actor, **changes: Any
) -> None:
    """The one door of a change: compare and set, the audit log, the letter.

    Raises Forbidden(manager_only), NotFound(feedback_unknown), Refused(feedback_wrong_status)."""
    if not actor.manager:
        raise Forbidden("manager_only")
    branch = work.lock_branch(branch_id)
    feedback = _find(work.session, branch, feedback_id)
    was, due_on = feedback.status, feedback.due_on
    status = next_status(was, action, _today(branch, work.now), due_on)
    if status is FeedbackStatus.EXTENDED:
        changes["due_on"] = _received_on(branch, feedback) + EXTENDED_TERM
    if status not in OPEN:
        keep = feedback_of(branch).keep_days
        persons.keep_until(work, feedback.person_id, work.now, keep)
        changes |= {"closed_at": work.now, "closed_by": actor.staff_id}
        changes["erase_after"] = work.now + timedelta(days=keep)
    same = (col(Feedback.id) == feedback.id, col(Feedback.status) == was)
    result = work.session.execute(update(Feedback).where(*same).values(status=status, **changes))
    if result.rowcount != 1:  # type: ignore[attr-defined]
        raise Refused("feedback_wrong_status")
    work.session.refresh(feedback)
    moved = (
        {"changes": {"until": [due_on.isoformat(), feedback.due_on.isoformat()]}} if due_on != feedback.due_on else {}
    )
    audit.note(work, branch, actor, f"{feedback.kind.value}:{status.value}", feedback.number, **moved)
    feedback_letters.tell_change(work, feedback)


def _conditions(wanted: Wanted, today: date) -> list[Any]:
    conditions: list[Any] = [] if wanted.kind is None else [Feedback.kind == wanted.kind]
    if wanted.state in ("open", OVERDUE):
        conditions.append(col(Feedback.status).in_(OPEN))
    elif wanted.state != ALL:
        conditions.append(Feedback.status == FeedbackStatus(wanted.state))
    return [*conditions, Feedback.due_on < today] if wanted.state == OVERDUE else conditions


def _row(branch: Branch, feedback: Feedback, today: date) -> dict[str, Any]:
    """`days_left` to the term, negative when it is overdue, None when it is closed."""
    closed = feedback.closed_at.astimezone(ZoneInfo(branch.timezone)).date().isoformat() if feedback.closed_at else None
    return {
        "id": feedback.id,
        "kind": feedback.kind.value,
        "number": feedback.number,
        "official": feedback.official,
        "state": feedback.status.value,
        "received_on": _received_on(branch, feedback).isoformat(),
        "due_on": feedback.due_on.isoformat(),
        "days_left": (feedback.due_on - today).days if feedback.status in OPEN else None,
        "closed_on": closed,
    }


def _may(feedback: Feedback, action: FeedbackAction, today: date) -> bool:
    try:
        next_status(feedback.status, action, today, feedback.due_on)
    except Refused:
        return False
    return True


def _find(session: Session, branch: Branch, feedback_id: str) -> Feedback:
    feedback = session.get(Feedback, feedback_id, populate_existing=True)
    if feedback is None or feedback.branch_id != branch.id:
        raise NotFound("feedback_unknown")
    return feedback


def _said(text: str, longest: int, missing: str) -> str:
    if not text.strip():
        raise Invalid(missing)
    if len(text) > longest:
        raise Invalid("feedback_too_long", longest=longest)
    return text.strip()


def _today(branch: Branch, now: datetime) -> date:
    return now.astimezone(ZoneInfo(branch.timezone)).date()


def _received_on(branch: Branch, feedback: Feedback) -> date:
    return _today(branch, feedback.received_at)
