"""The rating of a visit: its scales, its questions, and when it may be given and changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from queue_server.domain.errors import Invalid, Refused
from queue_server.domain.rules import RATE_WITHIN
from queue_server.domain.screening import has_contacts
from queue_server.domain.tickets import OPEN, TicketStatus

CHANGE_WITHIN = timedelta(hours=1)
LONGEST_COMMENT = 1000


class Scale(StrEnum):
    """Five worded steps, or the four of the state."""

    FIVE = "five"
    FOUR = "four"

    @property
    def steps(self) -> int:
        return {Scale.FIVE: 5, Scale.FOUR: 4}[self]


class RatingChannel(StrEnum):
    """Where the rating was given."""

    PHONE = "phone"
    KIOSK = "kiosk"
    TABLET = "tablet"


class QuestionKind(StrEnum):
    SCALE = "scale"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked beside the rating; `choices` are the keys of the answers of a choice."""

    key: str
    kind: QuestionKind
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """What the head of the centre asks."""

    scale: Scale = Scale.FIVE
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a visitor says: `step` of `steps`, 1 the worst. `hidden`: it names a contact, so only its addressee reads
    the words."""

    step: int
    steps: int
    answers: dict[str, object]
    comment: str | None
    hidden: bool


def opinion(form: Form, step: int, answers: Mapping[str, object], comment: str) -> Opinion:
    """What is kept of an answered form. A question that is not asked any more, or not so, is left out: the form may
    have been changed while somebody was filling it in.

    Raises Invalid (rating_step_wrong, rating_comment_too_long)."""
    if not 1 <= step <= form.scale.steps:
        raise Invalid("rating_step_wrong", steps=form.scale.steps)
    kept = {each.key: answer for each in form.questions if (answer := _answer(form, each, answers)) is not None}
    words = [comment.strip(), *(text for text in kept.values() if isinstance(text, str))]
    if any(len(text) > LONGEST_COMMENT for text in words):
        raise Invalid("rating_comment_too_long", longest=LONGEST_COMMENT)
    written = [comment, *_texts(form.questions, kept)]
    return Opinion(step, form.scale.steps, kept, comment.strip() or None, any(has_contacts(text) for text in written))


def check_time(status: TicketStatus, finished_at: datetime | None, given_at: datetime | None, now: datetime) -> None:
    """Whether a visit may be rated, or what was given may be changed, at this moment.

    Raises Refused: rating_too_early, rating_not_served, rating_too_late, rating_already_given (an hour is over)."""
    if given_at is not None:
        if now >= given_at + CHANGE_WITHIN:
            raise Refused("rating_already_given")
        return
    if status in OPEN:
        raise Refused("rating_too_early")
    if status is not TicketStatus.SERVED or finished_at is None:
        raise Refused("rating_not_served")
    if now > finished_at + RATE_WITHIN:
        raise Refused("rating_too_late", days=RATE_WITHIN.days)


def _answer(form: Form, question: Question, answers: Mapping[str, object]) -> object | None:
    """The answer as it is kept; None for none, and for one that this question does not have."""
    given = answers.get(question.key)
    if question.kind is QuestionKind.SCALE:
        step = int(given) if isinstance(given, str) and given.isascii() and given.isdigit() else given
        return step if isinstance(step, int) and 1 <= step <= form.scale.steps else None
    if not isinstance(given, str):
        return None
    if question.kind is QuestionKind.CHOICE:
        return given if given in question.choices else None
    return given.strip() or None


def _texts(questions: Iterable[Question], answers: Mapping[str, object]) -> list[str]:
    return [str(answers[each.key]) for each in questions if each.kind is QuestionKind.TEXT and each.key in answers]
