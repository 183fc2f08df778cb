"""Rating a visit: what is asked, and the one writer of a rating. Its words never reach events or logs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from queue_server.domain.errors import QueueError, Refused
from queue_server.domain.ratings import (
    CHANGE_WITHIN,
    LONGEST_COMMENT,
    Form,
    Opinion,
    Question,
    QuestionKind,
    RatingChannel,
    Scale,
    check_time,
    opinion,
)
from queue_server.domain.rules import RATE_WITHIN
from queue_server.models import Branch, Rating, Ticket
from queue_server.services import retries
from queue_server.services.boards import branch_facts
from queue_server.services.ticket_changes import find
from queue_server.services.unit_of_work import Actor, UnitOfWork


@dataclass(frozen=True, slots=True)
class Said:
    """What a visitor has chosen and written. `changing`: the visitor knows that a rating was given and changes it."""

    step: int
    answers: Mapping[str, object] = field(default_factory=dict)
    comment: str = ""
    changing: bool = False


def form_of(branch: Branch) -> Form:
    """What this branch asks."""
    questions = (
        Question(each["key"], QuestionKind(each["kind"]), tuple(one["key"] for one in each["choices"]))
        for each in _questions(branch)
    )
    return Form(Scale(branch.rating.get("scale", "five")), tuple(questions))


def asked(branch: Branch) -> dict[str, Any]:
    """The same for a screen, with the centre's words."""
    form = form_of(branch)
    return {
        "scale": form.scale.value,
        "steps": form.scale.steps,
        "questions": _questions(branch),
        "longest_comment": LONGEST_COMMENT,
    }


def rate(
    work: UnitOfWork,
    branch_id: str,
    ticket_id: str,
    said: Said,
    channel: RatingChannel,
    actor: Actor,
    retry: retries.Retry | None = None,
) -> Rating:
    """Give a rating, or change it within its hour. The same said twice is one rating.

    Raises NotFound(ticket_unknown), Invalid (rating_step_wrong, rating_comment_too_long), Refused (rating_too_early,
    rating_not_served, rating_too_late, rating_already_given)."""
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id)
    given = work.session.get(Rating, ticket.id, populate_existing=True)
    if given is not None and retries.made_before(work, actor, retry) is not None:
        return given
    kept = opinion(form_of(branch), said.step, said.answers, said.comment)
    check_time(ticket.status, ticket.finished_at, given.given_at if given else None, work.now)
    if given is None:
        given = _new(ticket, kept, channel, work.now)
    elif said.changing:
        _change(given, kept, work.now)
    elif (given.step, given.answers, given.comment) != (kept.step, kept.answers, kept.comment):
        raise Refused("rating_already_given")
    work.session.add(given)
    retries.remember(work, actor, retry, ticket.id)
    return given


def rating_page(session: Session, branch: Branch, ticket: Ticket, now: datetime) -> dict[str, Any]:
    """What is asked of this visit, what was given, until when it may be given or changed; `refusal` says why not now,
    as the code of the refusal."""
    zone = ZoneInfo(branch.timezone)
    given = session.get(Rating, ticket.id)
    refusal = _refusal(ticket, given, now)
    until = _until(ticket, given) if refusal is None else None
    return asked(branch) | {
        "number": ticket.number,
        "language": ticket.language,
        "branch": branch_facts(branch),
        "given": _given(given) if given else None,
        "refusal": refusal,
        "until": until.astimezone(zone).isoformat() if until else None,
        "at": now.astimezone(zone).isoformat(),
    }


def _questions(branch: Branch) -> list[dict[str, Any]]:
    return [{"kind": QuestionKind.SCALE.value, "choices": []} | each for each in branch.rating.get("questions", [])]


def _refusal(ticket: Ticket, given: Rating | None, now: datetime) -> str | None:
    try:
        check_time(ticket.status, ticket.finished_at, given.given_at if given else None, now)
    except QueueError as refusal:
        return refusal.code
    return None


def _until(ticket: Ticket, given: Rating | None) -> datetime | None:
    if given is not None:
        return given.given_at + CHANGE_WITHIN
    return ticket.finished_at + RATE_WITHIN if ticket.finished_at else None


def _given(rating: Rating) -> dict[str, Any]:
    return {"step": rating.step, "steps": rating.steps, "answers": rating.answers, "comment": rating.comment}


def _new(ticket: Ticket, kept: Opinion, channel: RatingChannel, now: datetime) -> Rating:
    return Rating(
        ticket_id=ticket.id,
        branch_id=ticket.branch_id,
        step=kept.step,
        steps=kept.steps,
        answers=kept.answers,
        comment=kept.comment,
        hidden=kept.hidden,
        channel=channel,
        counter_id=ticket.counter_id,
        operator_id=ticket.operator_id,
        given_at=now,
    )


def _change(given: Rating, kept: Opinion, now: datetime) -> None:
    given.step, given.steps, given.answers = kept.step, kept.steps, kept.answers
    given.comment, given.hidden, given.changed_at = kept.comment, kept.hidden, now
