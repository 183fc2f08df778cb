"""Letters about suggestions and complaints: rows of the outbox, and what they say when they are sent.

The addressee learns that something came, its number and its term, and nothing of what it says or of whom it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlmodel import Session, col, select

from queue_server.domain.codes import Codes, shown
from queue_server.domain.feedback import FeedbackStatus
from queue_server.domain.messages import UNDER_WAY, ContactKind, MessageKind, MessageStatus, Outgoing
from queue_server.models import Branch, Feedback, Message, Person
from queue_server.services.branch_settings import feedback_of
from queue_server.services.unit_of_work import UnitOfWork

NEWS = {
    FeedbackStatus.EXTENDED: MessageKind.FEEDBACK_EXTENDED,
    FeedbackStatus.ANSWERED: MessageKind.FEEDBACK_ANSWERED,
    FeedbackStatus.PASSED_ON: MessageKind.FEEDBACK_PASSED_ON,
}
STAFFS_LANGUAGE = "uk"
Say = Callable[..., str]


def tell_arrival(work: UnitOfWork, branch: Branch, feedback: Feedback) -> None:
    """To the addressee that it came, to its author that it did, each where an e-mail can be sent."""
    if _addressee(branch, feedback):
        _write(work, feedback, MessageKind.FEEDBACK_ARRIVED, STAFFS_LANGUAGE)
    _tell_author(work, feedback, MessageKind.FEEDBACK_RECEIVED)


def tell_change(work: UnitOfWork, feedback: Feedback) -> None:
    """To its author; that somebody has begun to work on it is no news."""
    if feedback.status in NEWS:
        _tell_author(work, feedback, NEWS[feedback.status])


def message_to(session: Session, feedback: Feedback) -> ContactKind | None:
    """Whereto the last news went or goes; None where no message comes."""
    _arrival, told = sorted_out(session, feedback)
    return told[-1].channel if told and told[-1].status in UNDER_WAY else None


def sorted_out(session: Session, feedback: Feedback) -> tuple[list[Message], list[Message]]:
    """Messages to the addressee, and to the author, each in the order in which they were written."""
    query = select(Message).where(Message.feedback_id == feedback.id)
    rows = list(session.exec(query.order_by(col(Message.created_at), col(Message.id))))
    arrival = [row for row in rows if row.kind is MessageKind.FEEDBACK_ARRIVED]
    return arrival, [row for row in rows if row not in arrival]


def is_wanted(session: Session, message: Message) -> bool:
    """An extension is no news any more once there is an answer."""
    feedback = session.get_one(Feedback, message.feedback_id, populate_existing=True)
    return message.kind is not MessageKind.FEEDBACK_EXTENDED or feedback.status is FeedbackStatus.EXTENDED


def letter(session: Session, message: Message, say: Say, codes: Codes, origin: str) -> Outgoing | None:
    """`say(language, key, **facts)` finds the words. None where nobody is to be written to any more."""
    feedback = session.get_one(Feedback, message.feedback_id)
    branch = session.get_one(Branch, feedback.branch_id)
    to = _recipient(session, branch, feedback, message)
    if to is None:
        return None
    code = codes.make(feedback.id, feedback.code_version)
    facts = {
        "kind": feedback.kind.value,
        "number": feedback.number,
        "due": f"{feedback.due_on:%d.%m.%Y}",
        "centre": _named(branch.short_name, message.language),
        "to": _named(feedback.addressee, message.language) or say(message.language, "feedback-to-head"),
        "reason": feedback.extended_reason or "",
        "answer": feedback.answer or "",
        "body": feedback.passed_to or "",
        "code": shown(code),
        "link": f"{origin}/v/feedback/#{code}",
        "desk": f"{origin}/operator-console/feedback",
    }
    return Outgoing(to, _subject(message, say, facts), _text(branch, message, say, facts))


def _subject(message: Message, say: Say, facts: dict[str, Any]) -> str:
    return say(message.language, f"feedback-letter-subject-{_news(message)}", **facts)


def _text(branch: Branch, message: Message, say: Say, facts: dict[str, Any]) -> str:
    language, news = message.language, _news(message)
    parts = [say(language, "letter-hello"), say(language, f"feedback-letter-{news}", **facts)]
    if message.kind is not MessageKind.FEEDBACK_ARRIVED:
        parts.append(say(language, "feedback-letter-state", **facts))
    ending = [_named(branch.name, language)]
    if branch.phone:
        ending.append(say(language, "letter-telephone", telephone=branch.phone))
    parts.append("\n".join([*ending, say(language, "letter-automatic")]))
    return "\n\n".join(parts) + "\n"


def _news(message: Message) -> str:
    return message.kind.value.removeprefix("feedback_").replace("_", "-")


def _recipient(session: Session, branch: Branch, feedback: Feedback, message: Message) -> str | None:
    if message.kind is MessageKind.FEEDBACK_ARRIVED:
        return _addressee(branch, feedback) or None
    person = session.get(Person, feedback.person_id) if feedback.person_id else None
    return person.contact if person is not None and person.contact_kind is ContactKind.EMAIL else None


def _addressee(branch: Branch, feedback: Feedback) -> str:
    """The e-mail address by the settings of now: whoever took the office over is written to."""
    return str(getattr(feedback_of(branch), f"{feedback.kind.value}_email"))


def _tell_author(work: UnitOfWork, feedback: Feedback, kind: MessageKind) -> None:
    person = work.session.get(Person, feedback.person_id) if feedback.person_id else None
    if person is not None and person.contact_kind is ContactKind.EMAIL:
        _write(work, feedback, kind, feedback.language)


def _write(work: UnitOfWork, feedback: Feedback, kind: MessageKind, language: str) -> None:
    if ContactKind.EMAIL not in work.ways:
        return
    row = Message(
        branch_id=feedback.branch_id,
        feedback_id=feedback.id,
        kind=kind,
        channel=ContactKind.EMAIL,
        language=language,
        status=MessageStatus.WAITING,
        created_at=work.now,
        due_at=work.now,
        next_at=work.now,
    )
    work.session.add(row)


def _named(names: dict[str, str], language: str) -> str:
    return names.get(language) or names.get("uk", "")
