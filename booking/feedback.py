"""«Відгук або пропозиція» and «Скарга» for anybody: written here, and followed by their code; works without a script.

The code comes in the body of a form; a cookie of half an hour only shows the state again.
"""

from __future__ import annotations

import secrets
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from booking.keeping import FEEDBACK, forget_code, keep_code, kept_code
from booking.wording import refusal_text, t
from queue_server.domain.errors import NotSignedIn, QueueError
from queue_server.domain.feedback import LONGEST_TEXT, FeedbackKind, Written
from queue_server.domain.messages import ContactKind
from queue_server.services import feedback
from queue_server.services.retries import Retry
from queue_server.web import feedback as receiving
from queue_server.web.auth import guard, public
from queue_server.web.dependencies import deps
from queue_server.web.links import address
from queue_server.web.schemas.text import clean, clean_lines

routes = Blueprint("feedback", __name__, url_prefix="/v/feedback")
FIELDS = ("name", "residence", "contact")
MOST_WRITTEN = 1000
"""Of one line; the service says how much is too much, a flood is cut."""


@routes.get("/")
@guard(public)
def page() -> ResponseReturnValue:
    """The form of `?kind=` for the branch of `?branch=`; without a kind what there is to choose, and the state of the
    code that this browser has opened within the last half hour."""
    kind = _kind(request.args.get("kind"))
    if kind is not None:
        branch = _branch(request.args.get("branch"))
        return _form(branch, kind) if branch is not None else _start()
    code = kept_code(FEEDBACK)
    try:
        return _start(code=code or "", own=receiving.state_of(code) if code else None)
    except QueueError:
        return _start()


@routes.post("/")
@guard(public)
def send() -> ResponseReturnValue:
    """Kept once, also when it is sent twice; then the page with its number, its term and its code."""
    branch, kind = _branch(request.form.get("branch")), _kind(request.form.get("kind"))
    if branch is None or kind is None:
        return _start("title", refusal_text("feedback_closed"), 409)
    lines = {field: clean(request.form.get(field, "")[:MOST_WRITTEN]) for field in FIELDS}
    written = Written(kind, clean_lines(request.form.get("text", "")[: 2 * LONGEST_TEXT]), **lines)
    try:
        key = Retry.of(request.form.get("key") or None, "feedback", dict(request.form))
        received = receiving.receive(branch, written, key)
    except QueueError as refusal:
        fields = refusal.details.get("fields") or {"text": refusal.code}
        wrong = [(field, refusal_text(code, refusal.details)) for field, code in fields.items()]
        return _form(branch, kind, wrong, 400 if refusal.code == "feedback_incomplete" else 409)
    return keep_code(_back(done=""), received.code, FEEDBACK)


@routes.post("/open")
@guard(public)
def open_state() -> ResponseReturnValue:
    """The code was typed, or a script found it in the fragment."""
    code = request.form.get("code", "")
    try:
        receiving.state_of(code)
    except QueueError as refusal:
        text = refusal_text(refusal.code, refusal.details)
        return _start("code", t("feedback-code-unknown") if isinstance(refusal, NotSignedIn) else text, 400)
    return keep_code(_back(), code, FEEDBACK)


@routes.post("/forget")
@guard(public)
def forget() -> ResponseReturnValue:
    """This browser shows it no more."""
    return forget_code(_back(), FEEDBACK)


def _start(
    field: str = "", mistake: str | None = None, status: int = 200, *, own: dict[str, Any] | None = None, code: str = ""
) -> Response:
    with deps().store.read() as session:
        accepting = feedback.accepting(session)
    asked = request.args.get("branch") or (own["branch"]["key"] if own else None)
    chosen = next((each for each in accepting if each.key == asked), accepting[0] if len(accepting) == 1 else None)
    data = {
        "own": own,
        "code": code,
        "done": own is not None and "done" in request.args,
        "branches": [{"key": each.key, "name": each.name} for each in accepting],
        "branch": {"key": chosen.key, "name": chosen.name} if chosen else None,
        "asked": {kind.value: feedback.asked(chosen, kind) for kind in FeedbackKind} if chosen else {},
        "mistakes": [(field, mistake)] if mistake else [],
    }
    return make_response(render_template("booking/feedback.html", **data), status)


def _form(
    branch: Any, kind: FeedbackKind, mistakes: list[tuple[str, str]] | None = None, status: int = 200
) -> Response:
    data = {
        "branch": {"key": branch.key, "name": branch.name},
        "kind": kind.value,
        "asked": feedback.asked(branch, kind),
        "mails": ContactKind.EMAIL in deps().store.ways,
        "filled": request.form if mistakes else {},
        "mistakes": mistakes or [],
        "longest": LONGEST_TEXT,
        "key": request.form.get("key") or secrets.token_hex(16),
    }
    return make_response(render_template("booking/feedback-form.html", **data), status)


def _kind(name: str | None) -> FeedbackKind | None:
    return next((kind for kind in FeedbackKind if kind.value == name), None)


def _branch(key: str | None) -> Any:
    with deps().store.read() as session:
        return next((branch for branch in feedback.accepting(session) if branch.key == key), None)


def _back(**query: str) -> Response:
    return make_response(redirect(address("booking.feedback.page", **query), 303))
