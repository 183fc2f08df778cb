"""Suggestions and complaints: the one place that receives them, and what their authors may know afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from queue_server.domain.codes import Codes
from queue_server.domain.errors import Invalid, Refused
from queue_server.domain.feedback import TERM, FeedbackKind, Written, mistakes
from queue_server.domain.screening import has_contacts
from queue_server.models import Branch, ContactKind, Feedback, Person
from queue_server.models.columns import new_id
from queue_server.services import audit, feedback_letters, retries
from queue_server.services.addresses import Contact, read_contact
from queue_server.services.branch_settings import feedback_of
from queue_server.services.ticketing import LONGEST_NAME
from queue_server.services.unit_of_work import Actor, UnitOfWork

UNANSWERED_FOR = timedelta(days=366)
"""What nobody has closed is kept a year, in which a complaint may be brought (article 17 of the law), and no longer."""


@dataclass(frozen=True, slots=True)
class Received:
    """What was kept, and the code that shows its state to its author; `new`: by this very request."""

    feedback: Feedback
    code: str
    new: bool


def is_open(branch: Branch) -> bool:
    """Whether anybody may write to this branch here; nobody writes to a training copy."""
    return branch.active and branch.training_of is None and bool(branch.feedback.get("open", True))


def accepting(session: Session) -> list[Branch]:
    """The branches that take suggestions and complaints, in their order."""
    query = select(Branch).where(col(Branch.training_of).is_(None)).order_by(col(Branch.position), col(Branch.key))
    return [branch for branch in session.exec(query) if is_open(branch)]


def asked(branch: Branch, kind: FeedbackKind) -> dict[str, Any]:
    """What a form tells before anything is written: to whom it goes ({} for the head), and how long it is kept."""
    part = feedback_of(branch)
    return {"to": getattr(part, f"{kind.value}_to"), "keep_days": part.keep_days, "days": TERM.days}


def receive(
    work: UnitOfWork, branch_id: str, written: Written, language: str, codes: Codes, retry: retries.Retry | None = None
) -> Received:
    """Keep it under a number of its own. The same sent twice is one.

    Raises Refused(feedback_closed), Invalid(feedback_incomplete) with the code of each mistake by its field."""
    branch = work.lock_branch(branch_id)
    if not is_open(branch):
        raise Refused("feedback_closed")
    before = retries.made_before(work, Actor(), retry)
    if before is not None:
        kept = work.session.get_one(Feedback, before)
        return Received(kept, codes.make(kept.id, kept.code_version), new=False)
    contact = _checked(written)
    feedback, code = _new(work, branch, written, language, codes)
    feedback.person_id = _keep_author(work, branch, written, contact, feedback)
    work.session.add(feedback)
    work.session.flush()
    audit.note(work, branch, Actor(), f"{feedback.kind.value}:received", feedback.number)
    feedback_letters.tell_arrival(work, branch, feedback)
    retries.remember(work, Actor(), retry, feedback.id)
    return Received(feedback, code, new=True)


def own_feedback(session: Session, feedback: Feedback) -> dict[str, Any]:
    """What its author sees by code: its state and the answer, never again what was written, nor by whom. `message_to`
    is where news of it go, None where none can be sent; `erased`: it was answered, and the answer kept long enough."""
    branch = session.get_one(Branch, feedback.branch_id)
    zone = ZoneInfo(branch.timezone)
    return {
        "kind": feedback.kind.value,
        "number": feedback.number,
        "official": feedback.official,
        "branch": {"key": branch.key, "name": branch.name, "phone": branch.phone},
        "to": feedback.addressee,
        "state": feedback.status.value,
        "received_on": feedback.received_at.astimezone(zone).date().isoformat(),
        "due_on": feedback.due_on.isoformat(),
        "reason": feedback.extended_reason,
        "answer": feedback.answer,
        "passed_to": feedback.passed_to,
        "closed_on": feedback.closed_at.astimezone(zone).date().isoformat() if feedback.closed_at else None,
        "erased": feedback.text is None,
        "message_to": feedback_letters.message_to(session, feedback),
    }


def _checked(written: Written) -> Contact | None:
    """The contact as it is kept; every mistake at once."""
    wrong, contact = mistakes(written, LONGEST_NAME), None
    if written.contact:
        try:
            contact = read_contact(written.contact)
        except Invalid as mistake:
            wrong["contact"] = mistake.code
    if wrong:
        raise Invalid("feedback_incomplete", fields=wrong)
    return contact


def _new(work: UnitOfWork, branch: Branch, written: Written, language: str, codes: Codes) -> tuple[Feedback, str]:
    part, today = feedback_of(branch), work.now.astimezone(ZoneInfo(branch.timezone)).date()
    key, version = new_id(), 1
    code = codes.make(key, version)
    feedback = Feedback(
        id=key,
        branch_id=branch.id,
        kind=written.kind,
        number=_next_number(work.session, branch, written.kind, today.year),
        addressee=getattr(part, f"{written.kind.value}_to"),
        official=written.official,
        text=written.text,
        hidden=has_contacts(written.text),
        language=language,
        code_version=version,
        code_hash=codes.stored(code),
        received_at=work.now,
        due_on=today + TERM,
        erase_after=work.now + UNANSWERED_FOR + timedelta(days=part.keep_days),
    )
    return feedback, code


def _next_number(session: Session, branch: Branch, kind: FeedbackKind, year: int) -> str:
    """One after the other in the year: no row is ever deleted, and the branch is locked."""
    of_year = (Feedback.branch_id == branch.id, Feedback.kind == kind, col(Feedback.number).endswith(f"/{year}"))
    return f"{session.exec(select(func.count()).where(*of_year)).one() + 1}/{year}"


def _keep_author(
    work: UnitOfWork, branch: Branch, written: Written, contact: Contact | None, feedback: Feedback
) -> str | None:
    if not (written.name or written.residence or contact):
        return None
    person = Person(
        branch_id=branch.id,
        name=written.name or None,
        residence=written.residence or None,
        contact=contact.value if contact else None,
        contact_kind=ContactKind(contact.kind) if contact else None,
        created_at=work.now,
        erase_after=feedback.erase_after,
    )
    work.session.add(person)
    work.session.flush()
    return person.id
