"""Suggestions and complaints: written by anybody, followed by their code, answered by the head."""

from __future__ import annotations

from typing import Any

from queue_server.models import Role
from queue_server.services import feedback_desk
from queue_server.services.feedback_desk import counts, listed
from queue_server.web import feedback as receiving
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, feedback, guard, public, staff
from queue_server.web.booking import own_retry
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.schemas.feedback import (
    AnswerBody,
    ExtendBody,
    FeedbackBody,
    FeedbackPath,
    FeedbackQuery,
    PassOnBody,
)
from queue_server.web.schemas.text import BranchPath

resource = Resource("feedback", __name__)
Answer = dict[str, Any]
ONE = "/branches/<string:branch>/feedback/<string:feedback>"

head, reader = staff(Role.MANAGER), staff(Role.SUPERVISOR)


@resource.post("/branches/<string:branch>/feedback")
@guard(public)
def write_feedback(path: BranchPath, body: FeedbackBody) -> tuple[Answer, int]:
    """A number, a term, and the code that shows the state, told here and in the letter, nowhere else."""
    branch, key = branch_or_404(path.branch), own_retry("feedback", body.model_dump() | {"branch": path.branch})
    received = receiving.receive(branch, body.written(), key)
    return receiving.read_own(received.feedback.id) | {"code": received.code}, 201


@resource.get("/feedback")
@guard(feedback)
def read_own_feedback() -> Answer:
    """The state and the answer; nothing of what was written."""
    known = identity().feedback
    assert known is not None, "the guard let only an author in"
    return receiving.read_own(known.feedback_id)


@resource.get("/branches/<string:branch>/feedback")
@guard(reader)
def list_feedback(path: BranchPath, query: FeedbackQuery) -> Answer:
    """What waits, the overdue first, and what is closed; the counts of this year by state."""
    branch, now = branch_or_404(path.branch), deps().clock.now()
    with deps().store.read() as session:
        return {"feedback": listed(session, branch, query.wanted(), now), "counts": counts(session, branch, now)}


@resource.get(ONE)
@guard(reader)
def read_feedback(path: FeedbackPath) -> Answer:
    """With every word for the head; a supervisor reads suggestions that name no contact."""
    branch = branch_or_404(path.branch)
    with deps().store.read() as session:
        now, who = deps().clock.now(), actor(branch.key)
        return feedback_desk.read_one(session, branch, path.feedback, who, now)


@resource.post(f"{ONE}/take")
@guard(head)
def take_feedback(path: FeedbackPath) -> Answer:
    """Somebody works on it."""
    return _done(path, feedback_desk.take)


@resource.post(f"{ONE}/extend")
@guard(head)
def extend_feedback(path: FeedbackPath, body: ExtendBody) -> Answer:
    """Once, to 30 days from the receipt; its author is told the reason."""
    return _done(path, feedback_desk.extend, body.reason)


@resource.post(f"{ONE}/answer")
@guard(head)
def answer_feedback(path: FeedbackPath, body: AnswerBody) -> Answer:
    """For good: it is shown by code, and sent where an e-mail was given."""
    return _done(path, feedback_desk.answer, body.text)


@resource.post(f"{ONE}/pass-on")
@guard(head)
def pass_feedback_on(path: FeedbackPath, body: PassOnBody) -> Answer:
    """It was sent to the body whose matter it is."""
    return _done(path, feedback_desk.pass_on, body.to)


def _done(path: FeedbackPath, change: Any, *said: str) -> Answer:
    branch = branch_or_404(path.branch)
    who = actor(branch.key)
    with deps().store.write() as work:
        change(work, branch.id, path.feedback, *said, who)
    with deps().store.read() as session:
        return feedback_desk.read_one(session, branch, path.feedback, who, deps().clock.now())
