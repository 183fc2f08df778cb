"""What the page and the API of suggestions and complaints share: limits, receiving, and the state by code."""

from __future__ import annotations

from typing import Any

from queue_server.domain.errors import NotSignedIn
from queue_server.domain.feedback import Written
from queue_server.models import Branch, Feedback
from queue_server.services import feedback
from queue_server.services.feedback import Received
from queue_server.services.retries import Retry
from queue_server.services.unit_of_work import Actor
from queue_server.web.booking import repeats
from queue_server.web.dependencies import deps
from queue_server.web.identity import by_feedback_code, caller
from queue_server.web.language import request_language

Answer = dict[str, Any]


def receive(branch: Branch, written: Written, key: Retry | None) -> Received:
    """So many from one address, and so many letters to one e-mail; a repeated request is answered anyway.

    Raises TooMany, and what `feedback.receive` raises."""
    limits, codes, address = deps().limits, deps().codes, caller()
    counted = [("feedback", address)]
    if "@" in written.contact:
        counted.append(("feedback-contact", codes.contact(written.contact.casefold())))
    if not repeats(Actor(), key):
        for rule, whose in counted:
            limits.check(rule, whose)
    with deps().store.write() as work:
        received = feedback.receive(work, branch.id, written, request_language(), codes, key)
    if received.new:
        for rule, whose in counted:
            limits.count(rule, whose)
    return received


def state_of(code: str) -> Answer:
    """Raises NotSignedIn(code_unknown), alike for any code that is none of these; TooMany for one who guesses."""
    known = by_feedback_code(code).feedback
    if known is None:
        raise NotSignedIn("code_unknown")
    return read_own(known.feedback_id)


def read_own(feedback_id: str) -> Answer:
    with deps().store.read() as session:
        return feedback.own_feedback(session, session.get_one(Feedback, feedback_id))
